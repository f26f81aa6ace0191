using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Something that happened on every way to an operation.</summary>
/// <param name="What">A condition, free of <c>!</c>, <c>&amp;&amp;</c> and <c>||</c>; or a call; or the arm of a switch.</param>
/// <param name="Holds">What the condition was found to be; null for a call that only came back.</param>
/// <param name="About">The element that the condition was asked about, where the question stands in a filter of a sequence.</param>
/// <param name="Asked">The filter's own name for that element; null where the filter is a method.</param>
internal sealed record Passed(IOperation What, bool? Holds, ISymbol? About = null, ISymbol? Asked = null);

/// <summary>
/// What must have been passed before an operation runs, read from the structure of the code: conditions around it, statements before it that
/// leave when something fails, calls before it, filters of the sequence that is gone through.
/// </summary>
internal static class Dominance
{
    // Conditions and statements that are nested deeper were not written by hand.
    private const int Depth = 64;

    /// <summary>The nearest first.</summary>
    public static IEnumerable<Passed> Before(IOperation operation, CancellationToken cancellation)
    {
        for (IOperation child = operation, parent; child.Parent is not null; child = parent)
        {
            cancellation.ThrowIfCancellationRequested();
            parent = child.Parent;
            foreach (var passed in Inside(parent, child, cancellation))
                yield return passed;

            // A local function runs when somebody calls it: what stands before it says nothing.
            if (parent is ILocalFunctionOperation)
                yield break;
        }
    }

    /// <summary>What has been passed when a body comes to its end.</summary>
    public static IEnumerable<Passed> AtEnd(IBlockOperation body, CancellationToken cancellation) => body.Operations.SelectMany(statement => After(statement, cancellation));

    /// <summary>A condition taken apart into questions that have one answer each.</summary>
    public static IEnumerable<Passed> Parts(IOperation? condition, bool holds, CancellationToken cancellation) => Parts(condition, holds, Depth, cancellation);

    private static IEnumerable<Passed> Parts(IOperation? condition, bool holds, int depth, CancellationToken cancellation)
    {
        switch (condition)
        {
            case null:
            case not null when depth == 0:
                return [];
            case IConversionOperation conversion:
                return Parts(conversion.Operand, holds, depth - 1, cancellation);
            case IAwaitOperation awaited:
                return Parts(awaited.Operation, holds, depth - 1, cancellation);
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                return Parts(task, holds, depth - 1, cancellation);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Parts(not.Operand, !holds, depth - 1, cancellation);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return holds ? Parts(both.LeftOperand, true, depth - 1, cancellation).Concat(Parts(both.RightOperand, true, depth - 1, cancellation)) : [];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return holds ? [] : Parts(either.LeftOperand, false, depth - 1, cancellation).Concat(Parts(either.RightOperand, false, depth - 1, cancellation));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool value } } compared:
                return Parts(compared.LeftOperand, holds == value, depth - 1, cancellation);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool value } } compared:
                return Parts(compared.LeftOperand, holds != value, depth - 1, cancellation);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } } test:
                return Parts(test.Value, holds == value, depth - 1, cancellation);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } } } test:
                return Parts(test.Value, holds != value, depth - 1, cancellation);
            case ILocalReferenceOperation when ObjectFlow.Origin(condition, cancellation) is var origin && origin is not ILocalReferenceOperation:
                return Parts(origin, holds, depth - 1, cancellation);
            default:
                return [new(condition, holds)];
        }
    }

    // What the place of an operation inside its parent tells.
    private static IEnumerable<Passed> Inside(IOperation parent, IOperation child, CancellationToken cancellation) => parent switch
    {
        IConditionalOperation conditional when conditional.WhenTrue == child => Parts(conditional.Condition, true, cancellation),
        IConditionalOperation conditional when conditional.WhenFalse == child => Parts(conditional.Condition, false, cancellation),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == child => Parts(both.LeftOperand, true, cancellation),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when either.RightOperand == child => Parts(either.LeftOperand, false, cancellation),
        IWhileLoopOperation { ConditionIsTop: true } loop when loop.Body == child => Parts(loop.Condition, !loop.ConditionIsUntil, cancellation),
        ISwitchExpressionArmOperation arm when arm.Value == child => Parts(arm.Guard, true, cancellation).Prepend(new(arm, true)),
        ISwitchCaseOperation section when section.Body.Contains(child) => Earlier(section.Body, child, cancellation).Append(new(section, true)),
        IUsingOperation resource when resource.Body == child => After(resource.Resources, cancellation),
        IForEachLoopOperation { Locals.Length: > 0 } loop when loop.Body == child => Filters(loop.Collection, loop.Locals[0], cancellation),
        IAnonymousFunctionOperation { Symbol.Parameters.Length: > 0 } lambda when Elements.CallOf(lambda) is { } call && ObjectFlow.Receiver(call) is { } sequence
            => Filters(sequence, lambda.Symbol.Parameters[0], cancellation),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.Parameters.Length: > 0 } reference } when Elements.CallOf(reference) is { } call && ObjectFlow.Receiver(call) is { } sequence
            => Filters(sequence, reference.Method.Parameters[0], cancellation),
        IBlockOperation block => Earlier(block.Operations, child, cancellation),
        _ => [],
    };

    private static IEnumerable<Passed> Earlier(ImmutableArray<IOperation> statements, IOperation child, CancellationToken cancellation) =>
        statements.Take(statements.IndexOf(child)).Reverse().SelectMany(statement => After(statement, cancellation));

    // What a statement leaves behind for the next one.
    private static IEnumerable<Passed> After(IOperation statement, CancellationToken cancellation, int depth = Depth) => statement switch
    {
        _ when depth == 0 => [],
        IConditionalOperation { WhenFalse: null } check => Leaves(check.WhenTrue) ? Parts(check.Condition, false, cancellation) : [],
        IConditionalOperation check when Leaves(check.WhenTrue) => Parts(check.Condition, false, cancellation).Concat(After(check.WhenFalse!, cancellation, depth - 1)),
        IConditionalOperation check when Leaves(check.WhenFalse!) => Parts(check.Condition, true, cancellation).Concat(After(check.WhenTrue, cancellation, depth - 1)),
        IConditionalOperation => [],
        IBlockOperation block => AtEnd(block, cancellation),
        ILockOperation { Body: IBlockOperation body } => AtEnd(body, cancellation),
        IUsingOperation { Body: IBlockOperation body } resource => After(resource.Resources, cancellation).Concat(AtEnd(body, cancellation)),
        IUsingDeclarationOperation declaration => After(declaration.DeclarationGroup, cancellation),
        ITryOperation attempt => (attempt.Catches.All(handler => Leaves(handler.Handler)) ? AtEnd(attempt.Body, cancellation) : [])
            .Concat(attempt.Finally is { } last ? AtEnd(last, cancellation) : []),
        IExpressionStatementOperation expression => Calls(expression.Operation),
        IVariableDeclarationGroupOperation group => group.Declarations
            .SelectMany(declaration => declaration.Declarators)
            .SelectMany(declarator => declarator.GetVariableInitializer() is { } initialiser ? Calls(initialiser.Value) : []),
        _ => [],
    };

    private static IEnumerable<Passed> Calls(IOperation expression) => expression switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Calls(task),
        IInvocationOperation => [new(expression, null)],
        IAwaitOperation awaited => Calls(awaited.Operation),
        ISimpleAssignmentOperation assignment => Calls(assignment.Value),
        IConversionOperation conversion => Calls(conversion.Operand),
        _ => [],
    };

    private static bool Leaves(IOperation statement, int depth = Depth) => statement switch
    {
        _ when depth == 0 => false,
        IThrowOperation or IBranchOperation { BranchKind: not BranchKind.GoTo } => true,
        IReturnOperation { Kind: not OperationKind.YieldReturn } => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } } => NeverReturns(method),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Leaves(conditional.WhenTrue, depth - 1) && Leaves(whenFalse, depth - 1),
        IBlockOperation block => block.Operations.Any(inner => Leaves(inner, depth - 1)),
        IUsingOperation { Body: var body } => Leaves(body, depth - 1),
        ILockOperation { Body: var body } => Leaves(body, depth - 1),
        _ => false,
    };

    private static bool NeverReturns(IMethodSymbol method) =>
        method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }
        || method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute");

    // files.Where(f => …): what is left of a sequence has passed its filters.
    private static IEnumerable<Passed> Filters(IOperation sequence, ISymbol element, CancellationToken cancellation)
    {
        while (Unwrapped(sequence, cancellation) is IInvocationOperation call && ObjectFlow.Receiver(call) is { } source)
        {
            if (call.TargetMethod.Name == "Where" && call.Arguments.LastOrDefault()?.Value is { } filter)
            {
                foreach (var passed in Answers(filter, cancellation))
                    yield return passed with { About = element, Asked = ParameterOf(filter) };
            }

            sequence = source;
        }
    }

    private static ISymbol? ParameterOf(IOperation filter) => filter switch
    {
        IConversionOperation conversion => ParameterOf(conversion.Operand),
        IDelegateCreationOperation creation => ParameterOf(creation.Target),
        IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters.FirstOrDefault(),
        _ => null,
    };

    private static IOperation Unwrapped(IOperation sequence, CancellationToken cancellation) => ObjectFlow.Origin(sequence, cancellation) switch
    {
        ITranslatedQueryOperation query => query.Operation,
        var origin => origin,
    };

    private static IEnumerable<Passed> Answers(IOperation filter, CancellationToken cancellation) => filter switch
    {
        IConversionOperation conversion => Answers(conversion.Operand, cancellation),
        IDelegateCreationOperation creation => Answers(creation.Target, cancellation),
        IMethodReferenceOperation => [new(filter, true)],
        IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } body } when body[0] is IReturnOperation { ReturnedValue: { } answer } => Parts(answer, true, cancellation),
        _ => [],
    };
}
