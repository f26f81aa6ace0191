using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>The parts of BOMS.md that a command writes, between the marks of that command.</summary>
internal static class BomsPage
{
    private static readonly string s_path = Path.Combine(Checkout.Root, "tests/AgentSupplyChain.Benchmarks/BOMS.md");

    public static void Write(string part, string text)
    {
        var (begin, end) = ($"<!-- {part}: begin -->\n", $"<!-- {part}: end -->");
        var page = File.ReadAllText(s_path);
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"BOMS.md has no marks for {part}.");

        File.WriteAllText(s_path, page[..(from + begin.Length)] + "\n" + text.TrimEnd() + "\n\n" + page[to..]);
        Console.WriteLine(text);
    }
}
