using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>
/// Follows a string backwards to the constants it can be: literals, constants, <c>??</c> defaults, conditionals, switch arms, locals, loops over
/// a list, fields and properties with an initialiser or set in a constructor, objects made with their properties, default parameter values,
/// results of methods of this project. What it cannot follow it says to be unknown, never a guess.
/// </summary>
internal static class TextFlow
{
    // A chain that is longer was not written by hand.
    private const int Depth = 12;

    public static IReadOnlyList<ResolvedText> Resolve(IOperation operation, CancellationToken cancellation)
    {
        var values = new List<ResolvedText>();
        new Walk(false, cancellation).Follow(operation, null, values, Depth);
        return values;
    }

    /// <summary>The parameters of the enclosing method that the value can come in by, also where a default stands behind them.</summary>
    public static IEnumerable<IParameterSymbol> Parameters(IOperation operation, CancellationToken cancellation)
    {
        var values = new List<ResolvedText>();
        new Walk(true, cancellation).Follow(operation, null, values, Depth);
        return values.Select(value => value.Parameter).OfType<IParameterSymbol>();
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

    private sealed class Walk(bool keepsParameters, CancellationToken cancellation)
    {
        // Each variable is followed once: a value that is made of itself would never end, and two that are made of each other would
        // double the work with every step.
        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        public void Follow(IOperation operation, string? key, List<ResolvedText> values, int depth)
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
                    Follow(conversion.Operand, key, values, depth);
                    return;
                case ICoalesceOperation coalesce:
                    Default(coalesce.Value, coalesce.WhenNull, key, values, depth - 1);
                    return;
                case ICoalesceAssignmentOperation assignment:
                    Default(assignment.Target, assignment.Value, key, values, depth - 1);
                    return;
                case ISimpleAssignmentOperation assignment:
                    Follow(assignment.Value, key, values, depth - 1);
                    return;
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    Follow(conditional.WhenTrue, key, values, depth - 1);
                    Follow(whenFalse, key, values, depth - 1);
                    return;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                        Follow(arm.Value, key, values, depth - 1);
                    return;
                case IThrowOperation:
                    return;
                case IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member }:
                    values.Add(new(WireName(member.Name), operation.Syntax, key));
                    return;
                case IFieldReferenceOperation { Field: { HasConstantValue: true, ConstantValue: string text } constant }:
                    values.Add(new(text, WrittenAs(text, constant) ?? operation.Syntax, key));
                    return;
                case ILocalReferenceOperation { Local: { HasConstantValue: true, ConstantValue: string text } constant }:
                    values.Add(new(text, WrittenAs(text, constant) ?? operation.Syntax, key));
                    return;
                case IPropertyReferenceOperation or IInvocationOperation when ConfigurationAccess.Key(operation) is { } setting && KeyName(setting, depth - 1) is { } name:
                    values.Add(new(null, operation.Syntax, name));
                    if (ConfigurationAccess.Default(operation) is { } fallback)
                        Follow(fallback, name, values, depth - 1);
                    return;
                case IFieldReferenceOperation { Field: var field }:
                    FollowDeclared(field, operation, key, values, depth);
                    return;
                case IPropertyReferenceOperation { Instance: { } owner, Property: var property } when ObjectFlow.Member(owner, property, cancellation) is { } given:
                    Follow(given, key, values, depth - 1);
                    return;
                case IPropertyReferenceOperation { Property: var property }:
                    FollowDeclared(property, operation, key, values, depth);
                    return;
                case IInvocationOperation { TargetMethod: var method } when MethodResults.Of(method, cancellation) is { } results:
                    FollowResults(method, results, operation, key, values, depth);
                    return;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    FollowVariable(parameter, operation, key, values, depth);
                    return;
                case ILocalReferenceOperation { Local: var local }:
                    FollowVariable(local, operation, key, values, depth);
                    return;
                case { ConstantValue: { HasValue: true, Value: null } }:
                    return;
                default:
                    values.Add(new(operation.ConstantValue is { HasValue: true, Value: string constantText } ? constantText : null, operation.Syntax, key));
                    return;
            }
        }

        // The left side wins at run time; where it is configuration, its key is the evidence beside the default.
        private void Default(IOperation first, IOperation otherwise, string? key, List<ResolvedText> values, int depth)
        {
            var before = values.Count;
            var left = new List<ResolvedText>();
            Follow(first, key, left, depth);
            values.AddRange(left.Where(value => value.Text is not null || (keepsParameters && value.Parameter is not null)));
            Follow(otherwise, left.FirstOrDefault(value => value.ConfigurationKey is not null)?.ConfigurationKey ?? key, values, depth);

            // "?? throw" has no default: what comes from outside is all there is, and is not forgotten.
            if (values.Count == before)
                values.AddRange(left);
        }

        private string? KeyName(IOperation setting, int depth)
        {
            var names = new List<ResolvedText>();
            Follow(setting, null, names, depth);
            return names.Count == 1 ? names[0].Text : null;
        }

        private void FollowVariable(ISymbol variable, IOperation use, string? key, List<ResolvedText> values, int depth)
        {
            if (!_followed.Add(variable))
                return;

            var before = values.Count;
            var assigned = Assignments.Of(variable, use);
            if (!assigned.IsCompound)
            {
                foreach (var value in assigned.Values)
                    Follow(value, key, values, depth - 1);

                if (variable is IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text } parameter && !keepsParameters)
                    values.Add(new(text, Initialiser.Of(parameter, cancellation) ?? use.Syntax, key));

                foreach (var list in assigned.Lists)
                    values.AddRange(ListFlow.Resolve(list, cancellation)?.Select(element => element with { ConfigurationKey = key }) ?? []);
            }

            if (values.Count == before || assigned.HasOthers)
                values.Add(new(null, use.Syntax, key) { Parameter = assigned.Values.Count == 0 ? variable as IParameterSymbol : null });
        }

        // One level deep: what a method returns is looked at, what it calls for it is looked at as it is written there, and no further.
        private void FollowResults(IMethodSymbol method, IReadOnlyList<SyntaxNode> results, IOperation call, string? key, List<ResolvedText> values, int depth)
        {
            if (!_followed.Add(method))
                return;

            var before = values.Count;
            foreach (var result in results)
            {
                if (result is ExpressionSyntax expression && Initialiser.Operation(expression, call, cancellation) is { } operation)
                    Follow(operation, key, values, depth - 1);
                else if (result is ExpressionSyntax elsewhere)
                    values.AddRange(Literals(elsewhere).Select(literal => new ResolvedText(literal.Token.ValueText, literal, key)));
            }

            // What the result depends on is an argument here: it was not followed there.
            for (var i = before; i < values.Count; i++)
                values[i] = values[i] with { Parameter = null };

            if (values.Count == before)
                values.Add(new(null, call.Syntax, key));
        }

        private void FollowDeclared(ISymbol symbol, IOperation use, string? key, List<ResolvedText> values, int depth)
        {
            if (!_followed.Add(symbol))
                return;

            var before = values.Count;
            foreach (var written in Initialiser.AllOf(symbol, cancellation))
            {
                if (Initialiser.Operation(written, use, cancellation) is { } initialiser)
                    Follow(initialiser, key, values, depth - 1);
                else
                    values.AddRange(Literals(written).Select(literal => new ResolvedText(literal.Token.ValueText, literal, key)));
            }

            var isSettable = symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } };
            if (values.Count == before || (isSettable && values.Skip(before).All(value => value.Text is not null)))
                values.Add(new(null, use.Syntax, key));
        }

        private LiteralExpressionSyntax? WrittenAs(string text, ISymbol constant) =>
            Initialiser.Of(constant, cancellation) is LiteralExpressionSyntax literal && literal.Token.ValueText == text ? literal : null;
    }

    // What can be read of an initialiser in another file, where nothing but syntax is at hand.
    private static IEnumerable<LiteralExpressionSyntax> Literals(ExpressionSyntax written) => written switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal],
        ParenthesizedExpressionSyntax parenthesised => Literals(parenthesised.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: var otherwise } => Literals(otherwise),
        ConditionalExpressionSyntax choice => Literals(choice.WhenTrue).Concat(Literals(choice.WhenFalse)),
        _ => [],
    };

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
