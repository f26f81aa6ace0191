using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Advisories;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Advisories;

public sealed class OsvRecordTests
{
    [Fact]
    public void Every_real_record_is_affected_where_it_begins_and_not_where_it_is_fixed()
    {
        var checkedRanges = 0;
        foreach (var file in Osv.RecordFiles)
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            var entries = json["affected"]!.AsArray().Where(entry => (string)entry!["package"]!["ecosystem"]! == "NuGet").ToList();
            var names = entries.Select(entry => (string)entry!["package"]!["name"]!).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
            var advisory = OsvRecord.Read(File.ReadAllBytes(file), names)?.Advisory;

            Assert.NotNull(advisory);
            Assert.Equal((string)json["id"]!, advisory.Id);
            Assert.Equal(entries.Count, advisory.Affected.Count);
            Assert.NotEqual(AdvisorySeverity.Unknown, advisory.Severity);
            var vulnerability = new Vulnerability([advisory]);
            foreach (var entry in entries)
            {
                var name = ((string)entry!["package"]!["name"]!).ToUpperInvariant();
                var events = entry["ranges"]![0]!["events"]!.AsArray();
                var introduced = (string)events[0]!["introduced"]!;
                Assert.True(vulnerability.Affects(name, introduced == "0" ? "0.0.1-alpha" : introduced), $"{advisory.Id} {name} {introduced}");
                if (events.Count > 1)
                    Assert.False(vulnerability.Affects(name, (string)events[1]!["fixed"]!), $"{advisory.Id} {name} {events[1]}");
                checkedRanges++;
            }
        }

        Assert.True(checkedRanges >= 80, $"{checkedRanges} ranges");
    }

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.0-beta", false)]
    [InlineData("1.9.9.9", true)]
    [InlineData("2.0.0-rc.1", true)]
    [InlineData("2.0.0", false)]
    [InlineData("2.0.0+build", false)]
    [InlineData("3.5.0", true)]
    [InlineData("3.5.0.1", false)]
    [InlineData("4.0.0", false)]
    public void Bounds_are_those_of_NuGet(string version, bool expected) =>
        Assert.Equal(expected, Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("a", ("introduced", "1.0"), ("fixed", "2.0.0"), ("introduced", "3.0.0"), ("last_affected", "3.5.0"))), version));

    [Fact]
    public void Prereleases_are_bounds_too()
    {
        var record = Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "7.0.0-preview"), ("fixed", "7.1.2")));

        Assert.True(Osv.Affects(record, "7.0.0-preview.3"));
        Assert.False(Osv.Affects(record, "7.0.0-alpha.1"));
    }

    [Fact]
    public void Events_count_in_the_order_of_their_versions_however_they_are_written()
    {
        var record = Osv.Record("GHSA-1", Osv.Affected("A", ("fixed", "2.0.0"), ("introduced", "2.0.0"), ("introduced", "0"), ("fixed", "3.0.0")));

        Assert.True(Osv.Affects(record, "1.0.0"));
        Assert.True(Osv.Affects(record, "2.0.0"));
        Assert.False(Osv.Affects(record, "3.0.0"));
    }

    [Fact]
    public void A_range_that_contradicts_itself_or_has_bounds_that_are_no_versions_is_taken_as_it_is_written()
    {
        var backwards = Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "2.0.0"), ("fixed", "1.0.0")));
        Assert.False(Osv.Affects(backwards, "1.5.0"));
        Assert.True(Osv.Affects(backwards, "2.5.0"));

        Assert.True(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0"), ("fixed", "soon"))), "9.0.0"));
        Assert.False(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "v?"))), "1.0.0"));
        Assert.False(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("fixed", "2.0.0"))), "1.0.0"));
        Assert.True(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0"))), "not a version"));
        Assert.False(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "1.0.0"))), "not a version"));
    }

    [Theory]
    [InlineData("1.5.0", true)]
    [InlineData("2.0.0", false)]
    public void A_limit_ends_every_range_before_it(string version, bool expected) =>
        Assert.Equal(expected, Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0"), ("limit", "2.0.0"))), version));

    [Fact]
    public void A_limit_without_end_ends_nothing() =>
        Assert.True(Osv.Affects(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0"), ("limit", "2.0.0"), ("limit", "*"))), "9.0.0"));

    [Fact]
    public void A_list_of_versions_holds_beside_ranges_and_without_them()
    {
        var record = Osv.Record("GHSA-1", """{ "versions": ["1.0", "4.0.0.0-RC1"], "package": { "name": "A", "ecosystem": "nuget" } }""");

        Assert.True(Osv.Affects(record, "1.0.0"));
        Assert.True(Osv.Affects(record, "4.0.0-rc1"));
        Assert.False(Osv.Affects(record, "1.0.1"));
    }

    [Theory]
    [InlineData("<= 1.2.3", "1.2.3", true)]
    [InlineData("<= 1.2.3", "1.2.4", false)]
    [InlineData("< 2.3.1", "2.3.1", false)]
    [InlineData(">= 1.0, < 2.0", "1.5.0", true)]
    [InlineData("= 1.2.3", "1.2.3", true)]
    [InlineData("= 1.2.3", "1.2.2", false)]
    [InlineData("whatever", "9.0.0", true)]
    public void A_range_without_an_end_goes_as_far_as_is_known(string lastKnown, string version, bool expected)
    {
        var record = Osv.Record("GHSA-1", $$"""{ "package": { "ecosystem": "NuGet", "name": "A" }, "ranges": [{{Osv.Range(("introduced", "0"))}}], "database_specific": { "last_known_affected_version_range": "{{lastKnown}}" } }""");

        Assert.Equal(expected, Osv.Affects(record, version));
    }

    [Fact]
    public void A_fix_stands_above_the_range_that_was_known()
    {
        var record = Osv.Record("GHSA-1", $$"""{ "package": { "ecosystem": "NuGet", "name": "A" }, "ranges": [{{Osv.Range(("introduced", "0"), ("fixed", "2.0.0"))}}], "database_specific": { "last_known_affected_version_range": "<= 1.0.0" } }""");

        Assert.True(Osv.Affects(record, "1.5.0"));
    }

    [Theory]
    [InlineData("""{ "package": { "ecosystem": "NuGet", "name": "A" } }""")]
    [InlineData("""{ "package": { "ecosystem": "npm", "name": "A" }, "versions": ["1.0.0"] }""")]
    [InlineData("""{ "package": { "ecosystem": "NuGet", "name": "A" }, "ranges": [{ "type": "GIT", "events": [{ "introduced": "0" }] }] }""")]
    [InlineData("""{ "package": "A", "versions": ["1.0.0"] }""")]
    [InlineData("""{ "package": { "ecosystem": "NuGet", "name": "A" }, "versions": "1.0.0", "ranges": {} }""")]
    [InlineData("""{ "package": { "ecosystem": ["NuGet"], "name": { "A": 1 } }, "versions": ["1.0.0"] }""")]
    [InlineData("""null, 7, ["A"]""")]
    public void What_says_nothing_about_this_package_of_NuGet_means_nothing(string affected)
    {
        var record = Osv.Record("GHSA-1", affected);

        Assert.NotNull(Osv.Read(record, "A"));
        Assert.False(Osv.Affects(record, "1.0.0"));
    }

    [Fact]
    public void A_record_that_mixes_ecosystems_counts_for_its_packages_of_NuGet()
    {
        var record = Osv.Read(File.ReadAllText(Path.Combine(Osv.Records, "GHSA-m5vv-6r4h-3vj9.json")), "azure.identity", "azure-identity", "@azure/identity");

        Assert.Equal("azure.identity", Assert.Single(record!.Advisory!.Affected).Id, ignoreCase: true);
    }

    [Fact]
    public void A_withdrawn_record_is_about_NuGet_and_says_nothing()
    {
        var record = Osv.Read(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0")), "\"withdrawn\": \"2026-11-02T00:00:00Z\","), "A");

        Assert.True(record!.IsAboutNuGet);
        Assert.Null(record.Advisory);
    }

    [Theory]
    [InlineData("\"database_specific\": { \"severity\": \"moderate\" },", AdvisorySeverity.Moderate)]
    [InlineData("\"database_specific\": { \"severity\": \"MEDIUM\" },", AdvisorySeverity.Moderate)]
    [InlineData("\"severity\": [{ \"type\": \"CVSS_V3\", \"score\": \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\" }],", AdvisorySeverity.Critical)]
    [InlineData("\"severity\": [{ \"type\": \"CVSS_V4\", \"score\": \"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\" }],", AdvisorySeverity.Unknown)]
    [InlineData("\"severity\": [],", AdvisorySeverity.Unknown)]
    [InlineData("\"severity\": null, \"database_specific\": [\"HIGH\"],", AdvisorySeverity.Unknown)]
    [InlineData("", AdvisorySeverity.Unknown)]
    public void The_severity_is_the_word_of_the_database_or_else_reckoned(string more, AdvisorySeverity expected) =>
        Assert.Equal(expected, Osv.Read(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0")), more), "A")!.Advisory!.Severity);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "id": 7 }""")]
    [InlineData("""{ "id": "GHSA-1\u001b[31m" }""")]
    [InlineData("""{ "id": "GHSA-1" } { "id": "GHSA-2" }""")]
    [InlineData("""{ "id": "\ud800" }""")]
    [InlineData("""{ "name": "package.json" }""")]
    public void What_is_no_record_is_none(string text) => Assert.Null(Osv.Read(text, "A"));

    [Fact]
    public void A_record_that_was_cut_off_anywhere_is_none()
    {
        var whole = File.ReadAllBytes(Path.Combine(Osv.Records, "GHSA-59j7-ghrg-fj52.json"));
        var names = new[] { "System.IdentityModel.Tokens.Jwt" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        for (var length = 0; length < whole.Length; length++)
            Assert.Null(OsvRecord.Read(whole.AsSpan(0, length), names));
        Assert.NotNull(OsvRecord.Read(whole, names));
    }

    [Fact]
    public void Nothing_makes_it_throw()
    {
        var whole = Encoding.UTF8.GetBytes(Osv.Record("GHSA-1", Osv.Affected("A", ("introduced", "0"), ("fixed", "1.0")), "\"severity\": [{ \"score\": \"CVSS:3.1/\" }],"));
        var names = new[] { "A" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        Prop.ForAll<int, byte>((at, value) =>
        {
            var bytes = whole.ToArray();
            bytes[(at & int.MaxValue) % bytes.Length] = value;
            _ = OsvRecord.Read(bytes, names);
        }).QuickCheckThrowOnFailure();
        Assert.Null(OsvRecord.Read(Encoding.UTF8.GetBytes("{\"affected\":" + new string('[', 100_000)), names));
    }
}
