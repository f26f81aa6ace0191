using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>Small parts that many SPDX elements have.</summary>
internal static class SpdxJson
{
    public static void Hashes(Utf8JsonWriter json, IEnumerable<BomHash> hashes) =>
        json.Objects("verifiedUsing", hashes.Distinct().OrderBy(hash => hash.Algorithm, StringComparer.Ordinal).ThenBy(hash => hash.Content, StringComparer.Ordinal), hash =>
        {
            json.WriteString("type", "Hash");
            json.WriteString("algorithm", SpdxWords.Hash(hash.Algorithm));
            json.WriteString("hashValue", hash.Content);
        });

    public static void ExternalRefs(Utf8JsonWriter json, IEnumerable<BomReference> references)
    {
        var sorted = references
            .Where(reference => reference.JoinedRef is null)
            .OrderBy(reference => reference.Type, StringComparer.Ordinal).ThenBy(reference => reference.Url, StringComparer.Ordinal).ThenBy(reference => reference.Comment, StringComparer.Ordinal)
            .DistinctBy(reference => (reference.Type, reference.Url));
        json.Objects("externalRef", sorted, reference =>
        {
            var type = SpdxWords.Reference(reference.Type);
            json.WriteString("type", "ExternalRef");
            json.WriteString("externalRefType", type);
            json.Strings("locator", [reference.Url]);

            // What SPDX has no word for, and hashes of what lies there, are told in words.
            var told = (type == "other" && reference.Type != "other" ? [reference.Type] : Enumerable.Empty<string>())
                .Concat(reference.Comment is null ? [] : [reference.Comment])
                .Concat(reference.Hashes.Select(hash => $"{hash.Algorithm} {hash.Content}").Order(StringComparer.Ordinal));
            if (string.Join("; ", told) is { Length: > 0 } comment)
                json.Text("comment", comment);
        });
    }

    public static void PackageUrl(Utf8JsonWriter json, string? purl)
    {
        if (purl is null)
            return;

        json.Objects("externalIdentifier", [purl], identifier =>
        {
            json.WriteString("type", "ExternalIdentifier");
            json.WriteString("externalIdentifierType", "packageUrl");
            json.Text("identifier", identifier);
        });
    }

    /// <summary>CycloneDX properties, in the extension that SPDX has for them.</summary>
    public static void Properties(Utf8JsonWriter json, IEnumerable<BomProperty> properties)
    {
        var sorted = properties.Distinct().OrderBy(property => property.Name, StringComparer.Ordinal).ThenBy(property => property.Value, StringComparer.Ordinal).ToList();
        if (sorted.Count == 0)
            return;

        json.Objects("extension", ["extension_CdxPropertiesExtension"], type =>
        {
            json.WriteString("type", type);
            json.Objects("extension_cdxProperty", sorted, property =>
            {
                json.WriteString("type", "extension_CdxPropertyEntry");
                json.WriteString("extension_cdxPropName", property.Name);
                json.Text("extension_cdxPropValue", property.Value);
            });
        });
    }

    public static void Entries(Utf8JsonWriter json, string name, IEnumerable<BomProperty> entries) =>
        json.Objects(name, entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Value, StringComparer.Ordinal), entry =>
        {
            json.WriteString("type", "DictionaryEntry");
            json.WriteString("key", entry.Name);
            json.Text("value", entry.Value);
        });
}
