using AgentSupplyChain.Benchmarks.Credentials.Planted;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>What a tool said of the planted files, and how long it took.</summary>
/// <param name="Seconds">From its start to its end, with whatever else it does.</param>
internal sealed record ToolRun(string Name, Reports Reports, double Seconds);
