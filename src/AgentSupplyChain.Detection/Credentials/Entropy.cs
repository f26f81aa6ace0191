namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Shannon's entropy of a text, in bits a character, and how low that of a random one can be.</summary>
internal static class Entropy
{
    // The entropy that one in two thousand random texts falls below, in hundredths of a bit, from draws; a length in between takes the
    // floor of the shorter one. One constant for all would lose a fifth of all hex keys, or let words of base 62 pass.
    private static readonly int[] s_lengths = [16, 20, 24, 32, 40, 48, 64, 100];
    private static readonly int[] s_of16 = [240, 265, 285, 310, 325, 335, 350, 370];
    private static readonly int[] s_of32 = [290, 310, 335, 365, 385, 400, 420, 450];
    private static readonly int[] s_of36 = [290, 315, 335, 370, 390, 410, 430, 460];
    private static readonly int[] s_of62 = [310, 345, 365, 400, 430, 445, 480, 515];

    private static readonly double[] s_countLogCount = CountLogCount();

    [ThreadStatic]
    private static int[]? t_counts;

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

    /// <summary>What a random text of that class and length reaches; zero where it is too short to tell.</summary>
    public static double Floor(char charset, int length)
    {
        var place = s_lengths.Length - 1;
        while (place >= 0 && s_lengths[place] > length)
            place--;

        if (place < 0)
            return 0;

        return Charset.SizeOf(charset) switch
        {
            10 => 0,
            16 => s_of16[place],
            32 => s_of32[place],
            36 => s_of36[place],
            _ => s_of62[place],
        } / 100d;
    }

    private static double[] CountLogCount()
    {
        var table = new double[64];
        for (var count = 2; count < table.Length; count++)
            table[count] = count * Math.Log(count, 2);

        return table;
    }
}
