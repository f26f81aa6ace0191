using System.Text;
using System.Xml;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>An element of a project file, with the places of its tag, its attributes and its text.</summary>
internal sealed class ProjectElement(string name, XmlText tag)
{
    private const long FileLimit = 4 * 1024 * 1024;
    private const int DepthLimit = 64;

    private readonly Dictionary<string, XmlText> _attributes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ProjectElement> _children = [];

    public string Name { get; } = name;

    /// <summary>The start tag.</summary>
    public XmlText Tag { get; } = tag;

    public IReadOnlyList<ProjectElement> Children => _children;

    /// <summary>The first text inside.</summary>
    public XmlText? Text { get; private set; }

    /// <summary>The attribute, else the child element of that name, as MSBuild takes metadata from both; names ignore case.</summary>
    public XmlText? Metadata(string name) => Attribute(name) ?? _children.Find(child => child.Is(name))?.Text;

    public XmlText? Attribute(string name) => _attributes.GetValueOrDefault(name);

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>This element and all below it, in the order of the file.</summary>
    public IEnumerable<ProjectElement> All()
    {
        var open = new Stack<ProjectElement>([this]);
        while (open.TryPop(out var element))
        {
            yield return element;
            for (var i = element._children.Count - 1; i >= 0; i--)
                open.Push(element._children[i]);
        }
    }

    /// <summary>The root element of a file; null where it is missing, too large, or not even starts as XML, after a finding was added.</summary>
    public static ProjectElement? Read(string path, string file, ICollection<Finding> faults)
    {
        if (BoundedFile.ReadBytes(path, file, FileLimit, faults) is not { } bytes)
            return null;

        using var decoder = new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return Parse(decoder.ReadToEnd(), file, faults);
    }

    /// <summary>The root element; what stands before a fault is kept. A DTD is a fault.</summary>
    public static ProjectElement? Parse(string text, string file, ICollection<Finding> faults)
    {
        var source = new XmlSource(text);
        ProjectElement? root = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var open = new Stack<ProjectElement>();
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when reader.Depth > DepthLimit:
                        faults.Add(BoundedFile.Fault(file, $"its elements are nested deeper than {DepthLimit}; make it flatter", ((IXmlLineInfo)reader).LineNumber));
                        return root;
                    case XmlNodeType.Element:
                        var element = ReadElement(reader, source);
                        root ??= element;
                        if (open.TryPeek(out var parent))
                            parent._children.Add(element);
                        if (!reader.IsEmptyElement)
                            open.Push(element);
                        break;
                    case XmlNodeType.EndElement:
                        open.Pop();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var owner):
                        owner.Text ??= source.Content(reader);
                        break;
                }
            }
        }
        catch (XmlException e)
        {
            faults.Add(BoundedFile.Fault(file, "it is not well-formed XML, or has a DTD; repair it", e.LineNumber, e.LinePosition));
        }

        return root;
    }

    private static ProjectElement ReadElement(XmlReader reader, XmlSource source)
    {
        var element = new ProjectElement(reader.LocalName, source.Tag(reader));
        while (reader.MoveToNextAttribute())
            element._attributes.TryAdd(reader.LocalName, source.Attribute(reader));

        reader.MoveToElement();
        return element;
    }
}
