using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>
/// What is true of a project, from sources that share no code with the documents: packages as <c>dotnet list package</c> has them; edges from the dependency groups of
/// the nuspecs; what ships by comparing the files of the output with those of the packages; licences as the nuspecs state them, and for a packaged text the id that a
/// person read in it; hashes of the nupkg files by the platform. The files in <c>Truth</c> hold it. The AI part in them was written by reading the sources; of the rest only
/// what does not ship and what has no licence expression was looked at by eye.
/// </summary>
internal static class BomTruth
{
    // Nearest first, as far as the packages of these projects go; the frameworks of other platforms do not come into question.
    private static readonly string[] s_nearest = ["net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", ".NETCoreApp3.1", ".NETCoreApp3.0", ".NETCoreApp2.1", ".NETCoreApp2.0", ".NETStandard2.1", ".NETStandard2.0", ".NETStandard1.6", ".NETStandard1.5", ".NETStandard1.3", ".NETStandard1.1", ".NETStandard1.0", ""];

    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string FileOf(string project) => Path.Combine(Checkout.Root, "tests", "AgentSupplyChain.Benchmarks", "Boms", "Truth", project + ".json");

    public static BomFacts Read(string project)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(FileOf(project)));
        return new BomFacts(
            document.RootElement.GetProperty("packages").EnumerateObject().ToDictionary(
                package => package.Name,
                package => new PackageFact(package.Value.GetProperty("ships").GetBoolean(), package.Value.GetProperty("licence").GetString(), package.Value.GetProperty("sha512").GetString()),
                StringComparer.Ordinal),
            document.RootElement.GetProperty("edges").EnumerateArray().Select(edge => edge.GetString()!).ToHashSet(StringComparer.Ordinal),
            document.RootElement.GetProperty("ai").EnumerateArray().Select(item => item.GetString()!).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Writes the part of the truth that no person need read for; what one has written stays.</summary>
    public static void Make(string project, FixtureFolder folder)
    {
        var before = File.Exists(FileOf(project)) ? JsonDocument.Parse(File.ReadAllText(FileOf(project))).RootElement : default;
        var listed = DotnetListPackage.Read(folder, project + ".csproj");
        var output = folder.FilesBelow("bin").Select(file => Hash(folder.PathOf(Path.Combine("bin", file)))).ToHashSet(StringComparer.Ordinal);
        var ids = listed.ToDictionary(package => package.Id, package => BomFacts.KeyOf(package.Id, package.ResolvedVersion), StringComparer.OrdinalIgnoreCase);
        var packages = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var edges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var package in listed)
        {
            var key = ids[package.Id];
            var path = Path.Combine(folder.PackageCache, package.Id.ToLowerInvariant(), package.ResolvedVersion.ToLowerInvariant());
            var metadata = XDocument.Load(Path.Combine(path, package.Id.ToLowerInvariant() + ".nuspec")).Root!.Elements().First(element => element.Name.LocalName == "metadata");
            packages[key] = new
            {
                ships = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => IsAsset(Path.GetRelativePath(path, file))).Any(file => output.Contains(Hash(file))),
                licence = LicenceOf(metadata) ?? Written(before, key),
                sha512 = Hash(Directory.GetFiles(path, "*.nupkg").Single()),
            };
            edges.UnionWith(DependenciesOf(metadata).Where(ids.ContainsKey).Select(id => $"{key} -> {ids[id]}"));
            if (!package.IsTransitive)
                edges.Add($"{BomFacts.Project} -> {key}");
        }

        var ai = before.ValueKind == JsonValueKind.Object ? before.GetProperty("ai").EnumerateArray().Select(item => item.GetString()!).ToArray() : [];
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(project))!);
        File.WriteAllText(FileOf(project), JsonSerializer.Serialize(new { packages, edges, ai }, s_format) + "\n");
    }

    private static string? Written(JsonElement before, string key) =>
        before.ValueKind == JsonValueKind.Object && before.GetProperty("packages").TryGetProperty(key, out var package) ? package.GetProperty("licence").GetString() : null;

    private static bool IsAsset(string path) => path.Replace('\\', '/') is var name && (name.StartsWith("lib/", StringComparison.Ordinal) || name.StartsWith("runtimes/", StringComparison.Ordinal)) && !name.EndsWith("_._", StringComparison.Ordinal);

    private static string? LicenceOf(XElement metadata) =>
        metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license") is { } licence && licence.Attribute("type")?.Value == "expression" ? licence.Value.Trim() : null;

    private static IEnumerable<string> DependenciesOf(XElement metadata)
    {
        var dependencies = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "dependencies");
        var groups = dependencies?.Elements().Where(element => element.Name.LocalName == "group").ToDictionary(group => group.Attribute("targetFramework")?.Value ?? "", group => group, StringComparer.OrdinalIgnoreCase);
        if (groups is null)
            return [];

        var chosen = groups.Count == 0 ? dependencies! : s_nearest.Where(groups.ContainsKey).Select(name => groups[name]).FirstOrDefault();
        return chosen?.Elements().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value) ?? [];
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA512.HashData(stream));
    }
}
