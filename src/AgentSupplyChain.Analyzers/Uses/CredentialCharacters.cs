using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A text that is written as a list of its characters or bytes.</summary>
internal static class CredentialCharacters
{
    private const int Shortest = 16;
    private const int Longest = 4096;

    /// <summary>Null for a list of anything else: a table of numbers is left at the first one that is no character.</summary>
    public static string? Of(ExpressionSyntax list)
    {
        var count = list switch
        {
            InitializerExpressionSyntax initializer => initializer.Expressions.Count,
            CollectionExpressionSyntax collection => collection.Elements.Count,
            _ => 0,
        };

        if (count is < Shortest or > Longest)
            return null;

        char[]? text = null;
        for (var i = 0; i < count; i++)
        {
            var element = list is InitializerExpressionSyntax initializer ? initializer.Expressions[i] : ((CollectionExpressionSyntax)list).Elements[i] is ExpressionElementSyntax { Expression: var one } ? one : null;
            while (element is CastExpressionSyntax { Expression: var inner })
                element = inner;

            var code = element is LiteralExpressionSyntax literal ? literal.Token.Value switch { char c => c, int number => number, _ => 0 } : 0;
            if (code is <= ' ' or >= 0x7F)
                return null;

            (text ??= new char[count])[i] = (char)code;
        }

        return text is null ? null : new string(text);
    }
}
