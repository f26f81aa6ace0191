using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Policy;

/// <summary>What a policy says about models, tools, servers and transport, and how the compiler hears of it.</summary>
public sealed class PolicyModelTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void Everything_a_policy_may_say_is_read()
    {
        var policy = Parse("""
            {
              "schemaVersion": 1,
              "models": {
                "allow": [{ "id": "gpt-4o", "snapshot": "2024-08-06", "environments": ["Production", "Test"] }, { "id": "claude-opus-4-6", "publisher": "anthropic" }],
                "deny": ["*-preview"],
                "retirementWindowDays": 90,
                "catalogue": [{ "provider": "openai", "id": "gpt-99", "resolvesTo": "GPT-99-2026-09-01", "released": "2026-09", "retired": "2027-09-01", "replacement": "gpt-100-2027-01-01" }]
              },
              "tools": { "allow": ["search"], "loaders": ["Contoso.Plugins.Load"], "validators": [] },
              "mcpServers": [{ "name": "files", "package": "@scope/files", "version": "1.2.3" }],
              "transport": { "allowHttpHosts": ["models.internal.example"] }
            }
            """);

        Assert.Empty(_faults);
        Assert.Equal(["gpt-4o", "claude-opus-4-6"], policy.Models.Allow!.Select(entry => entry.Pattern.Id));
        Assert.Equal(["*-preview"], policy.Models.Deny);
        Assert.Equal(90, policy.Models.RetirementWindowDays);
        Assert.Equal(
            new CatalogueEntry("openai", "gpt-99") { ResolvesTo = "gpt-99-2026-09-01", ReleasedOn = "2026-09", RetiredOn = "2027-09-01", Replacement = "gpt-100-2027-01-01" },
            Assert.Single(policy.Models.Catalogue));
        Assert.Equal(["search"], policy.Tools.Allow!);
        Assert.Equal(["Contoso.Plugins.Load"], policy.Tools.Loaders!);
        Assert.Empty(policy.Tools.Validators!);
        Assert.Equal(new KnownMcpServer("files", "@scope/files", "1.2.3"), Assert.Single(policy.McpServers));
        Assert.Equal(["models.internal.example"], policy.AllowHttpHosts!);
    }

    [Fact]
    public void What_is_not_said_is_not_an_empty_list()
    {
        var policy = Parse("""{ "schemaVersion": 1, "models": {}, "tools": {} }""");

        Assert.Null(policy.Models.Allow);
        Assert.Null(policy.Tools.Allow);
        Assert.Null(policy.AllowHttpHosts);
        Assert.Empty(policy.Models.Deny);
        Assert.Equal(0, policy.Models.RetirementWindowDays);
        Assert.Null(AnalyzerConfig.PolicyText(policy));
    }

    [Theory]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"alow\": [] } }", 2, 14, "allowed are allow, deny")]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"allow\": [{ \"id\": \"gpt-4o\",\n \"snapshots\": \"x\" }] } }", 3, 2, "'models.allow[0].snapshots'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"allow\": [{ \"id\": \"a\" }, { \"publisher\": \"openai\" }] } }", 2, 39, "needs 'id'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"allow\": true } }", 2, 23, "a list")]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"retirementWindowDays\": \"soon\" } }", 2, 38, "from 0 to 3650")]
    [InlineData("{ \"schemaVersion\": 1,\n \"models\": { \"catalogue\": [{ \"provider\": \"openai\", \"id\": \"x\", \"retired\": \"2026-13-01\" }] } }", 2, 74, "2026-11-22")]
    [InlineData("{ \"schemaVersion\": 1,\n \"tools\": { \"validators\": [\"Verify\"] } }", 2, 28, "Contoso.Plugins.Signature.Verify")]
    [InlineData("{ \"schemaVersion\": 1,\n \"mcpServers\": [{ \"package\": \"a\", \"version\": \"1.0.0\", \"digest\": \"sha256:0000000000000000000000000000000000000000000000000000000000000000\" }] }", 2, 17, "either 'version' or 'digest'")]
    [InlineData("{ \"schemaVersion\": 1,\n \"credentials\": { \"verifyChecksums\": 0 } }", 2, 38, "write true or false")]
    [InlineData("{ \"schemaVersion\": 1,\n \"credentials\": { \"allowSha256\": [\"ab\"] } }", 2, 35, "64 hexadecimal digits")]
    [InlineData("{ \"schemaVersion\": 1,\n \"transport\": { \"allowHttpHosts\": [\"a\\u0001b\"] } }", 2, 36, "control")]
    public void What_it_may_not_say_is_told_at_its_place(string text, int line, int column, string told)
    {
        Parse(text);

        var fault = Assert.Single(_faults);
        Assert.Equal(("ASC8001", line, column), (fault.Rule.Id, fault.Location.Line, fault.Location.Column));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "gpt-4o", "snapshot": 5 }""")]
    [InlineData("""{ "id": "gpt-4o", "publisher": "a b" }""")]
    [InlineData("""{ "id": "gpt-4o", "environments": "Production" }""")]
    [InlineData("""{ "id": "gpt-4o", "environments": [] }""")]
    [InlineData("""{ "id": "gpt-4o", "environments": [1] }""")]
    public void An_entry_of_which_a_part_is_faulty_allows_nothing(string entry)
    {
        var policy = Parse($$"""{ "schemaVersion": 1, "models": { "allow": [{{entry}}] } }""");

        Assert.Empty(policy.Models.Allow!);
        Assert.NotEmpty(_faults);
    }

    [Fact]
    public void What_it_says_of_packages()
    {
        var digest = new string('A', 64);
        var packages = Parse($$"""
            {
              "schemaVersion": 1,
              "sources": { "nuget": [{ "match": "internal", "private": true }, { "match": "mirror", "proxy": true, "note": "of the gallery" }] },
              "publishers": { "allow": ["Microsoft"], "signers": ["{{digest}}"], "internalPrefixes": ["Contoso."] },
              "dependencies": {
                "approved": ["Contoso.*"],
                "deny": [{ "id": "Left.Pad", "versions": "[1.0,2.0)", "reason": "gone" }],
                "auditLevel": "high",
                "advisories": { "path": "osv.zip", "sha256": "{{digest}}", "minimumCount": 10, "maximumAgeDays": 30, "required": true }
              }
            }
            """).Packages;

        Assert.Empty(_faults);
        Assert.Equal([new AllowedSource("internal", true, false), new AllowedSource("mirror", false, true)], packages.Sources!);
        Assert.Equal(["Microsoft"], packages.Owners!);
        Assert.Equal([digest.ToLowerInvariant()], packages.Signers!);
        Assert.True(packages.IsInternal("contoso.core"));
        Assert.False(packages.IsInternal("ContosoCore"));
        Assert.True(packages.IsApproved("contoso.Core"));
        Assert.False(packages.IsApproved("Fabrikam.Core"));
        Assert.Equal([new DeniedPackage("Left.Pad", "[1.0,2.0)", "gone")], packages.Denied);
        Assert.Equal(AdvisorySeverity.High, packages.AuditLevel);
        Assert.Equal(new SnapshotPolicy("osv.zip", digest.ToLowerInvariant(), 10, 30, true), packages.Advisories);
        Assert.Equal(SnapshotPolicy.Default, packages.Kev);
    }

    [Fact]
    public void What_is_faulty_of_packages_is_taken_strictly()
    {
        var packages = Parse("""
            {
              "schemaVersion": 1,
              "sources": { "nuget": [{ "match": "a", "private": 1, "proxy": 1 }, { "private": true }] },
              "dependencies": { "deny": [{ "id": "Left.Pad", "versions": 1 }], "kev": { "required": "yes" } }
            }
            """).Packages;

        Assert.Equal(5, _faults.Count);
        Assert.Equal([new AllowedSource("a", false, true)], packages.Sources!);
        Assert.Equal([new DeniedPackage("Left.Pad", null, null)], packages.Denied);
        Assert.True(packages.Kev.IsRequired);
    }

    [Fact]
    public void The_compiler_hears_it_above_every_other_config()
    {
        var policy = Parse("""
            {
              "schemaVersion": 1,
              "models": {
                "allow": [{ "id": "gpt-4o", "snapshot": "2024-08-06" }, { "id": "llama-3.1", "publisher": "meta" }],
                "deny": [],
                "catalogue": [{ "provider": "openai", "id": "gpt-99", "retired": "2027-09-01" }]
              },
              "tools": { "allow": [] },
              "mcpServers": [{ "package": "@scope/files", "version": "1.2.3" }, { "package": "b", "version": "2.0" }],
              "transport": { "allowHttpHosts": ["a|b", "50%#;"] },
              "credentials": { "allowSha256": ["0000000000000000000000000000000000000000000000000000000000000000", "aBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaB"], "verifyChecksums": false }
            }
            """);

        Assert.Equal(
            """
            is_global = true
            global_level = 2147483647
            agent_supply_chain.models.allow = gpt-4o,,2024-08-06|llama-3.1,meta
            agent_supply_chain.models.catalogue = openai,gpt-99,,,2027-09-01
            agent_supply_chain.tools.allow = 
            agent_supply_chain.mcp_servers = @scope/files=1.2.3|b=2.0
            agent_supply_chain.transport.allow_http_hosts = a%7Cb|50%25%23%3B
            agent_supply_chain.credentials.allow_sha256 = 0000000000000000000000000000000000000000000000000000000000000000|aBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaBaB
            agent_supply_chain.credentials.verify_checksums = false

            """.ReplaceLineEndings("\n"),
            AnalyzerConfig.PolicyText(policy));
    }

    [Fact]
    public void An_entry_for_other_environments_is_not_written_where_one_is_named()
    {
        var policy = Parse("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o", "environments": ["Test"] }] } }""");

        Assert.Contains("allow = gpt-4o", AnalyzerConfig.PolicyText(policy), StringComparison.Ordinal);
        Assert.Contains("allow = gpt-4o", AnalyzerConfig.PolicyText(policy, "test"), StringComparison.Ordinal);
        Assert.EndsWith("allow = \n", AnalyzerConfig.PolicyText(policy, "Production"), StringComparison.Ordinal);
    }

    private PolicyDocument Parse(string text) => PolicyFile.Parse(text, PolicyFile.Name, _faults);
}
