using AgentSupplyChain.Core.Emit.Conformance;
using AgentSupplyChain.Core.Emit.Spdx;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>A document of a build.</summary>
/// <param name="Suffix">What follows the assembly's name in the name of the file: <c>.sbom.cdx.json</c>.</param>
public sealed record BomFile(string Suffix, byte[] Content)
{
    /// <summary>Nobody asked for it: it is kept for the documents of several frameworks or projects, which are joined from it.</summary>
    public bool IsForMerge { get; init; }
}

/// <summary>Which documents a build writes.</summary>
/// <param name="Formats">Of <see cref="BomFormats.All"/>.</param>
public sealed record BomRequest(bool WritesSbom, bool WritesAibom, IReadOnlyList<string> Formats)
{
    /// <summary>For people: what the documents hold of published minimum elements, as Markdown.</summary>
    public bool WritesConformance { get; init; }
}

/// <summary>All documents of one inventory, in all formats that are asked for.</summary>
public static class BomFiles
{
    private const string ConformanceSuffix = ".conformance.md";

    /// <summary>Every suffix that a build can write: what is not written must not lie there from a build before. The targets list the same.</summary>
    public static IReadOnlyList<string> AllSuffixes { get; } =
    [
        ".sbom.cdx.json", ".aibom.cdx.json",
        ".sbom.cdx-1.6.json", ".aibom.cdx-1.6.json",
        ".sbom.spdx.json", ".aibom.spdx.json",
        ConformanceSuffix,
    ];

    public static IReadOnlyList<BomFile> Write(AgentInventory inventory, BomRequest request)
    {
        var (sbom, aibom) = Boms.Documents(inventory, request.WritesSbom, request.WritesAibom);
        var files = new List<BomFile>();
        foreach (var format in request.Formats)
        {
            var boms = BomFormats.CycloneDxVersion(format) is { } version ? Boms.Write(sbom, aibom, version) : SpdxDocument.Write(sbom, aibom);
            Add("sbom", format, boms.Sbom);
            Add("aibom", format, boms.Aibom);
        }

        // What joins documents reads CycloneDX 1.7, which has every field: where nobody asked for it, it is kept out of sight.
        if (!request.Formats.Contains(BomFormats.CycloneDx17))
        {
            var boms = Boms.Write(sbom, aibom, BomJson.SpecVersion);
            files.AddRange(new[] { (".sbom.cdx.json", boms.Sbom), (".aibom.cdx.json", boms.Aibom) }.Where(pair => pair.Item2 is not null).Select(pair => new BomFile(pair.Item1, pair.Item2!) { IsForMerge = true }));
        }

        if (request.WritesConformance && (sbom ?? aibom)?.Root is { } root)
            files.Add(new BomFile(ConformanceSuffix, ConformanceMarkdown.Write(aibom?.Conformance ?? ConformanceReport.Of(sbom, aibom), root)));

        return files;

        void Add(string kind, string format, byte[]? content)
        {
            if (content is not null)
                files.Add(new BomFile(BomFormats.Suffix(kind, format, request.Formats), content));
        }
    }
}
