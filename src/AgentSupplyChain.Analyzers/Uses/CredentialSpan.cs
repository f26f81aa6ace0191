using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Where a part of a literal's value stands in the source, whatever its escapes, quotes and indentation are.</summary>
internal static class CredentialSpan
{
    /// <param name="token">A string literal, or a text of an interpolated string.</param>
    public static TextSpan Of(SyntaxToken token, int start, int length)
    {
        var text = token.Text;
        var value = token.ValueText;
        var begin = Prefix(token, text);
        if (IsRaw(token))
            return TextSpan.FromBounds(token.SpanStart + RawOffset(token, text, value, start, begin), token.SpanStart + RawOffset(token, text, value, start + length - 1, begin) + 1);

        var isVerbatim = IsVerbatim(token, text);
        var isInterpolated = token.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var source = begin;
        var at = 0;
        var from = source;
        while (at < start + length && source < text.Length)
        {
            if (at <= start)
                from = source;

            // A brace of the text is written twice; the value may hold it once or as it is written.
            if (isInterpolated && text[source] is '{' or '}' && source + 1 < text.Length && text[source + 1] == text[source])
            {
                source += at + 1 < value.Length && value[at + 1] == value[at] ? 1 : 2;
                at++;
                continue;
            }

            source += Width(text, source, isVerbatim, out var characters);
            at += characters;
        }

        return TextSpan.FromBounds(token.SpanStart + from, token.SpanStart + Math.Min(source, text.Length));
    }

    private static bool IsRaw(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => true,
        SyntaxKind.InterpolatedStringTextToken => StartOf(token) is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken,
        _ => false,
    };

    private static bool IsVerbatim(SyntaxToken token, string text) =>
        token.IsKind(SyntaxKind.InterpolatedStringTextToken) ? StartOf(token) == SyntaxKind.InterpolatedVerbatimStringStartToken : text.Length > 0 && text[0] == '@';

    private static SyntaxKind StartOf(SyntaxToken token) => token.Parent?.Parent is InterpolatedStringExpressionSyntax whole ? whole.StringStartToken.Kind() : SyntaxKind.None;

    private static int Prefix(SyntaxToken token, string text)
    {
        if (token.IsKind(SyntaxKind.InterpolatedStringTextToken))
            return 0;

        var at = text.Length > 0 && text[0] == '@' ? 1 : 0;
        if (!IsRaw(token))
            return at + 1;

        while (at < text.Length && text[at] == '"')
            at++;

        return at;
    }

    // Lines of a raw literal stand in the source as they are, behind an indentation that is the same for all.
    private static int RawOffset(SyntaxToken token, string text, string value, int offset, int begin)
    {
        var skipped = token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken ? 1 : 0;
        var valueLine = 0;
        for (var i = 0; i < offset; i++)
        {
            if (value[i] == '\n')
            {
                skipped++;
                valueLine = i + 1;
            }
        }

        var line = begin;
        for (; skipped > 0; skipped--)
            line = text.IndexOf('\n', line) + 1;

        // The line ends alike in both, and the last one of a literal is followed by nothing but quotes.
        var sourceEnd = EndOfLine(text, line);
        var valueEnd = EndOfLine(value, valueLine);
        var indentation = token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken ? 0 : sourceEnd - line - (valueEnd - valueLine);
        return line + Math.Max(0, indentation) + offset - valueLine;
    }

    private static int EndOfLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        if (end < 0)
            end = text.Length;

        return end > start && text[end - 1] == '\r' ? end - 1 : end;
    }

    // How much of the source the next character or characters of the value take.
    private static int Width(string text, int at, bool isVerbatim, out int characters)
    {
        characters = 1;
        var c = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (isVerbatim)
            return c == '"' && next == '"' ? 2 : 1;

        if (c != '\\')
            return 1;

        switch (next)
        {
            case 'u':
                return 6;
            case 'U':
                // Beyond the first plane it is two characters of the value.
                characters = at + 5 < text.Length && string.CompareOrdinal(text, at + 2, "0000", 0, 4) == 0 ? 1 : 2;
                return 10;
            case 'x':
                var digits = 0;
                while (digits < 4 && at + 2 + digits < text.Length && Uri.IsHexDigit(text[at + 2 + digits]))
                    digits++;

                return 2 + digits;
            default:
                return 2;
        }
    }
}
