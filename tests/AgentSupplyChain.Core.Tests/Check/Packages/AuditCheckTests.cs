using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class AuditCheckTests
{
    [Fact]
    public void An_audit_as_it_comes_is_fine() => Assert.Empty(Check(new NuGetAudit { Mode = "all", Level = "low" }));

    [Fact]
    public void A_project_without_packages_has_nothing_to_audit() =>
        Assert.Empty(AuditCheck.Check(new NuGetAudit { IsOn = false }, [], 0, AdvisorySeverity.Low, "App.csproj"));

    [Fact]
    public void All_that_weakens_it_is_one_finding_at_the_project()
    {
        var finding = Assert.Single(Check(
            new NuGetAudit
            {
                Mode = "Direct",
                Level = "High",
                Suppressed = ["https://github.com/advisories/GHSA-1111-2222-3333", "https://example.com/h\u001b[31m/", "https://example.com/i", "https://example.com/j"],
                NoWarn = ["NU1904", "NU1901"],
                PackagesWithNoWarn = ["Contoso.Old"],
            },
            new AuditLog("NU1905", null, null),
            new AuditLog("NU1903", "A", "GHSA-1")));

        Assert.Equal("ASC2022/audit", finding.Fingerprint);
        Assert.Equal(new FileSpan("App.csproj"), finding.Location);
        foreach (var named in new[] { "NuGetAuditMode is direct", "NuGetAuditLevel is high", "asks for low", "'GHSA-1111-2222-3333'", "and 1 more", "NoWarn has NU1901, NU1904", "'Contoso.Old'", "(NU1905)" })
            Assert.Contains(named, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(finding.Message, char.IsControl);
        Assert.DoesNotContain("https", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_is_off_nothing_else_matters()
    {
        var finding = Assert.Single(Check(new NuGetAudit { IsOn = false, Mode = "direct", NoWarn = ["NU1903"] }));

        Assert.EndsWith("NuGetAudit is false, so restore looks for no vulnerability; remove the property", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moderate", AdvisorySeverity.Moderate, 0)]
    [InlineData("low", AdvisorySeverity.High, 0)]
    [InlineData("critical", AdvisorySeverity.High, 1)]
    [InlineData("whatever", AdvisorySeverity.Low, 0)]
    public void Its_level_is_measured_by_that_of_the_policy(string level, AdvisorySeverity policy, int expected) =>
        Assert.Equal(expected, AuditCheck.Check(new NuGetAudit { Level = level }, [], 1, policy, "App.csproj").Count());

    private static IEnumerable<Finding> Check(NuGetAudit audit, params AuditLog[] logs) => AuditCheck.Check(audit, logs, 3, AdvisorySeverity.Low, "App.csproj");
}
