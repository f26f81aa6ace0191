using AgentSupplyChain.TestKit.Snapshots;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.TestKit.Tests.Snapshots;

public class LineDiffTests
{
    [Fact]
    public void The_lines_of_both_texts_can_be_read_from_the_difference() =>
        Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (expected, actual) =>
        {
            var lines = LineDiff.Between(expected, actual).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return expected == actual
                ? lines.Length == 0
                : Side(lines, '-') == expected && Side(lines, '+') == actual;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_far_from_a_difference_is_left_out()
    {
        var same = string.Join('\n', Enumerable.Range(1, 20));
        Assert.Equal("  ...\n  18\n  19\n  20\n- a\n+ b\n", LineDiff.Between(same + "\na", same + "\nb"));
    }

    [Fact]
    public void Differences_that_the_eye_misses_are_shown() =>
        Assert.Equal("- a\\r\n- \\tb··\n+ a\n+ b\n", LineDiff.Between("a\r\n\tb  ", "a\nb"));

    // At most four lines: none is far from a difference.
    private static Gen<string> Texts => from lines in Gen.Elements("a", "b", "c").ListOf(4) from count in Gen.Choose(1, 4) select string.Join('\n', lines.Take(count));

    private static string Side(IEnumerable<string> lines, char sign) =>
        string.Join('\n', lines.Where(line => line[0] == sign || line[0] == ' ').Select(line => line[2..]));
}
