using System.Text;

namespace AgentSupplyChain.TestKit.Snapshots;

/// <summary>What differs between two texts, line by line: <c>-</c> expected, <c>+</c> actual.</summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>Empty when the texts are the same, character for character.</summary>
    public static string Between(string expected, string actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        if (expected == actual)
            return "";
        var lines = Lines(expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = lines.Skip(Math.Max(0, i - Context)).Take(Context + 1 + Math.Min(i, Context)).Any(line => line.Sign != ' ');
            if (near)
                text.Append(skipped ? "  ...\n" : "").Append(lines[i].Sign).Append(' ').Append(Visible(lines[i].Text)).Append('\n');
            skipped = !near;
        }

        return text.ToString();
    }

    private static List<(char Sign, string Text)> Lines(string[] expected, string[] actual)
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<(char, string)>();
        for (int i = 0, j = 0; i < expected.Length || j < actual.Length;)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
                (lines, i, j) = (Add(' ', expected[i]), i + 1, j + 1);
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
                lines = Add('-', expected[i++]);
            else
                lines = Add('+', actual[j++]);
        }

        return lines;

        List<(char, string)> Add(char sign, string text)
        {
            lines.Add((sign, text));
            return lines;
        }
    }

    // A difference in line endings or trailing blanks would look like two equal lines.
    private static string Visible(string line)
    {
        var text = line.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
        return text.EndsWith(' ') ? text.TrimEnd(' ') + new string('·', text.Length - text.TrimEnd(' ').Length) : text;
    }
}
