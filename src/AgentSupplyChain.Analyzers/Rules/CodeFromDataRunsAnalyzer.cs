using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3025: text that is not settled by the build is compiled and run in this process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeFromDataRunsAnalyzer() : AgentAnalyzer(Descriptors.CodeFromDataRuns)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation)
            || !References(context.Compilation, "Microsoft.CodeAnalysis", "System.Management.Automation", "Microsoft.Scripting", "Python.Runtime", "System.CodeDom", "Microsoft.Agents.AI.LocalCodeAct"))
        {
            return;
        }

        var validations = new Validations(PolicyOptions.Of(context.Options));
        context.RegisterOperationAction(operation => Analyze(operation, validations), OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context, Validations validations)
    {
        var cancellation = context.CancellationToken;
        switch (context.Operation)
        {
            case IObjectCreationOperation { Type: { Name: "LocalCodeActProvider" or "LocalExecuteCodeFunction" } type } creation when Arguments.IsIn(type, "Microsoft.Agents.AI.LocalCodeAct") && !NeedsApproval(creation):
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.CodeFromDataRuns, creation.Syntax.GetLocation(), type.Name));
                return;
            case IInvocationOperation call when CodeOf(call, cancellation) is { } code
                && !Fixed.AtBuild(code, cancellation)
                && !validations.IsLoader(context.ContainingSymbol)
                && !validations.Passed(call, code, ValidBy.Hash | ValidBy.Signature | ValidBy.AllowList, cancellation):
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.CodeFromDataRuns, code.Syntax.GetLocation(), call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name));
                return;
        }
    }

    private static IOperation? CodeOf(IInvocationOperation call, CancellationToken cancellation) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        ("CSharpScript", "Create" or "RunAsync" or "EvaluateAsync") or ("Script", "ContinueWith") or ("ScriptState", "ContinueWithAsync") when IsFrom(call, "Microsoft.CodeAnalysis") => Arguments.Named(call, "code"),
        ("PowerShell", "AddScript") when IsFrom(call, "System.Management.Automation") => Arguments.Named(call, "script"),
        ("ScriptEngine", "Execute" or "CreateScriptSourceFromString") when IsFrom(call, "Microsoft.Scripting") => Arguments.Named(call, "expression"),
        ("PythonEngine", "Exec" or "Eval" or "RunSimpleString") when IsFrom(call, "Python.Runtime") => Arguments.Named(call, "code"),
        ("CodeDomProvider", "CompileAssemblyFromSource") when IsFrom(call, "System.CodeDom") => Arguments.Named(call, "sources"),
        ("Compilation" or "CSharpCompilation", "Emit") when IsLoadedHere(call, cancellation) => SourceOf(call, cancellation),
        _ => null,
    };

    private static bool IsFrom(IInvocationOperation call, string namespaceStart) => Arguments.IsIn(call.TargetMethod.ContainingType, namespaceStart);

    // A compiler that writes its output to a file is a compiler. One whose output this body loads runs it.
    private static bool IsLoadedHere(IInvocationOperation emit, CancellationToken cancellation) =>
        CompiledCode.StreamOf(emit) is { } stream
        && Assignments.Root(emit).Descendants().Any(operation => AssemblyLoad.Find(operation) is { } load && Provenance.Of(load.Code, cancellation).Symbols.Contains(stream, SymbolEqualityComparer.Default));

    private static IOperation? SourceOf(IInvocationOperation emit, CancellationToken cancellation) => emit.Instance is null ? null : Provenance.Of(emit.Instance, cancellation).Operations
        .Where(operation => operation is IInvocationOperation { TargetMethod: { Name: "ParseText" or "ParseSyntaxTree" or "ParseCompilationUnit" } })
        .Select(parse => Arguments.Named(parse, "text"))
        .FirstOrDefault(text => text is not null && !Fixed.AtBuild(text, cancellation));

    private static bool NeedsApproval(IObjectCreationOperation creation)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
            parent = parent.Parent;

        return parent is IObjectCreationOperation { Type.Name: "ApprovalRequiredAIFunction" };
    }
}
