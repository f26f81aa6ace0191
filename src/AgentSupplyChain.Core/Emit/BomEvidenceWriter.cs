using System.Text.Json;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>How and where a component was found.</summary>
internal static class BomEvidenceWriter
{
    public static void Write(Utf8JsonWriter json, BomElement element)
    {
        if (element.Evidence.Count + element.FoundLicenses.Count + element.LicensesInEvidence.Count == 0 && element.Places is null)
            return;

        json.WriteStartObject("evidence");
        if (element.Evidence.Count > 0)
            Places(json, element);

        foreach (var (name, value) in element.Places ?? [])
        {
            json.WritePropertyName(name);
            value!.WriteTo(json);
        }

        if (element.FoundLicenses.Count == 0)
            BomElementWriter.Licenses(json, element.LicensesInEvidence);
        else
            FoundLicenses(json, element);

        json.WriteEndObject();
    }

    // What was found is neither declared nor concluded. A conclusion that has to stand here too says what it is.
    private static void FoundLicenses(Utf8JsonWriter json, BomElement element)
    {
        var found = element.FoundLicenses.Select(license => license.Expression).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new BomLicense(id));
        json.Objects("licenses", found.Concat(element.LicensesInEvidence), license =>
        {
            json.WriteStartObject("license");
            if (license.IsConcluded)
            {
                json.Text("name", license.Name ?? license.Expression);
                json.WriteString("acknowledgement", "concluded");
            }
            else
            {
                json.Text("id", license.Expression);
            }

            json.WriteEndObject();
        });
    }

    private static void Places(Utf8JsonWriter json, BomElement element)
    {
        json.Objects("identity", [element], identity =>
        {
            json.WriteString("field", identity.IdentityField);
            json.WriteNumber("confidence", Confidence(identity.Evidence));
            var methods = identity.Evidence.GroupBy(e => Name(e.Technique), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
            json.Objects("methods", methods, method =>
            {
                json.WriteString("technique", method.Key);
                json.WriteNumber("confidence", Confidence(method));
            });
        });
        var occurrences = element.Evidence.Distinct()
            .OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Column)
            .ThenBy(e => e.Symbol, StringComparer.Ordinal).ThenBy(e => e.Context, StringComparer.Ordinal).ThenBy(e => e.Environment, StringComparer.Ordinal);
        json.Objects("occurrences", occurrences, occurrence =>
        {
            json.Text("location", RelativePath(occurrence.File));
            if (occurrence.Line > 0)
                json.WriteNumber("line", occurrence.Line);

            // The schema leaves the unit of an offset open; here it is the column, one-based like the line, as editors count.
            if (occurrence.Line > 0 && occurrence.Column > 0)
                json.WriteNumber("offset", occurrence.Column);

            json.Text("symbol", occurrence.Symbol);
            json.Text("additionalContext", Context(occurrence));
        });
    }

    // CycloneDX 1.7 has no evidence on services.
    public static BomProperty Occurrence(Evidence evidence)
    {
        var place = RelativePath(evidence.File);
        if (evidence.Line > 0)
            place += evidence.Column > 0 ? $":{evidence.Line}:{evidence.Column}" : $":{evidence.Line}";

        return new BomProperty(AscProperty.Occurrence, evidence.Symbol is null ? place : $"{place} {evidence.Symbol}");
    }

    private static double Confidence(IEnumerable<Evidence> all)
    {
        var most = 0.0;
        foreach (var evidence in all)
            most = Math.Max(most, Math.Round(Math.Clamp(evidence.Confidence, 0, 1), 2));

        return most;
    }

    private static string Name(Technique technique) => technique switch
    {
        Technique.SourceCodeAnalysis => "source-code-analysis",
        Technique.ManifestAnalysis => "manifest-analysis",
        Technique.Filename => "filename",
        Technique.BinaryAnalysis => "binary-analysis",
        Technique.HashComparison => "hash-comparison",
        Technique.Attestation => "attestation",
        _ => "other",
    };

    private static string? Context(Evidence evidence) => (evidence.Context, evidence.Environment) switch
    {
        ({ } context, { } environment) => $"{context}; environment {environment}",
        (null, { } environment) => $"environment {environment}",
        var (context, _) => context,
    };

    // Sensors hand in relative paths. An absolute one would be a defect of ours, and its folders must not reach a published document.
    private static string RelativePath(string file)
    {
        var path = file.Replace('\\', '/');
        var isAbsolute = path.StartsWith('/') || (path.Length > 1 && path[1] == ':');
        return isAbsolute ? path[(path.LastIndexOf('/') + 1)..] : path;
    }
}
