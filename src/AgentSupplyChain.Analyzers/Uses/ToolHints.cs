using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What the declaration of a tool says of its effects: the annotations of MCP (Model Context Protocol, schema 2025-11-25, ToolAnnotations). What is not written is not
/// known: the specification's defaults are no statement of anybody.
/// </summary>
internal sealed record ToolHints(bool? ReadOnly, bool? Destructive, bool? Idempotent, bool? OpenWorld)
{
    public static ToolHints None { get; } = new(null, null, null, null);

    /// <summary>From <c>[McpServerTool(ReadOnly = true)]</c>.</summary>
    public static ToolHints Of(AttributeData attribute) => new(Named(attribute, "ReadOnly"), Named(attribute, "Destructive"), Named(attribute, "Idempotent"), Named(attribute, "OpenWorld"));

    /// <summary>From the attribute of a method, whatever makes a tool of it.</summary>
    public static ToolHints Of(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "McpServerToolAttribute", ContainingNamespace: { Name: "Server", ContainingNamespace.Name: "ModelContextProtocol" } }) is { } declared
            ? Of(declared)
            : None;

    /// <summary>From options whose properties are set where they are made.</summary>
    public static ToolHints Of(IObjectCreationOperation options) => new(Set(options, "ReadOnly"), Set(options, "Destructive"), Set(options, "Idempotent"), Set(options, "OpenWorld"));

    /// <summary>From a tool of the protocol, <c>new Tool { Annotations = new ToolAnnotations { ReadOnlyHint = true } }</c>.</summary>
    public static ToolHints OfAnnotations(IObjectCreationOperation tool, CancellationToken cancellation) =>
        Assigned(tool, "Annotations") is { } value && ObjectFlow.Origin(value, cancellation) is IObjectCreationOperation { Type.Name: "ToolAnnotations" } annotations
            ? new ToolHints(Set(annotations, "ReadOnlyHint"), Set(annotations, "DestructiveHint"), Set(annotations, "IdempotentHint"), Set(annotations, "OpenWorldHint"))
            : None;

    /// <summary>What is said here, else what is said there: options win over the attribute, as the MCP SDK has it.</summary>
    public ToolHints Or(ToolHints other) => new(ReadOnly ?? other.ReadOnly, Destructive ?? other.Destructive, Idempotent ?? other.Idempotent, OpenWorld ?? other.OpenWorld);

    /// <summary><c>destructive=false,readOnly=true</c>; null where nothing is said.</summary>
    public string? Text
    {
        get
        {
            var said = new[] { (Name: "destructive", Value: Destructive), (Name: "idempotent", Value: Idempotent), (Name: "openWorld", Value: OpenWorld), (Name: "readOnly", Value: ReadOnly) }
                .Where(hint => hint.Value is not null)
                .Select(hint => hint.Name + (hint.Value == true ? "=true" : "=false"));
            return string.Join(",", said) is { Length: > 0 } text ? text : null;
        }
    }

    private static bool? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as bool?;

    private static bool? Set(IObjectCreationOperation creation, string property)
    {
        var value = Assigned(creation, property);
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value?.ConstantValue is { HasValue: true, Value: bool truth } ? truth : null;
    }

    private static IOperation? Assigned(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value;
}
