using AgentSupplyChain.Detection.Credentials;
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
    private bool _hasName;
    private bool _hasHalf;
    private bool _joins;
    private int _depth;

    // What stands before the next piece: a character of a key, a constant, or neither; and the text or name itself.
    private bool _isOpen;
    private bool _isConstant;
    private bool _isName;
    private string? _text;

    /// <summary>
    /// Whether nothing of it need be known only at run time. The compiler is asked for constants only where every hole could be one, and where there is
    /// something beside it that could be half a key: a number between two words of a sentence joins nothing, and most constants in texts are such numbers.
    /// A name with a small letter is rarely that of a constant: it counts beside half a key alone.
    /// </summary>
    public readonly bool MayBeConstant => !_hasHole && (!_hasName || _hasHalf) && (_hasMark || _hasScheme || (_hasToken && (_joins || !_hasConstant)));

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
                AddValue(piece);
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

    // Constants are written as Name or Type.Name, by nearly everybody.
    private void AddValue(SyntaxNode value)
    {
        var name = value;
        if (value is MemberAccessExpressionSyntax { Expression: var type } access && IsCapital(type))
            name = access.Name;

        if (name is not IdentifierNameSyntax)
        {
            _hasHole = true;
            return;
        }

        _joins |= _isOpen || _isConstant;
        _hasConstant = true;
        _isConstant = true;
        _isOpen = false;
        _isName = !IsCapital(name);
        if (_isName)
        {
            _hasName = true;
            _hasHalf = _hasHalf || (_text is not null && CredentialHalf.MayBe(_text));
        }

        _text = null;
    }

    private void Add(string text)
    {
        if (text.Length == 0)
            return;

        _joins |= _isConstant && Joins(text[0]);
        _hasHalf = _hasHalf || (_isName && CredentialHalf.MayBe(text));
        _isConstant = false;
        _isName = false;
        _isOpen = Joins(text[text.Length - 1]);
        _text = text;
        _hasText = true;
        Read(text);
    }

    // One pass for all that is asked of the characters.
    private void Read(string text)
    {
        // Enough characters in a row to be a piece of a key.
        const int ShortestToken = 3;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '-' or '_' or '+':
                    run++;
                    break;
                case '=':
                    _hasMark = true;
                    run++;
                    break;
                case '/':
                    _hasScheme |= i > 0 && text[i - 1] == '/';
                    run++;
                    break;
                case '@':
                    _hasAt = true;
                    run = 0;
                    break;
                case ' ':
                    _hasMark |= EndsWith(text, i, "asic") || EndsWith(text, i, "earer");
                    run = 0;
                    break;
                default:
                    run = 0;
                    break;
            }

            _hasToken |= run >= ShortestToken;
        }
    }

    private static bool EndsWith(string text, int end, string word)
    {
        var at = end - word.Length;
        return at >= 0 && text[at] == word[0] && text[end - 1] == word[word.Length - 1] && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
    }

    // What no format of a key has inside.
    private static bool Joins(char c) => !(char.IsWhiteSpace(c) || c is '\'' or '"' or '(' or ')' or '[' or ']' or '{' or '}' or ',' or ';');

    private static bool IsCapital(SyntaxNode name) => name switch
    {
        IdentifierNameSyntax { Identifier.ValueText: { Length: > 0 } written } => char.IsUpper(written[0]),
        MemberAccessExpressionSyntax { Expression: var left, Name.Identifier.ValueText: { Length: > 0 } right } => char.IsUpper(right[0]) && IsCapital(left),
        _ => false,
    };
}
