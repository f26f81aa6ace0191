using AgentSupplyChain.TestKit.Analysis;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis;

public class MarkupTests
{
    private static readonly string?[] Ids = [null, "A", "ASC1001", "X_2"];

    private static Gen<MarkedText> MarkedTexts =>
        from length in Gen.Choose(0, 24)
        from letters in Gen.Elements("ab[]{}: \n".ToCharArray()).ArrayOf(length)
        let source = new string(letters)
        from candidates in Spans(source.Length).ListOf()
        from caret in Gen.Choose(-1, source.Length)
        select new MarkedText(source, [.. Nested(source, candidates)], caret < 0 ? null : caret);

    [Fact]
    public void Parsing_what_was_annotated_gives_back_source_spans_and_caret() =>
        Prop.ForAll(MarkedTexts.ToArbitrary(), marked =>
        {
            var parsed = Markup.Parse(Markup.Annotate(marked.Source, marked.Spans, marked.Caret));
            return parsed.Source == marked.Source && parsed.Caret == marked.Caret && parsed.Spans.SequenceEqual(Markup.InOpeningOrder(marked.Spans));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Annotating_what_was_parsed_gives_back_the_text() =>
        Prop.ForAll(MarkedTexts.ToArbitrary(), marked =>
        {
            var text = Markup.Annotate(marked.Source, marked.Spans, marked.Caret);
            var parsed = Markup.Parse(text);
            return Markup.Annotate(parsed.Source, parsed.Spans, parsed.Caret) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_parses_or_is_refused_at_a_position_inside_of_it() =>
        Prop.ForAll(Gen.Elements("[]{}|$:aA\n".ToCharArray()).ArrayOf().ToArbitrary(), letters =>
        {
            var text = new string(letters);
            try
            {
                return Markup.Parse(text).Spans.All(span => span.Span.End <= text.Length);
            }
            catch (MarkupException exception)
            {
                return exception.Position >= 0 && exception.Position < text.Length;
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("x[|y|]z", "xyz", "1-2")]
    [InlineData("[|a|][|b|]", "ab", "0-1 1-2")]
    [InlineData("[|[|a|]|]", "a", "0-1 0-1")]
    [InlineData("[|a{|ID:b|}|]", "ab", "0-2 ID1-2")]
    [InlineData("{|A:a|}{|B:b|}", "ab", "A0-1 B1-2")]
    [InlineData("a[||]b", "ab", "1-1")]
    [InlineData("{|:x", "{|:x", "")]
    public void Markers_nest_and_touch(string text, string source, string spans)
    {
        var parsed = Markup.Parse(text);
        Assert.Equal(source, parsed.Source);
        Assert.Equal(spans, string.Join(' ', parsed.Spans.Select(span => $"{span.Id}{span.Span.Start}-{span.Span.End}")));
    }

    [Theory]
    [InlineData("a\nb[|c", 3, "line 2, column 2")]
    [InlineData("{||}", 2, "line 1, column 3")]
    [InlineData("ab|]", 2, "line 1, column 3")]
    [InlineData("[|a|}", 3, "line 1, column 4")]
    [InlineData("{|ID:a|]", 6, "line 1, column 7")]
    [InlineData("$$a$$", 3, "line 1, column 4")]
    public void A_marker_without_its_other_half_is_refused_with_its_place(string text, int position, string place)
    {
        var exception = Assert.Throws<MarkupException>(() => Markup.Parse(text));
        Assert.Equal(position, exception.Position);
        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_dollars_before_a_quote_are_a_raw_string_and_no_caret()
    {
        var code = "var s = $$\"\"\"{{x}}\"\"\" + $$$\"\"\"y\"\"\" + $@\"z\" + $$@;";
        Assert.Equal(code, Markup.Parse(code).Source);
        Assert.Equal(8, Markup.Parse("var s = $$1;").Caret);
    }

    [Fact]
    public void Spans_that_cross_have_no_markup()
    {
        var exception = Assert.Throws<MarkupException>(() => Markup.Annotate("abc", [new MarkedSpan(Id: null, new TextSpan(0, 2)), new MarkedSpan(Id: null, new TextSpan(1, 2))]));
        Assert.Equal(1, exception.Position);
    }

    private static Gen<MarkedSpan> Spans(int length) =>
        from a in Gen.Choose(0, length)
        from b in Gen.Choose(0, length)
        from id in Gen.Elements(Ids)
        select new MarkedSpan(id, TextSpan.FromBounds(Math.Min(a, b), Math.Max(a, b)));

    // A marker that ends after "[" reads as one that opens: the one text that the markup cannot say.
    private static List<MarkedSpan> Nested(string source, IEnumerable<MarkedSpan> candidates)
    {
        var nested = new List<MarkedSpan>();
        foreach (var candidate in candidates)
        {
            var readable = candidate.Span.IsEmpty || source[candidate.Span.End - 1] != '[';
            if (readable && !nested.Exists(other => Markup.Cross(other.Span, candidate.Span)))
                nested.Add(candidate);
        }

        return nested;
    }
}
