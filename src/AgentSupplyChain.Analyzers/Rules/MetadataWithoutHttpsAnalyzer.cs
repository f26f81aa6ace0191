using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC5008: the issuer's metadata, and with it the keys that tokens are checked with, may come over plain HTTP.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetadataWithoutHttpsAnalyzer() : AgentAnalyzer(Descriptors.MetadataWithoutHttps)
{
    private static readonly HashSet<string> s_switches = new(StringComparer.Ordinal) { "RequireHttpsMetadata", "RequireHttps" };

    private static readonly HashSet<string> s_addresses = new(StringComparer.Ordinal) { "Authority", "MetadataAddress" };

    private static readonly HashSet<string> s_parameters = new(StringComparer.Ordinal) { "TokenValidationParameters" };

    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal) { "IssuerSigningKey", "IssuerSigningKeys", "IssuerSigningKeyResolver" };

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "Microsoft.AspNetCore.Authentication.", "Microsoft.IdentityModel.Protocols") && !ProjectKind.IsTest(context.Compilation))
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (SwitchFlow.Property(context.Operation, s_switches) is not { } property || !IsMetadata(property))
            return;

        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (SwitchFlow.Value(assignment.Value) == false && !Guards.IsDevelopmentOnly(assignment, context.CancellationToken) && !StaysHere(assignment, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.MetadataWithoutHttps, SwitchFlow.NameOf(assignment).GetLocation(), property.Name));
    }

    private static bool IsMetadata(IPropertySymbol property) => property.ContainingType switch
    {
        { Name: "HttpDocumentRetriever", ContainingNamespace: var space } => property.Name == "RequireHttps" && space.ToDisplayString() == "Microsoft.IdentityModel.Protocols",
        { ContainingNamespace: var space } => property.Name == "RequireHttpsMetadata" && space.ToDisplayString().StartsWith("Microsoft.AspNetCore.Authentication", StringComparison.Ordinal),
        _ => false,
    };

    // Beside it, in the same initialiser or the same lambda, stands an authority of localhost, or none but the key itself: nothing travels.
    private static bool StaysHere(ISimpleAssignmentOperation assignment, CancellationToken cancellation)
    {
        var together = assignment.Parent is IExpressionStatementOperation { Parent: { } block } ? block : assignment.Parent;
        if (together is null)
            return false;

        var addresses = Beside(together).Where(other => SwitchFlow.Property(other, s_addresses) is not null).ToList();
        return addresses.Count > 0
            ? addresses.Exists(other => TextFlow.Constant(other.Value, cancellation) is { } address && HttpAddress.IsLoopback(address))
            : HasKey(together, cancellation);
    }

    private static IEnumerable<ISimpleAssignmentOperation> Beside(IOperation together) => together.ChildOperations
        .Select(child => child is IExpressionStatementOperation { Operation: var inner } ? inner : child)
        .OfType<ISimpleAssignmentOperation>();

    // Also where the parameters were made before: options.TokenValidationParameters = parameters.
    private static bool HasKey(IOperation together, CancellationToken cancellation) =>
        together.Descendants().Any(IsKey) || Beside(together).Any(other => SwitchFlow.Property(other, s_parameters) is not null && ObjectFlow.Origin(other.Value, cancellation).Descendants().Any(IsKey));

    private static bool IsKey(IOperation operation) => SwitchFlow.Property(operation, s_keys) is { ContainingType.Name: "TokenValidationParameters" };
}
