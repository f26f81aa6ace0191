using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class AssetsSensorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_project_that_was_never_restored_names_the_remedy()
    {
        Assert.Null(Read());
        AssertFault("ASC9002", "Agent.csproj", "obj/project.assets.json", "dotnet restore");
    }

    [Theory]
    [InlineData("99", "version 99")]
    [InlineData("2", "version 2")]
    [InlineData("5", "version 5")]
    public void A_version_that_is_not_known_is_refused(string version, string named)
    {
        Restore(Assets().Replace("\"version\": 3,", $"\"version\": {version},", StringComparison.Ordinal));

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", named, "dotnet restore");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"version\": 3, \"targets\": {")]
    [InlineData("{ \"version\": 3 }")]
    [InlineData("not json at all")]
    public void What_is_not_a_whole_assets_file_is_refused(string content)
    {
        Restore(content);

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", "dotnet restore");
    }

    [Fact]
    public void An_assets_file_cut_anywhere_is_a_finding_and_never_an_exception()
    {
        var whole = Assets();
        for (var length = 0; length < whole.Length - 2; length += 7)
        {
            _faults.Clear();
            Restore(whole[..length]);

            Assert.Null(Read());
            Assert.Single(_faults);
        }
    }

    [Fact]
    public void An_assets_file_with_any_text_changed_is_read_or_refused_and_never_an_exception()
    {
        var whole = Assets();
        var change =
            from place in Gen.Choose(0, whole.Length - 1)
            from length in Gen.Choose(0, 12)
            from text in Gen.Elements("", "\\u0000", "null", "1", "-1", "\"", "{", "}", "[", "../", "..", "/", "é", "\\ud800", "1.0.0.0.0.0", "net99.0", "{}", "[]")
            select whole[..place] + text + whole[Math.Min(whole.Length, place + length)..];
        Prop.ForAll(change.ToArbitrary(), content =>
        {
            _faults.Clear();
            Restore(content);
            return Read() is not null || _faults.Count == 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Theory]
    [InlineData("\"path\": \"direct/1.0.0\"", "\"msbuildProject\": \"a\\u0000b\"")]
    [InlineData("\"projectPath\": \"/src/Agent.csproj\"", "\"projectPath\": \"relative/Agent.csproj\"")]
    [InlineData("\"files\": [", "\"msbuildProject\": \"../a/a.csproj\", \"files\": [")]
    [InlineData("\"files\": [", "\"msbuildProject\": \"a\\u0000b\", \"files\": [")]
    [InlineData("\"packageFolders\": {", "\"packageFolders\": { \"a\\u0000b\": {}, \"\": {}, \"relative\": {}, ")]
    [InlineData("\"Flows\": \"1.0.0\"", "\"Flows\": \"not a version\"")]
    [InlineData("\"version\": 3", "\"v\\ud800sion\": 3")]
    [InlineData("\"targetAlias\": \"net10.0\"", "\"targetAlias\": null")]
    [InlineData("\"version\": \"[1.0.0, )\"", "\"version\": \"latest\"")]
    public void An_assets_file_of_a_strange_shape_is_read_or_refused(string original, string strange)
    {
        var content = Assets().Replace(original, strange, StringComparison.Ordinal);
        Assert.NotEqual(Assets(), content);
        foreach (var kind in (string[])["package", "project", "other"])
        {
            _faults.Clear();
            Restore(content.Replace("\"type\": \"package\"", $"\"type\": \"{kind}\"", StringComparison.Ordinal));

            Assert.True(Read() is not null || _faults.Count == 1);
        }
    }

    [Theory]
    [InlineData("<package/>")]
    [InlineData("<x/>")]
    [InlineData("<package><metadata/></package>")]
    [InlineData("<package><metadata><license/></metadata></package>")]
    [InlineData("<package><metadata><license type='expression'>MIT OR (</license></metadata></package>")]
    [InlineData("<package><metadata><license type='expression' version='99.0'>MIT</license></metadata></package>")]
    [InlineData("<package><metadata><license type='file'>../../x</license><developmentDependency>perhaps</developmentDependency></metadata></package>")]
    [InlineData("<package><metadata><id/><version>x</version><authors/><repository type='git'/></metadata></package>")]
    public void A_nuspec_of_a_strange_shape_is_read_or_counts_as_unknown(string nuspec)
    {
        Restore(Assets());
        _scratch.Write("packages/direct/1.0.0/direct.nuspec", nuspec);

        Assert.Equal(4, Read()!.Packages.Count);
        Assert.Single(_faults);
    }

    [Fact]
    public void Json_nested_without_end_is_a_finding()
    {
        Restore("{ \"version\": 3, \"targets\": " + string.Concat(Enumerable.Repeat("{\"a\":", 50_000)));

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json");
    }

    [Fact]
    public void A_file_above_the_limit_is_not_read()
    {
        Restore("");
        using (var file = File.OpenWrite(AssetsPath))
            file.SetLength((32 * 1024 * 1024) + 1);

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", "33554432");
    }

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
        _scratch.Write("packages/direct/1.0.0/direct.nuspec", Nuspec("Direct"));
        _scratch.Write("packages/flows/1.0.0/flows.nuspec", "<package>");
        _scratch.Write("packages/private/1.0.0/private.nuspec", "<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + Nuspec("&e;"));

        var packages = Read()!.Packages.ToDictionary(p => p.Id);

        Assert.True(packages["Direct"].HasMetadata);
        Assert.Equal(["Jo Doe", "Acme", "Inc."], packages["Direct"].Authors);
        Assert.Equal("LICENSE.txt", packages["Direct"].LicenseFile);
        Assert.False(packages["Flows"].HasMetadata);
        Assert.False(packages["Private"].HasMetadata);
        AssertFault("ASC9003", "Agent.csproj", "Flows/1.0.0, Private/1.0.0, Stripped/1.0.0", "dotnet restore");
    }

    [Fact]
    public void Nuspecs_are_not_read_where_nobody_asks()
    {
        Restore(Assets());
        _scratch.Write("packages/direct/1.0.0/direct.nuspec", "<package>");

        var graph = AssetsSensor.Read(new AssetsRequest(AssetsPath, Path.Combine(_scratch.Path, "src", "Agent.csproj"), "net10.0"), _faults, metadataFaults: null)!;

        Assert.Empty(_faults);
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
        _scratch.Write("packages/direct/1.0.0/direct.1.0.0.nupkg.sha512", content);

        Assert.Null(Read()!.Packages.Single(p => p.Id == "Direct").Sha512);
    }

    [Fact]
    public void An_id_that_leads_out_of_the_packages_folder_is_not_followed()
    {
        _scratch.Write("secret/1.0.0/secret.nuspec", Nuspec("Secret"));
        Restore(Assets().Replace("Flows", "../secret", StringComparison.Ordinal));

        Assert.DoesNotContain(Read()?.Packages ?? [], p => p.HasMetadata);
    }

    [Fact]
    public void The_AIBOM_of_the_nearest_framework_is_found_and_no_file_outside_the_package()
    {
        var file = _scratch.Write("packages/direct/1.0.0/supply-chain/net8.0/Direct.aibom.cdx.json", "{}");
        _scratch.Write("packages/direct/1.0.0/supply-chain/net462/Direct.aibom.cdx.json", "{}");
        _scratch.Write("packages/x.aibom.cdx.json", "{}");
        Restore(Assets());

        var aibom = Assert.Single(Read()!.Aiboms);
        Assert.Equal(("Direct", "1.0.0"), (aibom.PackageId, aibom.PackageVersion));
        Assert.Equal(Path.GetFullPath(file, "/"), Path.GetFullPath(aibom.Path, "/"));
    }

    [Fact]
    public void No_message_holds_a_path_of_the_machine()
    {
        Restore("{");
        Read();
        Restore(Assets());
        Read("net9.0");
        Read();

        Assert.Equal(3, _faults.Count);
        Assert.All(_faults, f => Assert.DoesNotContain(_scratch.Path, f.Message + f.Location.File + f.Subject, StringComparison.Ordinal));
    }

    private string AssetsPath => Path.Combine(_scratch.Path, "src", "obj", "project.assets.json");

    private void Restore(string content) => _scratch.Write("src/obj/project.assets.json", content);

    private RestoredGraph? Read(string framework = "net10.0", string? runtime = null) =>
        AssetsSensor.Read(new AssetsRequest(AssetsPath, Path.Combine(_scratch.Path, "src", "Agent.csproj"), framework) { RuntimeIdentifier = runtime }, _faults, _faults);

    private void AssertFault(string rule, string file, params string[] words)
    {
        var fault = Assert.Single(_faults);
        Assert.Equal(rule, fault.Rule.Id);
        Assert.Equal(file, fault.Location.File);
        Assert.All(words, w => Assert.Contains(w, fault.Message, StringComparison.Ordinal));
    }

    private static string Nuspec(string id) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
          <id>{id}</id><version>1.0.0</version><authors>Jo Doe, Acme, Inc.</authors><description>Words.</description>
          <license type="file">LICENSE.txt</license>
        </metadata></package>
        """;

    // Version 3, as SDKs before 10.0.300 write it: targets by framework name, the alias only in the project's part.
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

    private string Assets() => $$"""
        {
          "version": 3,
          "targets": {
            "net10.0": {
              "Direct/1.0.0": {
                "type": "package",
                "dependencies": { "Flows": "1.0.0", "Pruned": "4.3.0" },
                "runtime": { "lib/net8.0/Direct.dll": {} }
              },
              "Flows/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } },
              "Private/1.0.0": { "type": "package", "runtime": { "lib/net8.0/Private.dll": {} } },
              "Stripped/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } }
            },
            "net10.0-windows7.0": {
              "OnlyDesktop/2.0.0": { "type": "package" }
            }
          },
          "libraries": {
            "Direct/1.0.0": {
              "sha512": "AAAA", "type": "package", "path": "direct/1.0.0",
              "files": [
                "lib/net8.0/Direct.dll", "supply-chain/net462/Direct.aibom.cdx.json", "supply-chain/net8.0/Direct.aibom.cdx.json",
                "supply-chain/net8.0/notes.txt", "supply-chain/../../../x.aibom.cdx.json", "supply-chain/../x.aibom.cdx.json"
              ]
            },
            "Flows/1.0.0": { "sha512": "AAAA", "type": "package", "path": "flows/1.0.0", "files": ["lib/net8.0/_._"] },
            "Private/1.0.0": { "sha512": "AAAA", "type": "package", "path": "private/1.0.0", "files": ["lib/net8.0/Private.dll"] },
            "Stripped/1.0.0": { "sha512": "AAAA", "type": "package", "path": "stripped/1.0.0", "files": ["lib/net8.0/Stripped.dll"] },
            "OnlyDesktop/2.0.0": { "sha512": "AAAA", "type": "package", "path": "onlydesktop/2.0.0", "files": [] }
          },
          "projectFileDependencyGroups": { "net10.0": ["Direct >= 1.0.0", "Private >= 1.0.0", "Stripped >= 1.0.0"] },
          "packageFolders": { {{System.Text.Json.JsonSerializer.Serialize(Path.Combine(_scratch.Path, "packages"))}}: {} },
          "project": {
            "version": "1.0.0",
            "restore": { "projectPath": "/src/Agent.csproj", "projectName": "Agent", "frameworks": {
              "net10.0": { "targetAlias": "net10.0", "projectReferences": {} },
              "net10.0-windows7.0": { "targetAlias": "desktop", "projectReferences": {} } } },
            "frameworks": {
              "net10.0": {
                "targetAlias": "net10.0",
                "dependencies": {
                  "Direct": { "target": "Package", "version": "[1.0.0, )" },
                  "Private": { "suppressParent": "All", "target": "Package", "version": "[1.0.0, )" },
                  "Stripped": { "include": "Compile, Build", "target": "Package", "version": "[1.0.0, )" }
                }
              },
              "net10.0-windows7.0": {
                "targetAlias": "desktop",
                "dependencies": { "OnlyDesktop": { "target": "Package", "version": "[2.0.0, )" } }
              }
            }
          }
        }
        """;
}
