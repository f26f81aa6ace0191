using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Tests.Text;

public class LogTextTests
{
    [Theory]
    [InlineData("gpt-4o", "gpt-4o")]
    [InlineData("##vso[task.setvariable variable=a]b", "# #vso[task.setvariable variable=a]b")]
    [InlineData("a\n::error::b", "a : :error: :b")]
    [InlineData("a\r##[error]b", "a # #[error]b")]
    [InlineData("\u001b[31mred\u009b0m", " [31mred 0m")]
    [InlineData("a\u202eb\u2028c\u200bd", "a b c d")]
    [InlineData("###### :::::", "# # # # # # : : : : :")]
    public void Foreign_text_gives_no_orders_in_a_log(string text, string logged) => Assert.Equal(logged, LogText.Of(text));
}
