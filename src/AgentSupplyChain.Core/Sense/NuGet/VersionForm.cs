namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What the text of a declared version asks restore for. The order is from strict to loose.</summary>
public enum VersionForm
{
    /// <summary>No version is declared in this place.</summary>
    None,

    /// <summary>NuGet does not take it for a version.</summary>
    Unreadable,

    /// <summary><c>[1.2.3]</c></summary>
    Exact,

    /// <summary><c>1.2.3</c>: the lowest version that fits the whole graph.</summary>
    Minimum,

    /// <summary><c>[1.0,2.0)</c>, <c>[1.0,)</c>: as a minimum, perhaps with a cap.</summary>
    Range,

    /// <summary><c>(1.0,)</c>, <c>(,2.0]</c>: whatever the lowest published version is.</summary>
    NoLowerBound,

    /// <summary><c>*</c>, <c>1.*</c>, <c>1.0.0-*</c>: the highest version published at the time of restore.</summary>
    Floating,
}
