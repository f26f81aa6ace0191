using System.Text;
using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.DocGen;

/// <summary>
/// Protected package names: <c>names &lt;popular&gt; &lt;prefixes&gt; &lt;malicious&gt;</c> makes the tables of this repository from those of the sources, <c>names</c> the
/// index from the tables. The tables are what is reviewed; the index is what is shipped.
/// </summary>
internal static class NamesCommand
{
    private const string Folder = "src/AgentSupplyChain.Core/Check/Packages/Names";
    private const string Table = Folder + "/package-names.txt";
    private const string Prefixes = Folder + "/reserved-prefixes.txt";
    private const string Index = Folder + "/package-names.index";
    private const string Impostors = "tests/AgentSupplyChain.Benchmarks/PackageNames/impostors.txt";

    public static int Import(string popular, string prefixes, string malicious, string root)
    {
        var date = File.ReadLines(popular).Single(line => line.StartsWith("# Built ", StringComparison.Ordinal)).Split(' ')[2].TrimEnd('.');
        var ids = Rows(popular)
            .Select(cells => (Id: cells[1], Origin: cells[2].Length == 0 ? "late" : cells[2].StartsWith("commits", StringComparison.Ordinal) ? "curated" : "referenced"))
            .GroupBy(row => row.Id, StringComparer.OrdinalIgnoreCase).Select(rows => rows.First());
        Write(root, Table,
        [
            "# Ids of NuGet packages in wide use, whose names are protected. Sources and licences: NOTICE.",
            "# late: written down after malicious names had been read, so left out where recall is measured honestly.",
            FormattableString.Invariant($"# Collected {date}. Made by: dotnet run --project docs/generator -- names <popular> <prefixes> <malicious>"),
            .. ids.Select(row => row.Origin == "late" ? row.Id + " late" : row.Id).Order(StringComparer.OrdinalIgnoreCase).ThenBy(line => line, StringComparer.Ordinal),
        ]);
        Write(root, Prefixes,
        [
            "# Beginnings of ids that only their owner publishes under. There is no public list: most are general knowledge, and a weak hint only.",
            FormattableString.Invariant($"# Collected {date}."),
            .. Rows(prefixes).Where(cells => cells[2].StartsWith("yes", StringComparison.Ordinal)).Select(cells => cells[0]).Order(StringComparer.OrdinalIgnoreCase),
        ]);
        Write(root, Impostors,
        [
            "# Ids of malicious NuGet packages: class|id|whom it impersonates. Ids: OSSF malicious-packages (Apache-2.0), and a few of Socket's reports. Class and target are our labels.",
            FormattableString.Invariant($"# Collected {date}."),
            .. Rows(malicious).Select(cells => string.Join('|', cells[4], cells[0], cells[5])).Order(StringComparer.Ordinal),
        ]);
        return MakeIndex(root);
    }

    public static int MakeIndex(string root)
    {
        File.WriteAllBytes(Path.Combine(root, Index), Made(root));
        return 0;
    }

    /// <summary>Whether the stored index is the one that the tables make.</summary>
    public static int Check(string root, TextWriter output)
    {
        if (File.ReadAllBytes(Path.Combine(root, Index)).AsSpan().SequenceEqual(Made(root)))
            return 0;

        output.WriteLine($"{Index}: differs from its tables; run 'dotnet run --project docs/generator -- names'");
        return 1;
    }

    private static byte[] Made(string root) =>
        PackageNameIndex.Build(Lines(Path.Combine(root, Table)).Select(line => line.Split(' ')[0]), Lines(Path.Combine(root, Prefixes))).ToBytes();

    private static IEnumerable<string> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#');

    private static IEnumerable<string[]> Rows(string path) => Lines(path).Skip(1).Select(line => line.Split('\t'));

    private static void Write(string root, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
