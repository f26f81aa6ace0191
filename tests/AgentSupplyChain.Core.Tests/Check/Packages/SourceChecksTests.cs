using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

/// <summary>ASC2010 to ASC2013.</summary>
public sealed class SourceChecksTests
{
    private static readonly PackageSource s_private = Supply.Of("private", line: 4);
    private static readonly PackageSource s_public = Supply.Of("public", line: 5);

    [Fact]
    public void A_source_that_is_not_listed_is_one_finding_however_many_packages_it_gave()
    {
        var stranger = Supply.Of("stranger", "https://user@stranger.example/index.json", line: 9);
        var sources = Supply.Sources([s_public, stranger]);

        var finding = Assert.Single(Allowed(sources, Supply.Policy(), [.. "ABCDE".Select(id => (id.ToString(), (string?)stranger.Address))]));

        Assert.Equal((Rules.PackageSourceNotAllowed, new FileSpan("nuget.config", 9, 5)), (finding.Rule, finding.Location));
        Assert.Equal("The policy does not allow package source 'stranger', and 5 packages came from it ('A', 'B', 'C' and 2 more); remove it from nuget.config, or add it to sources.nuget of the policy", finding.Message);
    }

    [Fact]
    public void A_source_that_mapping_keeps_from_every_package_is_no_finding()
    {
        var stranger = Supply.Of("stranger", "https://stranger.example/index.json");

        Assert.Single(Allowed(Supply.Sources([s_public, stranger]), Supply.Policy(), ("A", Supply.Public)));
        Assert.Empty(Allowed(Supply.Sources([s_public, stranger], ("public", "*"), ("stranger", "Stranger.*")), Supply.Policy(), ("A", Supply.Public)));
    }

    [Fact]
    public void What_is_not_known_of_a_source_is_said_and_no_error()
    {
        var mirror = Supply.Of("mirror", "https://mirror.example/index.json");

        var finding = Assert.Single(Allowed(Supply.Sources([s_public, mirror]), Supply.Policy(), ("A", mirror.Address), ("B", "https://gone.example/"), ("C", Supply.Public)));

        Assert.Equal(RuleSeverity.Info, SeverityOf.Finding(finding, PolicyDocument.Default));
        Assert.StartsWith("The source of 'A', 'B' is unknown: 1 package came through a source that hands on what others hold, 1 package lay in the packages folder", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gone.example", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_every_source_is_allowed_and_with_an_empty_one_none()
    {
        var sources = Supply.Sources([s_public]);

        Assert.Empty(Allowed(sources, new PackagePolicy(), ("A", Supply.Public)));
        Assert.Single(Allowed(sources, new PackagePolicy { Sources = [] }, ("A", Supply.Public)));
    }

    public static TheoryData<string, bool> Mappings => new()
    {
        { "", true },
        { "public=*", true },
        { "public=*;private=Contoso.*", false },
        { "public=*;private=*", true },
        { "public=*;private=Contoso.*;public=Contoso.*", true },
        { "public=*;private=Contoso.*;public=Contoso.Open.*", true },
        { "public=*;private=Contoso.*;private=Contoso.Open.Core", false },
        { "public=*;private=Con*", false },
        { "public=*;private=Contoso.Core", true },
        { "private=Contoso.*", false },
        { "public=*;gone=Contoso.*", true },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Each_private_prefix_leads_to_exactly_one_private_source(string mapping, bool isFinding)
    {
        var sources = Supply.Sources([s_private, s_public], [.. mapping.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => (text.Split('=')[0], text.Split('=')[1]))]);

        var findings = Mapping(sources, Supply.Policy("Contoso."));

        Assert.Equal(isFinding ? 1 : 0, findings.Count);
        Assert.All(findings, finding => Assert.Equal((Rules.PackageSourcesNotMapped, new FileSpan("nuget.config", 2, 3)), (finding.Rule, finding.Location)));
    }

    [Fact]
    public void One_source_private_sources_and_folders_among_themselves_need_no_mapping()
    {
        var policy = new PackagePolicy { Sources = [new AllowedSource("*", IsPrivate: true, IsProxy: false)] };
        var folders = new[] { Supply.Of("a", "/feeds/a"), Supply.Of("b", "/feeds/b") };

        Assert.Empty(Mapping(Supply.Sources([s_public]), new PackagePolicy()));
        Assert.Empty(Mapping(Supply.Sources([s_private, s_public]), policy));
        Assert.Empty(Mapping(Supply.Sources(folders), new PackagePolicy()));
        Assert.Empty(Mapping(Supply.Sources([s_public, PackageSource.At("/sdk/library-packs") with { IsOfSdk = true }]), new PackagePolicy()));
        Assert.Empty(Mapping(Supply.Sources([s_public, folders[0] with { Place = null }]), new PackagePolicy()));
        Assert.Single(Mapping(Supply.Sources([s_public, folders[0]]), new PackagePolicy()));
        Assert.Single(Mapping(Supply.Sources(folders), new PackagePolicy { Sources = [new AllowedSource("a", IsPrivate: true, IsProxy: false)] }));
    }

    [Fact]
    public void An_internal_package_from_a_public_source_is_an_error_at_its_reference()
    {
        var supply = Supply.From(Supply.Sources([s_private, s_public]), ("Contoso.Core", Supply.Public), ("Contoso.Text", Supply.Private), ("Other", Supply.Public));

        var finding = Assert.Single(Internal(supply, Supply.Policy("Contoso.")));

        Assert.Equal(new FileSpan("App.csproj", 7, 3), finding.Location);
        Assert.StartsWith("Package 'Contoso.Core' 1.0.0 is internal and came from 'public', which the policy does not call private", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_of_a_private_pattern_that_came_from_elsewhere_is_an_error_without_any_prefix()
    {
        var sources = Supply.Sources([s_private, s_public], ("private", "Contoso.*"), ("public", "*"));

        Assert.Single(Internal(Supply.From(sources, ("Contoso.Core", Supply.Public)), Supply.Policy()));
        Assert.Empty(Internal(Supply.From(sources, ("Contoso.Core", Supply.Private), ("Other", Supply.Public)), Supply.Policy()));
        Assert.Empty(Internal(Supply.From(sources, ("Contoso.Core", "https://gone.example/")), Supply.Policy()));
    }

    [Fact]
    public void A_folder_that_is_asked_for_an_internal_id_and_holds_it_is_an_error_unless_it_is_private()
    {
        var folder = Supply.Of("share", "/share");
        var held = new HeldPackage(folder, "contoso.core", IsInRepository: false);
        PackageSupply With(params (string, string)[] mapping) =>
            Supply.From(Supply.Sources([s_private, folder], mapping), ("Contoso.Core", Supply.Private)) with { Held = [held] };

        Assert.Single(Internal(With(), Supply.Policy("Contoso.")));
        Assert.Empty(Internal(With(), Supply.Policy()));
        Assert.Empty(Internal(With(("private", "Contoso.*"), ("share", "*")), Supply.Policy("Contoso.")));
        Assert.Empty(Internal(With(), Supply.Policy("Contoso.") with { Sources = [new AllowedSource("*", IsPrivate: true, IsProxy: false)] }));
    }

    [Fact]
    public void A_project_whose_own_build_packs_into_a_folder_of_the_repository_is_no_finding()
    {
        var folder = Supply.Of("local", "/repo/artifacts");
        IReadOnlyList<Finding> Of(bool isInRepository) => Internal(
            Supply.From(Supply.Sources([folder])) with { Held = [new HeldPackage(folder, "Contoso.Core", isInRepository)] },
            new PackagePolicy(),
            new ReferencedProject("Contoso.Core", "1.0.0", "../core/Contoso.Core.csproj"));

        Assert.Empty(Of(isInRepository: true));
        Assert.Equal(new FileSpan("../core/Contoso.Core.csproj"), Assert.Single(Of(isInRepository: false)).Location);
    }

    [Theory]
    [InlineData("http://packages.contoso.example/v3/index.json", false, true)]
    [InlineData("HTTP://packages.contoso.example/v3/index.json", false, true)]
    [InlineData("https://packages.contoso.example/v3/index.json", false, false)]
    [InlineData("https://packages.contoso.example/v3/index.json", true, true)]
    [InlineData("http://localhost:5000/v3/index.json", false, false)]
    [InlineData("http://127.0.0.1:5000/", false, false)]
    [InlineData("/share/packages", false, false)]
    [InlineData("file:///share/packages", false, false)]
    public void A_source_without_encryption_is_reported_unless_it_is_this_machine(string address, bool skipsCheck, bool isFinding)
    {
        var findings = SourceEncryptionCheck.Check(Supply.Sources([Supply.Of("source", address, 8) with { SkipsCertificateCheck = skipsCheck }]), "App.csproj").ToList();

        Assert.Equal(isFinding ? 1 : 0, findings.Count);
        Assert.All(findings, finding => Assert.Equal(new FileSpan("nuget.config", 8, 5), finding.Location));
        Assert.All(findings, finding => Assert.DoesNotContain("example", finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://builder@packages.contoso.example/")]
    [InlineData("builder@packages")]
    [InlineData(null)]
    public void An_address_in_the_place_of_a_key_is_never_shown(string? key) =>
        Assert.Equal("a source without a name", (PackageSource.At(Supply.Public) with { Key = key }).Name);

    [Fact]
    public void Twenty_thousand_packages_and_two_hundred_sources_take_seconds()
    {
        var sources = Enumerable.Range(0, 200).Select(i => Supply.Of($"s{i}", $"https://s{i}.example/")).Append(s_public).ToList();
        var mapping = Enumerable.Range(0, 200).Select(i => ($"s{i}", $"Some.Prefix{i}.*")).Append(("public", "*")).ToArray();
        (string, string?)[] packages = [.. Enumerable.Range(0, 20_000).Select(i => ($"Some.Prefix{i}.Package", (string?)$"https://s{i % 300}.example/"))];
        var supply = Supply.From(Supply.Sources(sources, mapping), packages);
        var graph = supply.Stored.Select(package => Supply.Package(package.Id)).ToList();
        var project = new SensedProject(
            new AgentInventory { Project = new ProjectIdentity("App", "1.0.0") { AssemblyName = "App", TargetFramework = "net10.0" }, Packages = graph }, [], [], SensedComponents.None, IsWhole: true)
        {
            Supply = supply,
        };
        var policy = Supply.Policy("Some.") with { Owners = ["contoso"] };

        var findings = SupplyCheck.Check(project, new PackageOrigins(supply, policy), policy, Supply.Paths(graph), "App.csproj").ToList();

        Assert.True(findings.Count > 20_000, "Every package is signed by nobody, and comes from a source that is not private.");
    }

    private static IReadOnlyList<Finding> Allowed(PackageSources sources, PackagePolicy policy, params (string Id, string? Address)[] packages) =>
        [.. SourceAllowedCheck.Check(sources, [.. packages.Select(package => Supply.Package(package.Id))], new PackageOrigins(Supply.From(sources, packages), policy), policy.Sources is not null, "App.csproj")];

    private static IReadOnlyList<Finding> Mapping(PackageSources sources, PackagePolicy policy) =>
        [.. SourceMappingCheck.Check(sources, [Supply.Package("A")], new PackageOrigins(Supply.From(sources), policy), policy, "App.csproj")];

    private static IReadOnlyList<Finding> Internal(PackageSupply supply, PackagePolicy policy, params ReferencedProject[] projects)
    {
        var packages = supply.Stored.Select(package => Supply.Package(package.Id)).ToList();
        return [.. InternalPackageCheck.Check(supply, packages, projects, new PackageOrigins(supply, policy), policy, Supply.Paths(packages))];
    }
}
