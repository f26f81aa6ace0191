namespace AgentSupplyChain.Build.Tests.Samples;

public sealed class RiskyAgent_after_its_fixes(RiskyAgentFixed risky) : IClassFixture<RiskyAgentFixed>
{
    /// <summary>What has no fix, and what has one only where the policy knows what to write: it knows no digest of the two images.</summary>
    private static readonly string[] left =
    [
        "ASC3002 Program.cs",
        "ASC3004 Program.cs",
        "ASC3013 ReportWriter.cs",
        "ASC3021 Plugins.cs",
        "ASC3022 Servers.cs",
        "ASC3022 Servers.cs",
        "ASC3024 Tools.cs",
        "ASC3025 Tools.cs",
        "ASC3026 Tools.cs",
        "ASC3029 Web.cs",
        "ASC5006 Callers.cs",
        "ASC5007 Callers.cs",
        "ASC5008 Callers.cs",
        "ASC5022 Web.cs",
        "ASC6020 Transport.cs",
    ];

    private static readonly string[] repaired =
    [
        "ASC3001 Outline.cs",
        "ASC3001 Outline.cs",
        "ASC3001 Program.cs",
        "ASC3001 Program.cs",
        "ASC3001 ReportWriter.cs",
        "ASC3001 ReportWriter.cs",
        "ASC3003 Researcher.cs",
        "ASC3020 Plugins.cs",
        "ASC3022 Servers.cs",
        "ASC3022 Servers.cs",
        "ASC3023 Researcher.cs",
        "ASC3027 Tools.cs",
        "ASC3028 Servers.cs",
        "ASC3028 Servers.cs",
        "ASC3028 Servers.cs",
        "ASC3028 Servers.cs",
        "ASC5001 Transport.cs",
        "ASC5010 Transport.cs",
        "ASC5020 Web.cs",
        "ASC6010 Credentials.g.cs",
        "ASC6010 Credentials.g.cs",
        "ASC6010 Credentials.g.cs",
        "ASC6011 Credentials.g.cs",
        "ASC6011 Credentials.g.cs",
    ];

    [Fact]
    public void Has_every_finding_that_has_no_fix_and_none_that_has_one()
    {
        Assert.Equal(left.Concat(repaired).Order(StringComparer.Ordinal), risky.Before);
        Assert.Equal(left, risky.After);
    }

    [Theory]
    [InlineData("Outline.cs", "thorough ? \"gpt-5-2025-08-07\" : \"gpt-5-mini-2025-08-07\"")]
    [InlineData("Program.cs", "new ChatClient(\"gpt-4o-2024-08-06\", Credentials.OpenAi)")]
    [InlineData("Program.cs", "builder.Configuration[\"OpenAI:Model\"] ?? \"gpt-4o-mini-2024-07-18\"")]
    [InlineData("ReportWriter.cs", "EditorModel = \"gpt-4.1-mini-2025-04-14\"")]
    [InlineData("ReportWriter.cs", "Model = \"claude-sonnet-4-5-20250929\"")]
    [InlineData("Researcher.cs", "ModelId = \"claude-sonnet-4-6\"")]
    public void Names_fixed_models(string file, string text) => Assert.Contains(text, risky.Code[file], StringComparison.Ordinal);

    [Theory]
    [InlineData("Servers.cs", "[\"mcp-server-fetch==2026.10.19\", \"--ignore-robots-txt\"]")]
    [InlineData("Servers.cs", "[\"-y\", \"@modelcontextprotocol/server-everything@2026.8.31\"]")]
    [InlineData("Researcher.cs", "(await client.ListToolsAsync()).Where(tool => tool.Name is \"echo\" or \"fetch\" or \"browser_snapshot\" or \"search_issues\" or \"get_current_time\")")]
    [InlineData("Plugins.cs", "            Verify(file);\n            var assembly = Assembly.LoadFrom(file);\n")]
    public void Has_what_the_policy_names(string file, string text) => Assert.Contains(text, Lines(file), StringComparison.Ordinal);

    [Theory]
    [InlineData("Tools.cs", "AllowedTools = [\"find_colleague\", \"book_meeting\"],\n            ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire,")]
    [InlineData("Servers.cs", "InheritEnvironmentVariables = false,\n            EnvironmentVariables = StdioClientTransportOptions.GetDefaultEnvironmentVariables(),")]
    [InlineData("Servers.cs", "new Dictionary<string, string?>(StdioClientTransportOptions.GetDefaultEnvironmentVariables())\n            {\n                [\"GITHUB_PERSONAL_ACCESS_TOKEN\"] = Credentials.GitHub,")]
    [InlineData("Credentials.g.cs", "public static readonly string OpenAi = Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") ?? throw new InvalidOperationException(\"OPENAI_API_KEY is not configured.\");")]
    [InlineData("Credentials.g.cs", "public static readonly string PortalClientSecret = Environment.GetEnvironmentVariable(\"PORTAL_CLIENT_SECRET\") ?? throw")]
    [InlineData("Credentials.g.cs", "$\"Server=catalogue.intern.example;Database=reports;User Id=agent;Password={Environment.GetEnvironmentVariable(\"CATALOGUE_PASSWORD\") ?? throw new InvalidOperationException(\"CATALOGUE_PASSWORD is not configured.\")};Encrypt=true\"")]
    [InlineData("Transport.cs", "new(new HttpClientHandler\n    {\n        AllowAutoRedirect = false,\n    });")]
    [InlineData("Transport.cs", "new Uri(\"https://notes.intern.example/mcp\")")]
    [InlineData("Web.cs", "app.MapMcp(\"/mcp\").RequireAuthorization();")]
    public void Has_the_safe_form(string file, string text) => Assert.Contains(text, Lines(file), StringComparison.Ordinal);

    [Theory]
    [InlineData("Outline.cs", "[FromKeyedServices(\"gpt-4o\")]")]
    [InlineData("Outline.cs", "reviewed.Model == \"gpt-4o\"")]
    [InlineData("Outline.cs", "\"gpt-4o\" or \"gpt-4o-mini\" => 128_000")]
    [InlineData("Tools.cs", "CSharpSyntaxTree.ParseText(source)")]
    [InlineData("Transport.cs", "new Uri(\"http://localhost:8931/mcp\")")]
    [InlineData("Transport.cs", "ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>")]
    [InlineData("Web.cs", "app.MapMcp(\"/mcp/staff\").RequireAuthorization();")]
    public void Keeps_what_was_right_and_what_has_no_fix(string file, string text) => Assert.Contains(text, risky.Code[file], StringComparison.Ordinal);

    private string Lines(string file) => risky.Code[file].ReplaceLineEndings("\n");
}
