using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Check.Packages;

public sealed class SignatureCheckTests
{
    private const string Gallery = "1f4b311d9acc115c8dc8018b5a49e00fce6da8e2855f9f014ca6f34570bc482d";
    private static readonly string s_author = new('a', 64);
    private static readonly string s_stranger = new('b', 64);

    [Fact]
    public void One_of_the_listed_owners_or_certificates_is_enough()
    {
        var signature = ByGallery("contoso", "fabrikam") with { Author = s_author };

        Assert.Empty(Check(new PackagePolicy { Owners = ["Fabrikam"] }, ("A", signature)));
        Assert.Empty(Check(new PackagePolicy { Signers = [s_author] }, ("A", signature)));
        Assert.Empty(Check(new PackagePolicy { Signers = [Gallery] }, ("A", signature)));
        Assert.Empty(Check(new PackagePolicy { Signers = [s_stranger], Owners = ["contoso"] }, ("A", signature)));
    }

    [Fact]
    public void A_package_of_somebody_else_is_an_error_at_its_reference()
    {
        var finding = Assert.Single(Check(new PackagePolicy { Owners = ["contoso"] }, ("A", ByGallery("fabrikam"))));

        Assert.Equal((Rules.PackageSignatureNotTrusted, "App.csproj", 7), (finding.Rule, finding.Location.File, finding.Location.Line));
        Assert.StartsWith("Package 'A' 1.0.0 is signed (owners 'fabrikam') by nobody whom the policy trusts", finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Error, SeverityOf.Finding(finding, PolicyDocument.Default));
        Assert.Equal(RuleSeverity.Error, SeverityOf.Finding(finding, PolicyDocument.Default, Profile.Minimal));
        Assert.Equal(RuleSeverity.Info, SeverityOf.Finding(finding, PolicyDocument.Default with { Rules = new Dictionary<string, RuleSeverity> { ["ASC2014"] = RuleSeverity.Info } }));
    }

    [Fact]
    public void Owners_that_a_signer_of_his_own_wrote_down_count_for_nothing()
    {
        var forged = ByGallery("contoso") with { Repository = s_stranger };

        Assert.Single(Check(new PackagePolicy { Owners = ["contoso"] }, ("A", forged)));
        Assert.Empty(Check(new PackagePolicy { Owners = ["contoso"], Signers = [s_stranger] }, ("A", forged)));
    }

    [Fact]
    public void Nothing_but_a_valid_signature_passes()
    {
        var policy = new PackagePolicy { Owners = ["contoso"], Signers = [s_author] };

        Assert.Single(Check(policy, ("A", new PackageSignature(SignatureState.Absent))));
        Assert.Contains("(NU3008)", Assert.Single(Check(policy, ("A", ByGallery("contoso") with { State = SignatureState.Invalid, Author = s_author, Codes = ["NU3008"] }))).Message, StringComparison.Ordinal);
        Assert.Contains("could not be verified", Assert.Single(Check(policy, ("A", null))).Message, StringComparison.Ordinal);
        Assert.Single(Check(new PackagePolicy { Owners = [] }, ("A", ByGallery("contoso"))));
    }

    [Fact]
    public void A_package_with_a_proven_private_origin_is_not_asked_for_a_signature()
    {
        var sources = Supply.Sources([Supply.Of("private"), Supply.Of("public")]);
        var supply = Supply.From(sources, ("Contoso.Core", Supply.Private), ("Other", Supply.Public));

        var finding = Assert.Single(Check(supply, Supply.Policy() with { Owners = ["contoso"] }));

        Assert.Contains("'Other'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stranger_in_a_family_is_told_where_packages_are_verified()
    {
        (string, PackageSignature?)[] family = [("Fam.A", ByGallery("fam")), ("Fam.B", ByGallery("fam", "ann")), ("Fam.C", ByGallery("fam")), ("Fam.D", ByGallery("ann")), ("Fam.E", ByGallery("mallory"))];

        var finding = Assert.Single(Check(new PackagePolicy(), family));

        Assert.StartsWith("Package 'Fam.E' 1.0.0 belongs to 'mallory' at the gallery, while 3 packages under 'Fam.' belong to 'fam'", finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Info, SeverityOf.Finding(finding, PolicyDocument.Default));
        Assert.Empty(Check(new PackagePolicy(), [.. family.Skip(2)]));
    }

    [Fact]
    public void Without_a_list_packages_of_a_gallery_that_came_without_a_signature_are_told_once()
    {
        var sources = Supply.Sources([Supply.Of("public"), Supply.Of("folder", "/feed")]);
        var supply = Supply.From(sources, ("A", Supply.Public), ("B", Supply.Public), ("C", "/feed"));
        supply = supply with { Stored = [.. supply.Stored.Select(package => package with { HasSignature = false })] };

        var finding = Assert.Single(Check(supply, new PackagePolicy()));

        Assert.StartsWith("2 packages of 3 came without a signature ('A', 'B')", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Check(supply with { Sources = sources with { RequiresSignatures = true } }, new PackagePolicy()));
        Assert.Empty(Check(Supply.From(sources, ("A", Supply.Public)), new PackagePolicy()));
    }

    private static PackageSignature ByGallery(params string[] owners) => new(SignatureState.Valid) { Repository = Gallery, Owners = owners };

    private static IReadOnlyList<Finding> Check(PackagePolicy policy, params (string Id, PackageSignature? Signature)[] packages) => Check(
        Supply.From(Supply.Sources([Supply.Of("public")]), [.. packages.Select(package => (package.Id, (string?)Supply.Public))]) with
        {
            Verified = [.. packages.Select(package => new VerifiedPackage(package.Id, "1.0.0") { Signature = package.Signature })],
        },
        policy);

    private static IReadOnlyList<Finding> Check(PackageSupply supply, PackagePolicy policy)
    {
        var packages = supply.Stored.Select(package => Supply.Package(package.Id)).ToList();
        return [.. SignatureCheck.Check(supply, packages, new PackageOrigins(supply, policy), policy, Supply.Paths(packages), "App.csproj")];
    }
}
