using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Builds;

public class A_build_with_other_properties
{
    [Fact]
    public void Looks_again_although_no_file_has_changed()
    {
        using var folder = Agent.OfPrompts("""<PackageReference Include="Contoso.Words" Version="1.0.*" />""").WithPackage(new FakePackage("Contoso.Words", "1.0.3")).Write();
        var first = folder.Run("build").MustSucceed();
        Assert.Equal(BuildSeverity.Warning, Assert.Single(first.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2001").Severity);
        Assert.Equal("1.0.0", new Document(folder.Read(Agent.Bin + Agent.Sbom)).Version);

        var version = folder.Run("build", "-p:Version=2.0.0").MustSucceed();
        var strict = folder.Run("build", "-p:AgentSupplyChainProfile=strict").MustFail();
        var strictAgain = folder.Run("build", "-p:AgentSupplyChainProfile=strict").MustFail();

        Assert.Equal("2.0.0", new Document(folder.Read(Agent.Bin + Agent.Sbom)).Version);
        Assert.Equal("2.0.0", new Document(folder.Read(Agent.Bin + Agent.Aibom)).Version);
        Assert.Single(version.TasksRun("WriteBoms"));
        Assert.Equal(BuildSeverity.Error, Assert.Single(strict.OurDiagnostics, diagnostic => diagnostic.Code == "ASC2001").Severity);
        Assert.Equal(strict.OurDiagnostics, strictAgain.OurDiagnostics);
    }
}
