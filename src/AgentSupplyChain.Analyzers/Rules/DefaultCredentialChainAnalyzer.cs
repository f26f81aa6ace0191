using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC6020: an agent signs in with whatever credential is found first, developer tools included.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultCredentialChainAnalyzer() : AgentAnalyzer(Descriptors.DefaultCredentialChain)
{
    // The tools a server can have by accident. Later versions know more of them; who excludes these four has thought about it.
    private static readonly string[] s_developerTools = ["ExcludeAzureCliCredential", "ExcludeAzureDeveloperCliCredential", "ExcludeAzurePowerShellCredential", "ExcludeVisualStudioCredential"];

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "Azure.Identity") && ProjectKind.UsesAiSdk(context.Compilation) && !ProjectKind.IsTest(context.Compilation))
            context.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not { Name: "DefaultAzureCredential", ContainingNamespace: { Name: "Identity", ContainingNamespace.Name: "Azure" } })
            return;

        if (IsNarrowed(creation, context.CancellationToken) || Guards.IsDevelopmentOnly(creation, context.CancellationToken))
            return;

        var place = creation.Syntax is ObjectCreationExpressionSyntax { Type: var type } ? type : creation.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.DefaultCredentialChain, place.GetLocation()));
    }

    // An environment variable that chooses the credential is the documented way to narrow the chain; the other is its options.
    private static bool IsNarrowed(IObjectCreationOperation creation, CancellationToken cancellation) =>
        creation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit
            && (argument.Parameter?.Type.SpecialType == SpecialType.System_String || ExcludesDeveloperTools(argument.Value, cancellation)));

    private static bool ExcludesDeveloperTools(IOperation options, CancellationToken cancellation)
    {
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var initialised = ObjectFlow.Origin(options, cancellation) is IObjectCreationOperation { Initializer: { } initializer } ? initializer.Initializers : [];
        var assigned = options is ILocalReferenceOperation { Local: var local }
            ? Assignments.Root(options).Descendants().OfType<ISimpleAssignmentOperation>().Where(assignment => IsSetOn(assignment, local))
            : [];
        foreach (var assignment in initialised.OfType<ISimpleAssignmentOperation>().Concat(assigned))
        {
            // What is not certainly false is a decision that somebody takes.
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && SwitchFlow.Value(assignment.Value) != false)
                excluded.Add(name);
        }

        return s_developerTools.All(excluded.Contains);
    }

    private static bool IsSetOn(ISimpleAssignmentOperation assignment, ILocalSymbol local) =>
        assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var owner } } && SymbolEqualityComparer.Default.Equals(owner, local);
}
