using System.Reflection;

namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>
/// The SPDX licence list (<c>spdx-ids.txt</c>, made by <c>docs/generator</c>): ids of licences and exceptions, which are the same in any case, and what has
/// replaced those that are deprecated.
/// </summary>
internal static class SpdxList
{
    private static readonly Lazy<Table> s_table = new(Load);

    /// <summary>The id as the list writes it; null for one that is not on the list.</summary>
    public static string? License(string id) => s_table.Value.Licenses.GetValueOrDefault(id);

    public static string? Exception(string id) => s_table.Value.Exceptions.GetValueOrDefault(id);

    public static bool IsDeprecated(string id) => s_table.Value.Deprecated.ContainsKey(id);

    /// <summary>The expression that SPDX names instead of a deprecated id; null for one that is not deprecated, or has no successor that means the same.</summary>
    public static string? SuccessorOf(string id) => s_table.Value.Deprecated.GetValueOrDefault(id) is { Length: > 0 } successor ? successor : null;

    // licence|id   exception|id   deprecated|id|successor
    private static Table Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AgentSupplyChain.spdx-ids")!;
        using var reader = new StreamReader(stream);
        var table = new Table();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('|');
            switch (fields[0])
            {
                case "licence":
                    table.Licenses.Add(fields[1], fields[1]);
                    break;
                case "exception":
                    table.Exceptions.Add(fields[1], fields[1]);
                    break;
                case "deprecated":
                    table.Licenses.Add(fields[1], fields[1]);
                    table.Deprecated.Add(fields[1], fields[2]);
                    break;
            }
        }

        return table;
    }

    private sealed class Table
    {
        public Dictionary<string, string> Licenses { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Exceptions { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Deprecated { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
