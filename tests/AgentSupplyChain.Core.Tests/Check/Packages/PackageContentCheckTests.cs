using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class PackageContentCheckTests
{
    private static readonly FileSpan s_place = new("packages.lock.json", 9, 7);

    [Theory]
    [InlineData("one", "one", null, 0)]
    [InlineData("one", "two", null, 1)]
    [InlineData("one", null, null, 0)]
    [InlineData("one", "one", "one", 0)]
    [InlineData("one", "one", "two", 2)]
    [InlineData("one", "two", "one", 2)]
    [InlineData("one", null, "two", 1)]
    [InlineData(null, "one", "two", 1)]
    [InlineData(null, "one", "one", 0)]
    public void Lock_record_and_nupkg_have_one_hash(string? locked, string? recorded, string? computed, int findings)
    {
        var supply = new PackageSupply
        {
            Stored = [new StoredPackage("A", "1.0.0") { Folder = "/nowhere", ContentHash = recorded }],
            Locked = locked is null ? [] : [new LockedPackage("a", "1.0.0", locked, s_place)],
            Verified = computed is null ? [] : [new VerifiedPackage("A", "1.0.0") { ContentHash = computed }],
        };

        var found = Check(supply);

        Assert.Equal(findings, found.Count);
        Assert.Equal(found.Count, found.DistinctBy(finding => finding.Fingerprint).Count());
    }

    [Fact]
    public void The_hash_of_another_version_does_not_matter_and_a_lock_file_that_contradicts_itself_is_told_once()
    {
        var supply = new PackageSupply { Stored = [new StoredPackage("A", "1.0.0") { Folder = "/nowhere", ContentHash = "one" }] };

        Assert.Empty(Check(supply with { Locked = [new LockedPackage("A", "2.0.0", "two", s_place)] }));
        Assert.Equal(s_place, Assert.Single(Check(supply with { Locked = [new LockedPackage("A", "1.0.0", "one", s_place with { Line = 3 }), new LockedPackage("A", "1.0.0", "two", s_place)] })).Location);
    }

    [Theory]
    [InlineData(DifferenceKind.FileChanged, "has another 'lib/A.dll' in the packages folder than in its nupkg")]
    [InlineData(DifferenceKind.FileMissing, "lacks 'lib/A.dll'")]
    [InlineData(DifferenceKind.FileAdded, "has 'lib/A.dll' in the packages folder, which its nupkg does not have")]
    [InlineData(DifferenceKind.PackageMissing, "cannot be verified: 'lib/A.dll' is not in the packages folder")]
    [InlineData(DifferenceKind.PackageUnreadable, "cannot be verified: 'lib/A.dll' is no archive")]
    public void Each_difference_of_files_has_its_words_and_its_remedy(DifferenceKind kind, string words)
    {
        var supply = new PackageSupply { Verified = [new VerifiedPackage("A", "1.0.0") { Differences = [new ContentDifference(kind, "lib/A.dll")] }] };

        var finding = Assert.Single(Check(supply));

        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("remove the package from the packages folder and run dotnet restore", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("App.csproj", 7), (finding.Location.File, finding.Location.Line));
    }

    private static IReadOnlyList<Finding> Check(PackageSupply supply)
    {
        var packages = new[] { Supply.Package("A") };
        return [.. PackageContentCheck.Check(supply, packages, Supply.Paths(packages))];
    }
}
