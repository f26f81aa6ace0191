namespace AgentSupplyChain.Core.Emit;

/// <summary>The formats in which documents are written, by the names that users write in <c>AgentSupplyChainBomFormats</c>.</summary>
public static class BomFormats
{
    public const string CycloneDx17 = "cyclonedx-1.7";
    public const string CycloneDx16 = "cyclonedx-1.6";
    public const string Spdx301 = "spdx-3.0.1";

    public static IReadOnlyList<string> All { get; } = [CycloneDx17, CycloneDx16, Spdx301];

    public static IReadOnlyList<string> Default { get; } = [CycloneDx17];

    /// <summary>Reads a list that is separated by semicolons, commas or white space. Case does not matter; an empty list is the default.</summary>
    /// <param name="unknown">Words that name no format, as written.</param>
    /// <returns>Known formats in the order of <see cref="All"/>; the default where none is known.</returns>
    public static IReadOnlyList<string> Parse(string? text, out IReadOnlyList<string> unknown)
    {
        var words = (text ?? "").Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        unknown = [.. words.Where(word => !All.Contains(word, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var asked = All.Where(format => words.Contains(format, StringComparer.OrdinalIgnoreCase)).ToList();
        return asked.Count == 0 ? Default : asked;
    }

    /// <summary>
    /// How the name of a document ends: <c>.sbom.cdx.json</c>. CycloneDX is always found under that name; where both versions are asked for,
    /// the older one has its version in the name.
    /// </summary>
    /// <param name="kind"><c>sbom</c> or <c>aibom</c>.</param>
    /// <param name="asked">All formats of the build.</param>
    public static string Suffix(string kind, string format, IReadOnlyList<string> asked) => format switch
    {
        Spdx301 => $".{kind}.spdx.json",
        CycloneDx16 when asked.Contains(CycloneDx17) => $".{kind}.cdx-1.6.json",
        _ => $".{kind}.cdx.json",
    };

    /// <summary>The version of CycloneDX that a format is; null for another format.</summary>
    public static string? CycloneDxVersion(string format) => format switch
    {
        CycloneDx17 => BomJson.SpecVersion,
        CycloneDx16 => CycloneDx16Form.SpecVersion,
        _ => null,
    };
}
