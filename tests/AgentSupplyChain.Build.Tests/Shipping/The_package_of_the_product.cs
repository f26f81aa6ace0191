using System.Xml.Linq;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Shipping;

public class The_package_of_the_product
{
    /// <summary>Packed where it is made for.</summary>
    private static readonly string[] precompiled =
    [
        "precompiled/linux-x64/analyzers/AgentSupplyChain.Analyzers.dll",
        "precompiled/linux-x64/analyzers/AgentSupplyChain.CodeFixes.dll",
        "precompiled/linux-x64/analyzers/AgentSupplyChain.Detection.dll",
        "precompiled/linux-x64/task/AgentSupplyChain.Build.deps.json",
        "precompiled/linux-x64/task/AgentSupplyChain.Build.dll",
        "precompiled/linux-x64/task/AgentSupplyChain.Core.dll",
        "precompiled/linux-x64/task/AgentSupplyChain.Detection.dll",
    ];

    private static readonly string[] intended =
    [
        "AgentSupplyChain.Build.nuspec",
        "LICENSE",
        "NOTICE",
        "README.md",
        "analyzers/dotnet/cs/AgentSupplyChain.Analyzers.dll",
        "analyzers/dotnet/cs/AgentSupplyChain.CodeFixes.dll",
        "analyzers/dotnet/cs/AgentSupplyChain.Detection.dll",
        "build/AgentSupplyChain.Assemblies.props",
        "build/AgentSupplyChain.Build.props",
        "build/AgentSupplyChain.Build.targets",
        "build/AgentSupplyChain.Documents.props",
        "build/AgentSupplyChain.PlatformRules.globalconfig",
        "build/AgentSupplyChain.Policy.props",
        "build/AgentSupplyChain.Solution.targets",
        "buildMultiTargeting/AgentSupplyChain.Build.targets",
        "presets/minimal.editorconfig",
        "presets/recommended.editorconfig",
        "presets/strict.editorconfig",
        "tools/net10.0/AgentSupplyChain.Build.deps.json",
        "tools/net10.0/AgentSupplyChain.Build.dll",
        "tools/net10.0/AgentSupplyChain.Core.dll",
        "tools/net10.0/AgentSupplyChain.Detection.dll",
    ];

    [Fact]
    public void Holds_what_is_intended_and_nothing_else()
    {
        string[] entries = LinuxX64FactAttribute.IsHere ? [.. intended.Concat(precompiled).Order(StringComparer.Ordinal)] : intended;

        Assert.Equal(entries, PackedProduct.Current.Package.Entries());
    }

    [Fact]
    public void Is_for_development_and_depends_on_nothing()
    {
        var nuspec = XDocument.Parse(PackedProduct.Current.Package.Text("AgentSupplyChain.Build.nuspec"));

        Assert.Equal("true", Assert.Single(nuspec.Descendants(), element => element.Name.LocalName == "developmentDependency").Value);
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", Assert.Single(nuspec.Descendants(), element => element.Name.LocalName == "license").Value);
    }

    [Fact]
    public void Is_the_same_when_packed_again()
    {
        var first = PackedProduct.Current.Package.Fingerprint();
        using var folder = Fixture.Empty.WithoutProduct().Write();
        using var pack = ChildProcess.Start(
            DotnetSdk.Host,
            ["pack", PackedProduct.ProjectFolder, "--no-build", "--configuration", Checkout.Configuration, "--output", folder.PathOf("out"), "-nodeReuse:false", "-tl:off"],
            Checkout.Root,
            DotnetSdk.PlainEnvironment());

        pack.Wait(FixtureFolder.DefaultTimeout).MustSucceed();

        Assert.Equal(first, folder.Package("out").Fingerprint());
    }
}
