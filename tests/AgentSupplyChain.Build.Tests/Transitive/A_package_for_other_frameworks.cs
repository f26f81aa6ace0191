using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Transitive;

public class A_package_for_other_frameworks
{
    [Fact]
    public void Is_heard_for_the_framework_that_its_assemblies_are_taken_for()
    {
        using var folder = Agent.OfPrompts(
                """<PackageReference Include="Contoso.Many" Version="1.0.0" /><PackageReference Include="Contoso.Old" Version="1.0.0" NoWarn="NU1701" /><PackageReference Include="Contoso.Odd" Version="1.0.0" />""")
            .WithPackage(Speaking(new FakePackage("Contoso.Many"), "netstandard2.0", "net8.0", "net10.0-windows7.0", "net11.0"))
            .WithPackage(Speaking(Only(new FakePackage("Contoso.Old"), "net472"), "net472", "net11.0"))
            .WithPackage(Speaking(new FakePackage("Contoso.Odd"), "no framework", "net11.0"))
            .Write();

        folder.Run("build").MustSucceed();

        var names = new Document(folder.Read(Agent.Bin + Agent.Aibom)).Names;
        Assert.Equal(["Contoso.Many for net8.0", "Contoso.Old for net472"], names.Where(name => name.StartsWith("Contoso", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static FakePackage Only(FakePackage package, string framework) => (package with { Files = package.Files.Clear() }).WithFile($"lib/{framework}/_._", "");

    private static FakePackage Speaking(FakePackage package, params string[] frameworks) =>
        frameworks.Aggregate(package, (one, framework) => one.WithFile(
            $"supply-chain/{framework}/{package.Id}.aibom.cdx.json",
            $$"""{ "bomFormat": "CycloneDX", "components": [ { "type": "data", "name": "{{package.Id}} for {{framework}}" } ] }"""));
}
