using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class AssetsSensorTests : RestoredFolder
{
    [Theory]
    [InlineData("net9.0", null)]
    [InlineData("net10.0-windows", null)]
    [InlineData("net10.0", "win-x64")]
    [InlineData("nonsense", null)]
    public void A_framework_or_runtime_that_was_not_restored_asks_for_a_restore(string framework, string? runtime)
    {
        Restore(Assets());

        Assert.Null(Read(framework, runtime));
        AssertFault("ASC9002", "Agent.csproj", framework, "dotnet restore");
    }

    [Theory]
    [InlineData("net10.0", "Direct/1.0.0", "Flows/1.0.0", "Private/1.0.0", "Stripped/1.0.0")]
    [InlineData("desktop", "OnlyDesktop/2.0.0")]
    public void An_alias_selects_its_own_target(string alias, params string[] packages)
    {
        Restore(Assets());

        Assert.Equal(packages, Read(alias)!.Packages.Select(p => p.Id + "/" + p.Version).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scope_and_edges_follow_what_flows()
    {
        Restore(Assets());

        var packages = Read()!.Packages.ToDictionary(p => p.Id);

        Assert.Equal(PackageScope.Runtime, packages["Direct"].Scope);
        Assert.Equal(PackageScope.Runtime, packages["Flows"].Scope);
        Assert.Equal(PackageScope.Development, packages["Private"].Scope);
        Assert.Equal(PackageScope.Development, packages["Stripped"].Scope);
        // 'Pruned' has no node: the framework provides it.
        Assert.Equal([new ComponentRef(ComponentKind.Package, "Flows", "1.0.0")], packages["Direct"].DependsOn);
        Assert.False(packages["Flows"].IsDirect);
    }

    [Fact]
    public void Nuspecs_that_are_missing_malformed_or_hostile_are_one_finding_for_the_project()
    {
        Restore(Assets());
        Scratch.Write("packages/direct/1.0.0/direct.nuspec", Nuspec("Direct"));
        Scratch.Write("packages/flows/1.0.0/flows.nuspec", "<package>");
        Scratch.Write("packages/private/1.0.0/private.nuspec", "<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + Nuspec("&e;"));

        var packages = Read()!.Packages.ToDictionary(p => p.Id);

        Assert.True(packages["Direct"].HasMetadata);
        Assert.Equal(["Jo Doe", "Acme, Inc."], packages["Direct"].Authors);
        Assert.Equal("LICENSE.txt", packages["Direct"].LicenseFile);
        Assert.False(packages["Flows"].HasMetadata);
        Assert.False(packages["Private"].HasMetadata);
        AssertFault("ASC9003", "Agent.csproj", "Flows/1.0.0, Private/1.0.0, Stripped/1.0.0", "dotnet restore");
    }

    [Fact]
    public void Nuspecs_are_not_read_where_nobody_asks()
    {
        Restore(Assets());
        Scratch.Write("packages/direct/1.0.0/direct.nuspec", "<package>");

        var graph = AssetsSensor.Read(new AssetsRequest(AssetsPath, Path.Combine(Scratch.Path, "src", "Agent.csproj"), "net10.0"), Faults, metadataFaults: null)!;

        Assert.Empty(Faults);
        Assert.All(graph.Packages, package => Assert.False(package.HasMetadata));
        Assert.Equal(Read()!.Packages.Select(package => (package.Id, package.Version)), graph.Packages.Select(package => (package.Id, package.Version)));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void A_hash_file_that_holds_no_hash_is_unknown(string content)
    {
        Restore(Assets());
        Scratch.Write("packages/direct/1.0.0/direct.1.0.0.nupkg.sha512", content);

        Assert.Null(Read()!.Packages.Single(p => p.Id == "Direct").Sha512);
    }

    [Fact]
    public void An_id_that_leads_out_of_the_packages_folder_is_not_followed()
    {
        Scratch.Write("secret/1.0.0/secret.nuspec", Nuspec("Secret"));
        Restore(Assets().Replace("Flows", "../secret", StringComparison.Ordinal));

        Assert.DoesNotContain(Read()?.Packages ?? [], p => p.HasMetadata);
    }

    [Fact]
    public void The_AIBOM_of_the_nearest_framework_is_found_and_no_file_outside_the_package()
    {
        var file = Scratch.Write("packages/direct/1.0.0/supply-chain/net8.0/Direct.aibom.cdx.json", "{}");
        Scratch.Write("packages/direct/1.0.0/supply-chain/net462/Direct.aibom.cdx.json", "{}");
        Scratch.Write("packages/x.aibom.cdx.json", "{}");
        Restore(Assets());

        var aibom = Assert.Single(Read()!.Aiboms);
        Assert.Equal(("Direct", "1.0.0"), (aibom.PackageId, aibom.PackageVersion));
        Assert.Equal(Path.GetFullPath(file, "/"), Path.GetFullPath(aibom.Path, "/"));
    }

    [Fact]
    public void What_the_audit_said_is_taken_from_the_logs_in_whatever_language_they_are()
    {
        Restore(Assets().Replace("\"version\": 3,", """
            "version": 3,
            "logs": [
              { "code": "NU1903", "level": "Warning", "message": "Das Paket 'Direct' 1.0.0 weist eine bekannte Sicherheitslücke auf, https://github.com/advisories/GHSA-5crp-9r3c-p9vr", "libraryId": "Direct" },
              { "code": "NU1905", "level": "Warning", "message": "https://feed.example has no data" },
              { "code": "NU1701", "level": "Warning", "message": "GHSA-1111-2222-3333", "libraryId": "Flows" }
            ],
            """, StringComparison.Ordinal));

        Assert.Equal([new AuditLog("NU1903", "Direct", "GHSA-5crp-9r3c-p9vr"), new AuditLog("NU1905", null, null)], Read()!.AuditLogs);
    }

    [Fact]
    public void Packages_that_are_only_downloaded_are_known_beside_the_graph()
    {
        Restore(Assets().Replace("\"targetAlias\": \"net10.0\",\n        \"dependencies\"", """
            "targetAlias": "net10.0", "downloadDependencies": [{ "name": "Microsoft.NETCore.App.Runtime.linux-x64", "version": "[10.0.1, 10.0.1]" }], "dependencies"
            """, StringComparison.Ordinal));

        Assert.Equal(new Package("Microsoft.NETCore.App.Runtime.linux-x64", "10.0.1") { IsDirect = true, HasMetadata = false }, Assert.Single(Read()!.Downloads), ById);
    }

    private static bool ById(Package one, Package other) => (one.Id, one.Version, one.IsDirect) == (other.Id, other.Version, other.IsDirect);
}
