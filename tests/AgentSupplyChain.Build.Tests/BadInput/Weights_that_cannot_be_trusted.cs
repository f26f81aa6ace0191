using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Weights;

namespace AgentSupplyChain.Build.Tests.BadInput;

public sealed class Weights_that_cannot_be_trusted
{
    [Fact]
    public void Stop_the_build_where_they_call_a_program_when_they_are_loaded()
    {
        using var folder = Agent.OfPrompts().WithFile("models/model.pkl", WeightsBytes.PickleThatCalls("posix", "system", "true")).Write();

        var build = folder.Run("build").MustFail();

        var finding = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error);
        Assert.Equal(("ASC3006", "models/model.pkl"), (finding.Code, finding.File));
        Assert.Contains("posix.system", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Warn_where_they_could_run_code_where_another_digest_is_stated_and_where_they_lie_elsewhere()
    {
        using var folder = Agent.OfPrompts("""
            <AgentModel Include="models/small.gguf" Sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" />
            <AgentModel Include="contoso/embedder" Provider="huggingface" Version="main" />
            """)
            .WithFile("models/small.gguf", WeightsBytes.Gguf([("general.name", "Small")]))
            .WithFile("models/model.pt", WeightsBytes.Zip(("m/data.pkl", WeightsBytes.PickleThatCalls("collections", "OrderedDict", "x"))))
            .Write();

        var build = folder.Run("build").MustSucceed();

        var told = build.OurDiagnostics.Where(diagnostic => diagnostic.Severity == BuildSeverity.Warning).ToList();
        Assert.Equal(["ASC3005 App.csproj", "ASC3005 App.csproj", "ASC3006 models/model.pt"], told.Select(finding => $"{finding.Code} {finding.File}").Order(StringComparer.Ordinal));
        Assert.Contains(told, finding => finding.Message.Contains("another digest", StringComparison.Ordinal));
        Assert.Contains(told, finding => finding.Message.Contains("'main'", StringComparison.Ordinal));
    }

    [Fact]
    public void Are_told_with_file_and_cause_where_their_header_is_cut_off()
    {
        using var folder = Agent.OfPrompts().WithFile("models/cut.safetensors", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, (byte)'{']).Write();

        var finding = Assert.Single(folder.Run("build").MustFail().OurDiagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error);

        Assert.Equal(("ASC9003", "models/cut.safetensors"), (finding.Code, finding.File));
        Assert.Contains("9223372036854775807 bytes", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_what_was_observed_where_a_statement_says_otherwise()
    {
        using var folder = Agent.OfPrompts()
            .WithFile("models/small.gguf", WeightsBytes.Gguf([("general.name", "Small"), ("general.license", "mit")]))
            .WithFile("aibom.json", """
                {
                  "schemaVersion": 1,
                  "models": {
                    "models/small.gguf": { "license": "Apache-2.0" },
                    "no-such-model": { "description": "x" }
                  }
                }
                """)
            .Write();

        var build = folder.Run("build").MustFail();

        Assert.Equal(
            ["ASC9003 aibom.json:4", "ASC9003 aibom.json:5"],
            build.OurDiagnostics.Where(diagnostic => diagnostic.Severity == BuildSeverity.Error).Select(finding => $"{finding.Code} {finding.File}:{finding.Line}").Order(StringComparer.Ordinal));
        Assert.Contains("\"MIT\"", folder.Read(Agent.Obj + Agent.Aibom), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Apache-2.0\"", folder.Read(Agent.Obj + Agent.Aibom), StringComparison.Ordinal);
    }
}
