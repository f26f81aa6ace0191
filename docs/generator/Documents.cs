using AgentSupplyChain.Core.Emit.Conformance;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>A file as it should be.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Name">Relative to the checkout, with forward slashes.</param>
internal sealed record Document(string Path, string Name, string? Existing, string Text)
{
    public bool HasDrifted => Existing != Text;
}

/// <param name="Problems">What the generator cannot write: a line each, with file, cause and remedy.</param>
internal sealed record Documents(IReadOnlyList<Document> Files, IReadOnlyList<string> Problems)
{
    private const string PageFolder = "docs/rules";

    public static Documents Of(string root, IReadOnlyList<Rule> rules)
    {
        var files = new List<Document>();
        var problems = new List<string>();
        var changelog = Changelog.Parse(Existing(root, "CHANGELOG.md") ?? "");
        foreach (var rule in rules)
        {
            if (changelog.FirstVersionWith(rule.Id) is not { } since)
                problems.Add($"CHANGELOG.md: {rule.Id} is not named; add it under the version that brings it");
            else
                Region(PageFolder + "/" + rule.Id + ".md", RulePage.Markers, RulePage.Head(rule, since), RulePage.Missing);
        }

        problems.AddRange(PagesOfNoRule(root, rules));
        problems.AddRange(files.SelectMany(page => RulePage.Problems(page.Name, page.Text)));

        Region("README.md", RuleTable.Markers, RuleTable.Of(rules), "is missing");
        foreach (var profile in Enum.GetValues<Profile>())
            Whole($"docs/presets/{profile.ToString().ToLowerInvariant()}.editorconfig", Preset.Of(rules, profile));

        Region("docs/g7-mapping.md", StandardTables.Markers, StandardTables.Of(Standard.All), "is missing");

        var shipped = Existing(root, "src/AgentSupplyChain.Analyzers/AnalyzerReleases.Shipped.md") ?? "";
        Region("src/AgentSupplyChain.Analyzers/AnalyzerReleases.Unshipped.md", ReleaseTable.Markers, ReleaseTable.Of(rules, shipped), "is missing");
        problems.AddRange(Links.Broken(root));
        return new Documents(files, problems);

        void Whole(string name, string text) => files.Add(new Document(Path.Combine(root, name), name, Existing(root, name), text));

        void Region(string name, Markers markers, string text, string missing)
        {
            if (Existing(root, name) is not { } existing)
                problems.Add($"{name}: {missing}");
            else if (markers.Replace(existing, text) is not { } replaced)
                problems.Add($"{name}: has no line '{markers.Begin}' with a line '{markers.End}' behind it; add both");
            else
                files.Add(new Document(Path.Combine(root, name), name, existing, replaced));
        }
    }

    private static IEnumerable<string> PagesOfNoRule(string root, IReadOnlyList<Rule> rules)
    {
        var folder = Path.Combine(root, PageFolder);
        if (!Directory.Exists(folder))
            return [];

        return Directory.EnumerateFiles(folder, "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(id => !rules.Any(rule => rule.Id == id))
            .Order(StringComparer.Ordinal)
            .Select(id => $"{PageFolder}/{id}.md: the register has no such rule; delete the page or correct its name");
    }

    private static string? Existing(string root, string name)
    {
        var path = Path.Combine(root, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
