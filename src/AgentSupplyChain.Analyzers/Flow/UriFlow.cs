using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Follows an address to its constants, through <c>new Uri(…)</c>, and takes out of it what must not be told.</summary>
internal static class UriFlow
{
    public static IReadOnlyList<ResolvedText> Resolve(IOperation operation, CancellationToken cancellation)
    {
        return ObjectFlow.Origin(operation, cancellation) is IObjectCreationOperation { Arguments.Length: > 0, Type: { Name: "Uri", ContainingNamespace.Name: "System" } } creation
            ? TextFlow.Resolve(creation.Arguments[0].Value, cancellation)
            : TextFlow.Resolve(operation, cancellation);
    }

    /// <summary>The address without user information, query and fragment; null where it is none.</summary>
    public static string? Sanitise(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ws" or "wss"
            ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null;
}
