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

        var refs = document.Components
            .Where(component => component.Ref is not null)
            .GroupBy(component => component.Ref!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => BomRef.Of(document, group.First()), StringComparer.Ordinal);
        foreach (var component in document.Components)
        {
            yield return new BomElement(Type(component.Type), BomRef.Of(document, component), component.Name)
            {
                Version = component.Version,
                Manufacturer = component.Manufacturer is null ? null : new BomOrganization(component.Manufacturer),
                PackageUrl = component.PackageUrl,
                Hashes = [.. component.Hashes.Select(hash => new BomHash(hash.Algorithm, hash.Content))],
                Endpoints = component.Endpoints,
                References = component.Origin?.BomLink is { } link && IsBomLink(link)
                    ? [.. references, new BomReference("bom", link, AssertedDocument.LinkComment + component.Origin.AssertedBy)]
                    : references,
                Properties = Properties(document, component),
                DependsOn = [.. component.DependsOn.Select(target => refs.GetValueOrDefault(target)).OfType<string>()],

                // What another party calls complete nobody here has looked at.
                Completeness = component.IsIncomplete ? Aggregate.Incomplete : Aggregate.Unknown,
            };
        }
    }

    /// <summary>Links to the documents as wholes, for those that can be linked.</summary>
    public static IEnumerable<BomReference> Documents(IEnumerable<AssertedDocument> documents) =>
        documents
            .Where(document => document.BomLink is not null && IsBomLink(document.BomLink))
            .Select(document => new BomReference("bom", document.BomLink!, AssertedDocument.LinkComment + document.AssertedBy)
            {
                Hashes = BomText.Digest(document.Sha256, 32) is { } sha256 ? [new BomHash("SHA-256", sha256)] : [],
            });

    private static List<BomProperty> Properties(AssertedDocument document, AssertedComponent component)
    {
        var properties = new List<BomProperty> { new(AscProperty.AssertedBy, component.Origin?.AssertedBy ?? document.AssertedBy) };
        if (component.Origin is { } origin)
            properties.Add(new(AscProperty.AssertedThrough, string.Join(AssertedDocument.Step, origin.Through.Append(document.AssertedBy))));

        if (document.Path.Count > 0)
            properties.Add(new(AscProperty.Path, string.Join(AssertedDocument.Step, document.Path.Concat(component.Origin?.Path ?? []))));

        RootElement.Add(properties, AscProperty.Kind, component.Kind);
        properties.AddRange(component.Properties.Select(property => new BomProperty(property.Name, property.Value)));
        return properties;
    }

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
