using System.Runtime.CompilerServices;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Core.Tests.Check;

public sealed class FileChecksTests
{
    [Theory]
    [InlineData("""["-y", "@scope/files"]""", "npx", "'@scope/files@<exact version>'", "no version is named")]
    [InlineData("""["-y", "@scope/files@latest"]""", "npx", "'@scope/files@<exact version>'", "'latest' is not one fixed version")]
    [InlineData("""["files"]""", "uvx", "'files==<exact version>'", "no version is named")]
    [InlineData("""["run", "-i", "--rm", "example/files:1.0"]""", "docker", "'example/files@sha256:<digest>'", "'1.0' is not one fixed version")]
    public void A_server_that_floats_is_reported_at_its_package_with_the_remedy(string arguments, string command, string remedy, string cause)
    {
        var text = "{ \"mcpServers\": {\n \"a\": { \"command\": \"" + command + "\", \"args\": " + arguments + " } } }";

        var finding = Assert.Single(Pins(text));

        Assert.Equal("ASC3022", finding.Rule.Id);
        Assert.Contains(remedy, finding.Message, StringComparison.Ordinal);
        Assert.Contains(cause, finding.Message, StringComparison.Ordinal);
        Assert.Contains($"'{command}'", finding.Message, StringComparison.Ordinal);
        var line = text.Split('\n')[finding.Location.Line - 1];
        var package = line[(finding.Location.Column - 1)..(finding.Location.EndColumn - 1)];
        Assert.Contains("files", package, StringComparison.Ordinal);
        Assert.True(package is ['"', .., '"']);
    }

    [Theory]
    [InlineData("npx", """["-y", "@scope/files@1.2.3"]""")]
    [InlineData("dotnet", """["run", "--project", "."]""")]
    [InlineData("./bin/server", """[]""")]
    public void A_server_that_is_pinned_or_local_is_not_reported(string command, string arguments) =>
        Assert.Empty(Pins("{ \"servers\": { \"a\": { \"command\": \"" + command + "\", \"args\": " + arguments + " } } }"));

    [Fact]
    public void A_finding_about_a_server_stays_the_same_when_lines_move()
    {
        const string Text = """{ "servers": { "a": { "command": "npx", "args": ["x"] } } }""";

        Assert.Equal(Pins(Text).Single().Fingerprint, Pins("\n\n" + Text).Single().Fingerprint);
    }

    [Fact]
    public void Names_in_a_message_cannot_command_a_terminal_or_start_a_line()
    {
        var finding = Assert.Single(Pins("""{ "servers": { "a\u001b[2J\n##vso[task.complete]\u202e": { "command": "npx", "args": ["x"] } } }"""));

        Assert.DoesNotContain(finding.Message, c => char.IsControl(c) || c == '\u202e');
    }

    [Fact]
    public void A_model_that_floats_is_reported_at_its_value_with_its_snapshot_and_environment()
    {
        var finding = Assert.Single(Models("{\n  \"OpenAI\": { \"Model\": \"gpt-4o\" }\n}", "appsettings.Production.json"));

        Assert.Equal(("ASC3001", "Production"), (finding.Rule.Id, finding.Environment));
        Assert.Equal(new FileSpan("appsettings.Production.json", 2, 24, 2, 32), finding.Location);
        Assert.Contains("'OpenAI:Model'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("write 'gpt-4o-2024-", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "OpenAI": { "Model": "gpt-4o-2024-08-06" } }""")]
    [InlineData("""{ "AzureOpenAI": { "DeploymentName": "gpt-4o" } }""")]
    [InlineData("""{ "Anthropic": { "Model": "claude-opus-4-6" } }""")]
    [InlineData("""{ "OpenAI": { "Model": "our-own-model" } }""")]
    public void A_model_that_is_pinned_deployed_or_unknown_is_not_reported(string text) => Assert.Empty(Models(text, "appsettings.json"));

    [Fact]
    public void The_same_model_under_two_keys_is_two_findings() =>
        Assert.Equal(2, Models("""{ "OpenAI": { "ChatModel": "gpt-4o", "SummaryModel": "gpt-4o" } }""", "appsettings.json").DistinctBy(finding => finding.Fingerprint).Count());

    [Theory]
    [InlineData("appsettings.Production.json", ProjectFileKind.Settings, "vault", "Production")]
    [InlineData("prompts/system.md", ProjectFileKind.Prompt, "prompt", null)]
    [InlineData("mcp.json", ProjectFileKind.Mcp, "environment variable", null)]
    [InlineData(".env", ProjectFileKind.Variables, "user secrets", null)]
    public void A_credential_is_reported_at_its_place_revoke_first_and_never_shown(string name, ProjectFileKind kind, string remedy, string? environment)
    {
        var credential = CredentialSamples.Fresh("openai-legacy");
        var text = "// 😀\n{ \"Key\": \"" + credential + "\" }";

        var finding = Assert.Single(Credentials(new SensedFile(name, kind, text, SensedComponents.None)));

        Assert.Equal(("ASC6010", environment), (finding.Rule.Id, finding.Environment));
        Assert.Equal(new FileSpan(name, 2, 11, 2, 11 + credential.Length), finding.Location);
        Assert.True(finding.Message.IndexOf("revoke", StringComparison.Ordinal) < finding.Message.LastIndexOf(remedy, StringComparison.Ordinal));
        Assert.DoesNotContain(credential, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(credential[^5..], finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(credential[..12], finding.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_a_credential_has_no_finding() =>
        Assert.Empty(Credentials(new SensedFile("a.json", ProjectFileKind.Settings, "{ \"Key\": \"" + new string('x', 60) + "\" }", SensedComponents.None)));

    [Theory]
    [InlineData("a\r\nb\u001b\u2028", "'a??b??'")]
    [InlineData("plain text", "'plain text'")]
    public void Foreign_text_is_quoted_on_one_line(string text, string quoted) => Assert.Equal(quoted, QuotedText.Of(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_shown_as_a_replacement_character() => Assert.Equal("'\ufffdx'", QuotedText.Of((char)0xD800 + "x"));

    [Fact]
    public void Foreign_text_of_a_megabyte_is_cut() => Assert.True(QuotedText.Of(new string('a', 1024 * 1024)).Length < 130);

    [Fact]
    public void The_files_of_the_clean_sample_are_read_without_any_finding()
    {
        var folder = SampleFolder();
        var faults = new List<Finding>();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new ProjectFile(path, Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => !file.Name.StartsWith("bin/", StringComparison.Ordinal) && !file.Name.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => FileSensor.Read(file, faults))
            .OfType<SensedFile>()
            .ToList();
        var sensed = ComponentMerge.Concat(files.Select(file => file.Components));

        Assert.Empty(faults);
        Assert.Empty(new ModelCheck(new ModelPolicy(), day: "2026-11-22").Check(sensed.Models));
        Assert.Empty(McpPinCheck.Check(sensed.McpServers));
        Assert.Empty(Credentials([.. files]));
        Assert.Equal(["claude-opus-4-6", "gpt-5.2-2025-12-11"], sensed.Models.Select(model => model.Component.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["knowledge", "support-desk"], sensed.McpServers.Select(server => server.Component.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["prompts/escalation.prompty", "prompts/system.md"], sensed.Prompts.Select(prompt => prompt.Component.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, sensed.Endpoints.Select(endpoint => endpoint.Component.Url).Distinct().Count());
    }

    private static string SampleFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "samples", "SupportAgent"), "/");

    private static List<Finding> Pins(string text) => [.. McpPinCheck.Check(McpFileSensor.Read(text, "mcp.json", []).McpServers)];

    private static List<Finding> Models(string text, string file) => [.. new ModelCheck(new ModelPolicy()).Check(SettingsFileSensor.Read(text, file, []).Models)];

    private static IEnumerable<Finding> Credentials(params SensedFile[] files) => new CredentialCheck(CredentialSettings.Default, isTest: false).Check(files);
}
