using System.Text;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>
/// A JSON object that is written in canonical form: keys in ordinal order, no white space, strings with the shortest escapes. Without a key
/// it can also be the schema <c>true</c>, as which the SDKs write a type that may be anything.
/// </summary>
internal sealed class SchemaNode(bool isTrue = false)
{
    private readonly SortedDictionary<string, object?> _keywords = new(StringComparer.Ordinal);

    /// <summary>The value of a keyword: text, truth value, <see cref="JsonNumber"/>, node, list of these, or null.</summary>
    public object? this[string keyword]
    {
        get => _keywords.TryGetValue(keyword, out var value) ? value : null;
        set => _keywords[keyword] = value;
    }

    public bool Has(string keyword) => _keywords.ContainsKey(keyword);

    /// <summary>What was said first stands.</summary>
    public void SetIfMissing(string keyword, object value)
    {
        if (this[keyword] is null)
            this[keyword] = value;
    }

    /// <summary>A list whose order means nothing to a reader of the schema, in the one order that it is hashed in.</summary>
    public void SetUnordered(string keyword, IEnumerable<object?> values) =>
        this[keyword] = values.Select(value => (Value: value, Text: Text(value))).OrderBy(pair => pair.Text, StringComparer.Ordinal).Select(pair => pair.Value).ToList();

    /// <summary>One type becomes that type or null; a node without a type, or with several, stays as it is.</summary>
    public void AllowNull()
    {
        if (this["type"] is string type and not "null")
            SetUnordered("type", [type, "null"]);
    }

    public override string ToString() => Text(this);

    private static string Text(object? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case string characters:
                WriteString(characters, text);
                break;
            case SchemaNode node:
                node.Write(text);
                break;
            case IEnumerable<object?> list:
                text.Append('[');
                foreach (var item in list)
                {
                    Separate(text, '[');
                    Write(item, text);
                }

                text.Append(']');
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private void Write(StringBuilder text)
    {
        if (isTrue && _keywords.Count == 0)
        {
            text.Append("true");
            return;
        }

        text.Append('{');
        foreach (var pair in _keywords)
        {
            Separate(text, '{');
            WriteString(pair.Key, text);
            text.Append(':');
            Write(pair.Value, text);
        }

        text.Append('}');
    }

    private static void Separate(StringBuilder text, char opening)
    {
        if (text[text.Length - 1] != opening)
            text.Append(',');
    }

    private static void WriteString(string characters, StringBuilder text)
    {
        const string Digits = "0123456789abcdef";
        text.Append('"');
        foreach (var c in characters)
        {
            var escape = c switch { '"' => '"', '\\' => '\\', '\b' => 'b', '\f' => 'f', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => '\0' };
            if (escape != '\0')
                text.Append('\\').Append(escape);
            else if (c < ' ')
                text.Append("\\u00").Append(Digits[c >> 4]).Append(Digits[c & 15]);
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
