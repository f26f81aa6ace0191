using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Transitive;

public class A_package_whose_document_is_broken
{
    private const string References = """<PackageReference Include="Contoso.Broken" Version="1.0.0" /><PackageReference Include="Contoso.Fine" Version="1.0.0" />""";

    [Fact]
    public void Is_one_finding_with_its_name_and_all_others_are_heard()
    {
        using var folder = Agent.OfPrompts(References)
            .WithPackage(With(new FakePackage("Contoso.Broken"), "{ \"bomFormat\": \"CycloneDX\", \"components\": 7 }"))
            .WithPackage(With(new FakePackage("Contoso.Fine"), """{ "bomFormat": "CycloneDX", "components": [ { "type": "data", "name": "orders" } ] }"""))
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC9003": "warning" } }""")
            .Write();

        var build = folder.Run("build").MustSucceed();

        var finding = Assert.Single(build.OurDiagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
        Assert.Equal("ASC9003", finding.Code);
        Assert.Contains("Contoso.Broken/1.0.0", finding.Message + finding.File, StringComparison.Ordinal);
        Assert.Equal(["Contoso.Fine/1.0.0"], new Document(folder.Read(Agent.Bin + Agent.Aibom)).PropertiesOf("orders", "asc:assertedBy"));
    }

    private static FakePackage With(FakePackage package, string document) => package.WithFile($"supply-chain/net10.0/{package.Id}.aibom.cdx.json", document);
}
