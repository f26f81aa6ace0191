using System.Text;
using System.Xml;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>A text in a project file with the place of its first and the place after its last character, both one-based.</summary>
internal sealed record XmlText(string Value, int Line, int Column, int EndLine, int EndColumn);

/// <summary>An item element: what it is for and where its versions stand.</summary>
internal sealed record ItemElement(string Name, IReadOnlyList<string> Ids, XmlText Tag)
{
    public XmlText? Version { get; set; }

    public XmlText? VersionOverride { get; set; }
}

/// <summary>Finds item elements in the text of a project file. MSBuild has evaluated the file before, so what cannot be read here is only not placed.</summary>
internal static class ProjectXml
{
    private const long FileLimit = 4 * 1024 * 1024;
    private const int DepthLimit = 64;

    /// <summary>The elements of the named kinds; empty where the file is missing, too large, not XML or has a DTD.</summary>
    public static IReadOnlyList<ItemElement> Read(string path, IReadOnlySet<string> names)
    {
        if (BoundedFile.ReadBytes(path, Path.GetFileName(path), FileLimit, []) is not { } bytes)
            return [];

        using var decoder = new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Parse(decoder.ReadToEnd(), names);
    }

    public static IReadOnlyList<ItemElement> Parse(string text, IReadOnlySet<string> names)
    {
        List<ItemElement> found = [];
        var source = new SourceText(text);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            ItemElement? open = null;
            var openDepth = 0;
            while (reader.Read())
            {
                if (reader.Depth > DepthLimit)
                    return found;

                if (reader.NodeType == XmlNodeType.EndElement && open is not null && reader.Depth == openDepth)
                    open = null;

                if (reader.NodeType != XmlNodeType.Element)
                    continue;

                if (open is not null && reader.Depth == openDepth + 1)
                {
                    ReadMetadata(reader, source, open);
                }
                else if (names.Contains(reader.LocalName) && ReadItem(reader, source) is { } item)
                {
                    found.Add(item);
                    open = reader.IsEmptyElement ? null : item;
                    openDepth = reader.Depth;
                }
            }
        }
        catch (XmlException)
        {
            // What stands before the fault is placed well.
        }

        return found;
    }

    private static ItemElement? ReadItem(XmlReader reader, SourceText source)
    {
        var tag = source.Tag(reader);
        ItemElement? item = null;
        XmlText? version = null, versionOverride = null;
        var name = reader.LocalName;
        while (reader.MoveToNextAttribute())
        {
            if (Is(reader, "Include") || Is(reader, "Update"))
                item = new ItemElement(name, reader.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), tag);
            else if (Is(reader, "Version"))
                version = source.Attribute(reader);
            else if (Is(reader, "VersionOverride"))
                versionOverride = source.Attribute(reader);
        }

        reader.MoveToElement();
        if (item is null)
            return null;

        item.Version = version;
        item.VersionOverride = versionOverride;
        return item;
    }

    private static void ReadMetadata(XmlReader reader, SourceText source, ItemElement item)
    {
        var isVersion = Is(reader, "Version");
        if ((!isVersion && !Is(reader, "VersionOverride")) || reader.IsEmptyElement)
            return;

        if (!reader.Read() || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
            return;

        var text = source.Content(reader);
        if (isVersion)
            item.Version = text;
        else
            item.VersionOverride = text;
    }

    // MSBuild's names of metadata ignore case.
    private static bool Is(XmlReader reader, string name) => string.Equals(reader.LocalName, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text behind a reader: the reader knows where a name begins, the text where a value does.</summary>
    private sealed class SourceText
    {
        private readonly string _text;
        private readonly List<int> _lines = [0];

        public SourceText(string text)
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
}
