using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class DeniedCheckTests
{
    [Theory]
    [InlineData("Contoso.Old", null, true)]
    [InlineData("contoso.*", null, true)]
    [InlineData("contoso", null, false)]
    [InlineData("*", "[1.4.0]", true)]
    [InlineData("Contoso.Old", "[1.0,1.4.0)", false)]
    [InlineData("Contoso.Old", "(,1.4.0]", true)]
    [InlineData("Contoso.Old", "1.*", true)]
    [InlineData("Contoso.Old", "1.3.*", false)]
    [InlineData("Contoso.Old", "below 2", true)]
    public void A_package_is_denied_by_id_and_range(string id, string? versions, bool expected)
    {
        var package = new Package("Contoso.Old", "1.4.0") { IsDirect = true };

        var findings = DeniedCheck.Check([package], new PackagePaths([package], [], "App.csproj"), [new DeniedPackage("Other", null, null), new DeniedPackage(id, versions, null)], "App.csproj");

        Assert.Equal(expected ? ["ASC2024/contoso.old"] : [], findings.Select(finding => finding.Fingerprint));
        Assert.All(findings, finding => Assert.Equal(versions == "below 2", finding.Message.Contains("NuGet does not read 'below 2' as a range", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_reason_is_told_on_one_line()
    {
        var package = new Package("A", "1.0.0") { IsDirect = true };

        var finding = Assert.Single(DeniedCheck.Check([package], new PackagePaths([package], [], "App.csproj"), [new DeniedPackage("a", null, "see\u2028wiki")], "App.csproj"));

        Assert.Equal("'A' 1.0.0 is denied by the policy's 'a' because: 'see?wiki'; use another package or version", finding.Message);
    }
}
