using AgentSupplyChain.Detection.Json;
using System.Buffers;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>One policy being read: what its fields may hold, field by field. A faulty one is told and left out.</summary>
internal sealed class PolicyReading(JsonTree tree, ICollection<Finding> faults)
{
    internal static readonly string[] Fields = ["$schema", "schemaVersion", "profile", "rules", "models", "tools", "mcpServers", "transport", "credentials", "sources", "publishers", "dependencies", "environments"];

    internal static readonly string[] EnvironmentFields = ["production"];

    internal static readonly string[] ToolFields = ["allow", "loaders", "validators"];

    internal static readonly string[] McpServerFields = ["name", "package", "version", "digest"];

    internal static readonly string[] TransportFields = ["allowHttpHosts"];

    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");

    private readonly PolicyFields _fields = new(tree, faults);

    public PolicyDocument Read()
    {
        var root = tree.Root;
        _fields.Check(root, "", Fields);
        if (root["$schema"] is { Kind: not JsonValueKind.String } schema)
            _fields.Fault(schema, "$schema", "holds " + JsonTree.NameOf(schema.Kind) + "; write the address of the schema as a string or leave it out");

        CheckVersion(root);
        return new PolicyDocument
        {
            Profile = _fields.Word(root["profile"], "profile", PolicyWords.Profiles) ?? PolicyDocument.Default.Profile,
            Rules = RulesOf(root["rules"]),
            Models = new ModelPolicyReading(_fields).Read(root["models"]),
            Tools = ToolsOf(root["tools"]),
            McpServers = McpServersOf(root["mcpServers"]),
            AllowHttpHosts = _fields.Object(root["transport"], "transport", TransportFields) is { } transport
                ? _fields.Texts(transport["allowHttpHosts"], "transport.allowHttpHosts", Host)
                : null,
            Credentials = new CredentialPolicyReading(_fields).Read(root["credentials"]),
            Packages = new PackagePolicyReading(_fields).Read(root["sources"], root["publishers"], root["dependencies"]),
            Environments = EnvironmentsOf(root["environments"]),
        };
    }

    private void CheckVersion(JsonNode root)
    {
        if (root["schemaVersion"] is not { } version)
            _fields.Fault(root, "schemaVersion", FormattableString.Invariant($"is missing; write \"schemaVersion\": {PolicyFile.SchemaVersion}"));
        else if (version.Kind != JsonValueKind.Number || version.Text != "1")
            _fields.Fault(version, "schemaVersion", FormattableString.Invariant($"is not a version that is known here; write {PolicyFile.SchemaVersion}, or update AgentSupplyChain.Build"));
    }

    private Dictionary<string, RuleSeverity> RulesOf(JsonNode? node)
    {
        var severities = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal);
        foreach (var member in _fields.MembersOf(node, "rules", StringComparer.Ordinal))
        {
            var path = "rules." + member.Name;
            if (Rules.Find(member.Name) is not { } rule)
                _fields.Fault(member, path, "is not a rule; rule ids are listed in docs/rules, as ASC3001");
            else if (_fields.Word(member.Value, path, PolicyWords.Severities) is not { } severity)
                continue;
            else if (severity < SeverityOf.Lowest(rule))
                _fields.Fault(member.Value, path, $"cannot be lowered so far, since it reports that a control did not run; write {NamesFrom(SeverityOf.Lowest(rule))}");
            else
                severities[rule.Id] = severity;
        }

        return severities;
    }

    private ToolPolicy ToolsOf(JsonNode? node) => _fields.Object(node, "tools", ToolFields) is { } tools
        ? new ToolPolicy(
            _fields.Texts(tools["allow"], "tools.allow"),
            _fields.Texts(tools["loaders"], "tools.loaders", QualifiedName),
            _fields.Texts(tools["validators"], "tools.validators", QualifiedName))
        : new ToolPolicy();

    private List<KnownMcpServer> McpServersOf(JsonNode? node)
    {
        var servers = new List<KnownMcpServer>();
        foreach (var (item, path) in _fields.Objects(node, "mcpServers", McpServerFields))
        {
            var name = _fields.Text(item["name"], path + ".name");
            var package = _fields.Required(item, "package", path, PackageName);
            var version = _fields.Text(item["version"], path + ".version", ExactVersion);
            var digest = _fields.Text(item["digest"], path + ".digest", Digest);
            if (item["version"] is null == item["digest"] is null)
                _fields.Fault(item, path, "needs either 'version' or 'digest'");
            else if (package is not null && (version ?? digest) is { } known)
                servers.Add(new KnownMcpServer(name, package, known));
        }

        return servers;
    }

    private Dictionary<string, EnvironmentPolicy> EnvironmentsOf(JsonNode? node)
    {
        var environments = new Dictionary<string, EnvironmentPolicy>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in _fields.MembersOf(node, "environments", StringComparer.OrdinalIgnoreCase))
        {
            var path = "environments." + member.Name;
            if (member.Value.Kind != JsonValueKind.Object)
            {
                _fields.Fault(member.Value, path, $"holds {JsonTree.NameOf(member.Value.Kind)}; write an object with {PolicyFields.OneOf(EnvironmentFields)}");
                continue;
            }

            _fields.Check(member.Value, path + ".", EnvironmentFields);
            var production = member.Value["production"];
            if (production is { Kind: not (JsonValueKind.True or JsonValueKind.False) })
                _fields.Fault(production, path + ".production", $"holds {JsonTree.NameOf(production.Kind)}; write true or false");

            // A faulty value might have meant true: that is the side on which to err.
            environments[member.Name] = new EnvironmentPolicy(production is { Kind: not JsonValueKind.False });
        }

        return environments;
    }

    private static string? QualifiedName(string text) =>
        text.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) ? null : "is no full name; write namespace, type and method, as Contoso.Plugins.Signature.Verify";

    private static string? Host(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Any(char.IsWhiteSpace) ? "is no host; write it without scheme and path, as models.contoso.example" : null;

    private static string? PackageName(string text) =>
        text.Any(char.IsWhiteSpace) || text.Contains('=', StringComparison.Ordinal) ? "is no package; write its name without a version" : null;

    private static string? ExactVersion(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || c is '*' or '^' or '~' or '<' or '>' or '=' or '[' or '(' or ',') || !text.Any(char.IsAsciiDigit)
            ? "is not one version; write it in full, as 1.2.3"
            : null;

    private static string? Digest(string text) =>
        text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal) && text.AsSpan(7).IndexOfAnyExcept(s_lowerHex) < 0
            ? null
            : "is no digest; write 'sha256:' and 64 hexadecimal digits in lower case";

    private static string NamesFrom(RuleSeverity lowest) =>
        PolicyFields.OneOf(PolicyWords.Severities.Where(pair => pair.Value >= lowest).Select(pair => pair.Key));
}
