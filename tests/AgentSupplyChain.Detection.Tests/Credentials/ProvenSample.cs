using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

/// <summary>The samples of the formats that the scanner knows.</summary>
internal static class ProvenSample
{
    public static IReadOnlyList<(string Format, Func<Random, string> Make)> All { get; } =
    [
        .. CredentialSamples.All
            .Where(sample => sample.Format is "openai-legacy" or "openai-project" or "openai-svcacct" or "openai-admin" or "npm" or "cloudflare" or "pypi"
                || sample.Format.StartsWith("anthropic-", StringComparison.Ordinal)
                || (sample.Format.StartsWith("github-gh", StringComparison.Ordinal) && sample.HasChecksum)
                || sample.Format.StartsWith("aws-bedrock", StringComparison.Ordinal)
                || sample.Format.StartsWith("azure-cask-openai", StringComparison.Ordinal))
            .Select(sample => (sample.Format, sample.Make)),
    ];
}
