using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Follows an object back to the one operation that made it: through conversions, locals that are assigned once, fields and properties of this file.</summary>
internal static class ObjectFlow
{
    private const int Depth = 8;

    /// <summary>A creation, a call, or whatever could not be followed further.</summary>
    public static IOperation Origin(IOperation value, CancellationToken cancellation)
    {
        for (var i = 0; i < Depth; i++)
        {
            var next = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                ILocalReferenceOperation { Local: var local } => Assignments.Of(local, value) is { Values.Count: 1, HasOthers: false } assigned ? assigned.Values[0] : null,
                IFieldReferenceOperation { Field: var field } => Declared(field, value, cancellation),
                IPropertyReferenceOperation { Property: var property } => Declared(property, value, cancellation),
                _ => null,
            };

            if (next is null)
                break;

            value = next;
        }

        return value;
    }

    /// <summary>The object a call is made on, also where the method is an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);

    /// <summary>The name of the method that is called: in a chain of calls each one has its own place.</summary>
    public static SyntaxNode NameOf(IInvocationOperation call) => call.Syntax is not InvocationExpressionSyntax { Expression: var called } ? call.Syntax : called switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name,
        MemberBindingExpressionSyntax { Name: var name } => name,
        _ => called,
    };

    /// <summary>
    /// What a property was given where its object was made: in the initialiser, or as the argument of a record's parameter of its name.
    /// Null where the object comes from elsewhere or the property was not named there.
    /// </summary>
    public static IOperation? Member(IOperation owner, IPropertySymbol property, CancellationToken cancellation)
    {
        if (owner is IInstanceReferenceOperation || Origin(owner, cancellation) is not IObjectCreationOperation creation)
            return null;

        var initialised = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property: var given } && SymbolEqualityComparer.Default.Equals(given, property))?.Value;
        return initialised
            ?? (creation.Type is { IsRecord: true } ? creation.Arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name } && name == property.Name)?.Value : null);
    }

    // Set in one place only: with two, nobody knows which one it was.
    private static IOperation? Declared(ISymbol symbol, IOperation use, CancellationToken cancellation)
    {
        using var written = Initialiser.AllOf(symbol, cancellation).GetEnumerator();
        return written.MoveNext() && written.Current is { } first && !written.MoveNext() ? Initialiser.Operation(first, use, cancellation) : null;
    }
}
