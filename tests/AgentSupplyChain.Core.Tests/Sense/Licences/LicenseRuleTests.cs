using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Tests.Sense.Licences;

public sealed class LicenseRuleTests
{
    [Theory]
    // declared, address, texts, concluded, confidence
    [InlineData("MIT", null, "", "MIT", LicenseConfidence.Medium)]
    [InlineData("MIT", null, "MIT", "MIT", LicenseConfidence.High)]
    [InlineData("MIT", null, "?", "MIT", LicenseConfidence.Medium)]
    [InlineData("MIT", null, "Apache-2.0", null, LicenseConfidence.None)]
    [InlineData("MIT", null, "MIT;Apache-2.0", null, LicenseConfidence.None)]
    [InlineData("MIT OR Apache-2.0", null, "MIT", "MIT OR Apache-2.0", LicenseConfidence.Medium)]
    [InlineData("MIT OR Apache-2.0", null, "MIT;Apache-2.0", "MIT OR Apache-2.0", LicenseConfidence.High)]
    [InlineData("GPL-3.0", null, "GPL-3.0-only GPL-3.0-or-later", "GPL-3.0-only", LicenseConfidence.High)]
    [InlineData("GPL-3.0+", null, "GPL-3.0-only GPL-3.0-or-later", "GPL-3.0-or-later", LicenseConfidence.High)]
    [InlineData("Nonsense", null, "MIT", null, LicenseConfidence.None)]
    [InlineData(null, null, "MIT", "MIT", LicenseConfidence.High)]
    [InlineData(null, null, "MIT;MIT", "MIT", LicenseConfidence.High)]
    [InlineData(null, null, "MIT;Apache-2.0", null, LicenseConfidence.None)]
    [InlineData(null, null, "GPL-3.0-only GPL-3.0-or-later", null, LicenseConfidence.None)]
    [InlineData(null, null, "?", null, LicenseConfidence.None)]
    [InlineData(null, null, "MIT;?", null, LicenseConfidence.None)]
    [InlineData(null, "https://opensource.org/licenses/MIT", "?", null, LicenseConfidence.None)]
    [InlineData("MIT", null, "MIT;?", "MIT", LicenseConfidence.High)]
    [InlineData(null, null, "", null, LicenseConfidence.None)]
    [InlineData(null, "https://opensource.org/licenses/MIT", "", "MIT", LicenseConfidence.Low)]
    [InlineData(null, "http://www.apache.org/licenses/LICENSE-2.0.html/", "", "Apache-2.0", LicenseConfidence.Low)]
    [InlineData(null, "http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0", "Apache-2.0", LicenseConfidence.High)]
    [InlineData(null, "https://opensource.org/licenses/MIT", "Apache-2.0", null, LicenseConfidence.None)]
    [InlineData(null, "https://opensource.example/licenses/MIT", "", null, LicenseConfidence.None)]
    [InlineData(null, "https://evil.example/?opensource.org/licenses/MIT", "", null, LicenseConfidence.None)]
    public void Follows_the_published_table(string? declared, string? address, string texts, string? concluded, LicenseConfidence confidence)
    {
        var found = texts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select((ids, i) => new LicenseText($"LICENSE{i}", ids == "?" ? [] : ids.Split(' '))).ToList();

        var conclusion = LicenseRule.Conclude(declared, address, found);

        Assert.Equal((concluded, confidence), (conclusion.Expression, conclusion.Confidence));
        Assert.NotEqual("", conclusion.Evidence);
    }
}
