using Microsoft.CodeAnalysis;
using static AgentSupplyChain.Analyzers.Inventory.Schemas.SchemaAttributes;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>What the SDKs take into a schema from the attributes for validation.</summary>
internal static class SchemaAnnotations
{
    /// <param name="places">Where an attribute is looked for, the nearest first.</param>
    /// <returns>False where an attribute says something that is not understood.</returns>
    public static bool TryApply(SchemaNode node, IReadOnlyList<ISymbol?> places)
    {
        if (places.All(place => place is null || place.GetAttributes().IsEmpty))
            return true;

        if (First(places, DisplayName) is { } title)
            node.SetIfMissing("title", Text(title) ?? "");
        if (First(places, Annotations + "EmailAddressAttribute") is not null)
            node.SetIfMissing("format", "email");
        if (First(places, Annotations + "UrlAttribute") is not null)
            node.SetIfMissing("format", "uri");
        if (First(places, Annotations + "RegularExpressionAttribute") is { } pattern)
            node.SetIfMissing("pattern", Text(pattern) ?? "");

        return TryStringLength(node, First(places, Annotations + "StringLengthAttribute"))
            && TryLength(node, First(places, Annotations + "MinLengthAttribute"), 0, -1)
            && TryLength(node, First(places, Annotations + "MaxLengthAttribute"), -1, 0)
            && TryRange(node, First(places, Annotations + "RangeAttribute"))
            && TryBase64(node, First(places, Annotations + "Base64StringAttribute"))
            && TryLength(node, First(places, Annotations + "LengthAttribute"), 0, 1)
            && TryAllowedValues(node, First(places, Annotations + "AllowedValuesAttribute"));
    }

    private static AttributeData? First(IReadOnlyList<ISymbol?> places, string name) => places.Select(place => Find(place, name)).FirstOrDefault(attribute => attribute is not null);

    private static bool TryStringLength(SchemaNode node, AttributeData? attribute)
    {
        if (attribute is null)
            return true;
        if (Argument(attribute, 0)?.Value is not int maximum)
            return false;

        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "MinimumLength").Value.Value is int minimum and > 0)
            node.SetIfMissing("minLength", JsonNumber.Of(minimum)!);
        node.SetIfMissing("maxLength", JsonNumber.Of(maximum)!);
        return true;
    }

    // Index of the lower and of the upper bound among the arguments; -1 for none. A lower bound of zero beside an upper one is not written.
    private static bool TryLength(SchemaNode node, AttributeData? attribute, int lower, int upper)
    {
        if (attribute is null)
            return true;

        var unit = IsText(node["type"]) ? "Length" : "Items";
        if (lower >= 0 && Bound(lower) is { } minimum && (minimum > 0 || upper < 0))
            node.SetIfMissing("min" + unit, JsonNumber.Of(minimum)!);
        if (upper >= 0 && Bound(upper) is { } maximum)
            node.SetIfMissing("max" + unit, JsonNumber.Of(maximum)!);
        return (lower < 0 || Bound(lower) is not null) && (upper < 0 || Bound(upper) is not null);

        int? Bound(int index) => Argument(attribute, index)?.Value as int?;
    }

    private static bool IsText(object? type) => type is "string" || (type is List<object?> several && several.Contains("string") && several.All(one => one is "string" or "null"));

    private static bool TryRange(SchemaNode node, AttributeData? attribute)
    {
        if (attribute is null)
            return true;

        // Bounds of another type are text that a converter reads; exclusive ones have rules of their own.
        if (attribute.NamedArguments.Any(argument => argument.Key.Contains("Exclusive"))
            || Argument(attribute, 0)?.Value is not (int or double)
            || JsonNumber.Of(Argument(attribute, 0)?.Value) is not { } low
            || JsonNumber.Of(Argument(attribute, 1)?.Value) is not { } high)
        {
            return false;
        }

        node.SetIfMissing("minimum", low);
        node.SetIfMissing("maximum", high);
        return true;
    }

    private static bool TryBase64(SchemaNode node, AttributeData? attribute)
    {
        if (attribute is not null)
            node.SetIfMissing("contentEncoding", "base64");

        return true;
    }

    private static bool TryAllowedValues(SchemaNode node, AttributeData? attribute)
    {
        if (attribute is null)
            return true;
        if (Argument(attribute, 0) is not { Kind: TypedConstantKind.Array, IsNull: false } values || !values.Values.All(value => value.Kind == TypedConstantKind.Primitive && value.Value is string or int))
            return false;

        if (!node.Has("enum") && !values.Values.IsEmpty)
            node.SetUnordered("enum", values.Values.Select(value => value.Value is int number ? (object?)JsonNumber.Of(number) : value.Value));
        return true;
    }
}
