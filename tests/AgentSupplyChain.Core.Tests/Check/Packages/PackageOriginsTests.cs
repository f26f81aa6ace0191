using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Policy;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class PackageOriginsTests
{
    private static readonly (string, string)[] s_mapping = [("private", "Contoso.*"), ("public", "*")];

    [Theory]
    [InlineData("Contoso.Core", Supply.Private, PackageOrigin.Private)]
    [InlineData("Contoso.Core", Supply.Private + "/", PackageOrigin.Private)]
    [InlineData("Contoso.Core", Supply.Public, PackageOrigin.Public)]
    [InlineData("Contoso.Core", null, PackageOrigin.Private)]
    [InlineData("Contoso.Core", "https://stranger.example/index.json", PackageOrigin.Unknown)]
    [InlineData("Newtonsoft.Json", Supply.Public, PackageOrigin.Public)]
    [InlineData("Newtonsoft.Json", null, PackageOrigin.Unknown)]
    [InlineData("Newtonsoft.Json", "https://stranger.example/index.json", PackageOrigin.Unknown)]
    public void The_record_counts_where_the_project_has_that_source_and_the_mapping_where_there_is_none(string id, string? recorded, PackageOrigin expected)
    {
        var sources = Supply.Sources([Supply.Of("private"), Supply.Of("public")], s_mapping);

        Assert.Equal(expected, new PackageOrigins(Supply.From(sources, (id, recorded)), Supply.Policy()).OriginOf(Supply.Package(id)));
    }

    [Fact]
    public void A_source_that_hands_on_what_others_hold_proves_nothing_even_where_it_is_private()
    {
        const string address = "https://mirror.contoso.example/index.json";
        var sources = Supply.Sources([Supply.Of("mirror", address)], ("mirror", "Contoso.*"));

        Assert.Equal(PackageOrigin.Unknown, new PackageOrigins(Supply.From(sources, ("Contoso.Core", address)), Supply.Policy()).OriginOf(Supply.Package("Contoso.Core")));
        Assert.Equal(PackageOrigin.Unknown, new PackageOrigins(Supply.From(sources, ("Contoso.Core", null)), Supply.Policy()).OriginOf(Supply.Package("Contoso.Core")));
    }

    [Fact]
    public void Without_a_policy_every_source_is_public()
    {
        var sources = Supply.Sources([Supply.Of("private")]);

        Assert.Equal(PackageOrigin.Public, new PackageOrigins(Supply.From(sources, ("A", Supply.Private)), new PackagePolicy()).OriginOf(Supply.Package("A")));
        Assert.Equal(PackageOrigin.Unknown, new PackageOrigins(Supply.From(sources, ("A", null)), new PackagePolicy()).OriginOf(Supply.Package("A")));
    }

    [Fact]
    public void The_longest_pattern_decides_as_NuGet_has_it()
    {
        var sources = Supply.Sources([Supply.Of("private"), Supply.Of("public")], ("private", "Contoso.*"), ("public", "*"), ("public", "Contoso.Open.*"), ("private", "Contoso.Open.Core"));

        string[] KeysOf(string id) => [.. sources.SourcesOf(id).Select(source => source.Key!)];
        Assert.Equal(["private"], KeysOf("contoso.core"));
        Assert.Equal(["public"], KeysOf("Contoso.Open.Text"));
        Assert.Equal(["private"], KeysOf("Contoso.Open.Core"));
        Assert.Equal(["public"], KeysOf("ContosoText"));
    }

    [Fact]
    public void An_entry_of_the_policy_means_the_key_or_the_address()
    {
        var policy = new PackagePolicy { Sources = [new AllowedSource("https://*.contoso.example/*", IsPrivate: true, IsProxy: false)] };
        var sources = Supply.Sources([Supply.Of("any", Supply.Private), Supply.Of("public")]);
        var origins = new PackageOrigins(Supply.From(sources), policy);

        Assert.True(origins.IsPrivate(sources.Sources[0]));
        Assert.False(origins.IsAllowed(sources.Sources[1]));
    }
}
