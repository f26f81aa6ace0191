using Microsoft.CodeAnalysis.CSharp;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>A credential that is only a part of a text: the rest stays as it is written.</summary>
public class CredentialInTextFixTests
{
    private const string Read = "configuration[\"OpenAI:ApiKey\"]" + Throw;

    [Theory]
    [InlineData("\"Bearer [|OPENAI!|]\"", "$\"Bearer {@}\"")]
    [InlineData("\"[|OPENAI!|] \"", "$\"{@} \"")]
    [InlineData("\"{\\\"key\\\":\\t\\\"[|OPENAI!|]\\\"}\"", "$\"{{\\\"key\\\":\\t\\\"{@}\\\"}}\"")]
    [InlineData("@\"C:\\keys \"\"[|OPENAI!|]\"\"\"", "$@\"C:\\keys \"\"{@}\"\"\"")]
    [InlineData("@\"{[|OPENAI!|]}\"", "$@\"{{{@}}}\"")]
    [InlineData("\"\"\"key \"[|OPENAI!|]\" of {x}\"\"\"", "$$\"\"\"key \"{{@}}\" of {x}\"\"\"")]
    [InlineData("\"\"\"key [|OPENAI!|] \"\"\"", "$\"\"\"key {@} \"\"\"")]
    [InlineData("\"\"\"{{[|OPENAI!|]}} \"\"\"", "$$$\"\"\"{{{{{@}}}}} \"\"\"")]
    [InlineData("$\"Bearer [|OPENAI!|]\"", "$\"Bearer {@}\"")]
    [InlineData("$\"[|OPENAI!|]\"", "$\"{@}\"")]
    [InlineData("$\"{input}: {{[|OPENAI!|]}}\"", "$\"{input}: {{{@}}}\"")]
    [InlineData("$@\"{input}\\[|OPENAI!|]\"", "$@\"{input}\\{@}\"")]
    [InlineData("@$\"{input}\\[|OPENAI!|]\"", "@$\"{input}\\{@}\"")]
    [InlineData("$\"\"\"{input} [|OPENAI!|] \"\"\"", "$\"\"\"{input} {@} \"\"\"")]
    [InlineData("$$\"\"\"{\"key\":\"[|OPENAI!|]\",\"of\":\"{{input}}\"} \"\"\"", "$$\"\"\"{\"key\":\"{{@}}\",\"of\":\"{{input}}\"} \"\"\"")]
    [InlineData("\"a\" + \"Bearer [|OPENAI!|]\" + input", "\"a\" + $\"Bearer {@}\" + input")]
    [InlineData("\"https://host.example/?key=[|OPENAI!|]&x=1\"", "$\"https://host.example/?key={@}&x=1\"")]
    public Task It_becomes_a_hole(string before, string after) =>
        Test.Fixes(Body($"Client.Take({before});"), Body($"Client.Take({after.Replace("@}", Read + "}", StringComparison.Ordinal)});"));

    [Fact]
    public Task A_raw_text_of_many_lines_keeps_its_lines() => Test.Fixes(
        Body("Client.Take(\"\"\"\n            {\n              \"key\": \"[|OPENAI!|]\"\n            }\n            \"\"\");"),
        Body("Client.Take($$\"\"\"\n            {\n              \"key\": \"{{" + Read + "}}\"\n            }\n            \"\"\");"));

    [Fact]
    public Task A_raw_text_that_is_nothing_else_is_gone() => Test.Fixes(
        Body("Client.Take(\"\"\"\n            [|OPENAI!|]\n            \"\"\");"),
        Body($"Client.Take({Read});"));

    [Theory]
    [InlineData("\"[|OPENAI!|] and [|ANTHROPIC!|]\"", "$\"{@} and {%}\"")]
    [InlineData("\"{[|OPENAI!|]} and {[|ANTHROPIC!|]}\"", "$\"{{{@}}} and {{{%}}}\"")]
    [InlineData("\"\"\"{\"a\":\"[|OPENAI!|]\",\"b\":\"[|ANTHROPIC!|]\"} \"\"\"", "$$\"\"\"{\"a\":\"{{@}}\",\"b\":\"{{%}}\"} \"\"\"")]
    [InlineData("$\"{input}[|OPENAI!|] [|ANTHROPIC!|]\"", "$\"{input}{@} {%}\"")]
    public Task Two_in_one_text_become_two_holes(string before, string after) => Test.Fixes(
        Body($"Client.Take({before});"),
        Body($"Client.Take({after.Replace("@}", Read + "}", StringComparison.Ordinal).Replace("%}", Read.Replace("OpenAI", "Anthropic", StringComparison.Ordinal) + "}", StringComparison.Ordinal)});"));

    [Theory]
    [InlineData(LanguageVersion.CSharp8, "\"Bearer [|OPENAI!|]\"", "$\"Bearer {@}\"")]
    [InlineData(LanguageVersion.CSharp8, "@\"Bearer [|OPENAI!|]\"", "$@\"Bearer {@}\"")]
    [InlineData(LanguageVersion.CSharp8, "$@\"{input} [|OPENAI!|]\"", "$@\"{input} {@}\"")]
    public Task Older_C_sharp_is_no_obstacle(LanguageVersion version, string before, string after) => Test.WithLanguageVersion(version)
        .AllowCompilerErrors() // of the stubs, which are written in newer C#
        .Fixes(Body($"Client.Take({before});"), Body($"Client.Take({after.Replace("@}", Read + "}", StringComparison.Ordinal)});"));

    [Theory]
    [InlineData("Client.TakeBytes(\"[|OPENAI!|]\"u8.ToArray());", "Client.TakeBytes(Encoding.UTF8.GetBytes(@));")]
    [InlineData("Client.TakeSpan(\"[|OPENAI!|]\"u8);", "Client.TakeSpan(Encoding.UTF8.GetBytes(@));")]
    [InlineData("Client.TakeSpan(\"Bearer [|OPENAI!|]\"u8);", "Client.TakeSpan(Encoding.UTF8.GetBytes($\"Bearer {@}\"));")]
    [InlineData("Client.TakeBytes(\"Bearer [|OPENAI!|]\"u8.ToArray());", "Client.TakeBytes(Encoding.UTF8.GetBytes($\"Bearer {@}\"));")]
    [InlineData("ReadOnlySpan<byte> bytes = \"[|OPENAI!|]\"u8; Client.TakeSpan(bytes);", "ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(@); Client.TakeSpan(bytes);")]
    [InlineData("var bytes = \"[|OPENAI!|]\"u8; Client.TakeSpan(bytes);", "var bytes = Encoding.UTF8.GetBytes(@); Client.TakeSpan(bytes);")]
    [InlineData("Client.TakeSpan(\"[|OPENAI!|] [|ANTHROPIC!|]\"u8);", "Client.TakeSpan(Encoding.UTF8.GetBytes($\"{@} {%}\"));")]
    public Task A_text_in_UTF_8_is_made_when_it_is_needed(string before, string after) => Test.Fixes(
        Body(before),
        Body(after.Replace("@", Read, StringComparison.Ordinal).Replace("%", Read.Replace("OpenAI", "Anthropic", StringComparison.Ordinal), StringComparison.Ordinal)));

    [Fact]
    public Task A_span_is_what_a_property_gives() => Test.Fixes(
        In("class A { ReadOnlySpan<byte> Key => \"[|OPENAI!|]\"u8; }"),
        In($"class A {{ ReadOnlySpan<byte> Key => Encoding.UTF8.GetBytes({Variable}{ThrowVariable}); }}"));

    [Theory]
    [InlineData("Client.Take([|#|]);", "Client.Take(@);")]
    [InlineData("var text = [|#|]; Client.Take(text);", "var text = @; Client.Take(text);")]
    [InlineData("Client.Take(([|#|]).Trim());", "Client.Take((@).Trim());")]
    public Task A_sum_that_is_one_key_is_read_as_one(string before, string after) => Test.Fixes(
        Body(before.Replace("#", Sum, StringComparison.Ordinal)),
        Body(after.Replace("@", Read, StringComparison.Ordinal)));

    [Fact]
    public Task A_sum_with_a_constant_leaves_the_constant() => Test.Fixes(
        Body($"const string Prefix = {Sum[..8]}; Client.Take(Prefix); Client.Take([|Prefix + {Sum[11..]}|]);"),
        Body($"const string Prefix = {Sum[..8]}; Client.Take(Prefix); Client.Take({Read});"));

    // Neither part proves anything.
    private static readonly string s_key = WithKeys("OPENAI!");

    private static string Sum => $"\"{s_key[..6]}\" + \"{s_key[6..]}\"";
}
