using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>
/// Reads <c>agent-supply-chain.json</c>. Whatever it does not know is ASC8001, since a typing error must not switch a control off. The
/// published schema, docs/schemas/agent-supply-chain.schema.json, says the same.
/// </summary>
public static class PolicyFile
{
    public const string Name = "agent-supply-chain.json";

    public const long SizeLimit = 1024 * 1024;

    public const int SchemaVersion = 1;

    internal static readonly string[] Fields = ["$schema", "schemaVersion", "profile", "rules", "environments"];

    internal static readonly string[] EnvironmentFields = ["production"];

    /// <summary>The nearest policy from the project folder upward to the root of its repository; without a repository, in the project folder only.</summary>
    /// <param name="projectFolder">Absolute path.</param>
    /// <returns>Absolute path, or null.</returns>
    public static string? Find(string projectFolder)
    {
        string? nearest = null;
        for (var folder = new DirectoryInfo(projectFolder); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Name);
            if (nearest is null && File.Exists(path))
                nearest = path;

            // A worktree or submodule has a file of that name.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return nearest;
        }

        var own = Path.Combine(projectFolder, Name);
        return File.Exists(own) ? own : null;
    }

    /// <summary>
    /// The policy of the file. What is faulty in it is a finding and left out; the rest applies, so that one typing error does not change
    /// every other result. The finding is an error that no policy can lower.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">How the file is named to the user.</param>
    public static PolicyDocument Read(string path, string name, ICollection<Finding> faults) =>
        BoundedFile.ReadText(path, name, SizeLimit, faults) is { } text ? Parse(text, name, faults) : PolicyDocument.Default;

    public static PolicyDocument Parse(string text, string name, ICollection<Finding> faults)
    {
        var unreadable = new List<Finding>();
        if (JsonTree.ParseObject(text, name, unreadable) is { } tree)
            return new Reading(tree, faults).Read();

        foreach (var fault in unreadable)
            faults.Add(fault with { Rule = Rules.PolicyMalformed });

        return PolicyDocument.Default;
    }

    private sealed class Reading(JsonTree tree, ICollection<Finding> faults)
    {
        public PolicyDocument Read()
        {
            var root = tree.Root;
            CheckFields(root, "", Fields);
            if (root["$schema"] is { Kind: not JsonValueKind.String } schema)
                Fault(schema, "$schema", "holds " + JsonTree.NameOf(schema.Kind) + "; write the address of the schema as a string or leave it out");

            CheckVersion(root);
            return new PolicyDocument
            {
                Profile = Word(root["profile"], "profile", PolicyWords.Profiles) ?? PolicyDocument.Default.Profile,
                Rules = RulesOf(root["rules"]),
                Environments = EnvironmentsOf(root["environments"]),
            };
        }

        private void CheckVersion(JsonNode root)
        {
            if (root["schemaVersion"] is not { } version)
                Fault(root, "schemaVersion", FormattableString.Invariant($"is missing; write \"schemaVersion\": {SchemaVersion}"));
            else if (version.Kind != JsonValueKind.Number || version.Text != "1")
                Fault(version, "schemaVersion", FormattableString.Invariant($"is not a version that is known here; write {SchemaVersion}, or update AgentSupplyChain.Build"));
        }

        private Dictionary<string, RuleSeverity> RulesOf(JsonNode? node)
        {
            var severities = new Dictionary<string, RuleSeverity>(StringComparer.Ordinal);
            foreach (var member in MembersOf(node, "rules", StringComparer.Ordinal))
            {
                var path = "rules." + member.Name;
                if (Rules.Find(member.Name) is not { } rule)
                    Fault(member, path, "is not a rule; rule ids are listed in docs/rules, as ASC3001");
                else if (Word(member.Value, path, PolicyWords.Severities) is not { } severity)
                    continue;
                else if (severity < SeverityOf.Lowest(rule))
                    Fault(member.Value, path, $"cannot be lowered so far, since it reports that a control did not run; write {NamesFrom(SeverityOf.Lowest(rule))}");
                else
                    severities[rule.Id] = severity;
            }

            return severities;
        }

        private Dictionary<string, EnvironmentPolicy> EnvironmentsOf(JsonNode? node)
        {
            var environments = new Dictionary<string, EnvironmentPolicy>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in MembersOf(node, "environments", StringComparer.OrdinalIgnoreCase))
            {
                var path = "environments." + member.Name;
                if (member.Value.Kind != JsonValueKind.Object)
                {
                    Fault(member.Value, path, $"holds {JsonTree.NameOf(member.Value.Kind)}; write an object with {OneOf(EnvironmentFields)}");
                    continue;
                }

                CheckFields(member.Value, path + ".", EnvironmentFields);
                var production = member.Value["production"];
                if (production is { Kind: not (JsonValueKind.True or JsonValueKind.False) })
                    Fault(production, path + ".production", $"holds {JsonTree.NameOf(production.Kind)}; write true or false");

                // A faulty value might have meant true: that is the side on which to err.
                environments[member.Name] = new EnvironmentPolicy(production is { Kind: not JsonValueKind.False });
            }

            return environments;
        }

        private T? Word<T>(JsonNode? node, string path, IReadOnlyDictionary<string, T> words)
            where T : struct
        {
            if (node is null)
                return null;

            if (node.Kind == JsonValueKind.String && words.TryGetValue(node.Text!, out var value))
                return value;

            Fault(node, path, (node.Kind == JsonValueKind.String ? "holds a word that is not known" : "holds " + JsonTree.NameOf(node.Kind)) + "; write " + OneOf(words.Keys));
            return null;
        }

        private IReadOnlyList<JsonMember> MembersOf(JsonNode? node, string path, StringComparer names)
        {
            if (node is null)
                return [];

            if (node.Kind != JsonValueKind.Object)
            {
                Fault(node, path, $"holds {JsonTree.NameOf(node.Kind)}; write an object");
                return [];
            }

            CheckDuplicates(node, path + ".", names);
            return node.Members;
        }

        private void CheckFields(JsonNode node, string path, string[] allowed)
        {
            foreach (var member in node.Members.Where(member => !allowed.Contains(member.Name, StringComparer.Ordinal)))
                Fault(member, path + member.Name, "is not a field; allowed are " + string.Join(", ", allowed));

            CheckDuplicates(node, path, StringComparer.Ordinal);
        }

        private void CheckDuplicates(JsonNode node, string path, StringComparer names)
        {
            var seen = new HashSet<string>(names);
            foreach (var member in node.Members.Where(member => !seen.Add(member.Name)))
                Fault(member, path + member.Name, "stands there twice; keep one of them");
        }

        private void Fault(JsonNode node, string path, string cause) => Fault(tree.SpanOf(node), path, cause);

        private void Fault(JsonMember member, string path, string cause) => Fault(tree.SpanOf(member), path, cause);

        private void Fault(FileSpan span, string path, string cause) =>
            faults.Add(new Finding(Rules.PolicyMalformed, $"Policy '{tree.File}': {QuotedText.Of(path)} {cause}", span, tree.File + "/" + path));

        private static string NamesFrom(RuleSeverity lowest) =>
            OneOf(PolicyWords.Severities.Where(pair => pair.Value >= lowest).Select(pair => pair.Key));

        private static string OneOf(IEnumerable<string> words) => string.Join(" or ", words.Select(word => "'" + word + "'"));
    }
}
