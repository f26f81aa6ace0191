using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>What MSBuild tells the generator.</summary>
internal sealed record ProjectSettings(string Directory, bool IsEnabled)
{
    public static ProjectSettings Of(AnalyzerConfigOptions options) => new(
        options.TryGetValue("build_property.ProjectDir", out var directory) ? directory : "",
        !options.TryGetValue("build_property.AgentSupplyChainEnabled", out var enabled) || !string.Equals(enabled, "false", StringComparison.OrdinalIgnoreCase));
}
