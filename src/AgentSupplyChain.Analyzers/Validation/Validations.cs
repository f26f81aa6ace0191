using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Validation;

/// <summary>Whether a value was validated on every way to where it is used: by code that can be seen, or by a method that the policy declares.</summary>
internal sealed class Validations(PolicyOptions policy)
{
    // A check stands near what it is for. In a body of ten thousand statements nobody looks further back.
    private const int Reach = 500;

    private readonly IReadOnlyList<string> _loaders = policy.List(PolicyOptions.ToolsLoaders) ?? [];

    /// <summary>Types and methods, fully qualified.</summary>
    public IReadOnlyList<string> Validators { get; } = policy.List(PolicyOptions.ToolsValidators) ?? [];

    public bool IsDeclared(IMethodSymbol method) => Names(Validators, method);

    /// <summary>True in a method that the policy declares to load what was validated elsewhere.</summary>
    public bool IsLoader(ISymbol? member)
    {
        for (; _loaders.Count > 0 && member is IMethodSymbol method; member = member.ContainingSymbol)
        {
            if (Names(_loaders, method))
                return true;
        }

        return false;
    }

    public bool Passed(IOperation use, IOperation value, ValidBy by, CancellationToken cancellation)
    {
        if (PassedHere(use, value, by, cancellation))
            return true;

        // A private method that only gets what its callers have validated.
        var parameters = Provenance.Of(value, cancellation).Symbols.OfType<IParameterSymbol>().Where(parameter => Assignments.Of(parameter, use).Values.Count == 0);
        return parameters.Any(parameter => Callers.ValuesOf(parameter, use, cancellation) is { } given
            && given.Where(argument => !Fixed.AtBuild(argument, cancellation)).ToList() is { Count: > 0 } open
            && open.All(argument => PassedHere(argument, argument, by, cancellation)));
    }

    private bool PassedHere(IOperation use, IOperation value, ValidBy by, CancellationToken cancellation)
    {
        var provenance = Provenance.Of(value, cancellation);
        return provenance.Comes(operation => operation is IInvocationOperation { TargetMethod: { ReturnType.SpecialType: not SpecialType.System_Boolean } method } && IsDeclared(method))
            || Passed(use, provenance.Symbols, by, cancellation);
    }

    public bool Passed(IOperation use, IReadOnlyCollection<ISymbol> subject, ValidBy by, CancellationToken cancellation)
    {
        if (subject.Count == 0)
            return false;

        var check = new Check(subject, by, use, cancellation);
        return Dominance.Before(use, cancellation).Take(Reach).Any(passed => check.IsMadeBy(passed) || IsMadeByMethod(passed, check));
    }

    private bool IsMadeByMethod(Passed passed, Check check)
    {
        var (method, arguments) = passed.What switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments.AsEnumerable()),
            IMethodReferenceOperation reference => (reference.Method, []),
            _ => (null, []),
        };
        if (method is null || !(IsDeclared(method) || method.DeclaringSyntaxReferences.Length > 0))
            return false;

        // A question needs its answer; what returns no answer throws.
        var isQuestion = IsBoolean(method.ReturnType);
        if (passed.Holds != (isQuestion ? true : null))
            return false;

        var parameter = passed.What is IMethodReferenceOperation ? (passed.About is { } about && check.IsAbout(about) ? method.Parameters.FirstOrDefault() : null)
            : arguments.FirstOrDefault(argument => check.IsAbout(argument.Value, passed))?.Parameter;
        return parameter is not null && (IsDeclared(method) || IsValidator(method, parameter, isQuestion, check));
    }

    private static bool IsBoolean(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task && task.TypeArguments[0].SpecialType == SpecialType.System_Boolean);

    // A method of the same project, one level deep.
    private static bool IsValidator(IMethodSymbol method, IParameterSymbol parameter, bool isQuestion, Check check)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
            return false;

        var syntax = reference.GetSyntax(check.Cancellation);
        if (check.Use.SemanticModel is not { } model || model.SyntaxTree != syntax.SyntaxTree)
            return (check.By & ValidBy.Hash) == ValidBy.Hash && ComparesHash(syntax);

        var body = model.GetOperation(syntax, check.Cancellation) switch
        {
            IMethodBodyOperation written => written.BlockBody ?? written.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
        if (body is null)
            return false;

        var inside = new Check([method.OriginalDefinition.Parameters[parameter.Ordinal]], check.By, body, check.Cancellation);
        return isQuestion
            ? AllReturns(body, inside)
            : Dominance.AtEnd(body, check.Cancellation).Any(inside.IsMadeBy);
    }

    private static bool AllReturns(IBlockOperation body, Check check)
    {
        var yes = 0;
        foreach (var returned in body.Descendants().OfType<IReturnOperation>())
        {
            if (returned.ReturnedValue is not { } answer || answer.ConstantValue is { HasValue: true, Value: false } || IsInLambda(returned, body))
                continue;

            if (!Dominance.Parts(answer, true, check.Cancellation).Concat(Dominance.Before(returned, check.Cancellation)).Any(check.IsMadeBy))
                return false;

            yes++;
        }

        return yes > 0;
    }

    private static bool IsInLambda(IOperation operation, IOperation body)
    {
        for (var parent = operation.Parent; parent is not null && parent != body; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    // In another file there is only syntax at hand: a strong hash and a comparison are named there.
    private static bool ComparesHash(SyntaxNode method)
    {
        var isHashed = false;
        var isCompared = false;
        foreach (var node in method.DescendantNodes())
        {
            isHashed |= node is IdentifierNameSyntax { Identifier.ValueText: "SHA256" or "SHA384" or "SHA512" or "SHA3_256" or "SHA3_384" or "SHA3_512" };
            isCompared |= node is IdentifierNameSyntax { Identifier.ValueText: "FixedTimeEquals" or "SequenceEqual" or "Equals" or "Contains" }
                || node.IsKind(SyntaxKind.EqualsExpression) || node.IsKind(SyntaxKind.NotEqualsExpression);
        }

        return isHashed && isCompared;
    }

    /// <summary>Whether entries of the policy name a method: by its type, or by itself.</summary>
    public static bool Names(IReadOnlyList<string> entries, IMethodSymbol method)
    {
        if (entries.Count == 0 || method.ContainingType is not { } type)
            return false;

        var typeName = type.OriginalDefinition.ToDisplayString(TypeName);
        return entries.Contains(typeName, StringComparer.Ordinal) || entries.Contains(typeName + "." + method.Name, StringComparer.Ordinal);
    }

    private static readonly SymbolDisplayFormat TypeName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
