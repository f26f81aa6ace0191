namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A folder feed and the package caches that are filled from it.</summary>
public sealed class LocalFeed(string folder, params string[] packageCaches)
{
    public string Folder { get; } = folder;

    /// <summary>
    /// Takes a package in, and drops what the caches hold under its id when the content differs: NuGet never looks again at a version it has.
    /// Equal content is left alone, since builds of another test process may be reading it.
    /// </summary>
    public string Accept(string nupkg, string id, string version)
    {
        var name = $"{id}.{version}.nupkg";
        var accepted = Path.Combine(Folder, name);
        var fresh = new Nupkg(nupkg).Fingerprint();
        Directory.CreateDirectory(Folder);
        foreach (var other in Directory.EnumerateFiles(Folder, $"{id}.*.nupkg").Where(path => Path.GetFileName(path) != name).ToArray())
            File.Delete(other);
        if (!Holds(accepted, fresh))
            File.Copy(nupkg, accepted, overwrite: true);

        foreach (var cached in packageCaches.Select(cache => Path.Combine(cache, Lower(id))).Where(Directory.Exists))
        {
            if (!Holds(Path.Combine(cached, Lower(version), Lower(name)), fresh))
                Directory.Delete(cached, recursive: true);
        }

        return accepted;
    }

    private static bool Holds(string nupkg, string fingerprint) => File.Exists(nupkg) && new Nupkg(nupkg).Fingerprint() == fingerprint;

    // Names in the cache are in lower case.
    private static string Lower(string text) => string.Create(text.Length, text, static (span, source) => source.AsSpan().ToLowerInvariant(span));
}
