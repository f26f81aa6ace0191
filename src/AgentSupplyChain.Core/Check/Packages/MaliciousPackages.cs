namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>A package that is known to be malicious.</summary>
/// <param name="Id">As it was published.</param>
/// <param name="Record">Where it is told: <c>MAL-2024-3994</c>, or who reported it.</param>
/// <param name="Date">A day, a month or a year: as far as it is known.</param>
/// <param name="Versions">Null where all versions are; else the versions of an honest package that somebody has tampered with, which may not be known.</param>
internal sealed record MaliciousPackage(string Id, string Record, string Date, IReadOnlyList<string>? Versions);

/// <summary>The table of malicious packages in this assembly: a row a line, <c>id|record|date|versions</c>, <c>*</c> for all versions.</summary>
internal static class MaliciousPackages
{
    internal const string Resource = "AgentSupplyChain.malicious-packages";

    private static readonly Lazy<Table> s_table = new(Load);

    /// <summary>The day of the data.</summary>
    public static string Date => s_table.Value.Date;

    public static IReadOnlyCollection<MaliciousPackage> All => s_table.Value.Packages.Values;

    public static MaliciousPackage? Find(string id) => s_table.Value.Packages.GetValueOrDefault(id);

    private static Table Load()
    {
        using var stream = typeof(MaliciousPackages).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var date = reader.ReadLine()!;
        var packages = new Dictionary<string, MaliciousPackage>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('|');
            packages.Add(cells[0], new MaliciousPackage(cells[0], cells[1], cells[2], cells[3] == "*" ? null : cells[3].Split(',', StringSplitOptions.RemoveEmptyEntries)));
        }

        return new Table(date, packages);
    }

    private sealed record Table(string Date, Dictionary<string, MaliciousPackage> Packages);
}
