using System.Text.Json;
using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Scoring;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>
/// Why a document did not get a point, found in what the build had before it: the nuspecs and files of the packages and the properties of the project, read here
/// by themselves. Null where nothing there forbids the point: then the document has left something out.
/// </summary>
internal sealed class LostPoints
{
    private readonly Dictionary<string, XElement> nuspecs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement> components;
    private readonly JsonElement bom;
    private readonly string project;

    /// <param name="project">Text of the project file.</param>
    public LostPoints(FixtureFolder folder, JsonElement bom, string project)
    {
        this.bom = bom;
        this.project = project;
        using var assets = JsonDocument.Parse(folder.Read("obj/project.assets.json"));
        var roots = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(root => root.Name).ToList();
        foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            var id = library.Name.Split('/')[0];
            var path = roots.Select(root => Path.Combine(root, library.Value.GetProperty("path").GetString()!)).First(Directory.Exists);
            folders[id] = path;
            nuspecs[id] = XDocument.Load(Path.Combine(path, id.ToLowerInvariant() + ".nuspec")).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        }

        components = bom.GetProperty("components").EnumerateArray().GroupBy(c => c.GetProperty("name").GetString()!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public string? ReasonOf(ScoreLoss loss) => loss.Component.Length == 0 ? OfDocument(loss.Feature) : components.TryGetValue(loss.Component, out var component) ? OfComponent(loss.Feature, component) : OfProject(loss.Feature);

    private string? OfDocument(string feature) => feature switch
    {
        "sbom_signature" => "left out: a build signs nothing",
        "sbom_data_license" when !project.Contains("AgentSupplyChainBomLicense", StringComparison.Ordinal) => "the project states no licence of the document",
        "sbom_authors" when !project.Contains("<Authors>", StringComparison.Ordinal) => "the project states no author",
        "sbom_supplier" when !project.Contains("<Company>", StringComparison.Ordinal) => "the project states no company",
        "sbom_completeness_declared" when bom.GetProperty("compositions").EnumerateArray().Any(c => c.GetProperty("aggregate").GetString() != "complete") => "unknown: not every edge is known to be all",
        _ => null,
    };

    private string? OfProject(string feature) => feature switch
    {
        "comp_with_strong_checksums" => "left out: the hash of the own output stands in its attestation",
        "comp_with_source_code" when !project.Contains("RepositoryUrl", StringComparison.Ordinal) => "the project states no repository",
        "comp_with_supplier" when !project.Contains("<Company>", StringComparison.Ordinal) => "the project states no company",
        "comp_with_licenses" or "comp_with_valid_licenses" or "comp_with_declared_licenses" when !project.Contains("PackageLicenseExpression", StringComparison.Ordinal) => "the project states no licence",
        "comp_with_purl" when !project.Contains("PackageId", StringComparison.Ordinal) => "the project is no package",
        _ => null,
    };

    private string? OfComponent(string feature, JsonElement component)
    {
        var name = component.GetProperty("name").GetString()!;
        if (component.TryGetProperty("isExternal", out _))
            return feature == "comp_with_version" ? "unknown: which version runs is decided where it runs" : "unknown: a part of the system that the output does not carry";

        if (!nuspecs.TryGetValue(name, out var nuspec))
            return component.GetProperty("type").GetString() is "application" or "file" ? "unknown: made by the SDK, not from a package" : null;

        return feature switch
        {
            "comp_with_source_code" when Element(nuspec, "repository")?.Attribute("url") is null => "the nuspec names no repository",
            "comp_with_source_code" when !Uri.TryCreate(Element(nuspec, "repository")!.Attribute("url")!.Value, UriKind.Absolute, out _) => "the nuspec's repository is no address",
            "comp_with_supplier" when string.IsNullOrWhiteSpace(Element(nuspec, "authors")?.Value) => "the nuspec names no author",
            "comp_with_declared_licenses" when Element(nuspec, "license") is null && Element(nuspec, "licenseUrl") is null => "the nuspec names no licence",
            "comp_with_licenses" or "comp_with_valid_licenses" => WhyNothingIsConcluded(name, nuspec, component),
            "comp_no_deprecated_licenses" or "comp_no_restrictive_licenses" => "the licence of the package is such a one",
            "comp_with_dependencies" when !IsComplete(component) => "unknown: not every edge of it is resolved",
            _ => null,
        };
    }

    // An expression of known ids always allows a conclusion. A text allows one where it is the text of a known licence, which only its readers can tell; that ours
    // does know the common ones is tested with their texts.
    private string? WhyNothingIsConcluded(string name, XElement nuspec, JsonElement component)
    {
        if (!IsSaid(component, "licence-concluded:not-known") && !IsSaid(component, "licence:not-known"))
            return null;

        if (Element(nuspec, "license") is not { } licence)
            return Element(nuspec, "licenseUrl") is null ? "the nuspec names no licence" : "the nuspec names an address only";

        return licence.Attribute("type")?.Value == "file" && File.Exists(Path.Combine(folders[name], licence.Value.Replace('\\', '/'))) ? "unknown: the packaged text is no known licence" : null;
    }

    private bool IsComplete(JsonElement component) =>
        bom.GetProperty("compositions").EnumerateArray().Any(c => c.GetProperty("aggregate").GetString() == "complete"
            && c.TryGetProperty("dependencies", out var refs) && refs.EnumerateArray().Any(r => r.GetString() == component.GetProperty("bom-ref").GetString()));

    private static bool IsSaid(JsonElement component, string unknown) =>
        component.TryGetProperty("properties", out var properties) && properties.EnumerateArray().Any(p => p.GetProperty("name").GetString() == "asc:unknown" && p.GetProperty("value").GetString() == unknown);

    private static XElement? Element(XElement metadata, string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
