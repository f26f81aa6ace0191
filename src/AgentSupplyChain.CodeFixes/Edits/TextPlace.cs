using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>
/// A piece of text in code that another value can take the place of: a literal, a part of one, or a sum of constants. What stands around the piece
/// stays as it is written, with its escapes, quotes and indentation.
/// </summary>
internal sealed class TextPlace
{
    private readonly SyntaxToken _token;
    private readonly TextSpan _span;

    private TextPlace(ExpressionSyntax expression, SyntaxToken token, TextSpan span, bool isWhole)
    {
        Expression = expression;
        _token = token;
        _span = span;
        IsWhole = isWhole;
        IsUtf8 = expression.IsKind(SyntaxKind.Utf8StringLiteralExpression);
    }

    /// <summary>The literal, interpolated string or sum.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>Whether the piece is all of it.</summary>
    public bool IsWhole { get; }

    public bool IsUtf8 { get; }

    /// <summary>What stands before the piece in the same literal, as it is written.</summary>
    public string Before => _token.RawKind == 0 || IsWhole ? "" : _token.Text.Substring(0, _span.Start - _token.SpanStart);

    /// <param name="span">Of the piece, as it is written; of an expression where the piece is put together from several texts.</param>
    public static TextPlace? At(SyntaxNode root, TextSpan span)
    {
        if (span.IsEmpty || !root.FullSpan.Contains(span))
            return null;

        switch (root.FindNode(span, getInnermostNodeForTie: true))
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } literal:
                var token = literal.Token;
                var content = Content(token);
                var isWhole = span.Contains(content) || root.SyntaxTree.GetText().ToString(span) == token.ValueText;
                return isWhole || content.Contains(span) ? new TextPlace(literal, token, span, isWhole) : null;
            case InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } text:
                return new TextPlace(whole, text.TextToken, span, isWhole: false);
            case ExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.InterpolatedStringExpression or (int)SyntaxKind.ParenthesizedExpression } sum when sum.Span == span:
                return new TextPlace(sum, default, span, isWhole: true);
            default:
                return null;
        }
    }

    /// <summary>
    /// The edits that put a value there. Two pieces of one literal share the edits that make it an interpolated string.
    /// </summary>
    /// <param name="value">An expression; in parentheses where its place needs them.</param>
    /// <param name="encoding">How <c>System.Text.Encoding</c> is called there.</param>
    public IEnumerable<Edit> Put(DocumentId document, string value, string encoding)
    {
        if (!IsUtf8)
            return IsWhole ? [new Edit(document, Expression.Span, value)] : Interpolated(document, value);

        // An array has no ToArray of its own.
        var outer = Expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } ? call : Expression;
        var open = encoding + ".UTF8.GetBytes(";
        if (IsWhole)
            return [new Edit(document, outer.Span, open + value + ")")];

        var suffix = TextSpan.FromBounds(_token.Span.End - "u8".Length, outer.Span.End);
        return [new Edit(document, new TextSpan(_token.SpanStart, 0), open), .. Interpolated(document, value), new Edit(document, suffix, ")")];
    }

    private IEnumerable<Edit> Interpolated(DocumentId document, string value)
    {
        var braces = Expression is InterpolatedStringExpressionSyntax written ? Braces(written) : IsRaw(_token) ? LongestRun(_token.Text) + 1 : 1;
        yield return new Edit(document, _span, new string('{', braces) + value + new string('}', braces));

        if (Expression is InterpolatedStringExpressionSyntax)
            yield break;

        yield return new Edit(document, new TextSpan(_token.SpanStart, 0), new string('$', braces));
        if (IsRaw(_token))
            yield break;

        for (var i = 0; i < _token.Text.Length; i++)
        {
            var at = _token.SpanStart + i;
            if (_token.Text[i] is '{' or '}' && !_span.Contains(at))
                yield return new Edit(document, new TextSpan(at, 0), _token.Text[i].ToString());
        }
    }

    // As many as there are dollar signs, where the text is raw.
    private static int Braces(InterpolatedStringExpressionSyntax text) =>
        text.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            ? text.StringStartToken.Text.Count(c => c == '$')
            : 1;

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            run = text[i] is not ('{' or '}') ? 0 : i > 0 && text[i - 1] == text[i] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool IsRaw(SyntaxToken token) => token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    // What stands between the quotes.
    private static TextSpan Content(SyntaxToken token)
    {
        var text = token.Text;
        var start = text.IndexOf('"');
        var quotes = 1;
        if (IsRaw(token))
        {
            while (start + quotes < text.Length && text[start + quotes] == '"')
                quotes++;
        }

        var end = text.LastIndexOf('"') + 1 - quotes;
        return start >= 0 && end >= start + quotes ? TextSpan.FromBounds(token.SpanStart + start + quotes, token.SpanStart + end) : new TextSpan(token.SpanStart, 0);
    }
}
