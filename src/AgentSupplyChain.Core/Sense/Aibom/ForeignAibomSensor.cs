using System.Globalization;
using System.Security.Cryptography;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Aibom;

/// <summary>
/// Reads the AIBOM of a referenced project or package. It is another party's word: its components stay under that party's name, and a
/// document that is not what it should be is a finding.
/// </summary>
public static class ForeignAibomSensor
{
    public const long SizeLimit = 16 * 1024 * 1024;

    public const int MostComponents = 10_000;

    /// <summary>In our document they are one component: what is more cannot be told apart.</summary>
    private const int MostOfOneName = 16;

    internal const int LongestText = 1024;

    /// <param name="assertedBy">Package (<c>Id/1.2.3</c>) or project that carries the document.</param>
    /// <returns>Null after a finding was added to <paramref name="faults"/>.</returns>
    public static AssertedDocument? Read(ProjectFile file, string assertedBy, ICollection<Finding> faults) =>
        BoundedFile.ReadBytes(file.Path, file.Name, SizeLimit, faults) is { } bytes
        && BoundedFile.Text(bytes, file.Name, faults) is { } text
        && Read(text, file.Name, assertedBy, faults) is { } document
            ? document with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) }
            : null;

    public static AssertedDocument? Read(string text, string file, string assertedBy, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, file, faults) is not { } tree)
            return null;

        if (tree.Root.StringAt("bomFormat") != "CycloneDX")
        {
            faults.Add(tree.Fault(tree.Root, $"it is not a CycloneDX document; ask the author of {QuotedText.Of(assertedBy)} for a valid one"));
            return null;
        }

        var graph = ForeignGraph.Of(tree.Root);
        var reading = new Reading(tree, graph, faults);
        return reading.ReadAll()
            ? new AssertedDocument(assertedBy, BomLinkOf(tree.Root)) { Components = reading.Sorted(), IsIncomplete = graph.IsIncomplete(RootRef(tree.Root)) }
            : null;
    }

    private static string? RootRef(JsonNode root) => root["metadata"]?["component"]?.StringAt("bom-ref");

    private static string? BomLinkOf(JsonNode root)
    {
        const string Prefix = "urn:uuid:";
        var serial = root.StringAt("serialNumber");
        if (serial is null || !serial.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !Guid.TryParseExact(serial[Prefix.Length..], "D", out var id))
            return null;

        var written = root["version"] is { Kind: JsonValueKind.Number } number ? number.Text : "1";
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? FormattableString.Invariant($"urn:cdx:{id:D}/{version}")
            : null;
    }

    private sealed class Reading(JsonTree tree, ForeignGraph graph, ICollection<Finding> faults)
    {
        private readonly List<AssertedComponent> _components = [];

        public bool ReadAll() => ReadArray(tree.Root, "components", isService: false) && ReadArray(tree.Root, "services", isService: true);

        public IReadOnlyList<AssertedComponent> Sorted() =>
            [.. _components
                .OrderBy(one => one.Type, StringComparer.Ordinal)
                .ThenBy(one => one.Name, StringComparer.Ordinal)
                .ThenBy(one => one.Version, StringComparer.Ordinal)
                .ThenBy(one => one.Kind, StringComparer.Ordinal)
                .ThenBy(one => one.Ref, StringComparer.Ordinal)
                .DistinctBy(one => (one.Type, one.Name, one.Version, one.Kind, one.Ref))
                .GroupBy(one => (one.Type, one.Name, one.Version, one.Kind, one.Origin?.AssertedBy))
                .SelectMany(same => same.Take(MostOfOneName))];

        // The depth of a tree is limited by its reader.
        private bool ReadArray(JsonNode parent, string name, bool isService)
        {
            if (parent[name] is not { Kind: not JsonValueKind.Null } array)
                return true;

            if (array.Kind != JsonValueKind.Array)
                return Fault(array, $"'{name}' holds {JsonTree.NameOf(array.Kind)} where CycloneDX has an array; ask its author for a valid document");

            return array.Items.All(item => ReadOne(item, isService) && ReadArray(item, name, isService));
        }

        private bool ReadOne(JsonNode item, bool isService)
        {
            if (_components.Count == MostComponents)
                return Fault(item, $"it has more than {MostComponents} components; ask its author for a smaller document");

            var type = isService ? "service" : item.StringAt("type");
            if (type is not { Length: > 0 and <= LongestText } || item.StringAt("name") is not { Length: > 0 and <= LongestText } name)
                return Fault(item, "a component has no 'type' or 'name', or one that is too long; ask its author for a valid document");

            var version = item.StringAt("version");
            var kind = ForeignFields.PropertyOf(item, "asc:kind");
            if (version?.Length > LongestText || kind?.Length > LongestText)
                return Fault(item, "a component has a 'version' or 'asc:kind' that is too long; ask its author for a valid document");

            var reference = item.StringAt("bom-ref");
            _components.Add(ForeignFields.Read(item, new AssertedComponent(type, name, version, kind)) with
            {
                Ref = reference,
                DependsOn = graph.DependsOn(reference),
                IsIncomplete = graph.IsIncomplete(reference),
            });
            return true;
        }

        private bool Fault(JsonNode node, string cause)
        {
            faults.Add(tree.Fault(node, cause));
            return false;
        }
    }
}
