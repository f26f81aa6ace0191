using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// Reads the hashes of <c>packages.lock.json</c> (versions 1 to 3: <c>dependencies</c>, then frameworks, then ids). Not through NuGet, which does not
/// tell on which line a hash stands.
/// </summary>
public static class LockFile
{
    private const long FileLimit = 32 * 1024 * 1024;

    private static readonly string[] s_versions = ["1", "2", "3"];

    /// <summary>The packages with a hash; none where there is no file, or after a finding was added to <paramref name="faults"/>.</summary>
    /// <param name="path">Absolute.</param>
    public static IReadOnlyList<LockedPackage> Read(string path, string projectDirectory, ICollection<Finding> faults)
    {
        var name = UserPath.Of(path, projectDirectory) ?? Path.GetFileName(path);
        return File.Exists(path) && Open(path, name, faults) is { } tree ? Hashes(tree) : [];
    }

    internal static IReadOnlyList<LockedPackage> Parse(string text, string name, ICollection<Finding> faults) => Checked(JsonTree.ParseObject(text, name, faults), faults) is { } tree ? Hashes(tree) : [];

    /// <summary>The frameworks of a file that <see cref="Open"/> has accepted, with the packages of each.</summary>
    internal static IEnumerable<JsonMember> FrameworksOf(JsonTree tree) => tree.Root["dependencies"]!.Members;

    /// <summary>The file, where it is a lock file of a version that is known; null after a finding was added.</summary>
    internal static JsonTree? Open(string path, string name, ICollection<Finding> faults) =>
        BoundedFile.ReadText(path, name, FileLimit, faults) is { } text ? Checked(JsonTree.ParseObject(text, name, faults), faults) : null;

    private static JsonTree? Checked(JsonTree? tree, ICollection<Finding> faults)
    {
        if (tree is null || (s_versions.Contains(tree.Root["version"]?.Text) && tree.Root["dependencies"] is { Kind: JsonValueKind.Object }))
            return tree;

        faults.Add(tree.Fault(tree.Root, "it is not a lock file of a version that is known (1 to 3), so it locks nothing; run dotnet restore --force-evaluate"));
        return null;
    }

    private static IReadOnlyList<LockedPackage> Hashes(JsonTree tree) =>
        [.. FrameworksOf(tree)
            .SelectMany(target => target.Value.Members)
            .Select(package => (package.Name, Version: Text(package.Value, "resolved"), Hash: package.Value["contentHash"]))
            .Where(package => package is { Version: not null, Hash.Kind: JsonValueKind.String })
            .DistinctBy(package => (package.Name, package.Version, package.Hash!.Text))
            .Select(package => new LockedPackage(package.Name, package.Version!, package.Hash!.Text!, tree.SpanOf(package.Hash)))];

    private static string? Text(JsonNode node, string member) => node[member] is { Kind: JsonValueKind.String, Text: { Length: > 0 } text } ? text : null;
}
