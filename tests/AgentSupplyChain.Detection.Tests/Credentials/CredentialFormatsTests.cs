using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

public class CredentialFormatsTests
{
    private static IReadOnlyList<CredentialFormat> All { get; } = [.. Enumerable.Range(0, CredentialFormats.LineCount).Select(CredentialFormats.Format)];

    [Fact]
    public void Every_line_has_all_its_words()
    {
        Assert.True(All.Count > 100);
        foreach (var format in All)
        {
            Assert.Matches("^[a-z0-9-]+$", format.Id);
            Assert.Matches("^([A-Z1].*|npm|xAI|age|crates.io)$", format.Provider);
            Assert.NotEmpty(format.Kind);
            Assert.Matches("^[A-Za-z0-9]+(:[A-Za-z0-9]+)?$", format.ConfigurationKey);
            Assert.Matches("^[A-Z][A-Z0-9_]*$", format.EnvironmentVariable);
        }
    }

    [Fact]
    public void Every_format_with_a_form_of_its_own_has_a_line()
    {
        var known = All.Select(format => format.Id).ToHashSet(StringComparer.Ordinal);

        Assert.All(ScannedSamples.All, sample => Assert.Contains(sample.Format, known));
    }

    [Fact]
    public void Every_line_has_a_sample()
    {
        var sampled = CredentialSamples.All.Select(sample => sample.Format).ToHashSet(StringComparer.Ordinal);

        Assert.All(All, format => Assert.Contains(format.Id, sampled));
    }

    [Fact]
    public void The_words_of_a_format_are_those_of_its_line()
    {
        var match = Assert.Single(CredentialScanner.Scan(CredentialSamples.Fresh("openai-project")));

        Assert.Equal(("openai-project", "OpenAI", "project key", "OpenAI:ApiKey", "OPENAI_API_KEY", true), (match.Format, match.Provider, match.Kind, match.ConfigurationKey, match.EnvironmentVariable, match.IsProven));
    }

    [Fact]
    public void Of_many_lines_with_one_anchor_the_first_that_fits_has_it()
    {
        Assert.Equal("azure-cask-openai", Assert.Single(CredentialScanner.Scan(CredentialSamples.Fresh("azure-cask-openai"))).Format);
        Assert.Equal("azure-cask-generic", Assert.Single(CredentialScanner.Scan(CredentialSamples.Fresh("azure-cask-generic"))).Format);
        Assert.Equal("github-ghs-jwt", Assert.Single(CredentialScanner.Scan(CredentialSamples.Fresh("github-ghs-jwt"))).Format);
        Assert.Equal("gcp-service-account", Assert.Single(CredentialScanner.Scan(CredentialSamples.Fresh("gcp-service-account"))).Format);
    }
}
