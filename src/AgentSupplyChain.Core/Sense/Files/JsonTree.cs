using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Check;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>
/// A JSON file whose values know their place. Comments and trailing commas are allowed, as in the settings files of .NET. Depth and number
/// of values are limited, since the size of a tree is not that of its text.
/// </summary>
public sealed class JsonTree
{
    public const int MaxDepth = 64;

    public const int MaxValues = 500_000;

    private JsonTree(string file, TextLines lines, JsonNode root)
    {
        File = file;
        Lines = lines;
        Root = root;
    }

    /// <summary>How the file is named to the user.</summary>
    public string File { get; }

    public TextLines Lines { get; }

    public JsonNode Root { get; }

    /// <summary>The tree of the text; null after a finding was added to <paramref name="faults"/>.</summary>
    public static JsonTree? Parse(string text, string file, ICollection<Finding> faults)
    {
        if (Read(text, out var error) is { } root)
            return new JsonTree(file, new TextLines(text), root);

        var (line, column) = new TextLines(text).PositionOf(error.Offset);
        faults.Add(BoundedFile.Fault(file, error.Cause, line, column));
        return null;
    }

    /// <summary>As <see cref="Parse"/>, where the file must hold an object.</summary>
    public static JsonTree? ParseObject(string text, string file, ICollection<Finding> faults)
    {
        var tree = Parse(text, file, faults);
        if (tree is null || tree.Root.Kind == JsonValueKind.Object)
            return tree;

        faults.Add(tree.Fault(tree.Root, $"it holds {NameOf(tree.Root.Kind)} where an object is expected; start it with '{{'"));
        return null;
    }

    public FileSpan SpanOf(JsonNode node) => Lines.SpanOf(File, node.Start, node.End);

    public FileSpan SpanOf(JsonMember member) => Lines.SpanOf(File, member.NameStart, member.NameEnd);

    /// <summary>ASC9003 at that value.</summary>
    public Finding Fault(JsonNode node, string cause)
    {
        var (line, column) = Lines.PositionOf(node.Start);
        return BoundedFile.Fault(File, cause, line, column);
    }

    /// <summary>The kind with its article, for messages.</summary>
    public static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static JsonNode? Read(string text, out (int Offset, string Cause) error)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            error = (0, "it is empty; write an object or delete the file");
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var offsets = new CharacterOffsets(bytes);
        // One level more than allowed, so that the limit is met here, with a position.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaxDepth + 1,
        });

        var open = new Stack<JsonNode>();
        var count = 0;
        JsonNode? root = null;
        (string Text, int Start, int End) name = ("", 0, 0);
        var start = 0;
        try
        {
            while (reader.Read())
            {
                start = offsets.Of((int)reader.TokenStartIndex);
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    // The colon behind the name is already consumed; the name ends at its quote.
                    name = (reader.GetString()!, start, offsets.Of((int)reader.TokenStartIndex + reader.ValueSpan.Length + 2));
                    continue;
                }

                var end = offsets.Of((int)reader.BytesConsumed);
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    open.Pop().End = end;
                    continue;
                }

                if (++count > MaxValues)
                {
                    error = (start, $"it has more than {MaxValues} values; make it smaller or exclude it from the project");
                    return null;
                }

                var node = new JsonNode(KindOf(reader.TokenType), start, TextOf(ref reader)) { End = end };
                if (open.TryPeek(out var parent) && parent.Kind == JsonValueKind.Object)
                    parent.Add(new JsonMember(name.Text, name.Start, name.End, node));
                else
                    parent?.Add(node);

                root ??= node;
                if (node.Kind is not (JsonValueKind.Object or JsonValueKind.Array))
                    continue;

                if (open.Count == MaxDepth)
                {
                    error = (start, $"it is nested more than {MaxDepth} levels deep; make it flatter");
                    return null;
                }

                open.Push(node);
            }
        }
        catch (JsonException e)
        {
            // The platform's message quotes the text, which may be a secret.
            error = (OffsetOf(e, bytes), "it is not valid JSON from here on; correct the syntax");
            return null;
        }
        catch (InvalidOperationException)
        {
            error = (start, "a \\u escape in this text is half of a surrogate pair; write both halves");
            return null;
        }

        error = default;
        return root;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static int OffsetOf(JsonException e, byte[] bytes)
    {
        var lineStart = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
        {
            var next = Array.IndexOf(bytes, (byte)'\n', lineStart);
            if (next < 0)
                break;

            lineStart = next + 1;
        }

        var offset = Math.Min(lineStart + (e.BytePositionInLine ?? 0), bytes.Length);
        return Encoding.UTF8.GetCharCount(bytes, 0, (int)offset);
    }

    /// <summary>Bytes to UTF-16 units, for questions in rising order: the whole file costs one pass.</summary>
    private sealed class CharacterOffsets(byte[] bytes)
    {
        private int _byte;
        private int _character;

        public int Of(int offset)
        {
            _character += Encoding.UTF8.GetCharCount(bytes, _byte, offset - _byte);
            _byte = offset;
            return _character;
        }
    }
}
