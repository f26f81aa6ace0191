using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>
/// The schema of one parameter. It goes the way of the SDKs: System.Text.Json walks the type, and Microsoft.Extensions.AI then touches every
/// node. Where a type occurs that is not understood the whole is unknown.
/// </summary>
internal sealed class ParameterSchema
{
    // The serializer gives up at 64 steps, and no schema of use has so many nodes.
    private const int MaxDepth = 60;
    private const int MaxNodes = 5000;

    private readonly IParameterSymbol _parameter;
    private readonly Dictionary<Occurrence, string> _written = new(Occurrence.Comparer);
    private readonly List<string> _path = [];
    private int _nodes;

    private ParameterSchema(IParameterSymbol parameter) => _parameter = parameter;

    /// <summary>Null where it is unknown.</summary>
    public static SchemaNode? Of(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && SchemaAttributes.AreUnderstood(parameter) ? new ParameterSchema(parameter).Map(parameter.Type, null) : null;

    private SchemaNode? Map(ITypeSymbol type, ContractProperty? property)
    {
        var inner = JsonShape.InNullable(type);
        if (++_nodes > MaxNodes || _path.Count > MaxDepth || JsonShape.Of(inner ?? type) is not { } shape || (inner is not null && shape.Kind is JsonShapeKind.List or JsonShapeKind.Map))
            return null;

        if (shape.IsReferred && Earlier(type, property) is { } pointer)
            return Touch(new SchemaNode { ["$ref"] = pointer }, type, shape, property);

        if (Build(shape, inner is not null) is not { } node)
            return null;

        if (property?.IsNullable ?? inner is not null)
            node.AllowNull();

        return Touch(node, type, shape, property);
    }

    private SchemaNode? Build(JsonShape shape, bool isNullable)
    {
        switch (shape.Kind)
        {
            case JsonShapeKind.Scalar:
                return ScalarSchema.Of(shape.Type);
            case JsonShapeKind.Enumeration:
                return Enumeration(shape.Type, isNullable);
            case JsonShapeKind.List:
                return Within("items", null, shape.Element!, out var item) ? With(new SchemaNode { ["type"] = "array" }, "items", item) : null;
            case JsonShapeKind.Map:
                return Within("additionalProperties", null, shape.Element!, out var value) ? With(new SchemaNode { ["type"] = "object" }, "additionalProperties", value) : null;
            default:
                return Properties((INamedTypeSymbol)shape.Type);
        }
    }

    private static SchemaNode Enumeration(ITypeSymbol type, bool isNullable)
    {
        var node = new SchemaNode { ["type"] = "string" };
        if (type.GetAttributes().Any(attribute => SchemaAttributes.NameOf(attribute) == "System.FlagsAttribute"))
            return node;

        IEnumerable<object?> names = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name);
        node.SetUnordered("enum", isNullable ? names.Append(null) : names);
        return node;
    }

    // A schema that allows anything is not written; lists get an empty one later.
    private static SchemaNode With(SchemaNode node, string keyword, SchemaNode? element)
    {
        if (element is not null && element.ToString() != "true")
            node[keyword] = element;

        return node;
    }

    private SchemaNode? Properties(INamedTypeSymbol type)
    {
        if (ObjectContract.Of(type) is not { } contract)
            return null;

        var properties = new SchemaNode();
        foreach (var property in contract)
        {
            if (!Within("properties", property, property.Symbol.Type, out var schema))
                return null;

            properties[property.Name] = schema;
        }

        var node = new SchemaNode { ["type"] = "object" };
        if (contract.Count > 0)
            node["properties"] = properties;
        if (contract.Any(property => property.IsRequired))
            node.SetUnordered("required", contract.Where(property => property.IsRequired).Select(property => property.Name));

        return node;
    }

    private bool Within(string keyword, ContractProperty? property, ITypeSymbol type, out SchemaNode? schema)
    {
        _path.Add(keyword);
        if (property is not null)
            _path.Add(property.Name);

        schema = Map(type, property);
        _path.RemoveRange(_path.Count - (property is null ? 1 : 2), property is null ? 1 : 2);
        return schema is not null;
    }

    /// <summary>Where the same type was written before, for the same property.</summary>
    private string? Earlier(ITypeSymbol type, ContractProperty? property)
    {
        var occurrence = new Occurrence(type, property?.Symbol, property?.Owner);
        if (_written.TryGetValue(occurrence, out var pointer))
            return pointer;

        _written.Add(occurrence, string.Concat(new[] { "#", "properties", _parameter.Name }.Concat(_path).Select((step, i) => i == 0 ? step : "/" + step)));
        return null;
    }

    // What Microsoft.Extensions.AI does with each node that the serializer made.
    private SchemaNode? Touch(SchemaNode node, ITypeSymbol type, JsonShape shape, ContractProperty? property)
    {
        var isRoot = _path.Count == 0;
        if (node["$ref"] is string pointer && !pointer.All(c => c is '#' or '/' or '_' or '-' or '.' or >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z'))
            return null;

        if (shape.Kind == JsonShapeKind.List && !node.Has("items"))
            node["items"] = new SchemaNode();

        // Where the parameter may be null, so may everything in it that is a reference.
        if (JsonShape.InNullable(type) is not null || (!type.IsValueType && _parameter.NullableAnnotation == NullableAnnotation.Annotated))
            node.AllowNull();

        if (!TryDefault(node, isRoot ? _parameter : property?.Parameter))
            return null;

        // An attribute of T is none of Nullable<T>.
        var declared = JsonShape.InNullable(type) is null ? type : null;
        ISymbol?[] places = isRoot ? [_parameter, declared] : [property?.Symbol, property?.Parameter, declared];
        if (places.Select(place => SchemaAttributes.Find(place, SchemaAttributes.Description)).FirstOrDefault(found => found is not null) is { } description)
            node["description"] = SchemaAttributes.Text(description) ?? "";

        return SchemaAnnotations.TryApply(node, places) ? node : null;
    }

    private static bool TryDefault(SchemaNode node, IParameterSymbol? parameter)
    {
        if (parameter is null)
            return true;
        if (!SchemaDefault.TryRead(parameter, out var hasDefault, out var value))
            return false;

        if (hasDefault)
            node["default"] = value;

        return true;
    }
}
