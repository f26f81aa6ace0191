using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class PinningCheckTests
{
    private static readonly Package[] Restored = [new("Foo", "10.0.3") { IsDirect = true }];

    [Theory]
    [InlineData(DeclarationKind.PackageReference, false, "write Version=\"10.0.3\"")]
    [InlineData(DeclarationKind.PackageReference, true, "write VersionOverride=\"10.0.3\"")]
    [InlineData(DeclarationKind.PackageVersion, false, "write Version=\"10.0.3\"")]
    [InlineData(DeclarationKind.GlobalPackageReference, false, "write Version=\"10.0.3\"")]
    [InlineData(DeclarationKind.PackageDownload, false, "in brackets")]
    public void A_floating_version_is_reported_at_its_place_with_the_version_to_write(DeclarationKind kind, bool isOverride, string remedy)
    {
        var place = new FileSpan("Agent.csproj", 7, 3, 7, 7);

        var finding = Assert.Single(PinningCheck.Check([new(kind, "foo", "10.*", VersionForm.Floating, place) { IsOverride = isOverride }], Restored));

        Assert.Equal("ASC2001", finding.Rule.Id);
        Assert.Equal(place, finding.Location);
        Assert.Contains("'foo'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'10.*'", finding.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VersionForm.Exact)]
    [InlineData(VersionForm.Minimum)]
    [InlineData(VersionForm.Unreadable)]
    public void A_version_that_does_not_float_is_quiet(VersionForm form)
    {
        Assert.Empty(PinningCheck.Check([new(DeclarationKind.PackageReference, "Foo", "10.0.3", form, new FileSpan("Agent.csproj"))], Restored));
    }

    [Theory]
    [InlineData(DeclarationKind.PackageReference, "", VersionForm.None, "names no version")]
    [InlineData(DeclarationKind.GlobalPackageReference, "", VersionForm.None, "names no version")]
    [InlineData(DeclarationKind.PackageVersion, "", VersionForm.None, "names no version")]
    [InlineData(DeclarationKind.PackageReference, "(1.0,)", VersionForm.NoLowerBound, "'(1.0,)'")]
    [InlineData(DeclarationKind.PackageVersion, "[1.0,2.0)", VersionForm.Range, "'[1.0,2.0)'")]
    [InlineData(DeclarationKind.PackageDownload, "1.0.0", VersionForm.Minimum, "a download takes one version")]
    public void A_version_that_is_left_open_is_another_finding(DeclarationKind kind, string version, VersionForm form, string cause)
    {
        var place = new FileSpan("Agent.csproj", 7, 3, 7, 7);

        var finding = Assert.Single(PinningCheck.Check([new(kind, "Foo", version, form, place)], Restored));

        Assert.Equal(("ASC2002", place), (finding.Rule.Id, finding.Location));
        Assert.Contains(cause, finding.Message, StringComparison.Ordinal);
        Assert.Contains(kind == DeclarationKind.PackageDownload ? "in brackets" : "Version=\"10.0.3\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_without_a_version_takes_the_central_one_and_what_an_SDK_adds_is_nobodys_to_write()
    {
        var place = new FileSpan("Agent.csproj", 7, 3, 7, 7);

        Assert.Empty(PinningCheck.Check(
            [
                new(DeclarationKind.PackageReference, "Foo", "", VersionForm.None, place),
                new(DeclarationKind.PackageVersion, "FOO", "10.0.3", VersionForm.Minimum, place),
                new(DeclarationKind.PackageReference, "Added", "", VersionForm.None, new FileSpan("Agent.csproj")) { IsForeign = true },
            ],
            Restored));
    }

    [Fact]
    public void An_override_that_goes_below_the_central_version_is_told_and_one_above_is_not()
    {
        var place = new FileSpan("Agent.csproj", 7, 3, 7, 7);
        var lower = new PackageDeclaration(DeclarationKind.PackageReference, "Foo", "9.0.0", VersionForm.Minimum, place) { IsOverride = true, Undercuts = "10.0.3" };

        var finding = Assert.Single(PinningCheck.Check([lower, lower with { Id = "Bar", Undercuts = null }, new(DeclarationKind.PackageVersion, "Foo", "10.*", VersionForm.Floating, place)], Restored));

        Assert.Equal("ASC2002", finding.Rule.Id);
        Assert.Contains("'9.0.0' is lower than '10.0.3'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.*", "write 10.0.3")]
    [InlineData("", "without a version")]
    public void A_directive_is_told_what_to_write_in_its_own_form(string version, string expected)
    {
        var directive = new PackageDeclaration(DeclarationKind.PackageReference, "Foo", version, VersionForm.Floating, new FileSpan("app.cs", 1)) { IsDirective = true };

        Assert.Contains(expected, Assert.Single(PinningCheck.Check([directive], Restored)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floating_version_without_a_restored_graph_still_has_a_remedy()
    {
        var finding = Assert.Single(PinningCheck.Check([Floating(DeclarationKind.PackageReference, "Foo", "*", 1)], []));

        Assert.Contains("write the one version that is meant", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_central_version_is_reported_where_it_is_used()
    {
        var unused = Floating(DeclarationKind.PackageVersion, "Unused", "1.*", 3);
        var transitive = Floating(DeclarationKind.PackageVersion, "Foo", "1.*", 4);
        var referenced = Floating(DeclarationKind.PackageVersion, "Bar", "1.*", 5);
        var reference = new PackageDeclaration(DeclarationKind.PackageReference, "bar", "", VersionForm.None, new FileSpan("Agent.csproj", 3));

        Assert.Equal([4, 5], PinningCheck.Check([unused, transitive, referenced, reference], Restored).Select(f => f.Location.Line));
    }

    [Fact]
    public void Two_declarations_have_two_fingerprints_and_moved_lines_have_the_same()
    {
        var first = Floating(DeclarationKind.PackageReference, "Foo", "1.*", 3);
        var other = Floating(DeclarationKind.PackageReference, "Foo", "2.*", 4);
        var moved = Floating(DeclarationKind.PackageReference, "Foo", "1.*", 9);

        var prints = PinningCheck.Check([first, other, moved], Restored).Select(f => f.Fingerprint).ToList();

        Assert.NotEqual(prints[0], prints[1]);
        Assert.Equal(prints[0], prints[2]);
    }

    private static PackageDeclaration Floating(DeclarationKind kind, string id, string version, int line) =>
        new(kind, id, version, VersionForm.Floating, new FileSpan("Agent.csproj", line));
}
