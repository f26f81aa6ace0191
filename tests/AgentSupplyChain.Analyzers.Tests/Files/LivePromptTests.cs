using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Analyzers.Tests.Files;

/// <summary>ASC3001 in the heads of prompty files, ASC6010 in all that the compiler is given.</summary>
public class LivePromptTests
{
    private const string Code = "class Agent;";

    private static AnalyzerTest<ModelVersionFloatsAnalyzer> Models { get; } = new();

    private static AnalyzerTest<CredentialInFileAnalyzer> Credentials { get; } = new();

    [Theory]
    [InlineData("---\nmodel:\n  id: [|gpt-4o|]\n---\nsystem:\nYou help.\n", "gpt-4o-2024-08-06")]
    [InlineData("---\r\nname: a\r\nmodel:\r\n  configuration:\r\n    type: openai\r\n    name: \"[|gpt-4o-mini|]\" # fast\r\n---\r\n", "gpt-4o-mini-2024-07-18")]
    [InlineData("---\nmodel:\n  id: '[|claude-haiku-latest|]'\n", null)]
    public async Task A_model_that_moves_is_reported_at_its_value(string markup, string? snapshot)
    {
        var diagnostic = Assert.Single(await Models.WithMarkedAdditionalFile("prompts/a.prompty", markup).Diagnoses(Code));

        if (snapshot is not null)
            Assert.Equal(snapshot, diagnostic.Properties[ModelVersionFloatsAnalyzer.PinTo]);
    }

    [Theory]
    [InlineData("a.prompty", "---\nmodel:\n  id: gpt-4o-2024-08-06\n---\n")]
    [InlineData("a.prompty", "---\nmodel:\n  configuration:\n    type: azure_openai\n    azure_deployment: gpt-4o\n---\n")]
    [InlineData("a.prompty", "---\nmodel:\n  id: ${env:MODEL:gpt-4o}\n---\n")]
    [InlineData("a.prompty", "---\nmodel:\n  id: our-own-model\n---\n")]
    [InlineData("a.prompty", "---\nsample:\n  id: gpt-4o\n---\nmodel:\n  id: gpt-4o\n")]
    [InlineData("a.prompty", "Use gpt-4o.")]
    [InlineData("a.prompty", "")]
    [InlineData("prompts/a.md", "---\nmodel:\n  id: gpt-4o\n---\n")]
    [InlineData("prompts/a.prompty.bak", "---\nmodel:\n  id: gpt-4o\n---\n")]
    public Task What_is_pinned_deployed_known_later_or_no_head_is_not_reported(string name, string text) => Models.WithAdditionalFile(name, text).IsClean(Code);

    [Theory]
    [InlineData("prompts/system.md", "Use this key: {0} and nothing else.")]
    [InlineData("Features/Prompts/a.txt", "{0}")]
    [InlineData("a.prompty", "---\nmodel:\n  configuration:\n    api_key: {0}\n---\n")]
    [InlineData("a.prompt.yaml", "key: '{0}'\r\n")]
    [InlineData("skills/x/skprompt.txt", "😀 {0}")]
    [InlineData("mcp.json", "{ \"servers\": { \"a\": { \"command\": \"x\", \"env\": { \"KEY\": \"{0}\" } } } }")]
    [InlineData("mcp.json", "{ \"servers\": { \"a\": { \"url\": \"https://mcp.contoso.example\", \"headers\": { \"Authorization\": \"Bearer {0}\" } } } }")]
    [InlineData("mcp.json", "{ \"env\": \"{0}\", half ")]
    [InlineData("mcp.json", "// {0}")]
    public async Task A_credential_is_reported_where_it_stands_and_never_shown(string name, string text)
    {
        foreach (var credential in (string[])[CredentialSamples.Fresh("openai-project"), CredentialSamples.Fresh("anthropic-api"), CredentialSamples.Fresh("github-ghp")])
        {
            var diagnostic = Assert.Single(await Credentials.WithMarkedAdditionalFile(name, text.Replace("{0}", Marked(credential), StringComparison.Ordinal)).Diagnoses(Code));

            Assert.DoesNotContain(credential[^6..], diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.All(diagnostic.Properties.Values, value => Assert.DoesNotContain(credential[^6..], value!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public Task Two_credentials_in_one_file_are_two_findings() =>
        Credentials.WithMarkedAdditionalFile("prompts/a.md", Marked(CredentialSamples.Fresh("github-ghp")) + "\n" + Marked(CredentialSamples.Fresh("anthropic-api")) + "\n").Diagnoses(Code);

    [Fact]
    public async Task What_is_filled_in_later_masked_or_no_prompt_is_not_reported()
    {
        var credential = CredentialSamples.Fresh("openai-project");
        await Credentials.WithAdditionalFile("mcp.json", """{ "servers": { "a": { "command": "x", "env": { "KEY": "${input:openai-api-key}", "OTHER": "${env:ANTHROPIC_API_KEY}" } } } }""").IsClean(Code);
        await Credentials.WithAdditionalFile("prompts/a.md", CredentialSamples.Placeholder() + " " + CredentialSamples.NearMiss("github-ghp") + " sk-****").IsClean(Code);
        await Credentials.WithAdditionalFile("notes.md", credential).IsClean(Code);
        await Credentials.WithAdditionalFile("prompts/long.md", credential + "\n" + new string('x', 1024 * 1024)).IsClean(Code);
        await Credentials.WithAdditionalFile("prompts/binary.md", "\0\0" + (char)0xD800 + "\0").IsClean(Code);
    }

    [Fact]
    public async Task A_folder_of_prompts_above_the_project_makes_no_prompts_of_its_files()
    {
        var credential = CredentialSamples.Fresh("github-ghp");

        await Credentials.WithBuildProperty("ProjectDir", "/project/prompts/App/").WithAdditionalFile("prompts/App/notes.md", credential).IsClean(Code);
        await Credentials.WithBuildProperty("ProjectDir", "/project/prompts/App/").WithMarkedAdditionalFile("prompts/App/prompts/a.md", Marked(credential)).Diagnoses(Code);
    }

    // The analyzer has a second rule, so a marker has to name this one.
    private static string Marked(string credential) => "{|ASC6010:" + credential + "|}";
}
