using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>Real packages: the runtime pack of .NET and the host of single files.</summary>
public sealed class A_program_in_one_file
{
    [LinuxX64Fact]
    public void Carries_its_runtime_and_its_host_and_says_so_beside_it()
    {
        using var folder = Program("<SelfContained>true</SelfContained><PublishSingleFile>true</PublishSingleFile><EnableSingleFileAnalyzer>false</EnableSingleFileAnalyzer>");
        folder.Run("publish", "-o", folder.PathOf("out")).MustSucceed();

        Assert.DoesNotContain("App.dll", folder.FilesBelow("out"));
        var sbom = new Bom(folder.Read("out/supply-chain/App.sbom.cdx.json"));
        Assert.Equal("Microsoft.NETCore.App.Runtime.linux-x64 framework required", Part(sbom, "runtime-pack"));
        Assert.Equal("Microsoft.NETCore.App.Host.linux-x64 application required", Part(sbom, "apphost-pack"));
        Assert.DoesNotContain(sbom.Components, component => component.TryGetProperty("isExternal", out _));
        Assert.Equal("true", Bom.Property(sbom.Document.GetProperty("formulation")[0].GetProperty("workflows")[0], "asc:selfContained"));
    }

    [LinuxX64Fact]
    public void Of_machine_code_carries_the_runtime_for_it_and_names_what_compiled_it()
    {
        using var folder = Program("<PublishAot>true</PublishAot>");

        // Only published it is machine code: what lies in bin asks for the framework, as its runtimeconfig.json does.
        folder.Run("build", "-c", "Release").MustSucceed();
        Assert.DoesNotContain("includedFrameworks", folder.Read("bin/Release/net10.0/linux-x64/App.runtimeconfig.json"), StringComparison.Ordinal);
        Assert.DoesNotContain(Built().Components, component => Bom.Property(component, "asc:kind") == "runtime-pack");
        Assert.True(Built().Component("Microsoft.NETCore.App").GetProperty("isExternal").GetBoolean());
        Assert.Equal("false", Bom.Property(Built().Document.GetProperty("formulation")[0].GetProperty("workflows")[0], "asc:selfContained"));

        // The document is written before the linker of the machine is asked for, which need not be there.
        folder.Run("publish");

        var sbom = Built();
        Assert.Equal("Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64 framework required", Part(sbom, "runtime-pack"));
        Assert.DoesNotContain(sbom.Components, component => component.TryGetProperty("isExternal", out _));
        Assert.DoesNotContain(sbom.Components, component => Bom.Property(component, "asc:kind") == "apphost-pack");
        var formula = sbom.Document.GetProperty("formulation")[0];
        var compilers = formula.GetProperty("components").EnumerateArray().Where(tool => Bom.Property(tool, "asc:kind") == "compiler-pack").Select(tool => tool.GetProperty("name").GetString());
        Assert.Equal(["runtime.linux-x64.Microsoft.DotNet.ILCompiler"], compilers);
        Assert.Equal("true", Bom.Property(formula.GetProperty("workflows")[0], "asc:selfContained"));

        Bom Built() => new(folder.Read("bin/Release/net10.0/linux-x64/supply-chain/App.sbom.cdx.json"));
    }

    private static FixtureFolder Program(string properties) =>
        Fixture.ConsoleApp(properties: "<RuntimeIdentifier>linux-x64</RuntimeIdentifier>" + properties).WithRealPackages().Write();

    private static string Part(Bom sbom, string kind)
    {
        var part = Assert.Single(sbom.Components, component => Bom.Property(component, "asc:kind") == kind);
        return $"{part.GetProperty("name").GetString()} {part.GetProperty("type").GetString()} {part.GetProperty("scope").GetString()}";
    }
}
