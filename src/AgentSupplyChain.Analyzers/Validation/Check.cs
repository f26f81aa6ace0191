using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Validation;

/// <summary>Recognises a check of a value among what was passed on the way to its use.</summary>
/// <param name="subject">The variables and members that the value comes from: a check of one of them is a check of the value.</param>
internal sealed class Check(IReadOnlyCollection<ISymbol> subject, ValidBy by, IOperation use, CancellationToken cancellation)
{
    public ValidBy By => by;

    public IOperation Use => use;

    public CancellationToken Cancellation => cancellation;

    public bool IsMadeBy(Passed passed) => passed switch
    {
        { What: ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm } => Counts(ValidBy.AllowList) && AreNames(arm.Pattern) && IsName(choice.Value, passed),
        { What: ISwitchCaseOperation { Parent: ISwitchOperation choice } section } => Counts(ValidBy.AllowList) && section.Clauses.All(AreNames) && IsName(choice.Value, passed),
        { What: IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison, Holds: { } holds }
            => holds == (comparison.OperatorKind == BinaryOperatorKind.Equals) && IsComparison(comparison, passed),
        { What: IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual, LeftOperand: IInvocationOperation { TargetMethod.Name: "IndexOf" } search }, Holds: true } => IsSearch(search, passed),
        { What: IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var pattern } } test, Holds: false } => Counts(ValidBy.AllowList) && AreNames(pattern) && IsName(test.Value, passed),
        { What: IIsPatternOperation test, Holds: true } => Counts(ValidBy.AllowList) && AreNames(test.Pattern) && IsName(test.Value, passed),
        { What: IInvocationOperation call, Holds: true } => IsAnswer(call, passed),
        { What: IInvocationOperation { TargetMethod: { Name: "CheckSignature" or "CheckHash" } method } call, Holds: null } => Counts(ValidBy.Signature) && IsCryptography(method) && IsAbout(call, passed),
        _ => false,
    };

    public bool IsAbout(ISymbol symbol) => subject.Contains(symbol, SymbolEqualityComparer.Default);

    /// <summary>True where an expression comes from what is checked, and that got no other value between check and use.</summary>
    public bool IsAbout(IOperation expression, Passed passed)
    {
        var provenance = Provenance.Of(expression, cancellation);
        if (passed is { About: { } element, Asked: { } asked } && IsAbout(element) && provenance.Symbols.Contains(asked, SymbolEqualityComparer.Default))
            return true;

        var common = provenance.Symbols.Where(IsAbout).ToList();
        return common.Count > 0 && !common.Any(symbol => IsAssignedBetween(symbol, passed.What));
    }

    private bool Counts(ValidBy kind) => (by & kind) == kind;

    private bool IsAssignedBetween(ISymbol symbol, IOperation check) =>
        symbol is ILocalSymbol or IParameterSymbol && Assignments.Of(symbol, use).Values.Any(value => value.Syntax.SpanStart > check.Syntax.Span.End && value.Syntax.SpanStart < use.Syntax.SpanStart);

    private bool IsComparison(IBinaryOperation comparison, Passed passed) => (comparison.LeftOperand, comparison.RightOperand) switch
    {
        (IInvocationOperation { TargetMethod.Name: "Compare" or "CompareOrdinal" or "CompareTo" } call, { ConstantValue: { HasValue: true, Value: 0 } }) => IsEquality(Operands(call), passed),
        ({ Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean }, _) => false,
        var (left, right) => IsEquality([left, right], passed),
    };

    private bool IsAnswer(IInvocationOperation call, Passed passed) => call.TargetMethod.Name switch
    {
        "Equals" or "SequenceEqual" or "FixedTimeEquals" => IsEquality(Operands(call), passed),
        "Contains" or "ContainsKey" or "TryGetValue" or "Exists" or "Any" => IsSearch(call, passed),
        "VerifyData" or "VerifyHash" or "VerifySignature" or "VerifyDetached" or "Verify" or "Build" => Counts(ValidBy.Signature) && IsCryptography(call.TargetMethod) && IsAbout(call, passed),
        "IsMatch" => Counts(ValidBy.Form) && call.TargetMethod.ContainingType.Name == "Regex" && IsAbout(call, passed),
        "All" => Counts(ValidBy.Form) && ObjectFlow.Receiver(call) is { } text && IsAbout(text, passed),
        _ => false,
    };

    private static List<IOperation> Operands(IInvocationOperation call)
    {
        var operands = call.Arguments.Select(argument => argument.Value).ToList();
        if (call.Instance is { } instance && instance.Type?.Name is not "StringComparer")
            operands.Add(instance);

        return operands;
    }

    private bool IsEquality(List<IOperation> operands, Passed passed)
    {
        // Null is no hash and no name.
        if (operands.Any(operand => operand.ConstantValue is { HasValue: true, Value: null or "" }))
            return false;

        return operands.Any(operand => IsProof(operand, passed))
            || (Counts(ValidBy.AllowList) && operands.Any(operand => Fixed.AtBuild(operand, cancellation)) && operands.Any(operand => IsName(operand, passed)));
    }

    private bool IsSearch(IInvocationOperation call, Passed passed)
    {
        // The part of a name is no list of names, and what lies in a folder is no list of what may lie there.
        var list = ObjectFlow.Receiver(call) ?? call.Arguments.FirstOrDefault()?.Value;
        if (list?.Type is not { SpecialType: not SpecialType.System_String } || Provenance.Of(list, cancellation).Comes(IsListing))
            return false;

        foreach (var argument in call.Arguments.Where(argument => argument.Value != list && argument.Parameter?.RefKind != RefKind.Out))
        {
            if (Predicate(argument.Value) is { } answer ? Dominance.Parts(answer, true, cancellation).Any(part => IsMadeBy(part with { About = passed.About, Asked = passed.Asked })) : IsProof(argument.Value, passed) || (Counts(ValidBy.AllowList) && IsName(argument.Value, passed)))
                return true;
        }

        return false;
    }

    private static IOperation? Predicate(IOperation value) => value switch
    {
        IConversionOperation conversion => Predicate(conversion.Operand),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: { Length: > 0 } body } } when body[0] is IReturnOperation { ReturnedValue: { } answer } => answer,
        _ => null,
    };

    // A strong hash of the content, or who signed it.
    private bool IsProof(IOperation operand, Passed passed) => Provenance.Of(operand, cancellation).Comes(operation => operation switch
    {
        IInvocationOperation call when Counts(ValidBy.Hash) && IsStrongHash(call) => IsAbout(call, passed),
        IInvocationOperation { TargetMethod.Name: "GetPublicKeyToken" or "GetPublicKey" or "GetCertHash" or "GetCertHashString" or "GetPublicKeyString" } call when Counts(ValidBy.Signature) => IsAbout(call, passed),
        IPropertyReferenceOperation { Property.Name: "Thumbprint", Instance: { } signer } when Counts(ValidBy.Signature) => IsAbout(signer, passed),
        _ => false,
    });

    private bool IsName(IOperation operand, Passed passed) =>
        !Fixed.AtBuild(operand, cancellation) && IsAbout(operand, passed)
        && !Provenance.Of(operand, cancellation).Comes(IsLessThanName);

    // An extension, a length, a weak hash: many files have the same.
    private static bool IsLessThanName(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: var name } method } => name == "GetExtension" || IsCryptography(method) || Reading.Find(operation) is not null,
        IPropertyReferenceOperation { Property.Name: var name } => name is "Extension" or "Length",
        _ => false,
    };

    private static bool AreNames(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => single.Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } },
        IPatternCaseClauseOperation pattern => AreNames(pattern.Pattern),
        _ => false,
    };

    private static bool AreNames(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } },
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => AreNames(either.LeftPattern) && AreNames(either.RightPattern),
        _ => false,
    };

    private static bool IsListing(IOperation operation) => operation is IInvocationOperation
    {
        TargetMethod: { Name: "GetFiles" or "EnumerateFiles" or "GetDirectories" or "EnumerateDirectories", ContainingType.Name: "Directory" or "DirectoryInfo" },
    };

    private static bool IsCryptography(IMethodSymbol method) => method.ContainingNamespace.ToDisplayString().StartsWith("System.Security.Cryptography", StringComparison.Ordinal);

    // MD5 and SHA-1 prove nothing: who can place a file can make one with the same hash.
    private static bool IsStrongHash(IInvocationOperation call)
    {
        if (!(call.TargetMethod.Name is "HashData" or "HashDataAsync" or "ComputeHash" or "ComputeHashAsync" or "TryHashData" or "TryComputeHash" or "GetHashAndReset" or "GetCurrentHash"))
            return false;

        string?[] named = [call.TargetMethod.ContainingType.Name, call.Instance?.Type?.Name, .. call.Arguments.Select(argument => (argument.Value as IPropertyReferenceOperation)?.Property.Name)];
        return !named.Any(name => name is "MD5" or "SHA1" or "HMACMD5" or "HMACSHA1")
            && named.Any(name => name is "CryptographicOperations" or "HashAlgorithm" or "IncrementalHash" || name?.IndexOf("SHA", StringComparison.Ordinal) >= 0);
    }
}
