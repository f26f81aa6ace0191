namespace AgentSupplyChain.Detection.Json;

public enum JsonErrorKind
{
    Syntax,

    /// <summary>There is nothing but white space.</summary>
    Empty,

    /// <summary>Half of a surrogate pair, written as an escape.</summary>
    HalfSurrogate,

    TooDeep,

    TooManyValues,
}

/// <param name="Offset">Where reading ended: the first character that does not fit, or the start of the value that is at fault.</param>
public sealed record JsonError(JsonErrorKind Kind, int Offset);

/// <summary>
/// A JSON text whose values know their place. Comments and trailing commas are allowed, as in the settings files of .NET. What stands before an
/// error is kept: half-typed files are the rule in an editor. Depth and number of values are limited, since the size of a tree is not that
/// of its text.
/// </summary>
public sealed class JsonText
{
    public const int MaxDepth = 64;

    public const int MaxValues = 500_000;

    private JsonText(JsonNode? root, JsonError? error)
    {
        Root = root;
        Error = error;
    }

    /// <summary>The outermost value, as far as it could be read; null where not even its start could.</summary>
    public JsonNode? Root { get; }

    /// <summary>Why reading ended before the end of the text; null where the text is JSON.</summary>
    public JsonError? Error { get; }

    public static JsonText Read(string text)
    {
        var reader = new JsonReader(text);
        var root = reader.ReadDocument();
        return new JsonText(root, reader.Error);
    }
}
