using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Tests.Text;

public class LogTextTests
{
    [Theory]
    [InlineData("##vso[task.setvariable variable=x]y")]
    [InlineData("##[error]x")]
    [InlineData("::error file=a::x")]
    [InlineData("####vso[x]")]
    [InlineData(":::error::x")]
    [InlineData("#\u200b#vso[x]")]
    public void No_command_of_a_CI_system_survives(string hostile)
    {
        var text = LogText.Of(hostile);

        Assert.DoesNotContain("##", text, StringComparison.Ordinal);
        Assert.DoesNotContain("::", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[31mred")]
    [InlineData("a\r\nwarning ASC0000: forged")]
    [InlineData("a\u2028b\u2029c\u0085d")]
    [InlineData("right-to-left\u202eoverride")]
    public void No_second_line_and_no_terminal_command_survives(string hostile) =>
        Assert.All(LogText.Of(hostile), c => Assert.False(char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e'));

    [Fact]
    public void Ordinary_names_are_told_as_they_are() =>
        Assert.Equal("@scope/pkg@^1.2 Größe 项目", LogText.Of("@scope/pkg@^1.2 Größe 项目"));
}
