using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>
/// Marks places in a text: <c>[|place|]</c>, <c>{|ID:place|}</c> and the caret <c>$$</c>. Markers nest.
/// Two dollar signs that open a raw string literal (<c>$$"""</c>) are code and no caret.
/// </summary>
public static class Markup
{
    public static MarkedText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new StringBuilder(text.Length);
        var spans = new List<MarkedSpan>();
        var open = new Stack<(int Index, int Position)>();
        int? caret = null;
        for (var i = 0; i < text.Length;)
        {
            if (At(text, i, "[|") || IdLength(text, i) > 0)
            {
                var length = IdLength(text, i);
                open.Push((spans.Count, i));
                spans.Add(new MarkedSpan(length > 0 ? text.Substring(i + 2, length) : null, new TextSpan(source.Length, 0)));
                i += length > 0 ? length + 3 : 2;
            }
            else if (At(text, i, "|]") || At(text, i, "|}"))
            {
                if (!open.TryPop(out var opened) || spans[opened.Index].Id is null != (text[i + 1] == ']'))
                    throw new MarkupException($"'{text.Substring(i, 2)}' closes no marker", text, i);
                var span = spans[opened.Index];
                spans[opened.Index] = span with { Span = TextSpan.FromBounds(span.Span.Start, source.Length) };
                i += 2;
            }
            else if (DollarRun(text, i) is var run and > 0)
            {
                var isCaret = run == 2 && !At(text, i + run, "\"") && !At(text, i + run, "@");
                if (isCaret && caret is not null)
                    throw new MarkupException("A second caret '$$'", text, i);
                if (isCaret)
                    caret = source.Length;
                else
                    source.Append('$', run);
                i += run;
            }
            else
            {
                source.Append(text[i++]);
            }
        }

        return open.TryPeek(out var unclosed)
            ? throw new MarkupException("A marker is never closed: the one", text, unclosed.Position)
            : new MarkedText(source.ToString(), [.. spans], caret);
    }

    /// <summary>
    /// The inverse of <see cref="Parse"/>. Spans that cross cannot be written with nested markers. A source that holds markers itself
    /// (or <c>[</c> right before the end of a span) gives a text that reads well but parses differently.
    /// </summary>
    public static string Annotate(string source, IEnumerable<MarkedSpan> spans, int? caret = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var ordered = InOpeningOrder(spans);
        if (ordered.Where((span, i) => ordered.Take(i).Any(earlier => Cross(earlier.Span, span.Span))).FirstOrDefault() is { } crossing)
            throw new MarkupException("A span crosses another", source, crossing.Span.Start);

        var text = new StringBuilder(source.Length);
        var open = new Stack<MarkedSpan>();
        var next = 0;
        for (var i = 0; i <= source.Length; i++)
        {
            CloseAt(i);
            if (caret == i)
                text.Append("$$");
            for (; next < ordered.Length && ordered[next].Span.Start == i; next++)
            {
                text.Append(ordered[next].Id is { } id ? $"{{|{id}:" : "[|");
                open.Push(ordered[next]);
            }

            CloseAt(i);
            if (i < source.Length)
                text.Append(source[i]);
        }

        return text.ToString();

        void CloseAt(int position)
        {
            while (open.TryPeek(out var innermost) && innermost.Span.End == position)
                text.Append(open.Pop().Id is null ? "|]" : "|}");
        }
    }

    /// <summary>The order in which the markers of these spans open: outer before inner.</summary>
    public static ImmutableArray<MarkedSpan> InOpeningOrder(IEnumerable<MarkedSpan> spans) =>
        [.. spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.Length)];

    /// <summary>Whether two spans overlap without one holding the other.</summary>
    public static bool Cross(TextSpan a, TextSpan b) => a.OverlapsWith(b) && !a.Contains(b) && !b.Contains(a);

    private static bool At(string text, int position, string marker) => string.CompareOrdinal(text, position, marker, 0, marker.Length) == 0;

    private static int IdLength(string text, int position)
    {
        if (!At(text, position, "{|"))
            return 0;
        var end = position + 2;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return At(text, end, ":") ? end - position - 2 : 0;
    }

    private static int DollarRun(string text, int position)
    {
        var end = position;
        while (end < text.Length && text[end] == '$')
            end++;
        return end - position;
    }
}
