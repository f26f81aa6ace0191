using System.Text;

namespace AgentSupplyChain.DocGen;

/// <summary>
/// Makes the table of malicious packages of AgentSupplyChain.Core. Columns of the source, with tabs between them: id, number of the record,
/// ALL or LISTED, day, class, impersonated id, source. A row whose source is marked "check" is left out: an error needs somebody who vouches for it.
/// </summary>
internal static class MaliciousCommand
{
    /// <summary>Of the youngest source.</summary>
    private const string Date = "2026-05-17";

    private const string Table = "src/AgentSupplyChain.Core/Check/Packages/malicious-packages.txt";

    public static int Run(string table, string root)
    {
        var rows = File.ReadLines(table)
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => !cells[6].Contains("check", StringComparison.Ordinal))
            .Select(Row)
            .Order(StringComparer.Ordinal);
        File.WriteAllText(Path.Combine(root, Table), string.Concat(rows.Prepend(Date).Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return 0;
    }

    // Versions of a LISTED row stand behind it, "LISTED 1.0.1,1.0.2"; where they are not known, no version is meant.
    private static string Row(string[] cells)
    {
        var versions = cells[2] == "ALL" ? "*" : cells[2].Split(' ').ElementAtOrDefault(1) ?? "";
        var record = cells[1] == "-" ? cells[6].Split(" report")[0] : cells[1];
        return string.Join('|', cells[0], record, cells[3], versions);
    }
}
