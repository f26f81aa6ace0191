using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class NameCheckTests
{
    [Fact]
    public void A_certain_impostor_is_told_at_its_reference_with_the_id_that_was_meant()
    {
        var finding = Assert.Single(Check([Direct("Newtons\u043Eft.Json", 7)]));

        Assert.Equal(("ASC2030", new FileSpan("App.csproj", 7, 5)), (finding.Rule.Id, finding.Location));
        Assert.Equal(
            "Package 'Newtons\u043Eft.Json' is spelled with letters that look like others (U+043E for 'o') and is taken for 'Newtonsoft.Json'; did you mean 'Newtonsoft.Json'? "
                + "If it is the one that you want, write into agent-supply-chain.json: \"dependencies\": { \"approved\": [\"Newtons\u043Eft.Json\"] }",
            finding.Message);
    }

    [Fact]
    public void A_close_name_that_comes_through_others_is_told_with_the_way()
    {
        var finding = Assert.Single(Check([Direct("Contoso.Words", 3) with { DependsOn = [new(ComponentKind.Package, "FluentValidatoin", "1.0.0")] }, new("FluentValidatoin", "1.0.0")]));

        Assert.Equal(("ASC2031", 3), (finding.Rule.Id, finding.Location.Line));
        Assert.Contains("; did you mean 'FluentValidation'? It comes through 'Contoso.Words' 1.0.0: change the reference to 'Contoso.Words'. If it is the one that you want, ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_subject_knows_neither_line_nor_case()
    {
        var one = Assert.Single(Check([Direct("Stripe.Api.Net", 3)]));
        var other = Assert.Single(Check([Direct("STRIPE.API.NET", 9)]));

        Assert.Equal(one.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void An_approved_id_is_quiet_and_protected()
    {
        var policy = new PackagePolicy { Approved = ["Stripe.Api.Net", "Contoso.Payments", "N*t.Json"] };

        var finding = Assert.Single(Check([Direct("Stripe.Api.Net", 3), Direct("Newtons\u043Eft.Json", 4), Direct("Contoso.Payments.Net", 5)], policy));

        Assert.Contains("did you mean 'Contoso.Payments'?", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_the_graph_protects_others_and_is_judged_all_the_same()
    {
        var findings = Check([Direct("Contoso.Payments", 3), Direct("Contoso.Paym3nts", 4), Direct("C0ntoso.Payments", 5), Direct("Contoso.Paymnets", 6), Direct("Contoso.Payments.Net", 7)]).ToList();

        // Who of two look-alikes is the impostor cannot be told, but that one of them is; a slip is told once for both.
        Assert.Equal(["ASC2030 3", "ASC2030 5", "ASC2031 6"], findings.Select(finding => $"{finding.Rule.Id} {finding.Location.Line}").Order(StringComparer.Ordinal));
        Assert.Empty(Check([Direct("Contoso.Payments", 3), Direct("Contoso.Paymnets", 6)], new PackagePolicy { InternalPrefixes = ["Contoso."] }));
    }

    [Fact]
    public void A_well_known_id_is_not_told_because_of_its_impostor()
    {
        var finding = Assert.Single(Check([Direct("Newtonsoft.Json", 3), Direct("Newtonsoft.Jsom.Extra", 4), Direct("FluentValidation", 5), Direct("FluentValidatoin", 6)]));

        Assert.Equal(6, finding.Location.Line);
    }

    [Fact]
    public void A_download_that_is_in_no_graph_is_told_where_it_stands()
    {
        var finding = Assert.Single(Check([Direct("P0lly", 9)]));

        Assert.Equal(("ASC2030", 9), (finding.Rule.Id, finding.Location.Line));
    }

    [Theory]
    [InlineData("npx", "@modelcontextprotoco1/server-github", "ASC2030")]
    [InlineData("uvx", "mcp-server-fecth", "ASC2031")]
    [InlineData("dnx", "P0lly", "ASC2030")]
    [InlineData("dnx", "Polly", null)]
    [InlineData("npx", "P0lly", null)]
    public void The_package_of_an_MCP_server_is_judged_by_the_names_of_its_registry(string launcher, string package, string? rule)
    {
        var server = new Declared<McpServer>(new McpServer("search", McpRole.Used, "stdio") { Launcher = launcher, Package = package }, new FileSpan("mcp.json", 4, 20));

        var findings = Check([], servers: [server]);

        Assert.Equal(rule is null ? [] : [(rule, new FileSpan("mcp.json", 4, 20))], findings.Select(finding => (finding.Rule.Id, finding.Location)));
        Assert.Empty(Check([], new PackagePolicy { Approved = [package] }, servers: [server]));
    }

    [Fact]
    public void A_hidden_character_is_told_by_its_number_and_cannot_be_copied_from_the_message()
    {
        var finding = Assert.Single(Check([Direct("Polly\u202E", 3)]));

        Assert.Contains("(U+202E)", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("approved", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_thousand_packages_with_hostile_ids_are_judged()
    {
        var packages = Enumerable.Range(0, 20_000).Select(i => new Package($"Contoso.Package.Of.Many.Numbered.{i}", "1.0.0")).Append(new(new string('\u043E', 1000), "1.0.0")).Append(new("", "1.0.0")).ToList();

        // The one id that is foreign as a whole: nobody can be certain of it.
        var finding = Assert.Single(Check(packages));
        Assert.Equal("ASC2031", finding.Rule.Id);
        Assert.InRange(finding.Message.Length, 100, 600);
    }

    private static IEnumerable<Finding> Check(
        IReadOnlyList<Package> packages, PackagePolicy? policy = null, IReadOnlyList<Declared<McpServer>>? servers = null)
    {
        return NameCheck.Check(packages, servers ?? [], new PackagePaths(packages, [], "App.csproj"), policy ?? new PackagePolicy());
    }

    private static Package Direct(string id, int line) => new(id, "1.0.0") { IsDirect = true, Declaration = new Evidence("App.csproj", line, 5, Technique.ManifestAnalysis) };
}
