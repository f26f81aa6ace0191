using System.Collections.Concurrent;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3021: a type whose name is data is activated, or its methods become tools.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNamedByDataAnalyzer() : AgentAnalyzer(Descriptors.TypeNamedByData)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

        // One name that two calls activate is one finding.
        var reported = new ConcurrentDictionary<Location, bool>();
        var validations = new Validations(PolicyOptions.Of(context.Options));
        context.RegisterOperationAction(operation => Analyze(operation, validations, reported), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, Validations validations, ConcurrentDictionary<Location, bool> reported)
    {
        var cancellation = context.CancellationToken;
        var call = (IInvocationOperation)context.Operation;
        if (ActivatedBy(call) is not { } activated || validations.IsLoader(context.ContainingSymbol))
            return;

        foreach (var name in NamesOf(activated, cancellation))
        {
            if (Fixed.AtBuild(name, cancellation) || validations.Passed(call, activated, ValidBy.AllowList, cancellation) || validations.Passed(name, name, ValidBy.AllowList, cancellation))
                continue;

            var place = name.Syntax.GetLocation();
            if (reported.TryAdd(place, true))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.TypeNamedByData, place, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name));
        }
    }

    /// <summary>The type, its name, or a member of it, which a call brings to life.</summary>
    private static IOperation? ActivatedBy(IInvocationOperation call) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        ("Activator", "CreateInstance") => Arguments.Named(call, "type") ?? Arguments.Named(call, "typeName"),
        ("ActivatorUtilities", "CreateInstance" or "CreateFactory") => Arguments.Named(call, "instanceType"),
        ("ActivatorUtilities", "GetServiceOrCreateInstance") or ("RuntimeHelpers", "GetUninitializedObject") => Arguments.Named(call, "type"),
        ("Assembly" or "AppDomain", "CreateInstance" or "CreateInstanceAndUnwrap") => Arguments.Named(call, "typeName"),
        ("AIFunctionFactory" or "McpServerTool", "Create") or ("KernelFunctionFactory", "CreateFromMethod") => Arguments.Named(call, "method"),
        ("KernelPluginFactory", "CreateFromType") => Arguments.Named(call, "instanceType"),
        ("ConstructorInfo" or "MethodInfo" or "MethodBase", "Invoke") => call.Instance,
        _ => null,
    };

    // The argument of the lookup that made the type; where the call takes a name itself, that name.
    private static IEnumerable<IOperation> NamesOf(IOperation activated, CancellationToken cancellation)
    {
        if (activated.Type?.SpecialType == SpecialType.System_String)
            return [activated];

        return Provenance.Of(activated, cancellation).Operations.OfType<IInvocationOperation>()
            .Where(lookup => lookup.TargetMethod is { Name: "GetType", ContainingType: { Name: "Type" or "Assembly" or "Module" or "TypeInfo" } })
            .Select(lookup => Arguments.Named(lookup, "typeName") ?? Arguments.Named(lookup, "name") ?? Arguments.Named(lookup, "className"))
            .OfType<IOperation>();
    }
}
