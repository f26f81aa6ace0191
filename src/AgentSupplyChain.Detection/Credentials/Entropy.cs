namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Shannon's entropy of a text, in bits a character, and how low that of a random one can be. The floor depends on the alphabet and on the length: one
/// number for all loses every fifth key of 32 hexadecimal digits and lets words of base 62 through.
/// </summary>
internal static class Entropy
{
    /// <summary>Lengths that the rows below are for. Between two of them the floor is on the line that joins theirs.</summary>
    private static readonly int[] s_lengths = [8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 56, 64, 88, 128, 256];

    // Hundredths of a bit that one of two thousand random texts falls below, from 10,000 draws for each alphabet and length.
    private static readonly int[] s_of16 = [154, 212, 240, 260, 284, 295, 306, 315, 325, 330, 339, 345, 351, 366, 376, 388];
    private static readonly int[] s_of32 = [175, 241, 282, 310, 332, 344, 367, 381, 388, 395, 403, 413, 424, 441, 462, 482];
    private static readonly int[] s_of36 = [190, 258, 295, 314, 340, 358, 374, 388, 396, 401, 412, 424, 436, 456, 475, 496];
    private static readonly int[] s_of62 = [215, 268, 307, 344, 368, 389, 405, 421, 426, 439, 450, 463, 479, 504, 530, 564];

    private static readonly double[] s_countLogCount = CountLogCount();

    [ThreadStatic]
    private static int[]? t_counts;

    /// <summary>All that is not ASCII counts as one of 128 characters: a floor is not reached by it.</summary>
    public static double Of(string text, int start, int end)
    {
        if (end <= start)
            return 0;

        var counts = t_counts ??= new int[128];
        for (var i = start; i < end; i++)
            counts[text[i] & 127]++;

        var sum = 0d;
        for (var i = 0; i < counts.Length; i++)
        {
            var count = counts[i];
            sum += count < s_countLogCount.Length ? s_countLogCount[count] : count * Math.Log(count, 2);
            counts[i] = 0;
        }

        double length = end - start;
        return Math.Log(length, 2) - (sum / length);
    }

    /// <summary>Whether the entropy is that of a random text.</summary>
    /// <param name="alphabet">How many characters it was drawn from.</param>
    public static bool IsReached(string text, int start, int end, int alphabet) => Of(text, start, end) >= Floor(alphabet, end - start);

    /// <summary>What a random text of that alphabet and length reaches; zero for digits, which repeat by chance.</summary>
    private static double Floor(int alphabet, int length)
    {
        var row = alphabet switch { <= 10 => null, <= 16 => s_of16, <= 32 => s_of32, <= 36 => s_of36, _ => s_of62 };
        if (row is null || length < s_lengths[0])
            return 0;

        for (var i = 1; i < s_lengths.Length; i++)
        {
            if (length <= s_lengths[i])
                return (row[i - 1] + ((double)(row[i] - row[i - 1]) * (length - s_lengths[i - 1]) / (s_lengths[i] - s_lengths[i - 1]))) / 100;
        }

        return row[row.Length - 1] / 100d;
    }

    private static double[] CountLogCount()
    {
        var table = new double[64];
        for (var count = 2; count < table.Length; count++)
            table[count] = count * Math.Log(count, 2);

        return table;
    }
}
