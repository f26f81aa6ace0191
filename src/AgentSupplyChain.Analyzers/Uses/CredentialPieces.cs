using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// What the pieces of a sum or interpolation could make together. Counted while they are looked at one by one, of every sum and interpolation, so it
/// makes nothing: few of them are worth to be put together.
/// </summary>
internal struct CredentialPieces
{
    private bool _hasText;
    private bool _hasHole;
    private bool _hasMark;
    private bool _hasScheme;
    private bool _hasAt;
    private bool _hasToken;
    private bool _hasConstant;
    private bool _joins;
    private int _depth;

    // What stands before the next piece: a character of a key, a constant, or neither.
    private bool _isOpen;
    private bool _isConstant;

    /// <summary>
    /// Whether nothing of it need be known only at run time. The compiler is asked for constants only where every hole could be one, and where there is
    /// something beside it that could be half a key: a number between two words of a sentence joins nothing, and most constants in texts are such numbers.
    /// </summary>
    public readonly bool MayBeConstant => !_hasHole && (_hasMark || _hasScheme || (_hasToken && (_joins || !_hasConstant)));

    /// <summary>Whether it is worth to be put together. An address is, where it could name a user: most addresses of a program do not.</summary>
    public readonly bool MayHold => _hasText && (_hasMark || (_hasScheme && _hasAt) || MayBeConstant);

    public void Add(SyntaxNode piece)
    {
        switch (piece)
        {
            case InterpolatedStringTextSyntax { TextToken.ValueText: var written }:
                Add(written);
                break;
            case InterpolationSyntax hole:
                if (hole.FormatClause is not null || hole.AlignmentClause is not null)
                    _hasHole = true;
                else
                    Add(hole.Expression);
                break;
            case LiteralExpressionSyntax literal:
                if (literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression)
                    Add(literal.Token.ValueText);
                break;
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                Add(inner);
                break;
            case InterpolatedStringExpressionSyntax text:
                _joins |= _depth++ > 0;
                foreach (var content in text.Contents)
                    Add(content);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                // Its pieces come from the right: what stands beside what is not told apart here.
                _joins = true;
                AddSum(sum);
                break;
            default:
                if (CouldBeConstant(piece))
                    AddConstant();
                else
                    _hasHole = true;
                break;
        }
    }

    // A sum of ten thousand texts is a tree ten thousand deep.
    private void AddSum(ExpressionSyntax left)
    {
        while (left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            Add(sum.Right);
            left = sum.Left;
        }

        Add(left);
    }

    private void AddConstant()
    {
        _joins |= _isOpen || _isConstant;
        _hasConstant = true;
        _isConstant = true;
        _isOpen = false;
    }

    private void Add(string text)
    {
        if (text.Length == 0)
            return;

        _joins |= _isConstant && Joins(text[0]);
        _isConstant = false;
        _isOpen = Joins(text[text.Length - 1]);
        _hasText = true;
        _hasScheme |= text.IndexOf("//", StringComparison.Ordinal) >= 0;
        _hasAt |= text.IndexOf('@') >= 0;
        _hasMark |= text.IndexOf('=') >= 0 || text.IndexOf("asic ", StringComparison.Ordinal) >= 0 || text.IndexOf("earer ", StringComparison.Ordinal) >= 0;
        _hasToken |= HasToken(text);
    }

    // Enough characters in a row to be a piece of a key.
    private static bool HasToken(string text)
    {
        const int Shortest = 3;
        var run = 0;
        foreach (var c in text)
        {
            run = IsOfToken(c) ? run + 1 : 0;
            if (run >= Shortest)
                return true;
        }

        return false;
    }

    // What no format of a key has inside.
    private static bool Joins(char c) => !(char.IsWhiteSpace(c) || c is '\'' or '"' or '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';');

    private static bool IsOfToken(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '-' or '_' or '+' or '/' or '=';

    // Constants are written as Name or Type.Name, by everybody.
    private static bool CouldBeConstant(SyntaxNode hole) => hole switch
    {
        IdentifierNameSyntax { Identifier.ValueText: { Length: > 0 } name } => char.IsUpper(name[0]),
        MemberAccessExpressionSyntax { Expression: var left, Name.Identifier.ValueText: { Length: > 0 } right } => char.IsUpper(right[0]) && CouldBeConstant(left),
        _ => false,
    };
}
