namespace AgentSupplyChain.Core.Emit;

/// <summary>The documents that the build of one target framework wrote.</summary>
/// <param name="Sbom">Null where none is asked for.</param>
/// <param name="Aibom">Null where the project is no agent.</param>
public sealed record FrameworkDocuments(string TargetFramework, byte[]? Sbom, byte[]? Aibom);
