using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Tests.Advisories;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class MaliciousCheckTests
{
    private static readonly MaliciousPackage Tampered = new("Honest", "MAL-2026-1", "2026-03-18", ["1.0.1", "1.0.2.0"]);

    [Theory]
    [InlineData("Sharp7Extend")]
    [InlineData("sharp7extend")]
    [InlineData("ЅystemLoсk")]
    public void A_package_of_the_table_is_an_error_at_its_reference(string id)
    {
        var package = new Package(id, "3.1.4") { IsDirect = true, Declaration = new Evidence("App.csproj", 9, 3, Technique.ManifestAnalysis) };

        var finding = Assert.Single(Check(package));

        Assert.Equal("ASC2020", finding.Rule.Id);
        Assert.Equal(new FileSpan("App.csproj", 9, 3), finding.Location);
        Assert.Contains("is known to be malicious (", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_proven_to_be_ones_own_is_another_one()
    {
        var package = new Package("Sharp7Extend", "1.0.0") { IsDirect = true };

        Assert.Empty(MaliciousCheck.Check([package], null, Paths(package), _ => true, Osv.Day, "App.csproj"));
    }

    [Theory]
    [InlineData("1.0.1", 1)]
    [InlineData("1.0.2", 1)]
    [InlineData("1.0.0", 0)]
    [InlineData("1.0.3", 0)]
    public void Of_an_honest_package_only_the_versions_that_were_tampered_with_count(string version, int expected)
    {
        var package = new Package("Honest", version);

        Assert.Equal(expected, MaliciousCheck.Find([package], _ => Tampered, null, Paths(package), _ => false, Osv.Day).Count());
    }

    [Fact]
    public void An_honest_package_whose_bad_versions_are_not_known_is_not_accused()
    {
        var unknown = Assert.Single(MaliciousPackages.All, package => package.Versions is { Count: 0 });

        Assert.Empty(Check(new Package(unknown.Id, "1.0.0")));
    }

    [Fact]
    public void A_copy_of_advisories_knows_younger_records_and_they_are_no_vulnerabilities()
    {
        var record = Osv.Record("MAL-2026-9999", """{ "package": { "ecosystem": "NuGet", "name": "Tampered.With" }, "versions": ["1.0.1"] }""");
        var github = Osv.Record("GHSA-1111-2222-3333", Osv.Affected("Tampered.With", ("introduced", "0")), "\"aliases\": [\"MAL-2026-9999\"],");
        Package[] packages = [new("Tampered.With", "1.0.1") { IsDirect = true }, new("Honest", "1.0.1")];
        var project = Osv.Project(Osv.Snapshot(record, github), packages);

        var finding = Assert.Single(MaliciousCheck.Check(packages, project.Advisories, Paths(packages[0]), _ => false, Osv.Day, "App.csproj"));

        Assert.Equal("ASC2020/tampered.with", finding.Fingerprint);
        Assert.Contains("(MAL-2026-9999; advisories as of 2026-11-01, 21 days old)", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Osv.Check(project));
        Assert.Empty(MaliciousCheck.Check(packages, project.Advisories, Paths(packages[0]), _ => true, Osv.Day, "App.csproj"));
    }

    [Fact]
    public void Every_row_says_who_vouches_for_it()
    {
        Assert.True(MaliciousPackages.All.Count > 450, $"{MaliciousPackages.All.Count} rows");
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", MaliciousPackages.Date);
        Assert.All(MaliciousPackages.All, package =>
        {
            Assert.Matches("^(MAL-20[0-9]{2}-[0-9]+|Socket)$", package.Record);
            Assert.Matches("^20[0-9]{2}(-[0-9]{2}){0,2}$", package.Date);
            Assert.Same(package, MaliciousPackages.Find(package.Id.ToUpperInvariant()));
        });
    }

    // Names that everybody uses: one of them in the table would be a fault of the table.
    [Theory]
    [InlineData("Newtonsoft.Json,Serilog,AutoMapper,Dapper,Polly,NLog,log4net,xunit,NUnit,Moq,MediatR,FluentValidation,Humanizer,CsvHelper,YamlDotNet,HtmlAgilityPack")]
    [InlineData("OpenAI,Anthropic,Anthropic.SDK,OllamaSharp,LLamaSharp,ModelContextProtocol,Microsoft.Extensions.AI,Microsoft.SemanticKernel,Azure.AI.OpenAI,Google.GenAI,LangChain,Mscc.GenerativeAI")]
    [InlineData("Microsoft.Extensions.Logging,Microsoft.Data.SqlClient,Npgsql,StackExchange.Redis,Azure.Identity,AWSSDK.Core,Grpc.Net.Client,Google.Protobuf,Costura.Fody,LiveCharts,Stripe.net,Sharp7,Tracer.Fody,Nethereum.Web3,Solnet.Wallet")]
    public void What_everybody_uses_is_not_in_it(string ids) => Assert.All(ids.Split(','), id => Assert.Null(MaliciousPackages.Find(id)));

    private static IReadOnlyList<Finding> Check(Package package) => MaliciousCheck.Check([package], null, Paths(package), _ => false, Osv.Day, "App.csproj");

    private static PackagePaths Paths(Package package) => new([package], [], "App.csproj");
}
