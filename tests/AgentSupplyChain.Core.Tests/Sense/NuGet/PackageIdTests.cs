using System.Text.RegularExpressions;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public partial class PackageIdTests
{
    public static TheoryData<string> Ids =>
    [
        "", "a", "A.B", "a-b", "a_b", "_", "__a", "a.b-c_d", "a..b", "a.-b", ".a", "a.", "-a", "a-", "a b", "a/b", "a\\b", "..", "../a", "a\0", "a\n", "Ünïcode", "字", "١", "e\u0301", "a\u203Fb", "½", "🙂", "a\u200Bb",
        new string('a', 100), new string('a', 101), "a" + string.Concat(Enumerable.Repeat(".a", 49)),
    ];

    // The pattern of NuGet's PackageIdValidator.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_valid_where_the_pattern_of_NuGet_says_so(string id) => Assert.Equal(id.Length <= 100 && Pattern().IsMatch(id), PackageId.IsValid(id));

    [GeneratedRegex(@"^\w+([_.-]\w+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
