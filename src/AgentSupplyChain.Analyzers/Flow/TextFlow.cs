using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>
/// Follows a string backwards to the constants it can be: literals, constants, <c>??</c> defaults, conditionals, switch arms, locals, fields
/// and properties with an initialiser, default parameter values. What it cannot follow it says to be unknown, never a guess.
/// </summary>
internal static class TextFlow
{
    // A chain of locals that is longer was not written by hand; a cycle ends here too.
    private const int Depth = 12;

    public static IReadOnlyList<ResolvedText> Resolve(IOperation operation, CancellationToken cancellation)
    {
        var values = new List<ResolvedText>();
        Resolve(operation, null, values, Depth, cancellation);
        return values;
    }

    /// <summary>The one constant an expression has; null where it has several, or none that is known.</summary>
    public static string? Constant(IOperation? operation, CancellationToken cancellation) =>
        operation is null ? null : Single(operation, cancellation)?.Text;

    /// <summary>The value of an expression that can have only one; null where it can have several.</summary>
    public static ResolvedText? Single(IOperation operation, CancellationToken cancellation)
    {
        var values = Resolve(operation, cancellation);
        return values.Count == 1 ? values[0] : null;
    }

    private static void Resolve(IOperation operation, string? key, List<ResolvedText> values, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth == 0)
        {
            values.Add(new(null, operation.Syntax, key));
            return;
        }

        switch (operation)
        {
            case IConversionOperation conversion:
                Resolve(conversion.Operand, key, values, depth, cancellation);
                return;
            case ICoalesceOperation coalesce:
                // The left side wins at run time; where it is configuration, its key is the evidence beside the default.
                var left = new List<ResolvedText>();
                Resolve(coalesce.Value, key, left, depth - 1, cancellation);
                values.AddRange(left.Where(value => value.Text is not null));
                Resolve(coalesce.WhenNull, left.FirstOrDefault(value => value.ConfigurationKey is not null)?.ConfigurationKey ?? key, values, depth - 1, cancellation);
                return;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Resolve(conditional.WhenTrue, key, values, depth - 1, cancellation);
                Resolve(whenFalse, key, values, depth - 1, cancellation);
                return;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Resolve(arm.Value, key, values, depth - 1, cancellation);
                return;
            case IThrowOperation:
                return;
            case IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member }:
                values.Add(new(WireName(member.Name), operation.Syntax, key));
                return;
            case IFieldReferenceOperation { Field: { HasConstantValue: true, ConstantValue: string text } constant }:
                values.Add(new(text, Initialiser(constant, cancellation) is { } written && Literal(written) == text ? written : operation.Syntax, key));
                return;
            case IFieldReferenceOperation { Field: var field }:
                ResolveInitialiser(field, operation.Syntax, key, values, cancellation);
                return;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } indexer when ConfigurationAccess.Key(indexer, cancellation) is { } setting:
                values.Add(new(null, operation.Syntax, setting));
                return;
            case IPropertyReferenceOperation { Property: var property }:
                ResolveInitialiser(property, operation.Syntax, key, values, cancellation);
                return;
            case IInvocationOperation call when ConfigurationAccess.Key(call, cancellation) is { } setting:
                values.Add(new(null, operation.Syntax, setting));
                if (ConfigurationAccess.Default(call) is { } fallback)
                    Resolve(fallback, setting, values, depth - 1, cancellation);
                return;
            case IParameterReferenceOperation { Parameter: { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text } parameter }:
                values.Add(new(text, DefaultValue(parameter, cancellation) ?? operation.Syntax, key));
                return;
            case ILocalReferenceOperation local:
                ResolveLocal(local, key, values, depth, cancellation);
                return;
            default:
                values.Add(new(operation.ConstantValue is { HasValue: true, Value: string constantText } ? constantText : null, operation.Syntax, key));
                return;
        }
    }

    private static void ResolveLocal(ILocalReferenceOperation local, string? key, List<ResolvedText> values, int depth, CancellationToken cancellation)
    {
        if (local.ConstantValue is { HasValue: true, Value: string constant })
        {
            var declared = (local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value;
            values.Add(new(constant, declared is not null && Literal(declared) == constant ? declared : local.Syntax, key));
            return;
        }

        var before = values.Count;
        foreach (var operation in Root(local).Descendants())
        {
            var value = operation switch
            {
                IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local) => declarator.Initializer?.Value,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local) => assignment.Value,
                ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local) => assignment.Value,
                _ => null,
            };

            if (value is not null)
                Resolve(value, key, values, depth - 1, cancellation);
        }

        if (values.Count == before)
            values.Add(new(null, local.Syntax, key));
    }

    private static bool Same(ILocalSymbol symbol, ILocalReferenceOperation local) => SymbolEqualityComparer.Default.Equals(symbol, local.Local);

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;

        return operation;
    }

    // The initialiser stands in another declaration, perhaps in another file: it is read as syntax, since asking for a semantic model of that
    // file would cost more than the rule. Hence literals only.
    private static void ResolveInitialiser(ISymbol symbol, SyntaxNode use, string? key, List<ResolvedText> values, CancellationToken cancellation)
    {
        var settable = symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } };
        if (Initialiser(symbol, cancellation) is { } written && Literal(written) is { } text)
        {
            values.Add(new(text, written, key));
            if (!settable)
                return;
        }

        if (values.Count == 0 || settable)
            values.Add(new(null, use, key));
    }

    private static ExpressionSyntax? Initialiser(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };

    private static ExpressionSyntax? DefaultValue(IParameterSymbol parameter, CancellationToken cancellation) =>
        (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as ParameterSyntax)?.Default?.Value;

    private static string? Literal(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token.ValueText : null;

    // Anthropic's SDK names its models as enum members: ClaudeHaiku4_5_20251001 goes over the wire as claude-haiku-4-5-20251001.
    private static string WireName(string member)
    {
        var name = new System.Text.StringBuilder(member.Length + 8);
        for (var i = 0; i < member.Length; i++)
        {
            var c = member[i];
            if (c == '_')
                name.Append('-');
            else if (i > 0 && (char.IsUpper(c) || (char.IsDigit(c) && char.IsLetter(member[i - 1]))))
                name.Append('-').Append(char.ToLowerInvariant(c));
            else
                name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
