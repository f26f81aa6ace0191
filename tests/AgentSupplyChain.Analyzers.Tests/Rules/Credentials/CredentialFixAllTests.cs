using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

public class CredentialFixAllTests
{
    [Fact]
    public Task All_files_of_a_project_are_put_right_at_once() => Test
        .WithMarkedSource("Keys.cs", In("static class Keys { public const string One = \"[|OPENAI!|]\"; public const string Two = \"[|ANTHROPIC!|]\"; }"))
        .WithFixedFile("Keys.cs", In($"static class Keys {{ public static readonly string One = {Variable}{ThrowVariable}; public static readonly string Two = {Variable.Replace("OPENAI", "ANTHROPIC", StringComparison.Ordinal)}{ThrowVariable.Replace("OPENAI", "ANTHROPIC", StringComparison.Ordinal)}; }}"))
        .WithMarkedSource("Other.cs", WithKeys("using Sinks;\n\nclass Other\n{\n    void One() => Client.Take(\"[|OPENAI!|]\");\n    void Two() => Client.Take(\"Bearer [|OPENAI!|]\");\n}\n"))
        .WithFixedFile("Other.cs", $"using System;\nusing Sinks;\n\nclass Other\n{{\n    void One() => Client.Take({Variable}{ThrowVariable});\n    void Two() => Client.Take($\"Bearer {{{Variable}{ThrowVariable}}}\");\n}}\n")
        .Fixes(
            Body("Client.Take(\"[|OPENAI!|]\"); Client.Take(Keys.One + Keys.Two); Client.Take(\"[|ANTHROPIC!|]\");"),
            Body($"Client.Take(configuration[\"OpenAI:ApiKey\"]{Throw}); Client.Take(Keys.One + Keys.Two); Client.Take(configuration[\"Anthropic:ApiKey\"]{Throw.Replace("OpenAI", "Anthropic", StringComparison.Ordinal)});"));

    [Fact]
    public Task What_cannot_be_put_right_does_not_hold_up_the_rest() => Test.Fixes(
        In("[Obsolete(\"[|OPENAI!|]\")] class A { void M(IConfiguration configuration, string text = \"[|OPENAI!|]\") => Client.Take(\"[|OPENAI!|]\"); }"),
        In($"[Obsolete(\"[|OPENAI!|]\")] class A {{ void M(IConfiguration configuration, string text = \"[|OPENAI!|]\") => Client.Take(configuration[\"OpenAI:ApiKey\"]{Throw}); }}"));
}
