using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>
/// Everything that a value is computed from, as far as this file shows it: the expressions in it, what its variables were given, the sequence
/// that it is an element of. What only chooses among values (a condition, the subject of a switch) is not part of it.
/// </summary>
internal sealed class Provenance
{
    // A value that is made of more was not written by hand.
    private const int Limit = 400;

    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _operations = [];
    private readonly bool _isText;
    private readonly CancellationToken _cancellation;

    private Provenance(bool isText, CancellationToken cancellation)
    {
        _isText = isText;
        _cancellation = cancellation;
    }

    public IReadOnlyList<IOperation> Operations => _operations;

    /// <summary>Variables and members that the value comes from.</summary>
    public IReadOnlyCollection<ISymbol> Symbols => _symbols;

    public static Provenance Of(IOperation value, CancellationToken cancellation) => Of(value, isText: false, cancellation);

    /// <summary>
    /// What the text of a value is made of: numbers, dates and members of an enum cannot carry text on, and what a method of somebody else gives
    /// back is its own.
    /// </summary>
    public static Provenance OfText(IOperation value, CancellationToken cancellation) => Of(value, isText: true, cancellation);

    private static Provenance Of(IOperation value, bool isText, CancellationToken cancellation)
    {
        var provenance = new Provenance(isText, cancellation);
        provenance.Visit(value);
        return provenance;
    }

    public bool Comes(Func<IOperation, bool> from) => _operations.Any(from);

    /// <summary>True where the value comes from one of the symbols.</summary>
    public bool ComesFrom(IReadOnlyCollection<ISymbol> symbols) => symbols.Any(_symbols.Contains);

    private void Visit(IOperation? operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (operation is null || _operations.Count >= Limit || (_isText && LosesText(operation)))
            return;

        _operations.Add(operation);
        switch (operation)
        {
            case IConditionalOperation conditional:
                Visit(conditional.WhenTrue);
                Visit(conditional.WhenFalse);
                return;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Visit(arm.Value);
                return;
            case IInvocationOperation call:
                Visit(call.Instance);
                foreach (var argument in call.Arguments.Where(argument => !IsFilter(call, argument)))
                    Visit(argument.Value);
                return;
            case ILocalReferenceOperation { Local: var local }:
                VisitVariable(local, operation);
                return;
            case IParameterReferenceOperation { Parameter: var parameter }:
                VisitVariable(parameter, operation);
                return;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference:
                VisitMember(reference);
                return;
            default:
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                return;
        }
    }

    // A function given to Where or OrderBy chooses among values; one given to Select makes them.
    private static bool IsFilter(IInvocationOperation call, IArgumentOperation argument) =>
        argument.Value is IDelegateCreationOperation
        && call.TargetMethod.Name is "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Any" or "All" or "SkipWhile" or "TakeWhile";

    private static bool LosesText(IOperation operation) => operation.Type switch
    {
        { TypeKind: TypeKind.Enum } or { Name: "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char } => true,
        _ => operation is IInvocationOperation { TargetMethod.ContainingType: { } type } && !PassesTextOn(type),
    };

    private static bool PassesTextOn(INamedTypeSymbol type) => type is
    {
        ContainingNamespace: { Name: "System" or "IO" or "Text" or "Linq" or "RegularExpressions" or "Generic" or "Json" or "Nodes" or "Tasks" },
        Name: not ("File" or "Directory"),
    };

    private void VisitVariable(ISymbol variable, IOperation use)
    {
        if (!_symbols.Add(variable))
            return;

        var assigned = Assignments.Of(variable, use);
        foreach (var value in assigned.Values)
            Visit(value);

        if (Elements.SequenceOf(variable, use) is { } sequence)
            Visit(sequence);
        else if (assigned.Values.Count == 0 || assigned.HasOthers)
            Visit(Elements.TakenFrom(variable, use));
    }

    // The object behind a member counts only where it is a variable: two members of one options object say nothing about each other.
    private void VisitMember(IMemberReferenceOperation reference)
    {
        foreach (var argument in (reference as IPropertyReferenceOperation)?.Arguments ?? [])
            Visit(argument);

        if (reference.Instance is not (null or IInstanceReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation }))
            Visit(reference.Instance);

        if (_symbols.Add(reference.Member) && Initialiser.Of(reference.Member, _cancellation) is ExpressionSyntax written)
            Visit(Initialiser.Operation(written, reference, _cancellation));
    }
}
