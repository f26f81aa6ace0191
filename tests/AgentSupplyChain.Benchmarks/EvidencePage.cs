using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks;

/// <summary>A page with figures, whose parts commands write between their marks.</summary>
/// <param name="name">File name in this project.</param>
internal sealed class EvidencePage(string name)
{
    public const int Seed = 20261122;

    public static EvidencePage Credentials { get; } = new("CREDENTIALS.md");

    public static EvidencePage Boms { get; } = new("BOMS.md");

    private readonly string _path = Path.Combine(Checkout.Root, "tests", "AgentSupplyChain.Benchmarks", name);

    /// <summary>Prints a part too: whoever ran the command wants to see it.</summary>
    public void Write(string part, string text)
    {
        var (begin, end) = ($"<!-- {part}: begin -->\n", $"<!-- {part}: end -->");
        var page = File.ReadAllText(_path);
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{name} has no marks for {part}.");

        File.WriteAllText(_path, page[..(from + begin.Length)] + "\n" + text.TrimEnd() + "\n\n" + page[to..]);
        Console.WriteLine(text);
    }
}
