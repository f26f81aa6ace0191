using System.Diagnostics.CodeAnalysis;

namespace AgentSupplyChain.Detection.Json;

/// <summary>What a JSON value is; the words of System.Text.Json, which is no part of netstandard.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object and String are what the grammar of JSON calls them.")]
public enum JsonValueKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

public static class JsonValueKindName
{
    /// <summary>The kind with its article, for messages.</summary>
    public static string WithArticle(this JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
