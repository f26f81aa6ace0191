using AgentSupplyChain.Core.Sense.NuGet;
using NuGet.Packaging;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public class PackageIdTests
{
    public static TheoryData<string> Ids =>
    [
        "", "a", "A.B", "a-b", "a_b", "_", "__a", "a.b-c_d", "a..b", "a.-b", ".a", "a.", "-a", "a-", "a b", "a/b", "a\\b", "..", "../a", "a\0", "a\n", "Ünïcode", "字", "١", "e\u0301", "a\u203Fb", "½", "🙂", "a\u200Bb",
        new string('a', 100), new string('a', 101), "a" + string.Concat(Enumerable.Repeat(".a", 49)),
    ];

    // The judge is what it stands for.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_valid_where_NuGet_says_so(string id) => Assert.Equal(id.Length <= PackageIdValidator.MaxPackageIdLength && PackageIdValidator.IsValidPackageId(id), PackageId.IsValid(id));
}
