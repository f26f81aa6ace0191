using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Advisories;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Advisories;

public sealed class SnapshotCheckTests
{
    private static readonly string Digest = new('a', 64);

    private static readonly AdvisorySnapshot Good = new("osv.zip") { Count = 5000, Date = new DateOnly(2026, 11, 1), Sha256 = Digest };

    [Fact]
    public void A_copy_that_is_what_the_policy_demands_is_fine() =>
        Assert.Empty(Check(Good, new SnapshotPolicy("osv.zip", Digest, 5000, 21, IsRequired: true)));

    [Fact]
    public void Nothing_is_demanded_of_nothing() => Assert.Empty(Check(null, SnapshotPolicy.Default));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 1)]
    public void A_copy_that_is_demanded_and_not_named_is_an_error(bool isRequired, int? minimum)
    {
        var finding = Assert.Single(Check(null, new SnapshotPolicy(null, null, minimum, null, isRequired)));

        Assert.Equal(RuleSeverity.Error, SeverityOf.Finding(finding, PolicyDocument.Default));
        Assert.Contains("'dependencies.advisories'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalogue_of_exploited_vulnerabilities_without_advisories_is_told_to_be_of_no_use()
    {
        var kev = new KevCatalogue("kev.json") { Count = 1 };
        var demanding = SnapshotPolicy.Default with { IsRequired = true };

        var finding = Assert.Single(SnapshotCheck.CheckKev(kev, null, new PackagePolicy(), "App.csproj"));

        Assert.Equal(("ASC9003", "App.csproj", RuleSeverity.Warning), (finding.Rule.Id, finding.Location.File, Severity(finding)));
        Assert.Contains("name a copy of advisories too", finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Error, Severity(Assert.Single(SnapshotCheck.CheckKev(kev, null, new PackagePolicy { Kev = demanding }, "App.csproj"))));
        Assert.Empty(SnapshotCheck.CheckKev(kev, Good, new PackagePolicy { Kev = demanding }, "App.csproj"));
        Assert.Empty(SnapshotCheck.CheckKev(null, null, new PackagePolicy(), "App.csproj"));
        Assert.Empty(SnapshotCheck.CheckKev(kev with { Fault = BoundedFile.Fault("kev.json", "it is not there") }, null, new PackagePolicy(), "App.csproj"));

        // The missing copy has a finding of its own.
        Assert.Empty(SnapshotCheck.CheckKev(kev, null, new PackagePolicy { Advisories = demanding }, "App.csproj"));
    }

    [Fact]
    public void One_that_cannot_be_read_stops_the_build_only_where_something_is_demanded()
    {
        var unreadable = new AdvisorySnapshot("osv.zip") { Fault = BoundedFile.Fault("osv.zip", "it is not a whole zip archive") };

        Assert.Equal(RuleSeverity.Warning, Severity(Assert.Single(Check(unreadable, SnapshotPolicy.Default))));
        Assert.Equal(RuleSeverity.Error, Severity(Assert.Single(Check(unreadable, SnapshotPolicy.Default with { IsRequired = true }))));
        Assert.Equal(RuleSeverity.Error, Severity(Assert.Single(Check(unreadable, SnapshotPolicy.Default with { MaximumAgeDays = 30 }))));
    }

    [Fact]
    public void Records_that_cannot_be_read_stop_it_only_where_the_copy_is_required()
    {
        var broken = Good with { BrokenRecords = BoundedFile.Fault("osv.zip", "1 of its 2 JSON files") };

        Assert.Equal(RuleSeverity.Warning, Severity(Assert.Single(Check(broken, SnapshotPolicy.Default with { MinimumCount = 1 }))));
        Assert.Equal(RuleSeverity.Error, Severity(Assert.Single(Check(broken, SnapshotPolicy.Default with { IsRequired = true }))));
    }

    [Theory]
    [InlineData(5001, null, null, "it has 5000 records, and the policy demands 5001")]
    [InlineData(null, 20, null, "as of 2026-11-01, 21 days old, and the policy demands at most 20 days")]
    [InlineData(null, null, "b", "its SHA-256 is aaaa")]
    public void What_is_not_as_demanded_is_an_error(int? minimum, int? age, string? digest, string cause)
    {
        var finding = Assert.Single(Check(Good, new SnapshotPolicy(null, digest, minimum, age, IsRequired: false)));

        Assert.Contains(cause, finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Error, Severity(finding));
    }

    [Fact]
    public void A_copy_without_a_date_or_with_one_to_come_is_too_old_for_whoever_asks()
    {
        var policy = SnapshotPolicy.Default with { MaximumAgeDays = 3650 };

        Assert.Contains("of unknown date", Assert.Single(Check(Good with { Date = null }, policy)).Message, StringComparison.Ordinal);
        Assert.Contains("after the day of this build", Assert.Single(Check(Good with { Date = new DateOnly(2031, 1, 1) }, policy)).Message, StringComparison.Ordinal);
        Assert.Empty(Check(Good with { Date = new DateOnly(2026, 11, 23) }, policy));
    }

    [Fact]
    public void Two_faults_of_one_copy_are_two() =>
        Assert.Equal(2, Check(Good, new SnapshotPolicy(null, "b", 9999, null, IsRequired: false)).Select(finding => finding.Fingerprint).Distinct().Count());

    [Theory]
    [InlineData("data/osv", null, "/repo/src/App/data/osv", "data/osv")]
    [InlineData("..\\osv.zip", "ignored", "/repo/src/osv.zip", "../osv.zip")]
    [InlineData(null, "osv/", "/repo/osv", "../../osv")]
    [InlineData("/elsewhere/of/machine/osv.zip", null, "/elsewhere/of/machine/osv.zip", "osv.zip")]
    public void The_property_is_relative_to_the_project_and_the_policy_to_its_own_folder(string? property, string? named, string path, string name)
    {
        if (OperatingSystem.IsWindows())
            return;

        var request = SnapshotRequest.Of(property, SnapshotPolicy.Default with { Path = named }, "/repo/agent-supply-chain.json", "/repo/src/App");

        Assert.Equal(path, request!.Path);
        Assert.DoesNotContain("machine", request.Name, StringComparison.Ordinal);
        Assert.EndsWith(Path.GetFileName(name), request.Name, StringComparison.Ordinal);
    }

    private static RuleSeverity Severity(Finding finding) => SeverityOf.Finding(finding, PolicyDocument.Default);

    private static List<Finding> Check(Snapshot? snapshot, SnapshotPolicy policy) => [.. SnapshotCheck.Check(snapshot, policy, "dependencies.advisories", Osv.Day, "App.csproj")];
}
