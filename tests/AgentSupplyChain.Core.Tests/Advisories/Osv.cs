using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Core.Tests.Advisories;

/// <summary>Records of OSV as text, and what the gate makes of them.</summary>
internal static class Osv
{
    public const string Day = "2026-11-22";

    /// <summary>Records of real advisories, shortened: see NOTICE.</summary>
    public static string Records { get; } = Path.Combine(Checkout.Root, "tests", "AgentSupplyChain.Core.Tests", "Advisories", "Records");

    public static IEnumerable<string> RecordFiles => Directory.EnumerateFiles(Records, "*.json").Order(StringComparer.Ordinal);

    public static string Record(string id, string affected, string more = "") =>
        $$"""{ "id": "{{id}}", "modified": "2026-11-01T10:00:00Z", {{more}} "affected": [{{affected}}] }""";

    public static string Affected(string package, params (string Kind, string Version)[] events) =>
        $$"""{ "package": { "ecosystem": "NuGet", "name": "{{package}}" }, "ranges": [{{Range(events)}}] }""";

    public static string Range(params (string Kind, string Version)[] events) =>
        $$"""{ "type": "ECOSYSTEM", "events": [{{string.Join(", ", events.Select(one => JsonSerializer.Serialize(new Dictionary<string, string> { [one.Kind] = one.Version })))}}] }""";

    public static OsvRecord? Read(string record, params string[] ids) => OsvRecord.Read(Encoding.UTF8.GetBytes(record), ids.ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the record means that version of package A.</summary>
    public static bool Affects(string record, string version) =>
        Read(record, "A") is { Advisory: { } advisory } && new Vulnerability([advisory]).Affects("A", version);

    public static AdvisorySnapshot Snapshot(params string[] records)
    {
        var read = records.Select(record => OsvRecord.Read(Encoding.UTF8.GetBytes(record), Names(records))!).ToList();
        return new AdvisorySnapshot("osv.zip") { Count = read.Count, Date = read.Max(record => record.Modified), Advisories = [.. read.Select(record => record.Advisory).OfType<Advisory>()] };
    }

    public static SensedProject Project(AdvisorySnapshot? advisories, params Package[] packages) => new(
        new AgentInventory { Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" }, Packages = packages },
        [],
        [],
        SensedComponents.None,
        IsWhole: true)
    {
        Advisories = advisories,
    };

    public static IReadOnlyList<Finding> Check(SensedProject project, PackagePolicy? policy = null) =>
        VulnerabilityCheck.Check(KnownVulnerabilities.Of(project), [.. project.Inventory.Packages, .. project.Downloads], new PackagePaths(project.Inventory.Packages, project.Inventory.Projects, "App.csproj"), policy ?? new PackagePolicy(), Day, "App.csproj");

    public static Package Direct(string id, string version, params string[] dependsOn) => new(id, version)
    {
        IsDirect = true,
        Declaration = new Evidence("App.csproj", 7, 5, Technique.ManifestAnalysis),
        DependsOn = [.. dependsOn.Select(name => new ComponentRef(ComponentKind.Package, name, "1.0.0"))],
    };

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    // Every name in the records, since the snapshot of a test holds nothing else.
    private static FrozenSet<string> Names(string[] records) =>
        records.SelectMany(record => JsonDocument.Parse(record).RootElement.GetProperty("affected").EnumerateArray())
            .Select(entry => entry.GetProperty("package").GetProperty("name").GetString()!)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
