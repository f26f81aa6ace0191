using System.Text;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class SbomTests
{
    private static readonly System.Text.Json.JsonElement Sbom = Parse(Boms.Write(Inventories.Agent()).Sbom!);

    [Fact]
    public void A_packed_executable_is_an_application_with_a_purl()
    {
        var root = Root(Sbom);
        Assert.Equal("application", Text(root, "type"));
        Assert.Equal("pkg:nuget/Contoso.SupportAgent@2.0.0-rc.1%2Bbuild", Text(root, "purl"));
        Assert.Equal(["Zoë", "Adam"], List(root, "authors").Select(author => Text(author, "name")));
        Assert.Equal("Contoso", Text(root.GetProperty("manufacturer"), "name"));
        Assert.Equal("2026-01-01T00:00:00Z", Text(Sbom.GetProperty("metadata"), "timestamp"));
        Assert.Equal(["net10.0"], Values(root, AscProperty.TargetFramework));
    }

    [Fact]
    public void A_library_that_is_not_packed_has_neither_purl_nor_time_nor_a_link_to_an_AIBOM()
    {
        var boms = Boms.Write(Inventories.Library());
        var bom = Parse(boms.Sbom!);

        Assert.Null(boms.Aibom);
        Assert.Equal("library", Text(Root(bom), "type"));
        Assert.Null(Text(Root(bom), "purl"));
        Assert.Null(Text(bom.GetProperty("metadata"), "timestamp"));
        Assert.Empty(List(Root(bom), "externalReferences"));
    }

    [Fact]
    public void A_direct_package_has_hash_licence_sources_and_the_line_that_asks_for_it()
    {
        var package = Named(Sbom, "OpenAI");
        Assert.Equal("pkg:nuget/OpenAI@2.15.0", Text(package, "purl"));
        Assert.Equal(Ref(package), Text(package, "purl"));
        Assert.Equal("required", Text(package, "scope"));
        string[] digests = ["SHA-256 " + new string('b', 64), "SHA-512 " + new string('a', 128)];
        Assert.Equal(digests, List(package, "hashes").Select(hash => $"{Text(hash, "alg")} {Text(hash, "content")}"));
        var distribution = List(package, "externalReferences").Single(reference => Text(reference, "type") == "distribution");
        Assert.Equal(digests, List(distribution, "hashes").Select(hash => $"{Text(hash, "alg")} {Text(hash, "content")}"));
        Assert.Equal(["declared MIT", "concluded MIT"], List(package, "licenses").Select(licence => $"{Text(licence, "acknowledgement")} {Text(licence, "expression")}"));
        Assert.Equal("MIT", Text(List(package.GetProperty("evidence"), "licenses").Single().GetProperty("license"), "id"));
        Assert.Equal(["ssh://github.com/openai/openai-dotnet.git"], Addresses(package, "vcs"));
        Assert.Equal(["https://github.com/openai/openai-dotnet"], Addresses(package, "website"));
        var occurrence = Assert.Single(List(package.GetProperty("evidence"), "occurrences"));
        Assert.Equal(("SupportAgent.csproj", 9, 5), (Text(occurrence, "location"), occurrence.GetProperty("line").GetInt32(), occurrence.GetProperty("offset").GetInt32()));
        Assert.Equal(["true"], Values(package, AscProperty.Direct));
        Assert.Equal(["q+/w=="], Values(package, AscProperty.NuGetContentHash));
    }

    [Fact]
    public void A_development_package_is_excluded_and_what_its_nuspec_would_tell_is_unknown()
    {
        var package = Named(Sbom, "Analyzer");
        Assert.Equal("excluded", Text(package, "scope"));
        Assert.Equal(["author:not-known", "copyright:not-known", "hash:not-known", "licence-concluded:not-known", "source:not-known", "supplier:not-known"], Values(package, AscProperty.Unknown));
        Assert.Equal("https://example.org/license", Text(Assert.Single(List(package, "licenses")).GetProperty("license"), "url"));
    }

    [Theory]
    [InlineData("System.ClientModel", "File LICENSE.txt in package System.ClientModel")]
    [InlineData("Broken", "MIT OR")]
    public void A_licence_that_is_no_expression_is_a_licence_by_name(string id, string name)
    {
        var licence = Assert.Single(List(Named(Sbom, id), "licenses"));
        Assert.Equal(name, Text(licence.GetProperty("license"), "name"));
        Assert.Null(Text(licence, "expression"));
    }

    [Fact]
    public void A_framework_is_external_and_its_version_is_the_lowest_that_is_accepted()
    {
        var framework = Named(Sbom, "Microsoft.NETCore.App");
        Assert.True(framework.GetProperty("isExternal").GetBoolean());
        Assert.Equal("vers:nuget/>=10.0.0", Text(framework, "versionRange"));
        Assert.Null(Text(framework, "version"));
        Assert.Contains("version:not-known", Values(Named(Sbom, "Microsoft.AspNetCore.App"), AscProperty.Unknown));
        Assert.DoesNotContain("version:not-known", Values(framework, AscProperty.Unknown));
    }

    [Fact]
    public void A_project_that_states_a_licence_file_declares_that_and_nothing_is_concluded()
    {
        var inventory = Inventories.Library();
        var root = Root(Parse(Boms.Write(inventory with { Project = inventory.Project with { LicenseExpression = null, LicenseFile = "docs/LICENSE.md", PackageId = "Mine", Name = "Mine" } }).Sbom!));

        Assert.Equal("File docs/LICENSE.md in package Mine", Text(Assert.Single(List(root, "licenses")).GetProperty("license"), "name"));
        Assert.DoesNotContain("licence:not-known", Values(root, AscProperty.Unknown));
        Assert.Contains("licence-concluded:not-known", Values(root, AscProperty.Unknown));
    }

    [Fact]
    public void A_project_that_is_only_compiled_against_is_not_called_shipped()
    {
        var inventory = Inventories.Library();
        var sbom = Parse(Boms.Write(inventory with { Projects = [new ReferencedProject("Contract", "1.0.0", "../Contract/Contract.csproj") { Scope = PackageScope.Compile }] }).Sbom!);

        Assert.Equal("optional", Text(Named(sbom, "Contract"), "scope"));
    }

    [Fact]
    public void A_referenced_project_is_first_party_and_no_package()
    {
        var project = Named(Sbom, "Orders");
        Assert.Null(Text(project, "purl"));
        Assert.Equal(["true"], Values(project, AscProperty.FirstParty));
        Assert.Equal(["pkg:nuget/OpenAI@2.15.0"], DependsOn(Sbom, Ref(project)));
    }

    [Fact]
    public void The_graph_has_an_entry_for_every_component_and_ids_meet_without_case()
    {
        var refs = Elements(Sbom).Select(Ref).Append(Ref(Root(Sbom))).Order(StringComparer.Ordinal);
        Assert.Equal(refs, List(Sbom, "dependencies").Select(d => Text(d, "ref")));
        Assert.Equal(["framework:Microsoft.NETCore.App@10.0.0", "pkg:nuget/System.ClientModel@1.4.0"], DependsOn(Sbom, "pkg:nuget/OpenAI@2.15.0"));
        Assert.Contains("pkg:nuget/OpenAI@2.15.0", DependsOn(Sbom, Ref(Root(Sbom))));
        Assert.DoesNotContain("pkg:nuget/System.ClientModel@1.4.0", DependsOn(Sbom, Ref(Root(Sbom))));
    }

    [Fact]
    public void Only_components_whose_every_edge_is_resolved_are_called_complete()
    {
        Assert.Equal("complete", Completeness(Sbom, "pkg:nuget/OpenAI@2.15.0"));
        Assert.Equal("incomplete", Completeness(Sbom, "pkg:nuget/Broken@1.0.0"));
        Assert.Equal("unknown", Completeness(Sbom, "framework:Microsoft.NETCore.App@10.0.0"));
    }

    [Fact]
    public void A_document_is_whole_only_where_everything_in_it_is()
    {
        static string? Whole(AgentInventory inventory) => List(Parse(Boms.Write(inventory).Sbom!), "compositions").Where(entry => !entry.TryGetProperty("dependencies", out _)).Select(entry => Text(entry, "aggregate")).Single();

        var plain = Inventories.Library();
        Assert.Equal("complete", Whole(plain));
        Assert.Equal("complete", Whole(plain with { Frameworks = [new Framework("Microsoft.NETCore.App", "10.0.0")] }));
        Assert.Equal("unknown", Whole(plain with { Build = new BuildFacts { Files = [new ShippedFile("native.dll")] } }));
        Assert.Equal("incomplete", Whole(plain with { Packages = [.. plain.Packages, new Package("Torn", "1.0.0") { Unresolved = ["Lost"] }] }));
        Assert.Equal("incomplete", Whole(plain with { Packages = [.. plain.Packages, new Package("Torn", "1.0.0") { Pruned = [new PrunedDependency("Lost", "[1.0.0, )", Framework: null)] }] }));
    }

    [Fact]
    public void A_framework_that_ships_is_its_runtime_pack()
    {
        var sbom = Parse(Boms.Write(Inventories.Agent() with
        {
            Build = new BuildFacts
            {
                IsSelfContained = true,
                Packs = [new FrameworkPack(PackKind.Runtime, new Package("Microsoft.NETCore.App.Runtime.linux-x64", "10.0.1") { Sha512 = new string('f', 128) }, "Microsoft.NETCore.App", Ships: true)],
            },
        }).Sbom!);

        Assert.DoesNotContain(Elements(sbom), element => Text(element, "name") == "Microsoft.NETCore.App");
        var pack = Named(sbom, "Microsoft.NETCore.App.Runtime.linux-x64");
        Assert.Equal(("framework", "required", "10.0.1", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.1"), (Text(pack, "type"), Text(pack, "scope"), Text(pack, "version"), Text(pack, "purl")));
        Assert.False(pack.TryGetProperty("isExternal", out _));
        Assert.Contains(Ref(pack), DependsOn(sbom, Ref(Root(sbom))));
        Assert.Contains(Ref(pack), DependsOn(sbom, "pkg:nuget/OpenAI@2.15.0"));
        Assert.True(Named(sbom, "Microsoft.AspNetCore.App").GetProperty("isExternal").GetBoolean());
    }

    [Fact]
    public void What_only_builds_is_told_apart_from_what_ships()
    {
        var formula = List(Sbom, "formulation").Single();
        Assert.Equal([".NET SDK", "Microsoft.NETCore.App.Ref"], List(formula, "components").Select(component => Text(component, "name")).Order(StringComparer.Ordinal));
        Assert.Equal([new string('c', 64)], Values(List(formula, "workflows").Single(), AscProperty.LockFileSha256));
        Assert.DoesNotContain(Elements(Sbom), element => Text(element, "name") == "Microsoft.NETCore.App.Ref");
        Assert.Equal("required", Text(Named(Sbom, "Microsoft.NETCore.App.Host.linux-x64"), "scope"));
        Assert.Equal("CC0-1.0", Text(List(Sbom.GetProperty("metadata"), "licenses").Single(), "expression"));
    }

    [Fact]
    public void A_file_without_a_package_is_a_component_of_its_own()
    {
        var file = Named(Sbom, "native.dll");
        Assert.Equal(("file", "required"), (Text(file, "type"), Text(file, "scope")));
        Assert.Equal(["lib/native.dll"], Values(file, AscProperty.FilePath));
        Assert.Contains("version:not-known", Values(file, AscProperty.Unknown));
        Assert.Contains(Ref(file), DependsOn(Sbom, Ref(Root(Sbom))));
    }

    [Theory]
    [InlineData("https://www.github.com/contoso/lib", "https://github.com/contoso/lib/archive/0123456789abcdef0123456789abcdef01234567.tar.gz")]
    [InlineData("https://github.com/contoso/lib", "https://github.com/contoso/lib/archive/0123456789abcdef0123456789abcdef01234567.tar.gz")]
    [InlineData("https://GitHub.com/contoso/lib.git", "https://github.com/contoso/lib/archive/0123456789abcdef0123456789abcdef01234567.tar.gz")]
    [InlineData("https://gitlab.com/contoso/lib", "https://gitlab.com/contoso/lib/-/archive/0123456789abcdef0123456789abcdef01234567/lib-0123456789abcdef0123456789abcdef01234567.tar.gz")]
    [InlineData("https://github.com/contoso", null)]
    [InlineData("https://github.com/contoso/lib/tree/main", null)]
    [InlineData("https://git.example/contoso/lib", null)]
    [InlineData("https://github.com.evil.example/contoso/lib", null)]
    [InlineData("nonsense", null)]
    public void A_source_archive_is_named_only_where_its_address_is_certain(string repository, string? archive)
    {
        Assert.Equal(archive, SourceArchive.Of(repository, "0123456789ABCDEF0123456789abcdef01234567"));
        Assert.Null(SourceArchive.Of(repository, "main"));
        Assert.Null(SourceArchive.Of(repository, commit: null));
    }

    [Fact]
    public void The_order_in_which_sensors_report_never_shows()
    {
        var inventory = Inventories.Agent();
        var (first, second) = (Boms.Write(inventory), Boms.Write(inventory.Reversed()));
        Assert.Equal(first.Sbom, second.Sbom);
        Assert.Equal(first.Aibom, second.Aibom);
    }

    [Fact]
    public void Bytes_are_UTF8_without_mark_with_LF_and_a_line_end_at_the_end()
    {
        var sbom = Boms.Write(Inventories.Agent()).Sbom!;
        var text = Encoding.UTF8.GetString(sbom);
        Assert.StartsWith("{\n  \"$schema\"", text, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Contains("© Contoso", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absolute_path_and_the_credentials_of_an_address_never_reach_the_document()
    {
        var password = string.Concat("hun", "ter2");
        var inventory = Inventories.Library() with
        {
            Packages =
            [
                new Package("Leaky", "1.0.0")
                {
                    RepositoryUrl = $"https://user:{password}@example.org/r",
                    ProjectUrl = "javascript:alert(1)",
                    Declaration = new Evidence("/home/someone/App.csproj", 1, 1, Technique.ManifestAnalysis),
                },
                new Package("Windows", "1.0.0") { Declaration = new Evidence(@"C:\Users\someone\App.csproj", 1, 1, Technique.ManifestAnalysis) },
            ],
        };

        var text = Encoding.UTF8.GetString(Boms.Write(inventory).Sbom!);

        Assert.DoesNotContain(password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", text, StringComparison.Ordinal);
        Assert.Contains("https://example.org/r", text, StringComparison.Ordinal);
    }
}
