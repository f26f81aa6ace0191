using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Whether code runs only on the machine of a developer: inside <c>if (env.IsDevelopment())</c>, behind a return, in <c>#if DEBUG</c>.</summary>
internal static class Guards
{
    // A condition that is deeper was not written by hand, and must not cost the stack.
    private const int Depth = 64;

    public static bool IsDevelopmentOnly(IOperation operation, CancellationToken cancellation) =>
        IsGuarded(operation, orLoopback: false, cancellation) || IsOfDevelopment(operation, cancellation) || DebugSymbol.IsRequired(operation.Syntax, cancellation);

    /// <summary>
    /// Also inside <c>if (address.Contains("localhost"))</c>: for what is said about a connection that this code opens. What a caller says
    /// about itself, a Host header for one, guards nothing.
    /// </summary>
    public static bool IsDevelopmentOrLoopbackOnly(IOperation operation, CancellationToken cancellation) =>
        IsDevelopmentOnly(operation, cancellation) || IsGuarded(operation, orLoopback: true, cancellation);

    private static bool IsGuarded(IOperation operation, bool orLoopback, CancellationToken cancellation)
    {
        for (var inner = operation; inner.Parent is { } outer; inner = outer)
        {
            var isGuarded = outer switch
            {
                IConditionalOperation choice when inner == choice.WhenTrue => Says(choice.Condition, true),
                IConditionalOperation choice when inner == choice.WhenFalse => Says(choice.Condition, false),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != inner).Any(LeavesUnless),
                _ => false,
            };

            if (isGuarded)
                return true;
        }

        return false;

        bool Says(IOperation condition, bool outcome) => new Question(orLoopback, cancellation).Says(condition, outcome, Depth);

        // if (!env.IsDevelopment()) return;
        bool LeavesUnless(IOperation statement) => statement is IConditionalOperation { WhenFalse: null } guard && Leaves(guard.WhenTrue) && Says(guard.Condition, false);
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

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        _ => false,
    };

    private sealed class Question(bool orLoopback, CancellationToken cancellation)
    {
        // Each local is followed once: two that are made of each other would double the work with every step.
        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        /// <summary>True where a condition that comes out so means that this is development.</summary>
        public bool Says(IOperation condition, bool outcome, int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            return depth > 0 && condition switch
            {
                IParenthesizedOperation parenthesised => Says(parenthesised.Operand, outcome, depth - 1),
                IConversionOperation conversion => Says(conversion.Operand, outcome, depth - 1),
                IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Says(not.Operand, !outcome, depth - 1),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => outcome
                    ? Says(and.LeftOperand, true, depth - 1) || Says(and.RightOperand, true, depth - 1)
                    : Says(and.LeftOperand, false, depth - 1) && Says(and.RightOperand, false, depth - 1),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => outcome
                    ? Says(or.LeftOperand, true, depth - 1) && Says(or.RightOperand, true, depth - 1)
                    : Says(or.LeftOperand, false, depth - 1) || Says(or.RightOperand, false, depth - 1),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsEqual(equal.LeftOperand, equal.RightOperand, outcome, depth - 1),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } different => IsEqual(different.LeftOperand, different.RightOperand, !outcome, depth - 1),
                IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: var constant } } => IsEqual(value, constant, outcome, depth - 1),
                IIsPatternOperation { Value: var value, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } =>
                    IsEqual(value, constant, !outcome, depth - 1),
                IIsPatternOperation { Pattern: IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } choice } => outcome && orLoopback && IsLoopback(choice),
                IInvocationOperation { TargetMethod: { Name: "Contains" or "StartsWith" or "Equals", ContainingType.SpecialType: SpecialType.System_String } } call when orLoopback && call.Arguments.Any(argument => IsLoopback(argument.Value)) => outcome,
                IPropertyReferenceOperation { Property: { Name: "IsLoopback", ContainingType.Name: "Uri" } } when orLoopback => outcome,
                IInvocationOperation { TargetMethod.Name: "IsEnvironment" or "Equals" } call =>
                    outcome && call.Arguments.Select(argument => argument.Value).Append(call.Instance).Any(value => value is not null && NamesDevelopment(value)),
                IInvocationOperation { TargetMethod.Name: var name } => IsAnswer(name, outcome),
                IPropertyReferenceOperation { Property: { Name: "IsAttached", ContainingType.Name: "Debugger" } } => outcome,
                IMemberReferenceOperation { Member.Name: var name } => IsAnswer(name, outcome),
                IParameterReferenceOperation { Parameter.Name: var name } => IsAnswer(name, outcome),
                ILocalReferenceOperation { Local: var local } reference => IsAnswer(local.Name, outcome)
                    || (_followed.Add(local) && ObjectFlow.Origin(reference, cancellation) is var origin && origin != reference && Says(origin, outcome, depth - 1)),
                _ => false,
            };
        }

        // name == "Development", answer == true
        private bool IsEqual(IOperation left, IOperation right, bool isEqual, int depth) => (isEqual && (NamesDevelopment(left) || NamesDevelopment(right) || (orLoopback && (IsLoopback(left) || IsLoopback(right)))))
            || (Plain(right).ConstantValue is { HasValue: true, Value: bool expected } && Says(left, expected == isEqual, depth))
            || (Plain(left).ConstantValue is { HasValue: true, Value: bool written } && Says(right, written == isEqual, depth));
    }

    private static bool IsLoopback(IPatternOperation pattern) => pattern switch
    {
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } choice => IsLoopback(choice.LeftPattern) && IsLoopback(choice.RightPattern),
        IConstantPatternOperation constant => IsLoopback(constant.Value),
        _ => false,
    };

    // A host, or the beginning of an address.
    private static bool IsLoopback(IOperation value) => Plain(value).ConstantValue is { HasValue: true, Value: string text }
        && text.Substring(text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0).TrimEnd('/', ':').ToLowerInvariant() is "localhost" or "127.0.0.1" or "::1" or "[::1]";

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
