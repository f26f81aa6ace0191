using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>On which side of an agent a member stands, by namespace: extension methods stand in the namespace of what they extend.</summary>
internal static class AgentSdk
{
    /// <summary>A library that hands tools to a model.</summary>
    public static bool IsModelSide(ISymbol? member) => !IsMcpClient(member) && SdkNamespace.Contains(SpaceOf(member));

    /// <summary>The client of the MCP SDK, in its present and its older shape (<c>IMcpClient</c>, <c>McpClientExtensions</c>).</summary>
    public static bool IsMcpClient(ISymbol? member) => IsIn(member, "ModelContextProtocol");

    public static bool IsFramework(ISymbol? member) => IsIn(member, "System");

    private static bool IsIn(ISymbol? member, string root) =>
        SpaceOf(member) is var space && space.StartsWith(root, StringComparison.Ordinal) && (space.Length == root.Length || space[root.Length] == '.');

    private static string SpaceOf(ISymbol? member) => member?.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
}
