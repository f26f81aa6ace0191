using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What the syntax around a text says of it: the name that it stands under, or the argument, assignment or declaration that more can be asked of.
/// Nothing here asks the compiler: most texts of a program are done with after this.
/// </summary>
internal readonly struct CredentialPlace
{
    // A text is rarely more than three steps away from its name; the bound keeps a tower of conditionals linear.
    private const int MostSteps = 32;

    private CredentialPlace(string? name, string? holder = null, SyntaxNode? asked = null)
    {
        Name = name;
        Holder = holder;
        Asked = asked;
    }

    public static CredentialPlace None => default;

    /// <summary>The name that the value stands under, compared with, or returned from.</summary>
    public string? Name { get; }

    /// <summary>Where <see cref="Name"/> is a key: what it is a key of.</summary>
    public string? Holder { get; }

    /// <summary>An argument whose parameter, an assignment whose property, or a declaration whose uses only the compiler knows.</summary>
    public SyntaxNode? Asked { get; }

    /// <summary>Whether it becomes a header or a variable of another process: the name is certain then.</summary>
    public bool IsHandedOver => Holder is not null && (Holder.EndsWith("Headers", StringComparison.Ordinal) || Holder is "EnvironmentVariables" or "Environment");

    public static CredentialPlace Of(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (node.Parent is not { } parent)
                return None;

            switch (parent.Kind())
            {
                // What a text only passes through.
                case SyntaxKind.ParenthesizedExpression:
                case SyntaxKind.CastExpression:
                case SyntaxKind.SuppressNullableWarningExpression:
                case SyntaxKind.CoalesceExpression:
                case SyntaxKind.ArrayInitializerExpression:
                case SyntaxKind.CollectionInitializerExpression:
                case SyntaxKind.ArrayCreationExpression:
                case SyntaxKind.ImplicitArrayCreationExpression:
                case SyntaxKind.CollectionExpression:
                case SyntaxKind.ExpressionElement:
                case SyntaxKind.SimpleLambdaExpression:
                case SyntaxKind.ParenthesizedLambdaExpression:
                case SyntaxKind.ObjectCreationExpression:
                case SyntaxKind.ImplicitObjectCreationExpression:
                    node = parent;
                    continue;

                case SyntaxKind.ConditionalExpression when ((ConditionalExpressionSyntax)parent).Condition != node:
                    node = parent;
                    continue;

                case SyntaxKind.SwitchExpressionArm when parent is SwitchExpressionArmSyntax arm && arm.Expression == node:
                    if (arm.Pattern is ConstantPatternSyntax { Expression: var choice } && CredentialNames.OfKey(choice) is { } chosen && CredentialName.KindOf(chosen) != CredentialKind.None)
                        return new(chosen);

                    node = arm.Parent!;
                    continue;

                case SyntaxKind.EqualsValueClause:
                    return OfDeclaration(parent.Parent, node);

                case SyntaxKind.ArrowExpressionClause:
                    return OfMember(parent.Parent);

                case SyntaxKind.ReturnStatement:
                case SyntaxKind.YieldReturnStatement:
                    if (CredentialNames.FunctionAround(parent) is AnonymousFunctionExpressionSyntax lambda)
                    {
                        node = lambda;
                        continue;
                    }

                    return OfMember(CredentialNames.FunctionAround(parent));

                case SyntaxKind.SimpleAssignmentExpression:
                case SyntaxKind.AddAssignmentExpression:
                case SyntaxKind.CoalesceAssignmentExpression:
                    return parent is AssignmentExpressionSyntax assignment && assignment.Right == node ? OfAssignment(assignment, node) : None;

                case SyntaxKind.ComplexElementInitializerExpression:
                    return parent is InitializerExpressionSyntax entry && entry.Expressions[0] != node ? new(CredentialNames.OfKey(entry.Expressions[0]), CredentialNames.OfInitialised(entry.Parent)) : None;

                case SyntaxKind.AnonymousObjectMemberDeclarator:
                    return new((parent as AnonymousObjectMemberDeclaratorSyntax)!.NameEquals?.Name.Identifier.ValueText);

                case SyntaxKind.EqualsExpression:
                case SyntaxKind.NotEqualsExpression:
                    var comparison = (BinaryExpressionSyntax)parent;
                    return new(CredentialNames.Of(comparison.Left == node ? comparison.Right : comparison.Left));

                case SyntaxKind.ConstantPattern:
                    return new(CredentialNames.OfPattern(parent));

                case SyntaxKind.CaseSwitchLabel:
                    return new(parent.Parent?.Parent is SwitchStatementSyntax choices ? CredentialNames.Of(choices.Expression) : null);

                case SyntaxKind.ForEachStatement:
                    return parent is ForEachStatementSyntax loop && loop.Expression == node ? new(CredentialNames.OfLoop(loop)) : None;

                case SyntaxKind.AttributeArgument:
                    var argument = (AttributeArgumentSyntax)parent;
                    return new(argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText, asked: argument);

                // "…".ToCharArray(), "…"u8.ToArray(), "…".Equals(key)
                case SyntaxKind.SimpleMemberAccessExpression when parent.Parent is InvocationExpressionSyntax call && call.Expression == parent:
                    if (CredentialNames.IsComparison(((MemberAccessExpressionSyntax)parent).Name.Identifier.ValueText))
                        return call.ArgumentList.Arguments.Count > 0 ? new(CredentialNames.Of(call.ArgumentList.Arguments[0].Expression)) : None;

                    if (!CredentialNames.IsPassage(((MemberAccessExpressionSyntax)parent).Name.Identifier.ValueText))
                        return None;

                    node = call;
                    continue;

                case SyntaxKind.Argument:
                    if (parent.Parent is TupleExpressionSyntax tuple)
                        return new(CredentialNames.OfElement(tuple, (ArgumentSyntax)parent));

                    if (CredentialNames.PassageThrough((ArgumentSyntax)parent) is not { } passed)
                        return OfArgument((ArgumentSyntax)parent);

                    node = passed;
                    continue;

                default:
                    return None;
            }
        }

        return None;
    }

    // What a declaration names ends the search, unless it says nothing: then its uses may.
    private static CredentialPlace OfDeclaration(SyntaxNode? declaration, SyntaxNode value) => declaration switch
    {
        VariableDeclaratorSyntax variable => new(variable.Identifier.ValueText, asked: variable),
        PropertyDeclarationSyntax property => new(property.Identifier.ValueText, asked: property),
        ParameterSyntax parameter => new(parameter.Identifier.ValueText),
        _ => None,
    };

    private static CredentialPlace OfMember(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => new(method.Identifier.ValueText),
        LocalFunctionStatementSyntax function => new(function.Identifier.ValueText),
        PropertyDeclarationSyntax property => new(property.Identifier.ValueText, asked: property),
        AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Parent.Parent: PropertyDeclarationSyntax property } => new(property.Identifier.ValueText, asked: property),
        _ => None,
    };

    private static CredentialPlace OfAssignment(AssignmentExpressionSyntax assignment, SyntaxNode value) => assignment.Left switch
    {
        ImplicitElementAccessSyntax access => new(CredentialNames.OfKey(access.ArgumentList), CredentialNames.OfInitialised(assignment.Parent)),
        ElementAccessExpressionSyntax access => new(CredentialNames.OfKey(access.ArgumentList), CredentialNames.Of(access.Expression)),
        var left => new(CredentialNames.Of(left), asked: assignment),
    };

    private static CredentialPlace OfArgument(ArgumentSyntax argument)
    {
        // What stands in brackets is a key, and a key names.
        if (argument.Parent is not ArgumentListSyntax { Parent: var call } list)
            return None;

        var name = argument.NameColon?.Name.Identifier.ValueText;
        var callee = CredentialNames.OfCallee(call);
        if (callee is not null && CredentialNames.TakesNames(callee))
            return None;

        if (call is InvocationExpressionSyntax { Expression: var target } && callee is not null && CredentialNames.IsComparison(callee))
            return new(CredentialNames.OfCompared(list, argument) ?? (target is MemberAccessExpressionSyntax { Expression: var receiver } ? CredentialNames.Of(receiver) : null));

        // Add("X-Api-Key", "…"), SetEnvironmentVariable("OPENAI_API_KEY", "…")
        var index = name is null && list.Arguments.Count <= MostSteps ? list.Arguments.IndexOf(argument) : 0;
        if (index > 0 && CredentialNames.OfKey(list.Arguments[index - 1].Expression) is { } key && CredentialName.KindOf(key) != CredentialKind.None)
            return new(key, callee == "SetEnvironmentVariable" ? "Environment" : call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var on } } ? CredentialNames.Of(on) : null);

        return new(name, asked: argument);
    }
}
