using System.Text;
using System.Text.Json;
using AgentSupplyChain.Detection.Json;
using JsonValueKind = AgentSupplyChain.Detection.Json.JsonValueKind;

namespace AgentSupplyChain.Detection.Tests.Json;

/// <summary>What is JSON, and what it says, is judged by the reader of the platform, which is not ours.</summary>
public class JsonTextTests
{
    private const int Seed = 20261122;

    private const string Sample = """
        {
          // servers
          "mcpServers": {
            "a b": { "command": "npx", "args": ["-y", "@scope/é😀\u00e9\ud83d\ude00\n", ""], "env": { } }, /* c */
            "b": { "n": [0, -1, 1.5e3, 1E-2, 0.25, true, false, null,], "deep": [[[[{ "x": [] }]]]] },
          },
        }
        """;

    // What can end, open, split or spoil a value.
    private const string Spoilers = "{}[]\",:/*\\untrue-+.0123eE \t\r\n\u0000\u001f'x#é";

    [Fact]
    public void A_text_that_is_changed_anywhere_is_JSON_to_both_readers_or_to_none()
    {
        var random = new Random(Seed);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutilate(random);
            var read = JsonText.Read(text);
            var isJson = JudgeReads(text, out var judged);

            Assert.True((read.Error is null) == isJson, $"The platform says {isJson}, we say {read.Error} of:\n{text}");
            if (!isJson)
                continue;

            accepted++;
            AssertSame(judged!.RootElement, read.Root!, text);
            judged.Dispose();
        }

        Assert.InRange(accepted, 1000, 19_000);
    }

    [Fact]
    public void Every_beginning_of_a_text_is_read_as_far_as_it_goes()
    {
        for (var length = 0; length < Sample.Length; length++)
        {
            var read = JsonText.Read(Sample[..length]);

            // Behind the last brace there is nothing left to miss.
            Assert.True(read.Error is not null, Sample[..length]);
            Assert.InRange(read.Error.Offset, 0, length);
            AssertInside(read.Root, length);
        }
    }

    [Fact]
    public void What_stands_before_an_error_is_kept()
    {
        const string HalfTyped = """{ "servers": { "a": { "command": "npx", "args": ["-y", "x" """;

        var read = JsonText.Read(HalfTyped);

        var server = read.Root!["servers"]!["a"]!;
        Assert.Equal("npx", server.StringAt("command"));
        Assert.Equal(["-y", "x"], server["args"]!.Items.Select(item => item.Text!));
        Assert.Equal(new JsonError(JsonErrorKind.Syntax, HalfTyped.Length), read.Error);
    }

    [Theory]
    [InlineData("", JsonErrorKind.Empty, 0)]
    [InlineData(" \r\n", JsonErrorKind.Empty, 0)]
    [InlineData("{ \"a\": 01 }", JsonErrorKind.Syntax, 8)]
    [InlineData("{ \"a\": tru }", JsonErrorKind.Syntax, 10)]
    [InlineData("{ \"a\" 1 }", JsonErrorKind.Syntax, 6)]
    [InlineData("{ a: 1 }", JsonErrorKind.Syntax, 2)]
    [InlineData("[1 2]", JsonErrorKind.Syntax, 3)]
    [InlineData("[,]", JsonErrorKind.Syntax, 1)]
    [InlineData("[\"a\nb\"]", JsonErrorKind.Syntax, 3)]
    [InlineData("[\"\\x\"]", JsonErrorKind.Syntax, 3)]
    [InlineData("[\"\\u12g4\"]", JsonErrorKind.Syntax, 6)]
    [InlineData("[\"\\ud83d\\u0041\"]", JsonErrorKind.HalfSurrogate, 1)]
    [InlineData("[1] /* open", JsonErrorKind.Syntax, 4)]
    [InlineData("[1] /", JsonErrorKind.Syntax, 4)]
    [InlineData("[1]]", JsonErrorKind.Syntax, 3)]
    public void An_error_has_its_kind_and_its_place(string text, JsonErrorKind kind, int offset) =>
        Assert.Equal(new JsonError(kind, offset), JsonText.Read(text).Error);

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.Equal(1, JsonText.Read("\uFEFF[1]").Root!.Start);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, JsonErrorKind.TooDeep)]
    [InlineData(100_000, JsonErrorKind.TooDeep)]
    public void Brackets_are_followed_for_sixty_four_levels(int depth, JsonErrorKind? error) =>
        Assert.Equal(error, JsonText.Read(new string('[', depth) + new string(']', depth)).Error?.Kind);

    [Fact]
    public void More_values_than_a_tree_may_hold_end_it()
    {
        var read = JsonText.Read("[" + string.Concat(Enumerable.Repeat("1,", JsonText.MaxValues)) + "1]");

        Assert.Equal(JsonErrorKind.TooManyValues, read.Error!.Kind);
        Assert.Equal(JsonText.MaxValues - 1, read.Root!.Items.Count);
    }

    [Fact]
    public void A_number_keeps_its_digits_and_a_repeated_name_its_last_value()
    {
        var root = JsonText.Read("""{ "a": 1, "a": 1.50 }""").Root!;

        Assert.Equal("1.50", root["a"]!.Text);
        Assert.Equal(2, root.Members.Count);
        Assert.Null(root["b"]);
        Assert.Null(root.StringAt("a"));
    }

    private static string Mutilate(Random random)
    {
        var text = new StringBuilder(Sample);
        for (var edits = random.Next(0, 3); edits >= 0; edits--)
        {
            var at = random.Next(text.Length);
            var c = Spoilers[random.Next(Spoilers.Length)];
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, c);
                    break;
                case 1:
                    text[at] = c;
                    break;
                case 2:
                    text.Remove(at, 1);
                    break;
                default:
                    var length = Math.Min(random.Next(1, 12), text.Length - at);
                    text.Remove(at, length);
                    break;
            }
        }

        // Half of a pair cannot come from a file; the judge takes bytes, where there is none.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static bool JudgeReads(string text, out JsonDocument? document)
    {
        document = null;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            TouchStrings(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            document?.Dispose();
            return false;
        }
    }

    // The platform finds half of a pair only when the text is asked for.
    private static void TouchStrings(JsonElement element)
    {
        if (element.ValueKind == System.Text.Json.JsonValueKind.String)
            _ = element.GetString();
        else if (element.ValueKind == System.Text.Json.JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(TouchStrings);
        else if (element.ValueKind == System.Text.Json.JsonValueKind.Object)
            element.EnumerateObject().ToList().ForEach(member => { _ = member.Name; TouchStrings(member.Value); });
    }

    private static void AssertSame(JsonElement judged, JsonNode node, string text)
    {
        Assert.Equal(judged.ValueKind.ToString(), node.Kind.ToString());
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                var members = judged.EnumerateObject().ToList();
                Assert.Equal(members.Select(member => member.Name), node.Members.Select(member => member.Name));
                for (var i = 0; i < members.Count; i++)
                    AssertSame(members[i].Value, node.Members[i].Value, text);
                break;
            case JsonValueKind.Array:
                Assert.Equal(judged.GetArrayLength(), node.Items.Count);
                for (var i = 0; i < node.Items.Count; i++)
                    AssertSame(judged[i], node.Items[i], text);
                break;
            case JsonValueKind.String:
                Assert.Equal(judged.GetString(), node.Text);
                Assert.Equal(judged.GetString(), JsonSerializer.Deserialize<string>(text[node.Start..node.End]));
                break;
            default:
                Assert.Equal(judged.GetRawText(), text[node.Start..node.End]);
                break;
        }
    }

    private static void AssertInside(JsonNode? node, int length)
    {
        if (node is null)
            return;

        Assert.InRange(node.Start, 0, length);
        Assert.InRange(node.End, node.Start, length);
        foreach (var child in node.Members.Select(member => member.Value).Concat(node.Items))
            AssertInside(child, length);
    }
}
