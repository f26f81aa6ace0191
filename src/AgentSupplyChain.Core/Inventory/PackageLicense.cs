namespace AgentSupplyChain.Core.Inventory;

public enum LicenseConfidence
{
    /// <summary>Nothing is concluded.</summary>
    None,

    /// <summary>A well-known address of a licence's text stands where old packages have no expression.</summary>
    Low,

    /// <summary>A valid SPDX expression is declared, and nothing in the package contradicts it.</summary>
    Medium,

    /// <summary>The licence's text lies in the package and was recognised, and it is what is declared, or nothing is.</summary>
    High,
}

/// <summary>A licence text inside a package.</summary>
/// <param name="File">Relative to the package.</param>
/// <param name="Licenses">SPDX ids that the text stands for: two where "only" and "or later" share it. Empty where the text is not recognised.</param>
public sealed record LicenseText(string File, IReadOnlyList<string> Licenses)
{
    /// <summary>It is longer than any licence that is known, and was not read.</summary>
    public bool IsTooLong { get; init; }
}

/// <summary>What we conclude about the licence of a package, by the rule of <c>docs/licences.md</c>.</summary>
/// <param name="Expression">SPDX expression; null where nothing is concluded.</param>
/// <param name="Evidence">What it rests on, or why there is none; a few plain words.</param>
public sealed record LicenseConclusion(string? Expression, LicenseConfidence Confidence, string Evidence)
{
    public static LicenseConclusion Unknown { get; } = new(Expression: null, LicenseConfidence.None, "nothing is declared");
}
