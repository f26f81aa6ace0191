using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public class A_package_that_somebody_else_signed
{
    // Signed by the gallery, for its owner 'xunit'; the certificates of this machine's SDK are the judge.
    private static readonly Fixture app = Fixture.ConsoleApp(items: Sources.Reference("xunit.abstractions", "2.0.3")).WithRealPackages();

    [Fact]
    public void Stops_the_build_where_the_policy_lists_other_owners()
    {
        using var folder = app.WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "nuget.org" }""", """{ "allow": ["Contoso"] }""")).Write();

        var finding = Assert.Single(folder.Run("build").MustFail().Of("ASC2014"));

        Assert.Equal((BuildSeverity.Error, "App.csproj", 10), (finding.Severity, finding.File, finding.Line));
        Assert.Contains("owners 'xunit'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contoso", true)]
    [InlineData("xunit", false)]
    public void Is_asked_for_its_owner_too_where_it_is_only_downloaded(string owner, bool isRefused)
    {
        using var folder = Fixture.ConsoleApp(items: """<PackageDownload Include="xunit.abstractions" Version="[2.0.3]" />""").WithRealPackages()
            .WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "nuget.org" }""", $$"""{ "allow": ["{{owner}}"] }"""))
            .Write();

        var build = folder.Run("build");

        Assert.Equal(isRefused ? ["App.csproj(10) True"] : [], build.Of("ASC2014").Select(finding => $"{finding.File}({finding.Line}) {finding.Message.Contains("owners 'xunit'", StringComparison.Ordinal)}"));
        Assert.Equal(isRefused, !build.Succeeded);
    }

    [Fact]
    public void Is_fine_where_the_policy_lists_its_owner_and_is_not_verified_anew_in_the_next_build()
    {
        using var folder = app.WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "nuget.org" }""", """{ "allow": ["xunit"] }""")).Write();

        var build = folder.Run("build").MustSucceed();
        var second = folder.Run("build").MustSucceed();

        Assert.Empty(build.Of("ASC2014"));
        Assert.Contains("xunit.abstractions/2.0.3", folder.Read(Agent.Obj + "verified.txt"), StringComparison.Ordinal);
        Assert.True(second.TargetWasSkipped("_AgentSupplyChainGate"));
    }

    [Fact]
    public void Stops_the_build_where_a_byte_of_it_was_changed_although_its_owner_is_listed()
    {
        // A package of the fixture's own gives it a packages folder of its own, which may be spoilt.
        using var folder = app
            .WithPackage(new FakePackage("Contoso.Own"))
            .WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "nuget.org" }""", """{ "allow": ["xunit"] }"""))
            .Write();
        folder.Run("restore").MustSucceed();
        var nupkg = Path.Combine(folder.PackageCache, "xunit.abstractions", "2.0.3", "xunit.abstractions.2.0.3.nupkg");
        var bytes = File.ReadAllBytes(nupkg);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(nupkg, bytes);

        var finding = Assert.Single(folder.Run("build", "--no-restore").MustFail().Of("ASC2014"));

        Assert.Equal(BuildSeverity.Error, finding.Severity);
        Assert.Contains("has a signature that does not hold (NU3008)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_the_build_where_no_root_stands_for_the_certificate_although_it_is_listed()
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=Mallory", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var listed = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        using var folder = Fixture.ConsoleApp(items: Sources.Reference("Contoso.Core"))
            .WithPackage(new FakePackage("Contoso.Core"), feed: "public")
            .WithFile("agent-supply-chain.json", Sources.Policy("""{ "match": "public" }""", $$"""{ "signers": ["{{listed}}"] }"""))
            .Write();
        File.WriteAllBytes(folder.PathOf("mallory.pfx"), certificate.Export(X509ContentType.Pfx, password));
        var nupkg = Directory.GetFiles(Path.GetDirectoryName(folder.Root)!, "Contoso.Core.1.0.0.nupkg", SearchOption.AllDirectories).Single();
        folder.Dotnet("nuget", "sign", nupkg, "--certificate-path", folder.PathOf("mallory.pfx"), "--certificate-password", password).MustSucceed();

        var finding = Assert.Single(folder.Run("build").MustFail().Of("ASC2014"));

        Assert.Equal(BuildSeverity.Error, finding.Severity);
        Assert.Contains("has a signature that does not hold (NU3018)", finding.Message, StringComparison.Ordinal);
    }
}
