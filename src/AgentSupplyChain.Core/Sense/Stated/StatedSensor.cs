using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Stated;

/// <summary>
/// Reads <c>aibom.json</c> beside the project: what only its users know. A field that is not known is a finding, so that a typing error does not pass for a
/// statement; what is faulty is left out and the rest stands.
/// </summary>
public static class StatedSensor
{
    public const string FileName = "aibom.json";

    public const long SizeLimit = 1024 * 1024;

    /// <summary>Of one file so many faults are told, so that a wrong file does not fill the log.</summary>
    public const int MostFaults = 50;

    /// <summary>More than any project has, and few enough to be compared with what was observed.</summary>
    public const int MostComponents = 5_000;

    private const int LongestText = 4000;

    public static IReadOnlyList<StatedSubject> Read(ProjectFile file, ICollection<Finding> faults) =>
        BoundedFile.ReadText(file.Path, file.Name, SizeLimit, faults) is { } text ? Read(text, file.Name, faults) : [];

    public static IReadOnlyList<StatedSubject> Read(string text, string file, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, file, faults) is not { } tree)
            return [];

        var found = new List<Finding>();
        var subjects = new Reading(tree, found).ReadAll();
        foreach (var fault in Few(found, file))
            faults.Add(fault);

        return subjects;
    }

    /// <summary>The first findings about the file, and how many more there are.</summary>
    public static IEnumerable<Finding> Few(IReadOnlyList<Finding> findings, string file) => findings.Count <= MostFaults
        ? findings
        : findings.Take(MostFaults).Append(BoundedFile.Fault(file, $"{findings.Count - MostFaults} more of its statements are wrong; correct the ones that are told, and build again") with { Subject = file + "/more" });

    /// <summary>What metadata of <c>Agent*</c> items state.</summary>
    public static IEnumerable<StatedSubject> OfItems(IEnumerable<ItemFact> items)
    {
        foreach (var item in items)
        {
            var facts = StatedFields.OfItems
                .Where(pair => item.Metadata.TryGetValue(pair.Metadatum, out var value) && !string.IsNullOrWhiteSpace(value))
                .Select(pair => new StatedFact(pair.Field, item.Metadata[pair.Metadatum].Trim()))
                .ToList();
            if (facts.Count > 0 && KindOf(item.ItemType) is { } kind)
                yield return new StatedSubject(kind, item.Identity.Replace('\\', '/'), new Evidence(item.DefiningFile, 0, 0, Technique.Other) { Context = item.ItemType }) { Facts = facts };
        }
    }

    /// <summary>Data sets are seen by nobody but the user: one that no item names is there because it is stated.</summary>
    public static IEnumerable<Declared<Dataset>> Datasets(IEnumerable<StatedSubject> stated, IEnumerable<ItemFact> items)
    {
        var named = items.Where(item => item.ItemType == "AgentDataset").Select(item => item.Identity.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        return stated
            .Where(subject => subject.Kind == StatedKind.Dataset && !named.Contains(subject.Name))
            .Select(subject => new Declared<Dataset>(
                new Dataset(subject.Name) { Sha256 = subject["sha256"], Classification = subject["sensitivity"], Evidence = [subject.Source] },
                new FileSpan(subject.Source.File, subject.Source.Line, subject.Source.Column)));
    }

    private static StatedKind? KindOf(string itemType) => itemType switch
    {
        "AgentModel" => StatedKind.Model,
        "AgentPrompt" => StatedKind.Prompt,
        "AgentTool" => StatedKind.Tool,
        "AgentMcpServer" => StatedKind.McpServer,
        "AgentDataset" => StatedKind.Dataset,
        _ => null,
    };

    private sealed class Reading(JsonTree tree, ICollection<Finding> faults)
    {
        private readonly PolicyFields _fields = new(
            tree, faults, LongestText, (span, path, cause) => BoundedFile.Fault(tree.File, $"{QuotedText.Of(path)} {cause}", span.Line, span.Column) with { Subject = tree.File + "/" + path });

        public List<StatedSubject> ReadAll()
        {
            var sections = StatedFields.OfProject.Select(section => section.Section).Concat(StatedFields.OfComponents.Select(section => section.Section));
            _fields.Check(tree.Root, "", ["$schema", "schemaVersion", .. sections]);
            if (tree.Root["schemaVersion"] is not { Kind: JsonValueKind.Number, Text: "1" })
                _fields.Fault(tree.Root, "schemaVersion", "is missing or unknown; write 1");

            var project = StatedFields.OfProject.SelectMany(section => Facts(tree.Root[section.Section], section.Section, section.Fields)).ToList();
            List<StatedSubject> subjects = project.Count == 0 ? [] : [new StatedSubject(StatedKind.Application, "", SourceOf(tree.Root, "")) { Facts = project }];
            foreach (var (section, kind, fields) in StatedFields.OfComponents)
            {
                foreach (var member in _fields.MembersOf(tree.Root[section], section, StringComparer.Ordinal))
                {
                    var path = section + "." + member.Name;
                    if (subjects.Count > MostComponents)
                    {
                        _fields.Fault(member, path, $"is one component too many: at most {MostComponents} are read; leave out what nobody asks for");
                        return subjects;
                    }

                    if (_fields.FaultOf(member.Name) is { } wrong)
                    {
                        _fields.Fault(member, path, "as a name " + wrong);
                        continue;
                    }

                    subjects.Add(new StatedSubject(kind, member.Name, SourceOf(member.Value, path)) { Facts = [.. Facts(member.Value, path, fields)] });
                }
            }

            return subjects;
        }

        private Evidence SourceOf(JsonNode node, string path)
        {
            var (line, column) = tree.Lines.PositionOf(node.Start);
            return new Evidence(tree.File, line, column, Technique.Other) { Context = path.Length == 0 ? null : path, Confidence = 0.5 };
        }

        private IEnumerable<StatedFact> Facts(JsonNode? node, string path, (string Field, StatedForm Form)[] fields)
        {
            if (_fields.Object(node, path, [.. fields.Select(field => field.Field)]) is not { } section)
                yield break;

            foreach (var (field, form) in fields)
            {
                foreach (var text in Texts(section[field], path + "." + field, form))
                    yield return new StatedFact(field, text);
            }
        }

        private IEnumerable<string> Texts(JsonNode? node, string path, StatedForm form) => form switch
        {
            StatedForm.Texts => _fields.Texts(node, path) ?? [],
            StatedForm.Addresses => _fields.Texts(node, path, FaultOfAddress) ?? [],
            StatedForm.Pairs => _fields.MembersOf(node, path, StringComparer.Ordinal)
                .Select(member => (member.Name, Value: _fields.Text(member.Value, path + "." + member.Name)))
                .Where(pair => pair.Value is not null)
                .Select(pair => pair.Name + ": " + pair.Value),
            StatedForm.Truth => _fields.Truth(node, path) is { } truth ? [truth ? "true" : "false"] : [],
            StatedForm.Digest => _fields.Text(node, path, FaultOfDigest) is { } digest ? [digest.ToLowerInvariant()] : [],
            StatedForm.Address => _fields.Text(node, path, FaultOfAddress) is { } address ? [address] : [],
            _ => _fields.Text(node, path) is { } text ? [text] : [],
        };

        private static string? FaultOfAddress(string text) => BomText.Address(text) is null ? "is no absolute address; write one that begins with https://" : null;

        private static string? FaultOfDigest(string text) => BomText.Digest(text, 32) is null ? "is no SHA-256 digest; write its 64 hexadecimal digits" : null;
    }
}
