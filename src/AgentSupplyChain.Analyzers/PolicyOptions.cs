using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers;

/// <summary>
/// What the policy file tells the analyzers. The gate writes it into a global analyzer config before the compiler runs; a list is separated
/// by bars, and what would end a value there (bar, comment signs, percent sign, line ends) is percent-encoded.
/// </summary>
internal sealed class PolicyOptions
{
    public const string ModelsAllow = "agent_supply_chain.models.allow";
    public const string ModelsDeny = "agent_supply_chain.models.deny";
    public const string ModelsCatalogue = "agent_supply_chain.models.catalogue";
    public const string ToolsAllow = "agent_supply_chain.tools.allow";
    public const string ToolsLoaders = "agent_supply_chain.tools.loaders";
    public const string ToolsValidators = "agent_supply_chain.tools.validators";
    public const string McpServers = "agent_supply_chain.mcp_servers";
    public const string CredentialsAllowSha256 = "agent_supply_chain.credentials.allow_sha256";
    public const string CredentialsVerifyChecksums = "agent_supply_chain.credentials.verify_checksums";
    public const string HttpHosts = "agent_supply_chain.transport.allow_http_hosts";

    private readonly AnalyzerConfigOptions _options;

    private PolicyOptions(AnalyzerConfigOptions options) => _options = options;

    /// <summary>Only what holds for the whole compilation: a folder's .editorconfig is not the policy.</summary>
    public static PolicyOptions Of(AnalyzerOptions options) => new(options.AnalyzerConfigOptionsProvider.GlobalOptions);

    /// <summary>What is tuned about credentials.</summary>
    /// <param name="options">Those of the whole compilation, and then of a file: what either allows is allowed.</param>
    public static CredentialSettings Credentials(params ReadOnlySpan<AnalyzerConfigOptions> options)
    {
        var verifies = true;
        var allowed = new List<string>();
        foreach (var one in options)
        {
            verifies &= !one.TryGetValue(CredentialsVerifyChecksums, out var verify) || !string.Equals(verify, "false", StringComparison.OrdinalIgnoreCase);
            if (one.TryGetValue(CredentialsAllowSha256, out var digests))
                allowed.AddRange(digests.Split('|').Select(digest => digest.Trim()));
        }

        return new CredentialSettings(verifies, allowed);
    }

    /// <summary>The entries of a list; null where the policy says nothing, which is not the same as an empty list.</summary>
    public IReadOnlyList<string>? List(string key) =>
        _options.TryGetValue(key, out var value)
            ? [.. value.Split(['|'], StringSplitOptions.RemoveEmptyEntries).Select(entry => Uri.UnescapeDataString(entry.Trim())).Where(entry => entry.Length > 0)]
            : null;
}
