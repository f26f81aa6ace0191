namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>Turns offsets of a text into lines and columns: one-based, columns in UTF-16 units. A line ends at CR LF, LF or CR.</summary>
public sealed class TextLines
{
    private readonly List<int> _starts = [0];

    public TextLines(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
        }
    }

    public (int Line, int Column) PositionOf(int offset)
    {
        var index = _starts.BinarySearch(offset);
        if (index < 0)
            index = ~index - 1;

        return (index + 1, offset - _starts[index] + 1);
    }

    /// <param name="end">Offset after the last character.</param>
    public FileSpan SpanOf(string file, int start, int end)
    {
        var (line, column) = PositionOf(start);
        var (endLine, endColumn) = PositionOf(end);
        return new FileSpan(file, line, column, endLine, endColumn);
    }
}
