using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// The texts of a prompt. Most SDKs take a string; some wrap it: a list of blocks (<c>new TextBlockParam { Text = "…" }</c>), or content with
/// parts.
/// </summary>
internal static class PromptText
{
    // Content, its list of parts, a part, its text.
    private const int Depth = 4;

    public static IEnumerable<ResolvedText> Of(IOperation value, CancellationToken cancellation) => Of(value, Depth, cancellation);

    private static IEnumerable<ResolvedText> Of(IOperation value, int depth, CancellationToken cancellation)
    {
        if (depth > 0 && ObjectFlow.Origin(value, cancellation) is var origin && Wrapped(origin).ToList() is { Count: > 0 } wrapped)
            return wrapped.SelectMany(inner => Of(inner, depth - 1, cancellation));

        return TextFlow.Resolve(value, cancellation);
    }

    private static IEnumerable<IOperation> Wrapped(IOperation origin) => origin switch
    {
        ICollectionExpressionOperation list => list.Elements.Select(element => element is ISpreadOperation spread ? spread.Operand : element),
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues,
        IObjectCreationOperation creation => Members(creation),
        _ => [],
    };

    private static IEnumerable<IOperation> Members(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "text" or "content" or "parts" or "collection" })
                yield return argument.Value;
        }

        foreach (var initialiser in creation.Initializer?.Initializers ?? [])
        {
            switch (initialiser)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Text" or "Content" or "Parts" } } assignment:
                    yield return assignment.Value;
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add:
                    yield return add.Arguments[0].Value;
                    break;
            }
        }
    }
}
