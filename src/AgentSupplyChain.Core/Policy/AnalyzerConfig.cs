using System.Globalization;
using System.Text;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>The policy as the compiler understands it: two global analyzer configs, since one file has one level.</summary>
public static class AnalyzerConfig
{
    /// <summary>
    /// The level of what the policy says. A global config of the user's own cannot stand above it, and one that claims the same level makes the
    /// compiler warn of the conflict.
    /// </summary>
    private const int HighestLevel = int.MaxValue;

    private const string Prefix = "agent_supply_chain.";

    /// <summary>Severities of the rules that analyzers report; null where the analyzers' own defaults say the same.</summary>
    /// <param name="profile">Of the property <c>AgentSupplyChainProfile</c>; null where it is not set.</param>
    /// <param name="environment">Of the property <c>AgentSupplyChainEnvironment</c>.</param>
    public static string? Text(PolicyDocument policy, Profile? profile = null, string? environment = null)
    {
        var lines = new StringBuilder();
        foreach (var rule in Rules.All.Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer)).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            var severity = SeverityOf.Rule(rule, policy, profile, environment);
            if (severity != rule.Recommended)
                lines.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(NameOf(severity)).Append('\n');
        }

        // A .editorconfig file wins over a global config of any level; the level decides among global configs.
        return lines.Length == 0 ? null : "is_global = true\nglobal_level = 50\n" + lines;
    }

    /// <summary>What analyzers need to know of the policy beside severities; null where it says nothing of that.</summary>
    /// <param name="environment">Of the property <c>AgentSupplyChainEnvironment</c>; without one, what is allowed anywhere is allowed.</param>
    public static string? PolicyText(PolicyDocument policy, string? environment = null)
    {
        var (models, tools) = (policy.Models, policy.Tools);
        var lines = new StringBuilder();
        Add(lines, "models.allow", models.Allow?.Where(entry => entry.AppliesIn(environment)).Select(Entry));
        Add(lines, "models.deny", NullIfEmpty(models.Deny));
        Add(lines, "models.catalogue", NullIfEmpty(models.Catalogue)?.Select(Entry));
        Add(lines, "tools.allow", tools.Allow);
        Add(lines, "tools.loaders", tools.Loaders);
        Add(lines, "tools.validators", tools.Validators);
        Add(lines, "mcp_servers", NullIfEmpty(policy.McpServers)?.Select(server => server.Package + "=" + server.Version));
        Add(lines, "transport.allow_http_hosts", policy.AllowHttpHosts);
        Add(lines, "credentials.allow_sha256", NullIfEmpty(policy.Credentials.AllowSha256));
        Add(lines, "credentials.verify_checksums", policy.Credentials.VerifyChecksums ? null : ["false"]);
        return lines.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"is_global = true\nglobal_level = {HighestLevel}\n{lines}");
    }

    /// <summary>An empty config: what takes the place of one that is no longer needed.</summary>
    public static string Nothing => "is_global = true\n";

    private static string Entry(AllowedModel entry) => string.Join(',', entry.Pattern.Id, entry.Pattern.Publisher, entry.Pattern.Snapshot).TrimEnd(',');

    private static string Entry(CatalogueEntry entry) =>
        string.Join(',', entry.Provider, entry.Id, entry.ResolvesTo, entry.ReleasedOn, entry.RetiredOn, entry.Replacement).TrimEnd(',');

    private static IReadOnlyList<T>? NullIfEmpty<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;

    private static void Add(StringBuilder lines, string key, IEnumerable<string>? entries)
    {
        if (entries is not null)
            lines.Append(Prefix).Append(key).Append(" = ").AppendJoin('|', entries.Select(Encoded)).Append('\n');
    }

    /// <summary>What would end an entry or a value, or begin a comment, is percent-encoded.</summary>
    private static string Encoded(string entry)
    {
        var text = new StringBuilder();
        foreach (var rune in entry.EnumerateRunes())
        {
            if (rune.Value is '|' or '%' or '#' or ';' || Rune.IsControl(rune) || (rune.Value > 127 && Rune.IsWhiteSpace(rune)))
                text.Append(Uri.EscapeDataString(rune.ToString()));
            else
                text.Append(rune);
        }

        return text.ToString();
    }

    private static string NameOf(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        RuleSeverity.Info => "suggestion",
        _ => "none",
    };
}
