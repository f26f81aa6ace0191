using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Whose types a member belongs to, by namespace: extension methods stand in the namespace of what they extend.</summary>
internal static class AgentSdk
{
    /// <summary>A library that hands tools to a model.</summary>
    public static bool IsModelSide(ISymbol? member) => SpaceOf(member) is { } space && SdkNamespace.Contains(space) && !IsMcp(space);

    /// <summary>The client of the MCP SDK, in its present and its older shape (<c>IMcpClient</c>, <c>McpClientExtensions</c>).</summary>
    public static bool IsMcpClient(ISymbol? member) => SpaceOf(member) is { } space && IsMcp(space);

    public static bool IsFramework(ISymbol? member) => SpaceOf(member) is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));

    private static bool IsMcp(string space) => space.StartsWith("ModelContextProtocol", StringComparison.Ordinal);

    private static string? SpaceOf(ISymbol? member) => member?.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : null;
}
