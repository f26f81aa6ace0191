using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Advisories;

namespace AgentSupplyChain.Core.Tests.Advisories;

public sealed class CvssVectorTests
{
    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)]
    [InlineData("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:N/I:N/A:H", 6.8)]
    [InlineData("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", 0.0)]
    [InlineData("CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:P/RL:O", 9.8)]
    public void The_base_score_is_the_one_of_the_specification(string vector, double expected) => Assert.Equal(expected, CvssVector.ScoreOf(vector));

    [Theory]
    [InlineData("")]
    [InlineData("CVSS:3.1")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X")]
    [InlineData("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P")]
    public void What_is_no_whole_vector_of_version_three_has_none(string vector)
    {
        Assert.Null(CvssVector.ScoreOf(vector));
        Assert.Equal(AdvisorySeverity.Unknown, CvssVector.SeverityOf(vector));
    }

    [Fact]
    public void It_is_called_as_the_databases_call_it()
    {
        var compared = 0;
        foreach (var json in Osv.RecordFiles.Select(file => JsonNode.Parse(File.ReadAllText(file))!))
        {
            var vectors = json["severity"]!.AsArray().Select(one => (string)one!["score"]!).ToList();

            // Where there is a vector of version 4 too, the word follows that one.
            if (vectors is not [var vector])
                continue;

            var word = ((string)json["database_specific"]!["severity"]!).Replace("MEDIUM", "MODERATE", StringComparison.Ordinal);
            Assert.Equal(word, CvssVector.SeverityOf(vector).ToString().ToUpperInvariant());
            compared++;
        }

        Assert.True(compared > 30, $"{compared} records");
    }
}
