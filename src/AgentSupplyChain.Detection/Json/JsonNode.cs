namespace AgentSupplyChain.Detection.Json;

/// <summary>A value of a JSON text and where it stands.</summary>
public sealed class JsonNode
{
    private readonly List<JsonMember>? _members;
    private readonly List<JsonNode>? _items;

    internal JsonNode(JsonValueKind kind, int start, int end, string? text = null)
    {
        Kind = kind;
        Start = start;
        End = end;
        Text = text;
        _members = kind == JsonValueKind.Object ? [] : null;
        _items = kind == JsonValueKind.Array ? [] : null;
    }

    public JsonValueKind Kind { get; }

    /// <summary>Offset of the first character: the quote of a string, the bracket of an object.</summary>
    public int Start { get; }

    /// <summary>Offset after the last character.</summary>
    public int End { get; internal set; }

    /// <summary>The value of a string without escapes; a number or a boolean as written; null for the rest.</summary>
    public string? Text { get; }

    /// <summary>The members of an object in the order of the text, repeated names included.</summary>
    public IReadOnlyList<JsonMember> Members => _members ?? (IReadOnlyList<JsonMember>)[];

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<JsonNode> Items => _items ?? (IReadOnlyList<JsonNode>)[];

    /// <summary>The last member of that name, as most readers of JSON take it; or null.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                    return Members[i].Value;
            }

            return null;
        }
    }

    /// <summary>The string at that name; null where it is absent or of another type.</summary>
    public string? StringAt(string name) => this[name] is { Kind: JsonValueKind.String } value ? value.Text : null;

    internal void Add(JsonMember member) => _members!.Add(member);

    internal void Add(JsonNode item) => _items!.Add(item);
}

/// <param name="NameStart">Offset of the quote before the name.</param>
/// <param name="NameEnd">Offset after the quote behind the name.</param>
public sealed record JsonMember(string Name, int NameStart, int NameEnd, JsonNode Value);
