namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// The Shannon entropy, in bits a character, below which one random value in a thousand lies. It depends on the alphabet and on the length:
/// one number for all loses every fifth key of 32 hexadecimal digits and lets long texts through.
/// </summary>
internal static class EntropyFloor
{
    /// <summary>Lengths that the rows below are for. Between two of them the floor is on the line that joins theirs.</summary>
    private static readonly int[] s_lengths = [8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 64, 88, 128, 256];

    // Hundredths of a bit; drawn from 10,000 random values for each alphabet and length.
    private static readonly int[] s_of16 = [150, 213, 248, 271, 287, 304, 311, 323, 328, 334, 339, 350, 354, 367, 378, 389];
    private static readonly int[] s_of36 = [200, 258, 290, 318, 337, 355, 364, 380, 390, 396, 404, 418, 428, 444, 463, 483];
    private static readonly int[] s_of64 = [225, 275, 312, 341, 362, 379, 397, 413, 424, 432, 442, 455, 468, 491, 517, 544];

    [ThreadStatic]
    private static int[]? t_counts;

    public static bool IsReached(string text, int start, int end, int alphabet)
    {
        var row = alphabet <= 16 ? s_of16 : alphabet <= 36 ? s_of36 : s_of64;
        return Of(text, start, end) * 100 >= Between(row, end - start);
    }

    /// <summary>Shannon entropy of a part of a text, in bits a character. All that is not ASCII counts as one character.</summary>
    public static double Of(string text, int start, int end)
    {
        var length = end - start;
        if (length <= 0)
            return 0;

        var counts = t_counts ??= new int[128];
        Array.Clear(counts, 0, counts.Length);
        for (var i = start; i < end; i++)
            counts[text[i] & 127]++;

        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                bits -= count * Math.Log((double)count / length, 2);
        }

        return bits / length;
    }

    private static double Between(int[] row, int length)
    {
        if (length <= s_lengths[0])
            return row[0];

        for (var i = 1; i < s_lengths.Length; i++)
        {
            if (length <= s_lengths[i])
                return row[i - 1] + ((double)(row[i] - row[i - 1]) * (length - s_lengths[i - 1]) / (s_lengths[i] - s_lengths[i - 1]));
        }

        return row[row.Length - 1];
    }
}
