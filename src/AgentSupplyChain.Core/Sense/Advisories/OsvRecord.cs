using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using AgentSupplyChain.Core.Policy;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>One record of OSV (schema 1.6), read once from front to back. What does not concern the graph is passed over without being kept.</summary>
/// <param name="IsAboutNuGet">One of the packages in it is one of NuGet.</param>
/// <param name="Modified">The day of its last change.</param>
/// <param name="Advisory">Null where it concerns no package of the graph, or was withdrawn.</param>
internal sealed partial record OsvRecord(bool IsAboutNuGet, DateOnly? Modified, Advisory? Advisory)
{
    private const int LongestName = 256;
    private const int DepthLimit = 32;

    // More than any record has; a hostile one must not make the rest of the build slow.
    private const int ListLimit = 20_000;

    private static readonly SearchValues<char> s_idCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:");

    /// <summary>The record; null where the text is not one.</summary>
    /// <param name="ids">Ids of the packages that are asked for, without regard to case.</param>
    public static OsvRecord? Read(ReadOnlySpan<byte> json, FrozenSet<string> ids)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthLimit });
            var record = reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Read(ref reader, ids) : null;

            // Text behind the record: the file is not what it seems.
            return reader.Read() ? null : record;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static OsvRecord? Read(ref Utf8JsonReader reader, FrozenSet<string> ids)
    {
        string? id = null, vector = null;
        DateOnly? modified = null;
        var isWithdrawn = false;
        var isAboutNuGet = false;
        var severity = AdvisorySeverity.Unknown;
        List<string>? aliases = null;
        List<AffectedPackage> affected = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                id = Text(ref reader);
            else if (reader.ValueTextEquals("modified"u8))
                modified = DayOf(Text(ref reader));
            else if (reader.ValueTextEquals("withdrawn"u8))
                isWithdrawn = Text(ref reader) is { Length: > 0 };
            else if (reader.ValueTextEquals("aliases"u8))
                aliases = Texts(ref reader);
            else if (reader.ValueTextEquals("severity"u8))
                vector = VectorIn(ref reader);
            else if (reader.ValueTextEquals("database_specific"u8))
                severity = SeverityIn(ref reader);
            else if (reader.ValueTextEquals("affected"u8))
                isAboutNuGet |= ReadAffected(ref reader, ids, affected);
            else
                Pass(ref reader);
        }

        if (id is null || !IsId(id))
            return null;

        if (isWithdrawn || affected.Count == 0)
            return new OsvRecord(isAboutNuGet, modified, null);

        return new OsvRecord(isAboutNuGet, modified, new Advisory(id)
        {
            Aliases = [.. (aliases ?? []).Where(IsId)],
            Severity = severity != AdvisorySeverity.Unknown || vector is null ? severity : CvssVector.SeverityOf(vector),
            Affected = affected,
        });
    }

    // The third version of CVSS is the one that this product can reckon with; a record may carry others beside it.
    private static string? VectorIn(ref Utf8JsonReader reader)
    {
        string? vector = null;
        var isList = Open(ref reader);
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                vector = TextInOpen(ref reader, "score"u8) is { } score && score.StartsWith("CVSS:3", StringComparison.Ordinal) ? score : vector;
            else
                reader.Skip();
        }

        return vector;
    }

    private static AdvisorySeverity SeverityIn(ref Utf8JsonReader reader) => TextIn(ref reader, "severity"u8)?.ToUpperInvariant() switch
    {
        "LOW" => AdvisorySeverity.Low,
        "MODERATE" or "MEDIUM" => AdvisorySeverity.Moderate,
        "HIGH" => AdvisorySeverity.High,
        "CRITICAL" => AdvisorySeverity.Critical,
        _ => AdvisorySeverity.Unknown,
    };

    private static string? TextIn(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            return TextInOpen(ref reader, name);

        reader.Skip();
        return null;
    }

    private static string? TextInOpen(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        string? text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
                text = Text(ref reader);
            else
                Pass(ref reader);
        }

        return text;
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        List<string> texts = [];
        var isList = Open(ref reader);
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String && texts.Count < ListLimit)
                texts.Add(reader.GetString()!);
            else
                reader.Skip();
        }

        return texts;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();

        reader.Skip();
        return null;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    // A value of another kind is an empty list: null is what some exporters write for one.
    private static bool Open(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            return true;

        reader.Skip();
        return false;
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && !id.AsSpan().ContainsAnyExcept(s_idCharacters);

    private static DateOnly? DayOf(string? time) =>
        time is { Length: >= 10 } && DateOnly.TryParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
