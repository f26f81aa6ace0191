using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Detection.Packages;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

/// <summary>The list that is shipped, and the rules on it.</summary>
public sealed class ProtectedNamesTests
{
    private const string Folder = "src/AgentSupplyChain.Core/Check/Packages/Names/";

    private static readonly string[] Ids = [.. Lines(Folder + "package-names.txt").Select(line => line.Split(' ')[0])];

    private static readonly string[] Prefixes = [.. Lines(Folder + "reserved-prefixes.txt")];

    private static readonly string[][] Impostors = [.. Lines("tests/AgentSupplyChain.Benchmarks/PackageNames/impostors.txt").Select(line => line.Split('|'))];

    [Fact]
    public void The_stored_index_is_made_of_the_tables()
    {
        Assert.True(Ids.Length >= 6000);
        Assert.Equal(PackageNameIndex.Build(Ids, Prefixes).ToBytes(), ProtectedNames.Load().ToBytes());
    }

    [Fact]
    public void A_protected_id_is_never_reported_however_it_is_written()
    {
        foreach (var id in Ids)
        {
            Assert.Equal(NameResemblance.None, ProtectedNames.Shipped.Match(id).Resemblance);
            Assert.Equal(NameResemblance.None, ProtectedNames.Shipped.Match(id.ToUpperInvariant()).Resemblance);
            Assert.Equal(NameResemblance.None, ProtectedNames.Shipped.Match(id.ToLowerInvariant()).Resemblance);
        }
    }

    [Fact]
    public void Every_known_homoglyph_is_certain_without_any_list()
    {
        var empty = PackageNameIndex.Build([], []);
        var homoglyphs = Impostors.Where(row => row[0] == "homoglyph").ToList();

        Assert.True(homoglyphs.Count >= 300);
        Assert.All(homoglyphs, row => Assert.True(empty.Match(row[1]).IsCertain, row[1]));
        Assert.All(homoglyphs, row => Assert.Equal(row[2], empty.Match(row[1]).Reading, ignoreCase: true));
    }

    [Fact]
    public void No_protected_id_is_a_known_impostor() => Assert.Empty(Ids.Intersect(Impostors.Select(row => row[1]), StringComparer.OrdinalIgnoreCase));

    /// <summary>Honest ids that other rules for names report: each is judged by a list without it.</summary>
    [Theory]
    [InlineData("HtmlAgilityPack.NetCore")]
    [InlineData("YamlDotNet.NetCore")]
    [InlineData("BCrypt.Net-Core")]
    [InlineData("MathNet.Numerics.Core")]
    [InlineData("PdfSharp.Core")]
    [InlineData("PdfSharpCore")]
    [InlineData("Open-Xml-PowerTools")]
    [InlineData("OpenXmlPowerTools")]
    [InlineData("GoogleApi")]
    [InlineData("Google.Apis")]
    [InlineData("GraphiQL")]
    [InlineData("GraphQL")]
    [InlineData("Mustache")]
    [InlineData("Nustache")]
    [InlineData("AutoFixture.Xunit")]
    [InlineData("AutoFixture.NUnit3")]
    [InlineData("Snapshooter.NUnit")]
    [InlineData("Snapshooter.Xunit")]
    [InlineData("xunit.runners")]
    [InlineData("NUnit.Runners")]
    [InlineData("boost_math_c99-vc141")]
    [InlineData("boost_math_c99-vc142")]
    [InlineData("JsonPatch.Net")]
    [InlineData("JsonPath.Net")]
    [InlineData("KnockoutJS.Validation")]
    [InlineData("System.IO.Abstractions")]
    [InlineData("DotNetX")]
    public void False_alarms_of_other_rules_stay_quiet(string id) => Assert.Equal(NameResemblance.None, Without(id).Match(id).Resemblance);

    [Theory]
    [InlineData("stripeapi.net")]
    [InlineData("TheOpenAI.API")]
    [InlineData("solnetall")]
    [InlineData("solnetunified")]
    [InlineData("nethereumunified")]
    [InlineData("UI2.Guna.Winforms")]
    [InlineData("AnimatedGifWpf")]
    [InlineData("ReaLTaiizor-WinForm")]
    [InlineData("MetroModern.UI2")]
    [InlineData("Bunifu.GUI")]
    [InlineData("Sharp7Extend")]
    public void Impostors_that_other_rules_miss_are_reported(string id) => Assert.NotEqual(NameResemblance.None, ProtectedNames.Shipped.Match(id).Resemblance);

    /// <summary>What a name does not tell, so that nobody believes it does.</summary>
    [Theory]
    [InlineData("OtpCsharp")]
    [InlineData("Ultimate.Wpf.Toolkit")]
    [InlineData("Tracer.Fody.NLog")]
    [InlineData("OpenAI-Core")]
    [InlineData("Winforms")]
    [InlineData("RSG.Base")]
    [InlineData("xopxopxopxopxopx")]
    public void Impostors_that_these_rules_miss(string id) => Assert.Equal(NameResemblance.None, ProtectedNames.Shipped.Match(id).Resemblance);

    /// <summary>The whole measurement is a command of the benchmarks; this keeps a sample of it from getting worse unseen.</summary>
    [Fact]
    public void Of_the_listed_ids_each_judged_by_the_others_few_are_reported_and_none_as_certain()
    {
        var sample = Ids.Where((_, i) => i % 200 == 7).ToList();

        var matches = sample.AsParallel().Select(id => Without(id).Match(id)).ToList();

        Assert.True(sample.Count > 25);
        Assert.DoesNotContain(matches, match => match.IsCertain);
        Assert.InRange(matches.Count(match => match.Resemblance != NameResemblance.None), 0, 1);
    }

    private static PackageNameIndex Without(string id) => PackageNameIndex.Build(Ids.Where(other => !other.Equals(id, StringComparison.OrdinalIgnoreCase)), Prefixes);

    private static IEnumerable<string> Lines(string name) => File.ReadLines(Path.Combine(Checkout.Root, name)).Where(line => line.Length > 0 && line[0] != '#');
}
