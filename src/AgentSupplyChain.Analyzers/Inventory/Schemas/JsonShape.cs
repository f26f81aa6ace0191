using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

internal enum JsonShapeKind
{
    Scalar,
    Enumeration,
    List,
    Map,
    Object,
}

/// <summary>What System.Text.Json makes of a type: a scalar with its fixed schema, an enumeration, a list, a map, or an object.</summary>
/// <param name="Element">Of a list or map.</param>
internal sealed record JsonShape(JsonShapeKind Kind, ITypeSymbol Type, ITypeSymbol? Element = null)
{
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.List`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IReadOnlyList`1", "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.Generic.HashSet`1", "System.Collections.Generic.ISet`1", "System.Collections.Generic.Queue`1", "System.Collections.Generic.Stack`1",
        "System.Collections.Immutable.ImmutableArray`1", "System.Collections.Immutable.ImmutableList`1", "System.Collections.Immutable.ImmutableHashSet`1",
    };

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.IDictionary`2", "System.Collections.Generic.IReadOnlyDictionary`2",
        "System.Collections.Generic.SortedDictionary`2", "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.Immutable.ImmutableDictionary`2",
    };

    /// <summary>Scalars are written anew wherever they occur; the second occurrence of anything else is a reference to the first.</summary>
    public bool IsReferred => Kind is JsonShapeKind.List or JsonShapeKind.Map or JsonShapeKind.Object;

    /// <summary>Null where the schema depends on something that is not seen here.</summary>
    public static JsonShape? Of(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } => new JsonShape(JsonShapeKind.Scalar, type),
        IArrayTypeSymbol { IsSZArray: true, ElementType: var element } => new JsonShape(element.SpecialType == SpecialType.System_Byte ? JsonShapeKind.Scalar : JsonShapeKind.List, type, element),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => IsPlainEnumeration(named) ? new JsonShape(JsonShapeKind.Enumeration, type) : null,
        INamedTypeSymbol named when ScalarSchema.Knows(named) => new JsonShape(JsonShapeKind.Scalar, type),
        INamedTypeSymbol { TypeArguments.Length: 1 } named when Lists.Contains(TypeName.Of(named)) => new JsonShape(JsonShapeKind.List, type, named.TypeArguments[0]),
        INamedTypeSymbol { TypeArguments.Length: 2 } named when Maps.Contains(TypeName.Of(named)) && IsKey(named.TypeArguments[0]) => new JsonShape(JsonShapeKind.Map, type, named.TypeArguments[1]),
        INamedTypeSymbol named when ObjectContract.IsPlain(named) => new JsonShape(JsonShapeKind.Object, type),
        _ => null,
    };

    /// <summary>The type in a <c>Nullable&lt;T&gt;</c>, else null.</summary>
    public static ITypeSymbol? InNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    // Keys of other types have converters of their own, or none.
    private static bool IsKey(ITypeSymbol key) => key.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 || TypeName.Of(key) == "System.Guid";

    // The one converter that changes nothing is the one that the SDKs use anyway.
    private static bool IsPlainEnumeration(INamedTypeSymbol type) =>
        !type.IsGenericType && type.ContainingType is not { IsGenericType: true }
        && type.GetAttributes().All(attribute => !SchemaAttributes.IsOfJson(attribute) || SchemaAttributes.IsEnumAsText(attribute))
        && type.GetMembers().OfType<IFieldSymbol>().All(field => field.GetAttributes().All(attribute => !SchemaAttributes.IsOfJson(attribute)));
}
