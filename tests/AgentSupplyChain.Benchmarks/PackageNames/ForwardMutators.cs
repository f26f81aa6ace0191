namespace AgentSupplyChain.Benchmarks.PackageNames;

/// <summary>
/// The ways in which OSSGadget's oss-find-squats makes names of a NuGet id, written anew from its description: what is removed, doubled, swapped, hit beside or
/// flipped by a bit, suffixes, separators, ASCII look-alikes, order. Homoglyphs outside ASCII are not among its ways for NuGet.
/// </summary>
internal static class ForwardMutators
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] s_suffixes = ["s", "1", "2", "net", ".net", "nuget", ".nuget", "core", ".core", "js", ".js", "lib", "-lib", "api", "-api", "test", "dev", "new", "-new"];

    private const string Neighbours = "aqwsz bvghn cxdfv dserfcx ewsdr fdrtgvc gftyhbv hgyujnb iujko jhuikmn kjiolm lkop mnjk nbhjm oiklp pol qwa redft sawedxz trfgy uyhji vcfgb wqase xzsdc ytghu zasx";

    private static readonly Dictionary<char, string> s_neighbours = Neighbours.Split(' ').ToDictionary(row => row[0], row => row[1..]);

    private static readonly (string From, string To)[] s_alike = [("0", "o"), ("o", "0"), ("1", "l"), ("l", "1"), ("i", "1"), ("i", "l"), ("l", "i"), ("rn", "m"), ("m", "rn"), ("5", "s"), ("s", "5"), ("3", "e"), ("e", "3")];

    public static IEnumerable<string> Of(string id)
    {
        foreach (var suffix in s_suffixes)
            yield return id + suffix;

        for (var i = 0; i < id.Length; i++)
        {
            // Removed, doubled, swapped, hit beside, with one bit flipped.
            yield return id.Remove(i, 1);
            yield return id.Insert(i, id[i].ToString());
            if (i + 1 < id.Length)
                yield return id[..i] + id[i + 1] + id[i] + id[(i + 2)..];
            foreach (var near in s_neighbours.GetValueOrDefault(id[i], ""))
                yield return id[..i] + near + id[(i + 1)..];
            for (var bit = 1; bit < 128; bit <<= 1)
            {
                if (Letters.Contains((char)(id[i] ^ bit), StringComparison.Ordinal))
                    yield return id[..i] + (char)(id[i] ^ bit) + id[(i + 1)..];
            }
        }

        foreach (var (from, to) in s_alike)
        {
            for (var at = id.IndexOf(from, StringComparison.Ordinal); at >= 0; at = id.IndexOf(from, at + 1, StringComparison.Ordinal))
                yield return id[..at] + to + id[(at + from.Length)..];
        }

        // Other separators, none, one end less, and the words in another order.
        var words = id.Split('.', '-', '_');
        foreach (var separator in new[] { "", ".", "-", "_" })
            yield return string.Join(separator, words);
        if (words.Length > 1)
        {
            yield return string.Join('.', words.Reverse());
            yield return string.Join('.', words.Skip(1).Append(words[0]));
            yield return string.Join('.', words.SkipLast(1));
        }
    }
}
