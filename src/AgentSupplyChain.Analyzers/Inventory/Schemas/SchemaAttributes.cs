using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>Attributes that change a schema: which are understood here, and which make it unknown.</summary>
internal static class SchemaAttributes
{
    public const string Description = "System.ComponentModel.DescriptionAttribute";
    public const string DisplayName = "System.ComponentModel.DisplayNameAttribute";
    public const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";
    public const string Annotations = "System.ComponentModel.DataAnnotations.";
    public const string Required = Annotations + "RequiredAttribute";
    public const string Json = "System.Text.Json.Serialization.";

    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        Description, DisplayName, DefaultValue, Required,
        Annotations + "RangeAttribute", Annotations + "StringLengthAttribute", Annotations + "MinLengthAttribute", Annotations + "MaxLengthAttribute",
        Annotations + "LengthAttribute", Annotations + "RegularExpressionAttribute", Annotations + "EmailAddressAttribute", Annotations + "UrlAttribute",
        Annotations + "Base64StringAttribute", Annotations + "AllowedValuesAttribute",
        Json + "JsonPropertyNameAttribute", Json + "JsonIgnoreAttribute", Json + "JsonRequiredAttribute",
        // They say where text is made to fit, not what the schema is.
        Annotations + "DisplayAttribute", Annotations + "KeyAttribute",
    };

    /// <summary>Whether every attribute is understood, or is none of those that anything in the SDKs looks at.</summary>
    public static bool AreUnderstood(ISymbol symbol) => symbol.GetAttributes().All(attribute => Understood.Contains(NameOf(attribute)) || !Matters(attribute));

    /// <summary>Whether nothing in the SDKs looks at any attribute.</summary>
    public static bool AreNone(ISymbol symbol) => !symbol.GetAttributes().Any(Matters);

    public static AttributeData? Find(ISymbol? symbol, string name) => symbol?.GetAttributes().FirstOrDefault(attribute => NameOf(attribute) == name);

    /// <summary>The first argument of the attribute's constructor, where it is a text.</summary>
    public static string? Text(AttributeData? attribute) => Argument(attribute, 0) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>An argument of the attribute's constructor; null where there is none.</summary>
    public static TypedConstant? Argument(AttributeData? attribute, int index) => attribute is not null && index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : null;

    public static string NameOf(AttributeData attribute) => TypeName.Of(attribute.AttributeClass);

    public static bool IsOfJson(AttributeData attribute) => Chain(attribute).Any(name => name.StartsWith(Json, StringComparison.Ordinal));

    /// <summary><c>[JsonConverter(typeof(JsonStringEnumConverter))]</c>, which the SDKs use for every enumeration.</summary>
    public static bool IsEnumAsText(AttributeData attribute) =>
        NameOf(attribute) == Json + "JsonConverterAttribute"
        && Argument(attribute, 0) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol converter }
        && TypeName.Of(converter.OriginalDefinition) is Json + "JsonStringEnumConverter" or Json + "JsonStringEnumConverter`1";

    // What an SDK asks for, it also finds in the attributes that derive from it.
    private static bool Matters(AttributeData attribute) => Chain(attribute).Any(name =>
        name is Description or DisplayName or DefaultValue
        || name.StartsWith(Annotations, StringComparison.Ordinal)
        || name.StartsWith(Json, StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.AI.", StringComparison.Ordinal)
        || name.StartsWith("ModelContextProtocol.", StringComparison.Ordinal)
        || name is "System.Diagnostics.CodeAnalysis.AllowNullAttribute" or "System.Diagnostics.CodeAnalysis.DisallowNullAttribute"
            or "System.Diagnostics.CodeAnalysis.MaybeNullAttribute" or "System.Diagnostics.CodeAnalysis.NotNullAttribute");

    private static IEnumerable<string> Chain(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
            yield return TypeName.Of(type);
    }
}
