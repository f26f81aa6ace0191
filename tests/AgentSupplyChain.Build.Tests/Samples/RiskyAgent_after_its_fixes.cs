namespace AgentSupplyChain.Build.Tests.Samples;

public class RiskyAgent_after_its_fixes
{
    [Fact]
    public void Has_its_models_pinned_by_dotnet_format_and_builds()
    {
        using var folder = Sample.Of("RiskyAgent").Write();
        folder.Run("build").MustSucceed();

        folder.Dotnet("format", "analyzers", "RiskyAgent.csproj", "--no-restore", "--diagnostics", "ASC3001", "ASC3003", "--severity", "info").MustSucceed();

        var code = string.Concat(folder.FilesBelow().Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal)).Select(folder.Read));
        Assert.Contains("thorough ? \"gpt-5-2025-08-07\" : \"gpt-5-mini-2025-08-07\"", code, StringComparison.Ordinal);
        Assert.Contains("new ChatClient(\"gpt-4o-2024-08-06\", Credentials.OpenAi)", code, StringComparison.Ordinal);
        Assert.Contains("builder.Configuration[\"OpenAI:Model\"] ?? \"gpt-4o-mini-2024-07-18\"", code, StringComparison.Ordinal);
        Assert.Contains("EditorModel = \"gpt-4.1-mini-2025-04-14\"", code, StringComparison.Ordinal);
        Assert.Contains("Model = \"claude-sonnet-4-5-20250929\"", code, StringComparison.Ordinal);
        Assert.Contains("ModelId = \"claude-sonnet-4-6\"", code, StringComparison.Ordinal);

        // The traps are no models.
        Assert.Contains("[FromKeyedServices(\"gpt-4o\")]", code, StringComparison.Ordinal);
        Assert.Contains("reviewed.Model == \"gpt-4o\"", code, StringComparison.Ordinal);
        Assert.Contains("\"gpt-4o\" or \"gpt-4o-mini\" => 128_000", code, StringComparison.Ordinal);

        var build = folder.Run("build", "--no-restore").MustSucceed();
        Assert.True(build.TargetRan("CoreCompile"));
        Assert.DoesNotContain(build.OurDiagnostics, diagnostic => diagnostic.Code is "ASC3001" or "ASC3003" && diagnostic.File.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Contains(build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC3022");
    }
}
