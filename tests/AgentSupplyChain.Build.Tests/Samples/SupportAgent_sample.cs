using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

public sealed class SupportAgent_sample(SupportAgent_sample.Builds builds) : IClassFixture<SupportAgent_sample.Builds>
{
    private const string Output = "bin/Debug/net10.0/supply-chain";

    [Fact]
    public void Is_quiet() => Assert.Empty(builds.First.OurLines);

    [Fact]
    public void Gets_the_same_bytes_in_any_folder()
    {
        var documents = builds.Plain.Documents();

        Assert.Equal(["SupportAgent.aibom.cdx.json", "SupportAgent.sarif", "SupportAgent.sbom.cdx.json"], documents.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(documents, builds.Elsewhere.Documents());
        Assert.DoesNotContain("\"timestamp\"", documents["SupportAgent.sbom.cdx.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void Gets_the_same_bytes_in_any_clone_of_a_commit_and_the_time_of_that_commit()
    {
        var documents = builds.Clone.Documents();

        Assert.Equal(documents, builds.OtherClone.Documents());
        Assert.Contains($"\"timestamp\": \"{Builds.CommitTime}\"", documents["SupportAgent.sbom.cdx.json"], StringComparison.Ordinal);
        Assert.Contains($"\"timestamp\": \"{Builds.CommitTime}\"", documents["SupportAgent.aibom.cdx.json"], StringComparison.Ordinal);
    }

    [JudgedFact]
    public void Has_documents_that_the_judges_call_valid() =>
        CycloneDxJudge.MustBeValid(builds.Plain.PathOf($"{Output}/SupportAgent.sbom.cdx.json"), builds.Plain.PathOf($"{Output}/SupportAgent.aibom.cdx.json"));

    [Fact]
    public void Has_every_model_prompt_tool_and_server_in_its_aibom_with_the_places_of_their_use()
    {
        var aibom = new Bom(builds.Plain.Documents()["SupportAgent.aibom.cdx.json"]);

        Assert.Equal(
            [
                "endpoint:https://api.anthropic.com @ ModelClients.cs:45 appsettings.Development.json:8",
                "endpoint:https://api.openai.com/v1 @ ModelClients.cs:31 appsettings.Development.json:4",
                "endpoint:https://llm.fjord-outdoor.example/anthropic @ appsettings.Production.json:8",
                "endpoint:https://llm.fjord-outdoor.example/openai @ appsettings.Production.json:4",
                "mcp-server-package @modelcontextprotocol/server-filesystem @ KnowledgeBase.cs:28 mcp.json:9",
                "mcp-server:offered:SupportAgent @ McpHost.cs:21",
                "mcp-server:used:knowledge @ KnowledgeBase.cs:28 mcp.json:9",
                "mcp-server:used:support-desk @ mcp.json:4",
                "model claude-opus-4-6 @ ModelClients.cs:16 appsettings.Development.json:7 appsettings.Production.json:7 appsettings.json:11 prompts/escalation.prompty:5",
                "model gpt-5.2-2025-12-11 @ ModelClients.cs:13 appsettings.Development.json:3 appsettings.Production.json:3 appsettings.json:8",
                "prompt SupportAgent.Conversation.SuggestTitleAsync @ Conversation.cs:65",
                "prompt prompts/escalation.prompty @ prompts/escalation.prompty",
                "prompt prompts/system.md @ prompts/system.md",
                "tool find_order @ ChatConsole.cs:24 Desk/DeskTools.cs:13",
                "tool list_directory @ KnowledgeBase.cs:10",
                "tool list_tickets @ ChatConsole.cs:25 Desk/DeskTools.cs:19",
                "tool open_ticket @ ChatConsole.cs:26 Desk/DeskTools.cs:25",
                "tool read_text_file @ KnowledgeBase.cs:10",
                "tool search_files @ KnowledgeBase.cs:10",
            ],
            aibom.Components.Select(component => $"{Bom.Property(component, "asc:kind")} {component.GetProperty("name").GetString()} @ {Places(component)}")
                .Concat(aibom.Services.Select(service => $"{service.GetProperty("bom-ref").GetString()} @ {Places(service)}"))
                .Order(StringComparer.Ordinal));
        Assert.Equal("complete", aibom.PropertyOfProject("asc:code"));
    }

    [Theory]
    [InlineData(
        "find_order",
        "Finds an order by its number and returns its items, status and dates.",
        """{"properties":{"orderNumber":{"description":"Order number, for example FO-10421.","type":"string"}},"required":["orderNumber"],"type":"object"}""")]
    [InlineData(
        "list_tickets",
        "Lists the support tickets that belong to an order, newest first.",
        """{"properties":{"orderNumber":{"description":"Order number, for example FO-10421.","type":"string"}},"required":["orderNumber"],"type":"object"}""")]
    [InlineData(
        "open_ticket",
        "Opens a support ticket for an order and returns it. A colleague answers within one working day.",
        """{"properties":{"details":{"description":"What the colleague has to know, in a few sentences.","type":"string"},"orderNumber":{"description":"Order number the ticket is about.","type":"string"},"subject":{"description":"One line that says what the customer needs.","type":"string"}},"required":["details","orderNumber","subject"],"type":"object"}""")]
    public void Has_the_hashes_of_what_a_model_is_told_of_a_tool(string tool, string description, string canonicalSchema)
    {
        var component = new Bom(builds.Plain.Documents()["SupportAgent.aibom.cdx.json"]).Components.Single(component => component.GetProperty("name").GetString() == tool);

        Assert.Equal(Sha256(description), Bom.Property(component, "asc:tool:descriptionSha256"));
        Assert.Equal(Sha256(canonicalSchema), Bom.Property(component, "asc:tool:schemaSha256"));
    }

    [Theory]
    [InlineData("find_order", "reads-only", null)]
    [InlineData("open_ticket", "additive", "required")]
    [InlineData("search_files", null, null)]
    public void Says_what_a_tool_does_beside_its_answer_and_whether_a_person_is_asked(string tool, string? effects, string? approval)
    {
        var component = new Bom(builds.Plain.Documents()["SupportAgent.aibom.cdx.json"]).Component(tool);

        Assert.Equal((effects, approval), (Bom.Property(component, "asc:tool:sideEffects"), Bom.Property(component, "asc:tool:approval")));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Places(System.Text.Json.JsonElement component) => string.Join(' ', Bom.Places(component));

    public sealed class Builds : IDisposable
    {
        public const string CommitTime = "2026-03-01T12:00:00Z";

        public Builds()
        {
            Plain = Sample.Of("SupportAgent").Write();
            Elsewhere = Sample.Of("SupportAgent").InFolder("another place").Write();
            Clone = Sample.Of("SupportAgent").Write();
            OtherClone = Sample.Of("SupportAgent").InFolder("clone two").Write();
            foreach (var folder in (FixtureFolder[])[Clone, OtherClone])
            {
                // The same files, author and time: the same commit.
                Git(folder, "init", "--quiet", "--initial-branch=main");
                Git(folder, "add", "--", "SupportAgent.csproj", "*.cs", "*.json", "prompts", "knowledge");
                Git(folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "First");
            }

            First = Build(Plain);
            foreach (var folder in (FixtureFolder[])[Elsewhere, Clone, OtherClone])
                Build(folder);
        }

        public FixtureFolder Plain { get; }

        public FixtureFolder Elsewhere { get; }

        public FixtureFolder Clone { get; }

        public FixtureFolder OtherClone { get; }

        public BuildResult First { get; }

        public void Dispose()
        {
            foreach (var folder in (FixtureFolder[])[Plain, Elsewhere, Clone, OtherClone])
                folder.Dispose();
        }

        private static BuildResult Build(FixtureFolder folder) => folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();

        private static void Git(FixtureFolder folder, params string[] arguments)
        {
            var environment = DotnetSdk.PlainEnvironment().SetItem("GIT_AUTHOR_DATE", CommitTime).SetItem("GIT_COMMITTER_DATE", CommitTime).SetItem("GIT_CONFIG_NOSYSTEM", "1");
            using var git = ChildProcess.Start("git", arguments, folder.Root, environment);
            git.Wait(TimeSpan.FromMinutes(1)).MustSucceed();
        }
    }
}
