using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Core.Tests.Sense.Git;
using NuGet.Configuration;
using PackageSource = AgentSupplyChain.Core.Sense.NuGet.Sources.PackageSource;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet.Supply;

public sealed class SourceSensorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Sources_have_their_line_in_the_file_of_the_repository_and_none_in_that_of_the_user()
    {
        var near = _scratch.Write("repo/nuget.config", """
            <configuration>
              <packageSources>
                <add key="team" value="feeds/team" />
                <add key="open" value="https://packages.contoso.example/v3/index.json" protocolVersion="3" />
              </packageSources>
            </configuration>
            """);
        var user = _scratch.Write("home/.nuget/NuGet/NuGet.Config", """<configuration><packageSources><add key="gallery" value="https://gallery.example/" /></packageSources></configuration>""");
        _scratch.Write("repo/.git/HEAD", "ref: refs/heads/main");

        var sources = Read([near, user], null).Sources;

        Assert.Equal(["gallery", "open", "team"], sources.Select(source => source.Key!).Order(StringComparer.Ordinal));
        Assert.Equal(new FileSpan("nuget.config", 3, 5), sources.Single(source => source.Key == "team").Place);
        Assert.Equal((SourceKind.Folder, Path.Combine(_scratch.Path, "repo", "feeds", "team")), Of(sources.Single(source => source.Key == "team")));
        Assert.Null(sources.Single(source => source.Key == "gallery").Place);
    }

    [Fact]
    public void What_restore_recorded_counts_and_the_files_give_it_its_names()
    {
        var config = _scratch.Write("repo/nuget.config", """<configuration><packageSources><add key="team" value="https://team.example/v3/" /><add key="unused" value="https://unused.example/" /></packageSources></configuration>""");

        var sources = Read([config], ["HTTPS://team.example/v3", "https://of.a.property.example/"]).Sources;

        Assert.Equal(["team", null], sources.Select(source => source.Key));
    }

    [Theory]
    [InlineData("""<packageSources><add key="a" value="https://a.example/" /><clear /><add key="b" value="https://b.example/" /></packageSources>""")]
    [InlineData("""<packageSources><clear /></packageSources>""")]
    [InlineData("""<packageSources><add key="USER" value="https://other.example/" /></packageSources>""")]
    [InlineData("""<disabledPackageSources><add key="user" value="true" /></disabledPackageSources>""")]
    [InlineData("""<packageSources><remove key="user" /></packageSources>""")]
    [InlineData("""<disabledPackageSources><add key="user" value="false" /><add key="off" value="false" /></disabledPackageSources>""")]
    [InlineData("""<disabledPackageSources><add key="user" value="1" /><add key="off" value="no" /></disabledPackageSources>""")]
    [InlineData("""<packageSources><Add key="up" value="https://up.example/" /></packageSources><disabledPackageSources><CLEAR /></disabledPackageSources>""")]
    [InlineData("""<packageSources><add key="twice" value="https://one.example/" /><add key="twice" value="https://two.example/" /></packageSources>""")]
    [InlineData("""<packageSources><add key="env" value="%ASC_NOWHERE%/feed" /></packageSources><packageSources><add key="again" value="https://again.example/" /></packageSources>""")]
    [InlineData("""<PackageSources><add key="other" value="https://other.example/" /></PackageSources>""")]
    [InlineData("""<packageSources><add key="rel" value="../x/y" /><add key="uri" value="file:///srv/feed" /></packageSources><disabledPackageSources><clear /></disabledPackageSources>""")]
    [InlineData("""<packageSourceMapping><packageSource key="user"><package pattern="*" /></packageSource><packageSource key="a"><package pattern="A.*" /><package pattern="B" /></packageSource></packageSourceMapping>""")]
    [InlineData("""<packageSourceMapping><clear /></packageSourceMapping>""")]
    [InlineData("""<packageSourceMapping><clear /><packageSource key="user"><package pattern="X*" /></packageSource></packageSourceMapping>""")]
    [InlineData("""<unknown><deep><deeper a="b" /></deep></unknown><packageSources><!-- <add key="c" value="d" /> --><add key="c" value="https://c.example/" unheard="of" /></packageSources>""")]
    public void The_files_mean_what_they_mean_to_NuGet(string sections)
    {
        var near = _scratch.Write("repo/nuget.config", $"<configuration>{sections}</configuration>");
        var far = _scratch.Write("nuget.config", """
            <configuration>
              <packageSources><add key="user" value="https://user.example/" /><add key="off" value="https://off.example/" /></packageSources>
              <disabledPackageSources><add key="off" value="true" /></disabledPackageSources>
              <packageSourceMapping><packageSource key="user"><package pattern="User.*" /></packageSource></packageSourceMapping>
            </configuration>
            """);

        var ours = Read([near, far], null);

        var settings = Settings.LoadImmutableSettingsGivenConfigPaths([near, far], new SettingsLoadingContext());
        var theirs = new PackageSourceProvider(settings).LoadPackageSources().Where(source => source.IsEnabled).ToList();
        var mapping = new PackageSourceMappingProvider(settings).GetPackageSourceMappingItems();
        Assert.Equal(theirs.Select(source => source.Name).Order(StringComparer.Ordinal), ours.Sources.Select(source => source.Key!).Order(StringComparer.Ordinal));
        Assert.All(theirs, source => Assert.True(PackageSource.IsSame(PackageSource.At(source.Source).Address, ours.Sources.Single(own => own.Key == source.Name).Address), source.Name));
        Assert.Equal(
            mapping.SelectMany(item => item.Patterns.Select(pattern => $"{item.Key}={pattern.Pattern}")).Order(StringComparer.Ordinal),
            ours.Mapping.Select(mapped => $"{mapped.Key}={mapped.Pattern}").Order(StringComparer.Ordinal));
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("<!DOCTYPE configuration [<!ENTITY a \"b\">]><configuration>&a;</configuration>")]
    [InlineData("<configuration><packageSources>")]
    [InlineData("")]
    [InlineData("\0\0\0")]
    public void A_file_that_cannot_be_read_is_a_fault_and_the_others_count(string text)
    {
        var broken = _scratch.Write("repo/nuget.config", text);
        var good = _scratch.Write("nuget.config", """<configuration><packageSources><add key="a" value="https://a.example/" /></packageSources></configuration>""");

        Assert.Single(Read([broken, good], null).Sources);

        Assert.Equal(("ASC9003", "nuget.config"), Assert.Single(_faults.Select(fault => (fault.Rule.Id, fault.Location.File))));
    }

    [Fact]
    public void Elements_without_end_are_a_fault_and_a_thousand_sources_are_none()
    {
        var deep = _scratch.Write("repo/nuget.config", string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000)));
        var many = _scratch.Write("nuget.config", $"<configuration><packageSources>{string.Concat(Enumerable.Range(0, 1000).Select(i => $"<add key=\"s{i}\" value=\"https://s{i}.example/\" />"))}</packageSources></configuration>");

        Assert.Equal(1000, Read([deep, many], null).Sources.Count);

        Assert.Single(_faults);
    }

    [Theory]
    [InlineData("require", true, true)]
    [InlineData("accept", true, false)]
    [InlineData("require", false, false)]
    public void NuGet_checks_signatures_where_it_is_told_to_and_knows_whom_to_trust(string mode, bool hasSigners, bool expected)
    {
        var signers = hasSigners ? """<trustedSigners><author name="Contoso"><certificate fingerprint="00" hashAlgorithm="SHA256" allowUntrustedRoot="false" /></author></trustedSigners>""" : "";
        var config = _scratch.Write("repo/nuget.config", $"""<configuration><config><add key="signatureValidationMode" value="{mode}" /></config>{signers}</configuration>""");

        Assert.Equal(expected, Read([config], null).RequiresSignatures);
    }

    [Theory]
    [InlineData("Contoso.Core.1.0.0.nupkg", true)]
    [InlineData("contoso.core.10.0.0-beta.nupkg", true)]
    [InlineData("Contoso.Core.Text.1.0.0.nupkg", false)]
    [InlineData("contoso.core/1.0.0/contoso.core.1.0.0.nupkg", true)]
    [InlineData("Contoso.Core/Contoso.Core.1.0.0.nupkg", true)]
    [InlineData("contoso.core.text/1.0.0/x.nupkg", false)]
    [InlineData("Contoso.Core.nuspec", false)]
    public void A_folder_holds_an_id_in_either_layout(string file, bool expected)
    {
        _scratch.Write("feed/" + file, "");

        Assert.Equal(expected ? ["Contoso.Core"] : [], FolderSource.Held(Path.Combine(_scratch.Path, "feed"), ["Contoso.Core"]));
    }

    [Fact]
    public void An_id_that_leads_elsewhere_is_held_by_no_folder()
    {
        _scratch.Write("feed/x.txt", "");
        _scratch.Write("other/x.txt", "");

        Assert.Empty(FolderSource.Held(Path.Combine(_scratch.Path, "feed"), ["../other", "..", "", "a/b", new string('a', 1000)]));
        Assert.Empty(FolderSource.Held(Path.Combine(_scratch.Path, "nowhere"), ["A"]));
    }

    [Fact]
    public void More_sources_than_anybody_has_are_a_fault()
    {
        var config = _scratch.Write("repo/nuget.config", $"<configuration><packageSources>{string.Concat(Enumerable.Range(0, 3000).Select(i => $"<add key=\"s{i}\" value=\"https://s{i}.example/\" />"))}</packageSources></configuration>");

        Assert.Equal(2000, Read([config], null).Sources.Count);

        Assert.Contains("more than 2000", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("https://")]
    [InlineData("http:///x")]
    [InlineData("://")]
    [InlineData("C:\\feed")]
    [InlineData("\\\\server\\share")]
    public void An_address_of_any_kind_is_read_without_harm(string address)
    {
        var config = _scratch.Write("repo/nuget.config", """<configuration><packageSources><add key="a" value="https://a.example/" /></packageSources></configuration>""");

        Assert.Single(Read([config], [address]).Sources);
    }

    private static (SourceKind, string) Of(PackageSource source) => (source.Kind, source.Address);

    private PackageSources Read(IReadOnlyList<string> files, IReadOnlyList<string>? restored) => SourceSensor.Read(files, restored, Path.Combine(_scratch.Path, "repo"), _faults);
}
