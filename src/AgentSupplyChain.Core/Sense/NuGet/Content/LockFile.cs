using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// Reads the hashes of <c>packages.lock.json</c> (versions 1 and 2: <c>dependencies</c>, then frameworks, then ids). Not through NuGet, which does not
/// tell on which line a hash stands.
/// </summary>
public static class LockFile
{
    private const long FileLimit = 32 * 1024 * 1024;

    /// <summary>The packages with a hash; none where there is no file, or after a finding was added to <paramref name="faults"/>.</summary>
    /// <param name="path">Absolute.</param>
    public static IReadOnlyList<LockedPackage> Read(string path, string projectDirectory, ICollection<Finding> faults)
    {
        var name = UserPath.Of(path, projectDirectory) ?? Path.GetFileName(path);
        return File.Exists(path) && BoundedFile.ReadText(path, name, FileLimit, faults) is { } text ? Parse(text, name, faults) : [];
    }

    internal static IReadOnlyList<LockedPackage> Parse(string text, string name, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, name, faults) is not { } tree)
            return [];

        if (tree.Root["dependencies"] is not { Kind: JsonValueKind.Object } targets)
        {
            faults.Add(tree.Fault(tree.Root, "it has no 'dependencies', so it locks nothing; run dotnet restore --force-evaluate"));
            return [];
        }

        return [.. targets.Members
            .SelectMany(target => target.Value.Members)
            .Select(package => (package.Name, Version: Text(package.Value, "resolved"), Hash: package.Value["contentHash"]))
            .Where(package => package is { Version: not null, Hash.Kind: JsonValueKind.String })
            .DistinctBy(package => (package.Name, package.Version, package.Hash!.Text))
            .Select(package => new LockedPackage(package.Name, package.Version!, package.Hash!.Text!, tree.SpanOf(package.Hash)))];
    }

    private static string? Text(JsonNode node, string member) => node[member] is { Kind: JsonValueKind.String, Text: { Length: > 0 } text } ? text : null;
}
