namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Which shared framework brings a package: each targeting pack says so in <c>data/PackageOverrides.txt</c>, a line <c>Id|version</c> for each.</summary>
/// <param name="frameworks">Names of the frameworks of the target.</param>
/// <param name="folders">Absolute path of each one's targeting pack.</param>
internal sealed class FrameworkProviders(IReadOnlyList<string> frameworks, IReadOnlyDictionary<string, string> folders)
{
    private const long FileLimit = 1024 * 1024;

    private Dictionary<string, string>? _byPackage;

    /// <summary>The framework's name; null where several could bring it and none of their packs names it.</summary>
    public string? Of(string package) => frameworks is [var only] ? only : (_byPackage ??= Read()).GetValueOrDefault(package);

    private Dictionary<string, string> Read()
    {
        var byPackage = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var framework in frameworks.Order(StringComparer.Ordinal))
        {
            if (!folders.TryGetValue(framework, out var folder))
                continue;

            var path = Path.Combine(folder, "data", "PackageOverrides.txt");
            if (!File.Exists(path) || BoundedFile.ReadText(path, framework, FileLimit, []) is not { } text)
                continue;

            foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                byPackage.TryAdd(line.Split('|')[0], framework);
        }

        return byPackage;
    }
}
