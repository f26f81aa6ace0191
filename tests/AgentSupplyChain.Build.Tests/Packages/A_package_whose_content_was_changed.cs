using System.Text.RegularExpressions;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

public partial class A_package_whose_content_was_changed
{
    private const string Verify = "-p:AgentSupplyChainVerifyPackages=true";

    private static readonly Fixture app = Fixture
        .ConsoleApp("System.Console.WriteLine(Contoso.Greeter.Greet());", Sources.Reference("Contoso.Greeter"), "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>")
        .WithPackage(new FakePackage("Contoso.Greeter").WithLibrary("namespace Contoso; public static class Greeter { public static string Greet() => \"Good day\"; }"));

    [Fact]
    public void Stops_the_build_by_its_recorded_hash_alone()
    {
        using var folder = app.Write();
        Assert.Empty(folder.Run("build").MustSucceed().Of("ASC2015"));
        var locked = folder.Read("packages.lock.json");
        var entry = locked.IndexOf("\"Contoso.Greeter\"", StringComparison.Ordinal);
        var other = Convert.ToBase64String(new byte[64]);
        folder.Write("packages.lock.json", locked[..entry] + ContentHash().Replace(locked[entry..], $"\"contentHash\": \"{other}\"", 1));

        var build = folder.Run("build", "--no-restore").MustFail();

        var finding = Assert.Single(build.Of("ASC2015"));
        Assert.Equal((BuildSeverity.Error, "packages.lock.json"), (finding.Severity, finding.File));
        Assert.Contains(other, folder.Read("packages.lock.json").Split('\n')[finding.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_the_build_that_verifies_packages_by_a_byte_of_an_extracted_assembly_or_of_the_nupkg()
    {
        using var folder = app.Write();
        var extracted = Path.Combine(folder.PackageCache, "contoso.greeter", "1.0.0");
        Assert.Empty(folder.Run("build", Verify).MustSucceed().Of("ASC2015"));

        var assembly = Path.Combine(extracted, "lib", "net10.0", "Contoso.Greeter.dll");
        var was = Flip(assembly);
        var changedAssembly = folder.Run("build", "--no-restore", Verify).MustFail();
        File.WriteAllBytes(assembly, was);

        Flip(Path.Combine(extracted, "contoso.greeter.1.0.0.nupkg"));
        var changedArchive = folder.Run("build", "--no-restore", Verify).MustFail();
        var notVerified = folder.Run("build", "--no-restore").MustSucceed();

        var ofAssembly = Assert.Single(changedAssembly.Of("ASC2015"));
        Assert.Equal((BuildSeverity.Error, "App.csproj", 10), (ofAssembly.Severity, ofAssembly.File, ofAssembly.Line));
        Assert.Contains("'lib/net10.0/Contoso.Greeter.dll'", ofAssembly.Message, StringComparison.Ordinal);
        Assert.NotEmpty(changedArchive.Of("ASC2015"));
        Assert.Empty(notVerified.Of("ASC2015"));
    }

    private static byte[] Flip(string path)
    {
        var was = File.ReadAllBytes(path);
        var changed = was.ToArray();
        changed[changed.Length / 2] ^= 1;
        File.WriteAllBytes(path, changed);
        return was;
    }

    [GeneratedRegex("\"contentHash\": \"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ContentHash();
}
