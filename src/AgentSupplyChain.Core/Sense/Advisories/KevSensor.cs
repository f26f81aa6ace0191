using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>Reads CISA's Known Exploited Vulnerabilities catalogue as CISA publishes it: <c>known_exploited_vulnerabilities.json</c>.</summary>
public static class KevSensor
{
    private const long FileLimit = 64 * 1024 * 1024;
    private const int DepthLimit = 16;

    /// <summary>The catalogue, with a fault in it where it could not be read.</summary>
    public static KevCatalogue Read(SnapshotRequest request)
    {
        if (!request.Exists)
            return new KevCatalogue(request.Name) { Fault = request.Missing() };

        var faults = new List<Finding>();
        if (BoundedFile.ReadBytes(request.Path, request.Name, FileLimit, faults) is not { } content)
            return new KevCatalogue(request.Name) { Fault = faults[0] };

        var catalogue = Parse(content, request.Name)
            ?? new KevCatalogue(request.Name) { Fault = BoundedFile.Fault(request.Name, "it is not CISA's catalogue as JSON; fetch known_exploited_vulnerabilities.json again") };
        return request.WantsDigest ? catalogue with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) } : catalogue;
    }

    private static KevCatalogue? Parse(byte[] content, string name)
    {
        try
        {
            var start = content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
            using var document = JsonDocument.Parse(content.AsMemory(start), new JsonDocumentOptions { MaxDepth = DepthLimit });
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("vulnerabilities", out var entries)
                || entries.ValueKind != JsonValueKind.Array)
                return null;

            var exploited = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in entries.EnumerateArray())
            {
                if (Text(entry, "cveID") is not { Length: > 0 } id)
                    return null;

                exploited.TryAdd(id.Trim(), DayOf(Text(entry, "dateAdded"))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
            }

            return new KevCatalogue(name) { Count = exploited.Count, Date = DayOf(Text(document.RootElement, "dateReleased")), Exploited = exploited };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? DayOf(string? time) =>
        time is { Length: >= 10 } && DateOnly.TryParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
