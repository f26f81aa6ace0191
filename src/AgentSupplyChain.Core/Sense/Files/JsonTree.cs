using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A JSON file of the user, whole or not at all: half of a file is a file that was not read. Its values know their place.</summary>
public sealed class JsonTree
{
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
        var read = JsonText.Read(text);
        var lines = new TextLines(text);
        if (read is { Error: null, Root: { } root })
            return new JsonTree(file, lines, root);

        var (line, column) = lines.PositionOf(read.Error!.Offset);
        faults.Add(BoundedFile.Fault(file, CauseOf(read.Error.Kind), line, column));
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
    public static string NameOf(JsonValueKind kind) => kind.WithArticle();

    private static string CauseOf(JsonErrorKind error) => error switch
    {
        JsonErrorKind.Empty => "it is empty; write an object or delete the file",
        JsonErrorKind.HalfSurrogate => "a \\u escape in this text is half of a surrogate pair; write both halves",
        JsonErrorKind.TooDeep => $"it is nested more than {JsonText.MaxDepth} levels deep; make it flatter",
        JsonErrorKind.TooManyValues => $"it has more than {JsonText.MaxValues} values; make it smaller or exclude it from the project",
        _ => "it is not valid JSON from here on; correct the syntax",
    };
}
