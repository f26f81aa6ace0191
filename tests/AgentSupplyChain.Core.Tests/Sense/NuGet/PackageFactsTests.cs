using System.Security.Cryptography;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

/// <summary>What is told by the bytes of packages, and what is left where some of them are gone.</summary>
public sealed class PackageFactsTests : RestoredFolder
{
    private const string Nupkg = "packages/direct/1.0.0/direct.1.0.0.nupkg";

    private string FactsFile => Path.Combine(Scratch.Path, "src", "obj", "facts.packages.txt");

    [Fact]
    public void Digests_are_those_of_the_file_as_it_lies_there()
    {
        Restore(Assets());
        Scratch.Write(Nupkg, "bytes of a package");
        Scratch.Write(Nupkg + ".sha512", Convert.ToBase64String(SHA512.HashData("something else"u8)));

        var package = Direct();

        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData("bytes of a package"u8)), package.Sha512);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("bytes of a package"u8)), package.Sha256);
    }

    [Fact]
    public void Where_the_file_is_gone_the_digest_that_NuGet_left_is_all_that_is_known()
    {
        Restore(Assets());
        Scratch.Write(Nupkg + ".sha512", Convert.ToBase64String(SHA512.HashData("gone"u8)));

        Assert.Equal((Convert.ToHexStringLower(SHA512.HashData("gone"u8)), null), (Direct().Sha512, Direct().Sha256));
    }

    [Fact]
    public void A_digest_is_remembered_while_length_and_time_of_the_file_stay()
    {
        Restore(Assets());
        var file = Scratch.Write(Nupkg, "first");
        var time = File.GetLastWriteTimeUtc(file);
        var first = Direct().Sha256;

        Scratch.Write(Nupkg, "other");
        File.SetLastWriteTimeUtc(file, time);
        Assert.Equal(first, Direct().Sha256);

        File.SetLastWriteTimeUtc(file, time.AddSeconds(1));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("other"u8)), Direct().Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("agent-supply-chain facts of files 1\nnupkg direct/1.0.0\tx\ty\tz\n")]
    [InlineData("agent-supply-chain facts of files 1\nnupkg direct/1.0.0\t5\n")]
    [InlineData("agent-supply-chain facts of files 9\nnupkg direct/1.0.0\t5\t5\tlies\n")]
    public void What_is_remembered_in_another_form_is_not_believed(string content)
    {
        var scratch = Scratch.Write("facts.txt", content);
        var facts = new FileFacts(scratch);
        var file = Scratch.Write("five.bin", "12345");
        File.SetLastWriteTimeUtc(file, new DateTime(5, DateTimeKind.Utc).AddYears(2000));

        Assert.Equal("computed", facts.Of(file, "nupkg direct/1.0.0", _ => "computed"));
    }

    [Fact]
    public void A_licence_text_of_ten_megabytes_is_not_read_and_that_is_an_info()
    {
        Restore(Assets().Replace("\"files\": [\"lib/net8.0/_._\"]", "\"files\": [\"LICENSE.txt\", \"../LICENSE\", \"lib/net8.0/_._\"]", StringComparison.Ordinal));
        foreach (var id in (string[])["direct", "flows", "private", "stripped"])
            Scratch.Write($"packages/{id}/1.0.0/{id}.nuspec", Nuspec(id));

        Scratch.Write("packages/flows/1.0.0/LICENSE.txt", new string('x', 10 * 1024 * 1024));
        Scratch.Write("packages/flows/LICENSE", "outside");

        var text = Assert.Single(Read()!.Packages.Single(package => package.Id == "Flows").LicenseTexts);

        Assert.Equal(("LICENSE.txt", true), (text.File, text.IsTooLong));
        AssertFault("ASC9003", "Agent.csproj", "Flows/1.0.0/LICENSE.txt");
        Assert.Equal(RuleSeverity.Info, Faults[0].Severity);
    }

    [Fact]
    public void Authors_stand_apart_by_comma_and_semicolon_and_owners_beside_them()
    {
        Restore(Assets());
        Scratch.Write("packages/direct/1.0.0/direct.nuspec", Nuspec("Direct").Replace("<authors>Jo Doe, Acme, Inc.</authors>", "<authors>Jo Doe; Acme,\n Zoe ;</authors><owners>contoso</owners>", StringComparison.Ordinal));

        Assert.Equal(["Jo Doe", "Acme", "Zoe"], Direct().Authors);
        Assert.Equal(["contoso"], Direct().Owners);
    }

    [Fact]
    public void A_package_whose_nuspec_was_damaged_has_no_conclusion_that_its_declaration_could_contradict()
    {
        Restore(Assets().Replace("\"files\": [\"lib/net8.0/_._\"]", "\"files\": [\"LICENSE.txt\", \"lib/net8.0/_._\"]", StringComparison.Ordinal));
        Scratch.Write("packages/flows/1.0.0/flows.nuspec", "<package>");
        Scratch.Write("packages/flows/1.0.0/LICENSE.txt", File.ReadAllText(Path.Combine(Emit.Judge.RepositoryRoot, "LICENSE")));

        var conclusion = Flows().Conclusion;

        Assert.Equal((null, LicenseConfidence.None), (conclusion.Expression, conclusion.Confidence));
        Assert.Equal("what the package declares is not known; LICENSE.txt is the text of MIT", conclusion.Evidence);
    }

    [Fact]
    public void The_licence_file_that_a_package_names_is_read_before_those_that_are_only_named_like_one()
    {
        var others = string.Concat(Enumerable.Range(1, 7).Select(i => $"\"LICENSE-{i}.txt\", "));
        Restore(Assets().Replace("\"files\": [\"lib/net8.0/_._\"]", $"\"files\": [{others}\"legal/terms.txt\"]", StringComparison.Ordinal));
        Scratch.Write("packages/flows/1.0.0/flows.nuspec", Nuspec("Flows").Replace(">LICENSE.txt<", ">legal/terms.txt<", StringComparison.Ordinal));
        Scratch.Write("packages/flows/1.0.0/legal/terms.txt", "terms of their own");

        Assert.Contains(Flows().LicenseTexts, text => text.File == "legal/terms.txt");
    }

    [Fact]
    public void What_restore_pruned_is_told_by_the_nuspec_for_this_framework_and_what_is_lost_is_unresolved()
    {
        Restore(Assets().Replace("\"targetAlias\": \"net10.0\",\n        \"dependencies\"", """
            "targetAlias": "net10.0", "packagesToPrune": { "System.Text.Json": "(,10.0.32767]", "System.Memory": "(,10.0.32767]" },
            "frameworkReferences": { "Microsoft.NETCore.App": { "privateAssets": "all" } }, "dependencies"
            """, StringComparison.Ordinal));
        Scratch.Write("packages/direct/1.0.0/direct.nuspec", Nuspec("Direct").Replace("</metadata>", """
            <dependencies>
              <group targetFramework="net8.0"><dependency id="system.text.json" version="8.0.0" /><dependency id="Flows" version="1.0.0" /></group>
              <group targetFramework="net462"><dependency id="System.Memory" version="4.5.0" /></group>
            </dependencies></metadata>
            """, StringComparison.Ordinal));

        var package = Direct();

        Assert.Equal([new PrunedDependency("system.text.json", "[8.0.0, )", "Microsoft.NETCore.App")], package.Pruned);
        Assert.Equal(["Pruned"], package.Unresolved);
    }

    [Fact]
    public void What_is_only_compiled_against_does_not_ship()
    {
        Restore(Assets().Replace("\"Stripped/1.0.0\": { \"type\": \"package\",", "\"Stripped/1.0.0\": { \"type\": \"package\", \"compile\": { \"lib/net8.0/Stripped.dll\": {} },", StringComparison.Ordinal));

        Assert.Equal(PackageScope.Compile, Read()!.Packages.Single(package => package.Id == "Stripped").Scope);
        Assert.Equal(PackageScope.Development, Read()!.Packages.Single(package => package.Id == "Private").Scope);
    }

    [Fact]
    public void The_output_of_a_project_that_is_not_copied_is_only_compiled_against()
    {
        Restore(Assets()
            .Replace("\"Flows/1.0.0\": { \"type\": \"package\", \"runtime\"", "\"Lib/1.0.0\": { \"type\": \"project\", \"runtime\": { \"bin/placeholder/Lib.dll\": {} } }, \"Flows/1.0.0\": { \"type\": \"package\", \"runtime\"", StringComparison.Ordinal)
            .Replace("\"libraries\": {", "\"libraries\": { \"Lib/1.0.0\": { \"type\": \"project\", \"path\": \"../lib/Lib.csproj\", \"msbuildProject\": \"../lib/Lib.csproj\" },", StringComparison.Ordinal));
        PackageScope Scope(bool isCopied) => AssetsSensor.Read(
            new AssetsRequest(AssetsPath, Path.Combine(Scratch.Path, "src", "Agent.csproj"), "net10.0") { ProjectOutputs = new Dictionary<string, ProjectOutput> { ["/lib/Lib.csproj"] = new("Lib.dll", isCopied) } }, [], [])!.Projects.Single().Scope;

        Assert.Equal((PackageScope.Runtime, PackageScope.Compile), (Scope(isCopied: true), Scope(isCopied: false)));
    }

    [Fact]
    public void Ids_that_differ_in_case_are_one_package_and_edges_in_a_circle_come_to_an_end()
    {
        Restore(Assets()
            .Replace("\"Flows/1.0.0\": { \"type\": \"package\", \"runtime\"", "\"direct/1.0.0\": { \"type\": \"package\" }, \"Flows/1.0.0\": { \"type\": \"package\", \"dependencies\": { \"DIRECT\": \"1.0.0\" }, \"runtime\"", StringComparison.Ordinal));

        var packages = Read()!.Packages;

        Assert.Single(packages, package => string.Equals(package.Id, "direct", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([new ComponentRef(ComponentKind.Package, "Direct", "1.0.0")], packages.Single(package => package.Id == "Flows").DependsOn);
    }

    private Package Flows() => Read()!.Packages.Single(package => package.Id == "Flows");

    private Package Direct() =>
        AssetsSensor.Read(new AssetsRequest(AssetsPath, Path.Combine(Scratch.Path, "src", "Agent.csproj"), "net10.0") { FactsFile = FactsFile }, [], [])!.Packages.Single(package => package.Id == "Direct");
}
