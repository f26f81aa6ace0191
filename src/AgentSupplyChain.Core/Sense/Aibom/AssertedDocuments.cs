using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Aibom;

/// <summary>
/// All AIBOMs that other parties hand to a project: those of referenced projects and those inside packages. One document counts once, however many
/// parties carry it and however many repeat it.
/// </summary>
internal static class AssertedDocuments
{
    /// <summary>A word that has gone through more parties than this is left out.</summary>
    internal const int LongestChain = 16;

    /// <param name="graph">Null where it could not be read: then no document of a package is known.</param>
    public static IReadOnlyList<AssertedDocument> Read(IReadOnlyList<ReferencedAibom> projects, RestoredGraph? graph, string projectName, ICollection<Finding> faults)
    {
        if (projects.Count == 0 && graph is null or { Aiboms.Count: 0 })
            return [];

        var paths = GraphPaths.Of(graph, projectName);
        var read = new List<AssertedDocument>();
        foreach (var aibom in projects)
        {
            if (ForeignAibomSensor.Read(aibom.File, aibom.Project, faults) is { } document)
                read.Add(document with { Path = paths.ToProject(aibom) });
        }

        foreach (var aibom in graph?.Aiboms ?? [])
        {
            var party = $"{aibom.PackageId}/{aibom.PackageVersion}";
            var file = new ProjectFile(aibom.Path, $"{party}/{Path.GetFileName(aibom.Path)}");
            if (ForeignAibomSensor.Read(file, party, faults) is { } document)
                read.Add(document with { Path = paths.ToPackage(aibom.PackageId) });
        }

        return Settle(read);
    }

    /// <summary>Leaves out what is said twice, and what goes round in a circle.</summary>
    internal static IReadOnlyList<AssertedDocument> Settle(IEnumerable<AssertedDocument> read)
    {
        // The nearest party keeps the document. Two documents that only claim to be one are two: a serial number is a claim, bytes are not.
        List<AssertedDocument> documents =
        [
            .. read
                .OrderBy(document => document.Path.Count)
                .ThenBy(document => document.AssertedBy, StringComparer.Ordinal)
                .ThenBy(document => document.BomLink, StringComparer.Ordinal)
                .DistinctBy(document => document.BomLink is null || document.Sha256 is null ? (document.AssertedBy, document.Sha256, "") : ("", document.Sha256, document.BomLink))
                .OrderBy(document => document.AssertedBy, StringComparer.Ordinal)
                .ThenBy(document => document.BomLink, StringComparer.Ordinal),
        ];
        var known = documents.Where(document => document.BomLink is not null).Select(document => document.AssertedBy + "\n" + document.BomLink).ToHashSet(StringComparer.Ordinal);
        return [.. documents.Select(document => Settle(document, known))];
    }

    private static AssertedDocument Settle(AssertedDocument document, HashSet<string> known)
    {
        // Who says it has been asked directly.
        var kept = document.Components
            .Where(component => component.Origin is not { BomLink: { } link } origin || !known.Contains(origin.AssertedBy + "\n" + link))
            .ToList();
        var straight = kept.Where(component => component.Origin is not { } origin || IsStraight(origin, document.AssertedBy)).ToList();
        return document with { Components = straight, IsIncomplete = document.IsIncomplete || straight.Count < kept.Count };
    }

    private static bool IsStraight(AssertedOrigin origin, string carrier)
    {
        List<string> chain = [origin.AssertedBy, .. origin.Through, carrier];
        return chain.Count <= LongestChain && chain.Distinct(StringComparer.Ordinal).Count() == chain.Count;
    }
}
