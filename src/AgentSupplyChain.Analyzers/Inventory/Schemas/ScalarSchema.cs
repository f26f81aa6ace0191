using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>Types whose schema System.Text.Json fixes, with what the SDKs take out of it: numbers may stand in strings, and the schema says so nowhere.</summary>
internal static class ScalarSchema
{
    public static bool Knows(INamedTypeSymbol type) => Of(type) is not null;

    public static SchemaNode? Of(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return Typed("boolean");
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
                return Typed("integer");
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return Typed("number");
            case SpecialType.System_Char:
                var character = Typed("string");
                character["minLength"] = character["maxLength"] = JsonNumber.Of(1);
                return character;
            case SpecialType.System_String:
                return Typed("string");
            case SpecialType.System_DateTime:
                return Formatted("date-time");
            case SpecialType.System_Object:
                return new SchemaNode(isTrue: true);
        }

        // The bytes of an array are one Base64 string.
        if (type is IArrayTypeSymbol)
            return Typed("string");
        if (type.TypeKind == TypeKind.Dynamic)
            return new SchemaNode(isTrue: true);

        return TypeName.Of(type) switch
        {
            "System.DateTimeOffset" => Formatted("date-time"),
            "System.DateOnly" => Formatted("date"),
            "System.TimeOnly" => Formatted("time"),
            "System.Guid" => Formatted("uuid"),
            "System.Uri" => Formatted("uri"),
            "System.TimeSpan" => Patterned("Represents a System.TimeSpan value.", @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$"),
            "System.Version" => Patterned("Represents a version string.", @"^\d+(\.\d+){1,3}$"),
            "System.Int128" or "System.UInt128" => Typed("integer"),
            "System.Half" => Typed("number"),
            "System.Text.Json.JsonElement" or "System.Text.Json.JsonDocument" or "System.Text.Json.Nodes.JsonNode" or "System.Text.Json.Nodes.JsonValue" => new SchemaNode(isTrue: true),
            "System.Text.Json.Nodes.JsonObject" => Typed("object"),
            "System.Text.Json.Nodes.JsonArray" => Typed("array"),
            _ => null,
        };
    }

    private static SchemaNode Typed(string type) => new() { ["type"] = type };

    private static SchemaNode Formatted(string format) => new() { ["type"] = "string", ["format"] = format };

    private static SchemaNode Patterned(string comment, string pattern) => new() { ["type"] = "string", ["$comment"] = comment, ["pattern"] = pattern };
}
