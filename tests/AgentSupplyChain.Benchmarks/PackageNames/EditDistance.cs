namespace AgentSupplyChain.Benchmarks.PackageNames;

/// <summary>Levenshtein's distance in its plain form, for the comparison.</summary>
internal static class EditDistance
{
    public static bool IsAtMost(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return false;

        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var c = 0; c <= other.Length; c++)
            before[c] = c;

        for (var r = 1; r <= one.Length; r++)
        {
            var least = row[0] = r;
            for (var c = 1; c <= other.Length; c++)
            {
                row[c] = Math.Min(Math.Min(before[c], row[c - 1]) + 1, before[c - 1] + (one[r - 1] == other[c - 1] ? 0 : 1));
                least = Math.Min(least, row[c]);
            }

            if (least > most)
                return false;

            row.CopyTo(before);
        }

        return before[other.Length] <= most;
    }
}
