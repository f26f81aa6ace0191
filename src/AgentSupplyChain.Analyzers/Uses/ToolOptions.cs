using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The options that a tool is made with.</summary>
/// <param name="creation">Where they are made; null where there are none, or they come from elsewhere.</param>
/// <param name="isUnseen">They come from elsewhere, and can say anything.</param>
internal sealed class ToolOptions(IObjectCreationOperation? creation, bool isUnseen, CancellationToken cancellation)
{
    public ToolHints Hints => creation is null ? ToolHints.None : ToolHints.Of(creation);

    public static ToolOptions Of(IOperation? options, CancellationToken cancellation)
    {
        var origin = options is null ? null : ObjectFlow.Origin(options, cancellation);
        return new ToolOptions(origin as IObjectCreationOperation, origin is not (null or IObjectCreationOperation or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } }), cancellation);
    }

    /// <summary>The name that they give, else the usual one; null where they give one that only run time knows.</summary>
    public string? Name(string? usual) => isUnseen ? null : Given(Value("Name"), usual, cancellation);

    public string? Text(string property) => TextFlow.Constant(Value(property), cancellation);

    /// <summary>What is written for a name, else the usual one. A name that is computed is not the usual one.</summary>
    public static string? Given(IOperation? written, string? usual, CancellationToken cancellation)
    {
        while (written is IConversionOperation conversion)
            written = conversion.Operand;

        return written is null or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } ? usual : TextFlow.Constant(written, cancellation);
    }

    private IOperation? Value(string property) =>
        creation?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value;
}
