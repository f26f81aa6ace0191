using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Diff;

/// <summary>What a document says, without order and without what changes in every build. It may be anybody's: nothing is taken for granted.</summary>
internal sealed class BomContent
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int Deepest = 64;
    private const int MostItems = 200_000;
    private const string RootKey = "application";

    private readonly Dictionary<string, BomItem> _byRef = new(StringComparer.Ordinal);
    private readonly List<BomItem> _items = [];

    public IReadOnlyList<BomItem> Items => _items;

    /// <summary>Key of the dependent, key of what it needs.</summary>
    public HashSet<(string From, string To)> Edges { get; } = [];

    /// <summary>A name for each key.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Null after a finding was added to <paramref name="faults"/>.</summary>
    public static BomContent? Read(byte[] bytes, string name, ICollection<Finding> faults)
    {
        var cause = bytes.Length > MostBytes ? $"it has {bytes.Length} bytes, and at most {MostBytes} are read; compare smaller documents" : null;
        if (cause is null)
        {
            try
            {
                var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
                using var document = JsonDocument.Parse(bytes.AsMemory(start), new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false });
                var content = new BomContent();
                cause = content.ReadDocument(document.RootElement);
                if (cause is null)
                    return content;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // A text with half of a surrogate pair is told by the second.
                cause = $"it is not JSON, is nested more than {Deepest} levels deep, or names something twice; ask whoever wrote it for a valid document";
            }
        }

        faults.Add(BoundedFile.Fault(name, cause));
        return null;
    }

    private string? ReadDocument(JsonElement root)
    {
        const string NotOurs = "it is not a CycloneDX document of version 1; give it one in JSON";
        if (root.ValueKind != JsonValueKind.Object || BomFields.Text(root, "bomFormat") != "CycloneDX" || BomFields.Text(root, "specVersion")?.StartsWith("1.", StringComparison.Ordinal) != true)
            return NotOurs;

        if (BomFields.Object(root, "metadata") is { } metadata && BomFields.Object(metadata, "component") is { } application)
        {
            var item = BomFields.Read(application, isService: false);
            Add(application, Kept(new BomItem(RootKey, RootKey, item.Name, item.Version), item));
        }

        if ((ReadList(root, "components", isService: false) ?? ReadList(root, "services", isService: true)) is { } fault)
            return fault;

        ReadEdges(root);
        return null;
    }

    // The depth of the document is limited by its reader.
    private string? ReadList(JsonElement parent, string name, bool isService)
    {
        foreach (var element in BomFields.Items(parent, name))
        {
            if (element.ValueKind != JsonValueKind.Object || _items.Count == MostItems)
                return $"'{name}' holds something that is no object, or more than {MostItems} of them; compare smaller, valid documents";

            Add(element, BomFields.Read(element, isService));
            if (ReadList(element, name, isService) is { } fault)
                return fault;
        }

        return null;
    }

    private void Add(JsonElement element, BomItem item)
    {
        _items.Add(item);
        Names.TryAdd(item.Key, item.Name);
        if (BomFields.Text(element, "bom-ref") is { } reference)
            _byRef.TryAdd(reference, item);
    }

    private static BomItem Kept(BomItem item, BomItem fields)
    {
        foreach (var (name, value) in fields.Fields)
            item.Fields[name] = value;

        return item;
    }

    private void ReadEdges(JsonElement root)
    {
        foreach (var entry in BomFields.Items(root, "dependencies").Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (BomFields.Text(entry, "ref") is not { } reference || !_byRef.TryGetValue(reference, out var from))
                continue;

            foreach (var target in BomFields.Items(entry, "dependsOn").Concat(BomFields.Items(entry, "provides")))
            {
                if (target.ValueKind == JsonValueKind.String && _byRef.TryGetValue(target.GetString()!, out var to) && from.Key != to.Key)
                    Edges.Add((from.Key, to.Key));
            }
        }
    }
}
