using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Credentials;

/// <summary>The parts of CREDENTIALS.md that a command writes, between the marks of that command.</summary>
internal static class EvidencePage
{
    public const int Seed = 20261122;

    private static readonly string s_path = Path.Combine(Checkout.Root, "tests/AgentSupplyChain.Benchmarks/CREDENTIALS.md");

    /// <summary>Prints a part too: whoever ran the command wants to see it.</summary>
    public static void Write(string part, string text)
    {
        var (begin, end) = ($"<!-- {part}: begin -->\n", $"<!-- {part}: end -->");
        var page = File.ReadAllText(s_path);
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"CREDENTIALS.md has no marks for {part}.");

        File.WriteAllText(s_path, page[..(from + begin.Length)] + "\n" + text.TrimEnd() + "\n\n" + page[to..]);
        Console.WriteLine(text);
    }
}
