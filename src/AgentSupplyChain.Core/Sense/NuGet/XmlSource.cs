using System.Xml;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>A text in a project file with the place of its first and the place after its last character, both one-based.</summary>
internal sealed record XmlText(string Value, int Line, int Column, int EndLine, int EndColumn);

/// <summary>The text behind a reader: the reader knows where a name begins, the text where a value does.</summary>
internal sealed class XmlSource
{
    private readonly string _text;
    private readonly List<int> _lines = [0];

    public XmlSource(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            // The line ends that XmlReader counts.
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lines.Add(i + 1);
        }
    }

    /// <summary>The start tag under the reader, from its bracket on.</summary>
    public XmlText Tag(XmlReader reader)
    {
        var start = Math.Max(0, Position(reader) - 1);
        var end = start;
        var quote = '\0';
        for (; end < _text.Length && (quote != '\0' || _text[end] != '>'); end++)
        {
            if (quote == _text[end])
                quote = '\0';
            else if (quote == '\0' && _text[end] is '"' or '\'')
                quote = _text[end];
        }

        return Span(reader.LocalName, start, Math.Min(end + 1, _text.Length));
    }

    public XmlText Attribute(XmlReader reader)
    {
        var opening = _text.AsSpan(Position(reader)).IndexOfAny('"', '\'') + Position(reader);
        var closing = _text.IndexOf(_text[opening], opening + 1);
        return Span(reader.Value.Trim(), opening + 1, closing);
    }

    public XmlText Content(XmlReader reader)
    {
        var start = Position(reader);
        var end = _text.AsSpan(start).IndexOfAny('<', ']') + start;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (start < end && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return Span(reader.Value.Trim(), start, end);
    }

    private int Position(XmlReader reader)
    {
        var info = (IXmlLineInfo)reader;
        return _lines[info.LineNumber - 1] + info.LinePosition - 1;
    }

    private XmlText Span(string value, int start, int end)
    {
        var (line, column) = Place(start);
        var (endLine, endColumn) = Place(end);
        return new XmlText(value, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Place(int position)
    {
        var index = _lines.BinarySearch(position);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, position - _lines[line] + 1);
    }
}
