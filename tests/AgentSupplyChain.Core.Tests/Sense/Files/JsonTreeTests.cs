using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class JsonTreeTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Fact]
    public void Comments_and_trailing_commas_are_read_as_in_settings_files()
    {
        var tree = Parse("// head\n{ /* a */ \"a\": [1, 2,], // b\n }");

        Assert.Equal(["1", "2"], tree.Root["a"]!.Items.Select(item => item.Text!));
    }

    [Theory]
    [InlineData("{\n  \"a\": \"x\"\n}", 2, 8, 11)]
    [InlineData("{\r\n  \"a\": \"x\"\r\n}", 2, 8, 11)]
    [InlineData("{\r  \"a\": \"x\"\r}", 2, 8, 11)]
    [InlineData("{ /* \U0001F600 ä */ \"a\": \"x\" }", 1, 19, 22)]
    [InlineData("{ \"a\" : \"\\u0041\U0001F600\" }", 1, 9, 19)]
    public void Columns_count_utf16_units_and_the_span_covers_the_quotes(string text, int line, int column, int endColumn)
    {
        var tree = Parse(text);

        var span = tree.SpanOf(tree.Root["a"]!);

        Assert.Equal((line, column, line, endColumn), (span.Line, span.Column, span.EndLine, span.EndColumn));
    }

    [Fact]
    public void The_span_of_a_name_ends_at_its_quote_whatever_stands_before_the_colon()
    {
        const string Text = "{ \"ä\\u0041\"  :  true }";
        var tree = Parse(Text);

        var member = Assert.Single(tree.Root.Members);

        Assert.Equal("\"ä\\u0041\"", Text[member.NameStart..member.NameEnd]);
    }

    [Fact]
    public void A_repeated_name_stays_visible_and_the_last_one_counts()
    {
        var tree = Parse("""{ "a": 1, "a": 2 }""");

        Assert.Equal(2, tree.Root.Members.Count);
        Assert.Equal("2", tree.Root["a"]!.Text);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData(" \n ", 1, 1)]
    [InlineData("{ \"a\": 1", 1, 9)]
    [InlineData("{\n  \"a\": \"ä\" x\n}", 2, 12)]
    [InlineData("{ \"a\": \"\\ud83d\" }", 1, 8)]
    [InlineData("{ \"\\ude00\": 1 }", 1, 3)]
    [InlineData("{ \"a\": \0 }", 1, 8)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("/* only a comment */", 1, 21)]
    public void What_is_not_json_is_a_finding_with_its_place(string text, int line, int column)
    {
        var faults = new List<Finding>();

        Assert.Null(JsonTree.Parse(text, "mcp.json", faults));

        var fault = Assert.Single(faults);
        Assert.Equal("ASC9003", fault.Rule.Id);
        Assert.Equal(("mcp.json", line, column), (fault.Location.File, fault.Location.Line, fault.Location.Column));
    }

    [Fact]
    public void A_finding_does_not_quote_the_text_which_may_be_a_secret()
    {
        var secret = "nu" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        var faults = new List<Finding>();

        JsonTree.Parse("{ \"key\": " + secret + " }", "a.json", faults);

        Assert.DoesNotContain(secret[..8], Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void A_hundred_thousand_brackets_are_a_finding_and_no_stack_overflow(char bracket)
    {
        var text = bracket == '[' ? new string('[', 100_000) : string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        var faults = new List<Finding>();

        Assert.Null(JsonTree.Parse(text, "a.json", faults));
        Assert.Contains("64 levels", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void Sixty_four_levels_are_read_and_one_more_is_not(int depth, int expected)
    {
        var faults = new List<Finding>();

        JsonTree.Parse(new string('[', depth) + new string(']', depth), "a.json", faults);

        Assert.Equal(expected, faults.Count);
    }

    [Fact]
    public void More_values_than_a_tree_may_hold_are_a_finding()
    {
        var text = "[" + string.Concat(Enumerable.Repeat("1,", JsonText.MaxValues)) + "1]";
        var faults = new List<Finding>();

        Assert.Null(JsonTree.Parse(text, "a.json", faults));
        Assert.Single(faults);
    }

    [Fact]
    public void Every_string_lies_where_its_span_says() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Dictionary<NonNull<string>, NonNull<string>>>(), values =>
        {
            var written = values.Where(pair => IsText(pair.Key.Get) && IsText(pair.Value.Get)).ToDictionary(pair => pair.Key.Get, pair => pair.Value.Get, StringComparer.Ordinal);
            var text = JsonSerializer.Serialize(written, Plain);
            var tree = Parse(text);
            return tree.Root.Members.Count == written.Count && tree.Root.Members.All(member =>
                JsonSerializer.Deserialize<string>(text[member.NameStart..member.NameEnd]) == member.Name
                && JsonSerializer.Deserialize<string>(text[member.Value.Start..member.Value.End]) == written[member.Name]
                && member.Value.Text == written[member.Name]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_damaged_text_throws()
    {
        const string Whole = """{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "é😀\u00e9"], "env": { } } }, /* c */ "n": [1.5e3, true, null] }""";
        Prop.ForAll(Gen.Choose(0, Whole.Length - 1).ToArbitrary(), ArbMap.Default.ArbFor<char>(), (at, c) =>
        {
            var faults = new List<Finding>();
            var cut = JsonTree.Parse(Whole[..at], "a.json", faults);
            JsonTree.Parse(Whole[..at] + c + Whole[(at + 1)..], "a.json", faults);
            return cut is null && faults.All(fault => fault.Location.Line is 1 or 2 && fault.Location.Column >= 1 && fault.Location.Column <= Whole.Length + 1);
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private static JsonTree Parse(string text)
    {
        var faults = new List<Finding>();
        var tree = JsonTree.Parse(text, "a.json", faults);
        Assert.Empty(faults);
        return tree!;
    }
}
