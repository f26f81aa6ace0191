using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>
/// What is true of a project. The files in <c>Truth</c> hold it: every row was read beside its evidence, and <c>checked</c> in each file says which that is, when, and
/// what was changed for which reason. A row of packages and edges starts as a draft from sources that share no code with the documents: packages as
/// <c>dotnet list package</c> has them; edges from the dependency groups of the nuspecs; what ships by comparing the files of the output with those of the packages;
/// licences as the nuspecs state them; hashes of the nupkg files by the platform. The AI part is written by reading the sources.
/// </summary>
internal static class BomTruth
{
    // Nearest first, as far as the packages of these projects go; the frameworks of other platforms do not come into question.
    private static readonly string[] s_nearest = ["net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", ".NETCoreApp3.1", ".NETCoreApp3.0", ".NETCoreApp2.1", ".NETCoreApp2.0", ".NETStandard2.1", ".NETStandard2.0", ".NETStandard1.6", ".NETStandard1.5", ".NETStandard1.3", ".NETStandard1.1", ".NETStandard1.0", ""];

    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string FileOf(string project) => Path.Combine(Checkout.Root, "tests", "AgentSupplyChain.Benchmarks", "Boms", "Truth", project + ".json");

    public static Truth Read(string project)
    {
        using var document = JsonDocument.Parse(OfThisSdk(File.ReadAllText(FileOf(project))));
        var root = document.RootElement;
        JsonElement? record = root.TryGetProperty("checked", out var found) ? found : null;
        return new Truth(
            record?.GetProperty("date").GetString(),
            root.GetProperty("packages").EnumerateObject().ToDictionary(
                package => package.Name,
                package => new PackageFact(package.Value.GetProperty("ships").GetBoolean(), package.Value.GetProperty("licence").GetString(), package.Value.GetProperty("sha512").GetString()),
                StringComparer.Ordinal),
            root.GetProperty("edges").EnumerateArray().Select(edge => edge.GetString()!).ToHashSet(StringComparer.Ordinal),
            [
                .. root.GetProperty("ai").EnumerateArray().Select(fact => new AiFact(
                    fact.GetProperty("kind").GetString()!,
                    fact.TryGetProperty("name", out var name) ? name.GetString() : null,
                    [.. fact.GetProperty("at").EnumerateArray().Select(place => place.GetString()!)])),
            ],
            record?.GetProperty("changed").EnumerateArray().Select(change => change.GetProperty("row").GetString()!).ToHashSet(StringComparer.Ordinal) ?? []);
    }

    /// <summary>Drafts the rows of packages and edges anew. What was checked is never written over: differences are printed, and somebody has to judge them.</summary>
    /// <returns>How many there are, without those that the file gives its reason for.</returns>
    public static int Compare(string project, FixtureFolder folder)
    {
        var (packages, edges) = Draft(project, folder);
        if (!File.Exists(FileOf(project)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FileOf(project))!);
            File.WriteAllText(FileOf(project), JsonSerializer.Serialize(
                new { packages = packages.ToDictionary(package => package.Key, package => new { ships = package.Value.Ships, licence = package.Value.Licence, sha512 = package.Value.Sha512 }), edges, ai = Array.Empty<string>() },
                s_format) + "\n");
            Console.WriteLine($"{project}: a draft was written. It is no truth before each row was read beside its evidence, and checked says so.");
            return packages.Count + edges.Count;
        }

        var truth = Read(project);
        var differences = DifferencesOf(truth, packages, edges).Where(difference => !truth.Judged.Contains(difference.Row)).ToList();
        foreach (var (row, told, drafted) in differences)
            Console.WriteLine($"{project}: {row}: the truth says {told}, the draft {drafted}");

        Console.WriteLine($"{project}: {differences.Count} differences that the file gives no reason for");
        return differences.Count;
    }

    private static IEnumerable<(string Row, string Told, string Drafted)> DifferencesOf(Truth truth, SortedDictionary<string, PackageFact> packages, SortedSet<string> edges)
    {
        foreach (var key in truth.Packages.Keys.Union(packages.Keys).Order(StringComparer.Ordinal))
        {
            if (!truth.Packages.TryGetValue(key, out var told) || !packages.TryGetValue(key, out var drafted))
            {
                yield return ($"packages/{key}", truth.Packages.ContainsKey(key) ? "a row" : "no row", packages.ContainsKey(key) ? "a row" : "no row");
                continue;
            }

            if (told.Ships != drafted.Ships)
                yield return ($"packages/{key}/ships", told.Ships ? "true" : "false", drafted.Ships ? "true" : "false");

            // A draft has a licence only where the nuspec has an expression; the others were read in texts.
            if (drafted.Licence is not null && told.Licence != drafted.Licence)
                yield return ($"packages/{key}/licence", told.Licence ?? "none", drafted.Licence);

            if (told.Sha512 != drafted.Sha512)
                yield return ($"packages/{key}/sha512", told.Sha512 ?? "none", drafted.Sha512 ?? "none");
        }

        foreach (var edge in truth.Edges.Except(edges).Order(StringComparer.Ordinal))
            yield return ($"edges/{edge}", "a row", "no row");

        foreach (var edge in edges.Except(truth.Edges))
            yield return ($"edges/{edge}", "no row", "a row");
    }

    private static (SortedDictionary<string, PackageFact> Packages, SortedSet<string> Edges) Draft(string project, FixtureFolder folder)
    {
        var listed = DotnetListPackage.Read(folder, project + ".csproj");
        var output = folder.FilesBelow("bin").Select(file => Hash(folder.PathOf(Path.Combine("bin", file)))).ToHashSet(StringComparer.Ordinal);
        var ids = listed.ToDictionary(package => package.Id, package => BomFacts.KeyOf(package.Id, package.ResolvedVersion), StringComparer.OrdinalIgnoreCase);
        var packages = new SortedDictionary<string, PackageFact>(StringComparer.Ordinal);
        var edges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var package in listed)
        {
            var key = ids[package.Id];
            var path = Path.Combine(folder.PackageCache, package.Id.ToLowerInvariant(), package.ResolvedVersion.ToLowerInvariant());
            var metadata = XDocument.Load(Path.Combine(path, package.Id.ToLowerInvariant() + ".nuspec")).Root!.Elements().First(element => element.Name.LocalName == "metadata");
            packages[key] = new PackageFact(
                Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => IsAsset(Path.GetRelativePath(path, file))).Any(file => output.Contains(Hash(file))),
                LicenceOf(metadata),
                Hash(Directory.GetFiles(path, "*.nupkg").Single()));
            edges.UnionWith(DependenciesOf(metadata).Where(ids.ContainsKey).Select(id => $"{key} -> {ids[id]}"));
            if (!package.IsTransitive)
                edges.Add($"{BomFacts.Project} -> {key}");
        }

        return (packages, edges);
    }

    // The apphost comes with the SDK that builds, for the platform it runs on; the runtime of this process is that SDK's.
    private static string OfThisSdk(string text) =>
        text.Replace("{rid}", RuntimeInformation.RuntimeIdentifier, StringComparison.Ordinal).Replace("{runtime}", Environment.Version.ToString(3), StringComparison.Ordinal);

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
