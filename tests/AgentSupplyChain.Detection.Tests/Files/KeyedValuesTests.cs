using System.Diagnostics;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Detection.Tests.Files;

public class KeyedValuesTests
{
    private static readonly string[] s_names = ["a.json", ".env", "a.yaml", "a.prompty", "Dockerfile", "a.http", "a.config"];

    public static TheoryData<string> Names => [.. s_names];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_throws_and_every_place_is_inside_of_it(string name)
    {
        const string Signs = "{}[]\"':=,#/\\*-<>!?&;|@%$ \t\n\rabKey_0";
        var random = new Random(20261122);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => random.Next(50) == 0 ? (char)random.Next(0xFFFF) : Signs[random.Next(Signs.Length)]));
            text = random.Next(3) == 0 ? "---\n" + text : text;

            foreach (var value in KeyedValues.Read(name, text))
            {
                Assert.InRange(value.Start, 0, text.Length);
                Assert.InRange(value.Start + value.Length, value.Start, text.Length);
                Assert.NotEmpty(value.Key);
                Assert.NotEmpty(value.Value);
            }
        }
    }

    // Whatever a reader looks for, a text of nothing else must not make it look through the rest again and again.
    [Theory]
    [MemberData(nameof(Names))]
    public void Time_and_memory_grow_with_the_text_and_no_faster(string name)
    {
        string[] units = ["\"", "'", "{\"a\":[", "<a b='", "<![CDATA[", "<!", "<!DOCTYPE [", "</a>", "/*", "A=b\n", "A=\"\n", "- ", "a: |\n", "a:\n a: b\n", "ENV a \\\n", "&", "&a=b", "@a=\n", "###\n", "\\", "RUN \""];
        foreach (var unit in units)
        {
            var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();

            KeyedValues.Read(name, text);

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{unit}: {watch.Elapsed}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1L << 30, $"{unit}: {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB");
        }
    }

    [Fact]
    public void A_file_without_a_known_syntax_has_no_keys() => Assert.Empty(KeyedValues.Read("prompts/system.md", "ApiKey: abc"));

    [Fact]
    public void A_long_path_keeps_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("{\"" + new string('a', 100) + "\":", 50)) + "{\"ApiKey\":\"b\"" + new string('}', 51);

        var value = Assert.Single(KeyedValues.Read("a.json", text));

        Assert.EndsWith(":ApiKey", value.Key, StringComparison.Ordinal);
        Assert.InRange(value.Key.Length, 8, 300);
    }
}
