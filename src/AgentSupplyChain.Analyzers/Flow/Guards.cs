using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Whether code runs only on the machine of a developer: inside <c>if (env.IsDevelopment())</c>, behind a return, in <c>#if DEBUG</c>.</summary>
internal static class Guards
{
    // Locals that hold the answer, and locals that hold those.
    private const int Depth = 6;

    public static bool IsDevelopmentOnly(IOperation operation, CancellationToken cancellation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            var isGuarded = outer switch
            {
                IConditionalOperation choice when inner == choice.WhenTrue => Says(choice.Condition, true, Depth, cancellation),
                IConditionalOperation choice when inner == choice.WhenFalse => Says(choice.Condition, false, Depth, cancellation),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != inner).Any(statement => LeavesUnlessDevelopment(statement, cancellation)),
                _ => false,
            };

            if (isGuarded)
                return true;
        }

        return IsOfDevelopment(operation, cancellation) || DebugSymbol.IsRequired(operation.Syntax, cancellation);
    }

    // Conventions: [Conditional("DEBUG")], and the methods that ASP.NET's Startup calls in one environment only.
    private static bool IsOfDevelopment(IOperation operation, CancellationToken cancellation)
    {
        for (var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellation); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (method.Name is "ConfigureDevelopment" or "ConfigureDevelopmentServices" || method.GetAttributes().Any(IsConditionalOnDebug))
                return true;
        }

        return false;
    }

    private static bool IsConditionalOnDebug(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "ConditionalAttribute", ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is "DEBUG";

    // if (!env.IsDevelopment()) return;
    private static bool LeavesUnlessDevelopment(IOperation statement, CancellationToken cancellation) =>
        statement is IConditionalOperation { WhenFalse: null } guard && Leaves(guard.WhenTrue) && Says(guard.Condition, false, Depth, cancellation);

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        _ => false,
    };

    /// <summary>True where a condition that comes out so means that this is development.</summary>
    private static bool Says(IOperation condition, bool outcome, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth == 0)
            return false;

        bool Inner(IOperation part, bool partOutcome) => Says(part, partOutcome, depth - 1, cancellation);

        // name == "Development", answer == true
        bool IsEqual(IOperation left, IOperation right, bool isEqual) => (isEqual && (NamesDevelopment(left) || NamesDevelopment(right)))
            || (Plain(right).ConstantValue is { HasValue: true, Value: bool expected } && Inner(left, expected == isEqual))
            || (Plain(left).ConstantValue is { HasValue: true, Value: bool written } && Inner(right, written == isEqual));

        return condition switch
        {
            IParenthesizedOperation parenthesised => Inner(parenthesised.Operand, outcome),
            IConversionOperation conversion => Inner(conversion.Operand, outcome),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Inner(not.Operand, !outcome),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => outcome
                ? Inner(and.LeftOperand, true) || Inner(and.RightOperand, true)
                : Inner(and.LeftOperand, false) && Inner(and.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => outcome
                ? Inner(or.LeftOperand, true) && Inner(or.RightOperand, true)
                : Inner(or.LeftOperand, false) || Inner(or.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsEqual(equal.LeftOperand, equal.RightOperand, outcome),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different => IsEqual(different.LeftOperand, different.RightOperand, !outcome),
            IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: var constant } } => IsEqual(value, constant, outcome),
            IIsPatternOperation { Value: var value, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } => IsEqual(value, constant, !outcome),
            IInvocationOperation { TargetMethod.Name: "IsEnvironment" or "Equals" } call => outcome && (call.Arguments.Any(argument => NamesDevelopment(argument.Value)) || (call.Instance is { } compared && NamesDevelopment(compared))),
            IInvocationOperation { TargetMethod.Name: var name } => IsAnswer(name, outcome),
            IPropertyReferenceOperation { Property: { Name: "IsAttached", ContainingType.Name: "Debugger" } } => outcome,
            IMemberReferenceOperation { Member.Name: var name } => IsAnswer(name, outcome),
            IParameterReferenceOperation { Parameter.Name: var name } => IsAnswer(name, outcome),
            ILocalReferenceOperation { Local.Name: var name } local => IsAnswer(name, outcome) || (ObjectFlow.Origin(local, cancellation) is var origin && origin != local && Inner(origin, outcome)),
            _ => false,
        };
    }

    private static bool IsAnswer(string name, bool outcome) => name.TrimStart('_').ToUpperInvariant() switch
    {
        "ISDEVELOPMENT" or "ISDEV" or "ISLOCALDEVELOPMENT" => outcome,
        "ISPRODUCTION" or "ISPROD" => !outcome,
        _ => false,
    };

    private static bool NamesDevelopment(IOperation value) => Plain(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => string.Equals(text, "Development", StringComparison.OrdinalIgnoreCase),
        IFieldReferenceOperation { Field: { Name: "Development", ContainingType.Name: "Environments" } } => true,
        _ => false,
    };

    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }
}
