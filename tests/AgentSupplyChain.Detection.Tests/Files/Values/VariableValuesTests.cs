namespace AgentSupplyChain.Detection.Tests.Files.Values;

public class VariableValuesTests
{
    [Theory]
    [InlineData("A=b", "1:3 A = b")]
    [InlineData("  A = b  ", "1:7 A = b")]
    [InlineData("export A=b", "1:10 A = b")]
    [InlineData("A='b # c'", "1:4 A = b # c")]
    [InlineData("A=\"b\\\"c\"", "1:4 A = b\"c <- b\\\"c")]
    [InlineData("A=b#c # comment", "1:3 A = b#c")]
    [InlineData("OpenAI__ApiKey=x\r", "1:16 OpenAI__ApiKey = x")]
    [InlineData("A=x=y==", "1:3 A = x=y==")]
    [InlineData("A=\"open", "1:4 A = open")]
    [InlineData("# A=b", null)]
    [InlineData("A=", null)]
    [InlineData("A=\"\"", null)]
    [InlineData("no assignment", null)]
    [InlineData("two words=b", null)]
    [InlineData("1A=b", null)]
    public void A_line_holds_a_variable(string line, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Shown.Of(".env", line));

    [Fact]
    public void A_value_in_quotes_may_have_lines_and_the_next_variable_follows() =>
        Assert.Equal(["1:4 A = x\ny", "3:3 B = z"], Shown.Of(".env.local", "A=\"x\ny\"\nB=z\n"));

    [Fact]
    public void Every_kind_of_line_end_ends_a_line() =>
        Assert.Equal(["A = 1", "B = 2", "C = 3"], Shown.Of("dev.env", "A=1\r\nB=2\rC=3\n").Select(line => line.Split(' ', 2)[1]));
}
