using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.PackageNames;

/// <param name="IsLate">Written down after the malicious names had been read.</param>
internal sealed record ProtectedName(string Id, bool IsLate);

/// <param name="Target">The id that it impersonates, by our labels; empty where it impersonates none.</param>
internal sealed record Impostor(string Class, string Id, string Target);

/// <summary>The lists that the names are measured on.</summary>
internal static class NameLists
{
    private const string Tables = "src/AgentSupplyChain.Core/Check/Packages/Names/";

    public static IReadOnlyList<ProtectedName> Protected { get; } = [.. Lines(Tables + "package-names.txt").Select(line => line.Split(' ')).Select(cells => new ProtectedName(cells[0], cells.Length > 1))];

    public static IReadOnlyList<string> ReservedPrefixes { get; } = [.. Lines(Tables + "reserved-prefixes.txt")];

    public static IReadOnlyList<Impostor> Impostors { get; } =
        [.. Lines("tests/AgentSupplyChain.Benchmarks/PackageNames/impostors.txt").Select(line => line.Split('|')).Select(cells => new Impostor(cells[0], cells[1], cells[2]))];

    private static IEnumerable<string> Lines(string name) => File.ReadLines(Path.Combine(Checkout.Root, name)).Where(line => line.Length > 0 && line[0] != '#');
}
