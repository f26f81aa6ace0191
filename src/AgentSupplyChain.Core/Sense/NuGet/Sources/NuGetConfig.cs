using System.Xml;

namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

/// <summary>An element of a section, with its own inner elements where it has some: the patterns of a mapped source.</summary>
/// <param name="Line">One-based, as is the column of the bracket.</param>
internal sealed record ConfigItem(string Element, IReadOnlyDictionary<string, string> Attributes, int Line, int Column)
{
    public List<ConfigItem> Inner { get; } = [];

    public bool IsClear => Is("clear");

    public string? Key => Attributes.GetValueOrDefault("key");

    public string? Value => Attributes.GetValueOrDefault("value");

    // NuGet takes elements in any case, attributes in this one.
    public bool Is(string element) => string.Equals(Element, element, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The text of one nuget.config, by sections (documentation of NuGet, "nuget.config reference"). Only the sections about sources and signatures are
/// kept: that of credentials is never read.
/// </summary>
internal sealed class NuGetConfig
{
    public const string SourcesSection = "packageSources";
    public const string DisabledSection = "disabledPackageSources";
    public const string MappingSection = "packageSourceMapping";
    public const string SignersSection = "trustedSigners";
    public const string ConfigSection = "config";

    private const long FileLimit = 4 * 1024 * 1024;
    private const int DepthLimit = 64;

    private static readonly string[] s_known = [SourcesSection, DisabledSection, MappingSection, SignersSection, ConfigSection];

    // Others mean nothing to NuGet, "remove" among them.
    private static readonly string[] s_elements = ["add", "clear", "packageSource", "author", "repository"];

    private readonly Dictionary<string, List<ConfigItem>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);

    /// <param name="folder">Absolute: what relative paths are relative to.</param>
    /// <param name="name">How the file is named to the user; null where it is not one of the repository.</param>
    private NuGetConfig(string folder, string? name)
    {
        Folder = folder;
        Name = name;
    }

    public string Folder { get; }

    public string? Name { get; }

    public IReadOnlyList<ConfigItem> this[string section] => _sections.TryGetValue(section, out var items) ? items : [];

    /// <summary>The file; null after a finding was added to <paramref name="faults"/>.</summary>
    public static NuGetConfig? Read(string path, string projectDirectory, ICollection<Finding> faults)
    {
        var name = UserPath.Of(path, projectDirectory);
        var shown = name ?? Path.GetFileName(path);
        return BoundedFile.ReadBytes(path, shown, FileLimit, faults) is { } bytes ? Parse(bytes, Path.GetDirectoryName(path)!, name, shown, faults) : null;
    }

    internal static NuGetConfig? Parse(byte[] bytes, string folder, string? name, string shown, ICollection<Finding> faults)
    {
        var config = new NuGetConfig(folder, name);
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            config.Read(reader);
            return config;
        }
        catch (XmlException e)
        {
            faults.Add(BoundedFile.Fault(shown, "it is not XML without a DTD, so sources of packages are not known; correct it", e.LineNumber, e.LinePosition));
            return null;
        }
    }

    /// <summary>Where a section begins; null where it is not there or the file is not one of the repository.</summary>
    public FileSpan? PlaceOf(string section) => Name is not null && _places.TryGetValue(section, out var place) ? new FileSpan(Name, place.Line, place.Column) : null;

    public FileSpan? PlaceOf(ConfigItem item) => Name is null ? null : new FileSpan(Name, item.Line, item.Column);

    private void Read(XmlReader reader)
    {
        List<ConfigItem>? section = null;
        ConfigItem? item = null;
        while (reader.Read())
        {
            if (reader.Depth > DepthLimit)
                throw new XmlException(null, null, ((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition);

            if (reader.NodeType != XmlNodeType.Element)
                continue;

            switch (reader.Depth)
            {
                case 1:
                    section = Open(reader);
                    break;
                case 2 when section is not null:
                    item = ItemOf(reader);
                    if (s_elements.Any(item.Is))
                        section.Add(item);
                    break;
                case 3 when section is not null:
                    item?.Inner.Add(ItemOf(reader));
                    break;
            }
        }
    }

    private List<ConfigItem>? Open(XmlReader reader)
    {
        // Of two sections with one name NuGet takes the first.
        var items = new List<ConfigItem>();
        if (!s_known.Contains(reader.LocalName, StringComparer.Ordinal) || !_sections.TryAdd(reader.LocalName, items))
            return null;

        _places.Add(reader.LocalName, Place(reader));
        return items;
    }

    private static ConfigItem ItemOf(XmlReader reader)
    {
        var (line, column) = Place(reader);
        var element = reader.LocalName;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
            attributes[reader.LocalName] = reader.Value;

        reader.MoveToElement();
        return new ConfigItem(element, attributes, line, column);
    }

    private static (int Line, int Column) Place(XmlReader reader)
    {
        var info = (IXmlLineInfo)reader;
        return (info.LineNumber, Math.Max(1, info.LinePosition - 1));
    }
}
