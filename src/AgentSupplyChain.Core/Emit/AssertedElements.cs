using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>What documents of other parties say: under their name, without evidence of ours.</summary>
internal static class AssertedElements
{
    private static readonly string[] ComponentTypes =
    [
        "application", "container", "cryptographic-asset", "data", "device", "device-driver", "file", "firmware", "framework", "library",
        "machine-learning-model", "operating-system", "platform",
    ];

    /// <param name="packages">bom-refs of the SBOM by <c>Id/Version</c>.</param>
    public static IEnumerable<BomElement> Of(AssertedDocument document, Dictionary<string, string> packages)
    {
        var references = Documents([document]).ToList();
        if (packages.TryGetValue(document.AssertedBy, out var package))
            references.Add(new BomReference("bom", "", "package in the SBOM", package));

        foreach (var component in document.Components)
        {
            var properties = new List<BomProperty> { new(AscProperty.AssertedBy, document.AssertedBy) };
            RootElement.Add(properties, AscProperty.Kind, component.Kind);
            yield return new BomElement(Type(component.Type), BomRef.Of(document, component), component.Name)
            {
                Version = component.Version,
                References = references,
                Properties = properties,
                Completeness = Aggregate.Unknown,
            };
        }
    }

    /// <summary>Links to the documents as wholes, for those that can be linked.</summary>
    public static IEnumerable<BomReference> Documents(IEnumerable<AssertedDocument> documents) =>
        documents
            .Where(document => document.BomLink is not null && IsBomLink(document.BomLink))
            .Select(document => new BomReference("bom", document.BomLink!, "AIBOM of " + document.AssertedBy));

    // The schema's own advice where no other type fits.
    private static string Type(string type) =>
        type == BomElement.Service || ComponentTypes.Contains(type, StringComparer.Ordinal) ? type : "application";

    // urn:cdx:serial/version
    private static bool IsBomLink(string text) =>
        text.StartsWith("urn:cdx:", StringComparison.Ordinal)
        && text.Length is > 45 and < 60
        && Guid.TryParseExact(text.AsSpan(8, 36), "D", out var serial)
        && text.AsSpan(8, 36).SequenceEqual(serial.ToString("D"))
        && text[44] == '/'
        && text[45] != '0'
        && text.Skip(45).All(char.IsAsciiDigit);
}
