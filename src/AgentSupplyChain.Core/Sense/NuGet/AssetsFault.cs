namespace AgentSupplyChain.Core.Sense.NuGet;

internal enum AssetsFaultKind
{
    Malformed,
    UnknownVersion,
    TargetMissing,
}

/// <summary>Why an assets file tells nothing.</summary>
/// <param name="Version">The version that the file claims, where that is the reason.</param>
internal sealed record AssetsFault(AssetsFaultKind Kind, int Version = 0)
{
    public static readonly AssetsFault Malformed = new(AssetsFaultKind.Malformed);
    public static readonly AssetsFault TargetMissing = new(AssetsFaultKind.TargetMissing);
}
