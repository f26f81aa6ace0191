using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The documents of one project of a solution.</summary>
/// <param name="Project">Name of its assembly.</param>
public sealed record ProjectDocuments(string Project, IReadOnlyList<FrameworkDocuments> Frameworks);

/// <summary>
/// One SBOM and one AIBOM for a solution, from the documents of its projects: the projects are first-party components below a root that stands for the
/// solution. What one project says of itself takes the place of what the others repeat from it. Places in files begin with the project's name. The order
/// in which projects were built or are handed over does not show.
/// </summary>
public static class SolutionDocuments
{
    /// <summary>Both documents; null after a finding was added to <paramref name="faults"/>, or where there is nothing to join.</summary>
    /// <param name="solution">Name of the solution.</param>
    public static Boms? Merge(string solution, IReadOnlyList<ProjectDocuments> projects, ICollection<Finding> faults)
    {
        var sources = new List<SolutionProject>();
        foreach (var project in projects)
        {
            if (Read(project, faults) is { } source)
                sources.Add(source);
        }

        if (sources.Count < projects.Count || sources.Count == 0)
            return null;

        var all = sources.SelectMany(source => new[] { source.Sbom, source.Aibom }).OfType<JsonObject>().Select(bom => new FrameworkBom("", bom, "")).ToList();
        if (all.Count > 0 && !MergedDocuments.AreOfOneVersion(all, faults))
            return null;

        sources = [.. sources.OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Key, StringComparer.Ordinal)];
        SolutionProject.TellApart(sources);
        var owners = sources.SelectMany(source => source.Links.Select(link => (link.Serial, source.RootRef))).DistinctBy(pair => pair.Serial).ToDictionary(pair => pair.Serial, pair => pair.RootRef, StringComparer.Ordinal);
        var sbom = Union(solution, [.. sources.Where(source => source.Sbom is not null).Select(source => (source, source.Sbom!, "SBOM"))], owners);
        var aibom = Union(solution, [.. sources.Where(source => source.Aibom is not null).Select(source => (source, source.Aibom!, "AIBOM"))], owners);
        return MergedDocuments.Join(sbom, aibom);
    }

    private static SolutionProject? Read(ProjectDocuments project, ICollection<Finding> faults)
    {
        var links = new List<SourceLink>();
        foreach (var (framework, kind, bytes) in project.Frameworks.SelectMany(one => new[] { (one.TargetFramework, "SBOM", one.Sbom), (one.TargetFramework, "AIBOM", one.Aibom) }))
        {
            if (bytes is not null && MergedDocuments.Read(framework, kind, bytes, faults) is { } read)
                links.Add(new SourceLink(kind, read.Serial, $"{kind} of {project.Project} for {framework}", Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        if (MergedDocuments.Merge(project.Frameworks, faults) is not { } merged)
            return null;

        var sbom = merged.Sbom is null ? null : MergedDocuments.Read(project.Project, "SBOM", merged.Sbom, faults);
        var aibom = merged.Aibom is null ? null : MergedDocuments.Read(project.Project, "AIBOM", merged.Aibom, faults);
        if (sbom is not null && aibom is not null)
        {
            MergedDocuments.MarkLinks(sbom.Bom, aibom.Serial);
            MergedDocuments.MarkLinks(aibom.Bom, sbom.Serial);
        }

        return new SolutionProject(project.Project, sbom?.Bom, aibom?.Bom, links);
    }

    /// <param name="owners">bom-ref of the project that wrote the document of a serial number.</param>
    private static JsonObject? Union(string solution, IReadOnlyList<(SolutionProject Project, JsonObject Bom, string Kind)> parts, Dictionary<string, string> owners)
    {
        if (parts.Count == 0)
            return null;

        var boms = new List<FrameworkBom>();
        foreach (var (project, bom, kind) in parts)
        {
            project.Prepare(bom, kind, owners);
            boms.Add(new FrameworkBom("", bom, ""));
        }

        var metadata = (JsonObject)boms[0].Bom["metadata"]!.DeepClone();
        var roots = parts.Select(part => SolutionProject.RootOf(part.Bom)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var merged = BomUnion.Of(boms);
        var root = Root(solution, parts);
        merged["metadata"] = Metadata(metadata, root, [.. parts.Select(part => (JsonObject)part.Bom["metadata"]!)]);
        var rootRef = (string)root["bom-ref"]!;
        var aggregate = BomUnion.Weakest(BomShape.Objects(merged, "compositions").Where(entry => BomShape.Texts(entry, "dependencies").Intersect(roots, StringComparer.Ordinal).Any()).Select(entry => (string)entry["aggregate"]!));
        BomUnion.Set(merged, "dependencies", BomUnion.Dependencies([.. BomShape.Objects(merged, "dependencies"), new JsonObject { ["ref"] = rootRef, ["dependsOn"] = Array(roots) }]));
        BomUnion.Set(merged, "compositions", BomUnion.Whole([merged]).Concat(BomUnion.Compositions([.. BomShape.Objects(merged, "compositions"), new JsonObject { ["aggregate"] = aggregate, ["dependencies"] = Array([rootRef]) }])));
        return merged;
    }

    private static JsonObject Root(string solution, IReadOnlyList<(SolutionProject Project, JsonObject Bom, string Kind)> parts)
    {
        var root = new JsonObject { ["type"] = "application", ["bom-ref"] = "solution:" + BomText.Plain(solution), ["name"] = BomText.Plain(solution) };
        var versions = parts.Select(part => (string?)SolutionProject.RootElement(part.Bom)["version"]).Distinct(StringComparer.Ordinal).ToList();
        if (versions is [{ } version])
            root["version"] = version;
        else
            root["properties"] = new JsonArray(new JsonObject { ["name"] = AscProperty.Unknown, ["value"] = "version:not-known" });

        // Both documents of a solution are joined; where there is one only, the link goes before it is written.
        BomUnion.Set(root, "externalReferences",
        [
            new JsonObject { ["type"] = "bom", ["url"] = MergedDocuments.JoinedPlaceholder, ["comment"] = (parts[0].Kind == "SBOM" ? "AIBOM" : "SBOM") + " of the same solution" },
        ]);
        return root;
    }

    private static JsonObject Metadata(JsonObject first, JsonObject root, IReadOnlyList<JsonObject> all)
    {
        var metadata = first;
        metadata["component"] = root;
        var times = all.Select(one => (string?)one["timestamp"]).ToList();
        if (times.TrueForAll(time => time is not null))
            metadata["timestamp"] = times.Max(StringComparer.Ordinal);
        else
            metadata.Remove("timestamp");

        // Who stands for one project does not stand for all.
        foreach (var name in new[] { "authors", "manufacturer", "supplier", "licenses" })
        {
            if (all.Any(one => !JsonNode.DeepEquals(one[name], all[0][name])))
                metadata.Remove(name);
        }

        return metadata;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
