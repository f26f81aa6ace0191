using System.Security.Cryptography;
using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>Real packages: the runtime pack of .NET, and a library that its author and the repository have signed.</summary>
public sealed class A_self_contained_program(A_self_contained_program.Built built) : IClassFixture<A_self_contained_program.Built>
{
    private readonly Bom bom = built.Sbom;

    [Fact]
    public void Carries_its_runtime_pack_in_the_place_of_the_framework()
    {
        var pack = bom.Components.Single(component => Bom.Property(component, "asc:kind") == "runtime-pack");
        Assert.Equal(("Microsoft.NETCore.App.Runtime.linux-x64", "framework", "required"), (pack.GetProperty("name").GetString(), pack.GetProperty("type").GetString(), pack.GetProperty("scope").GetString()));
        Assert.DoesNotContain(bom.Components, component => component.TryGetProperty("isExternal", out _));
        Assert.Contains("concluded MIT", Bom.Licenses(pack));
        Assert.Equal(File.Exists(FileOf(pack)), Bom.Hashes(pack).Count == 2);
        Assert.Equal("true", Bom.Property(bom.Document.GetProperty("formulation")[0].GetProperty("workflows")[0], "asc:selfContained"));
    }

    [Fact]
    public void Has_the_digest_of_a_signed_package_as_it_lies_on_disk()
    {
        var package = bom.Component("Newtonsoft.Json");
        var file = File.ReadAllBytes(FileOf(package));

        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(FileOf(package))!, ".signature.p7s")));
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(file)), Bom.Hashes(package)["SHA-512"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), Bom.Hashes(package)["SHA-256"]);

        // The content hash leaves the signature out: it is another one.
        Assert.NotEqual(Convert.ToBase64String(SHA512.HashData(file)), Bom.Property(package, "asc:nuget:contentHash"));
    }

    [Fact]
    public void Has_a_licence_that_the_text_in_the_package_confirms()
    {
        var package = bom.Component("Newtonsoft.Json");
        Assert.Equal(["declared MIT", "concluded MIT"], Bom.Licenses(package));
        Assert.Equal("high", Bom.Property(package, "asc:licence:confidence"));
    }

    [JudgedFact]
    public void Has_a_document_that_the_judges_accept() => CycloneDxJudge.MustBeValid(built.Folder.PathOf(Built.Path));

    private string FileOf(JsonElement component)
    {
        var (id, version) = (component.GetProperty("name").GetString()!.ToLowerInvariant(), component.GetProperty("version").GetString()!);
        return Path.Combine(built.Folder.PackageCache, id, version, $"{id}.{version}.nupkg");
    }

    public sealed class Built : IDisposable
    {
        public const string Path = "bin/Debug/net10.0/linux-x64/supply-chain/App.sbom.cdx.json";

        public Built()
        {
            Folder = Fixture.ConsoleApp(
                    items: """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />""",
                    properties: "<RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained>")
                .WithRealPackages()
                .Write();
            Folder.Run("build").MustSucceed();
            Sbom = new Bom(Folder.Read(Path));
        }

        public FixtureFolder Folder { get; }

        internal Bom Sbom { get; }

        public void Dispose() => Folder.Dispose();
    }
}
