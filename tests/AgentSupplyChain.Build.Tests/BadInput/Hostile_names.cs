using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class Hostile_names
{
    private const string Escape = "\u001b";

    // What build servers and terminals obey: Azure Pipelines, GitHub, TeamCity; colours, cursor; text that runs from right to left.
    private static readonly string[] orders = ["##vso[", "##[", "::error", "::set-env", Escape, "\u009b", "\u202e"];

    [LinuxFact]
    public void Give_no_orders_to_a_build_server_or_a_terminal()
    {
        var hostile = $"##vso[task.setvariable variable=a]::error file=b::c%0A{Escape}[2J\u202e";
        var json = System.Text.Json.JsonEncodedText.Encode(hostile + "\n::set-env name=d::e\n##[error]f").Value;
        using var folder = Fixture.ConsoleApp(
                $$"""
                var client = new OpenAI.Chat.ChatClient("gpt-4o\n::error::{{json}}", "");
                var floating = new OpenAI.Chat.ChatClient("gpt-4o", "");
                """,
                """<PackageReference Include="OpenAI" Version="1.0.0" />""",
                "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")
            .WithPackage(AgentInCode.Package)
            .WithFile($"prompts/{hostile.Replace("/", "", StringComparison.Ordinal)}.md", [0xFF, 0xFE, 0xFD])
            .WithFile("mcp.json", $$"""{ "mcpServers": { "{{json}}": { "command": "npx", "args": ["-y", "{{json}}"] }, "b": { "command": "npx", "args": ["-y", "@x/{{json}}@latest"] } } }""")
            .WithFile("appsettings.json", $$"""{ "OpenAI{{json}}": { "Model": "gpt-4o" }, "{{json}}": 1, "OpenAI": { "Model": "gpt-4o" } }""")
            .WithFile("agent-supply-chain.json", $$"""{ "schemaVersion": 1, "rules": { "ASC9003": "warning", "ASC2030": "warning" }, "environments": { "a": { "production": true } } }""")
            .Write();

        var build = folder.Run("build").MustNotCrash();

        Assert.Contains(build.OurDiagnostics, finding => finding.Code == "ASC9003" && finding.File.StartsWith("prompts/", StringComparison.Ordinal));
        Assert.Contains(build.OurDiagnostics, finding => finding.Code == "ASC3022");
        Assert.Contains(build.OurDiagnostics, finding => finding.Code == "ASC3001" && finding.File == "Program.cs");
        AssertNoOrders(build);

        folder.Write("agent-supply-chain.json", $$"""{ "schemaVersion": 1, "{{json}}": true, "rules": { "{{json}}": "none" } }""");
        var refused = folder.Run("build").MustFail();
        Assert.Contains(refused.OurDiagnostics, finding => finding.Code == "ASC8001");
        AssertNoOrders(refused);
    }

    private static void AssertNoOrders(BuildResult build)
    {
        var obeyed = build.Lines.Where(line => orders.Any(order => line.Contains(order, StringComparison.Ordinal))).ToList();
        Assert.True(obeyed.Count == 0, string.Join('\n', obeyed).Replace(Escape, "<ESC>", StringComparison.Ordinal));
    }
}
