using System.Collections.Frozen;
using System.Text.Json;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <content>The packages that a record is about, with the versions that are affected.</content>
internal sealed partial record OsvRecord
{
    private static bool ReadAffected(ref Utf8JsonReader reader, FrozenSet<string> ids, List<AffectedPackage> affected)
    {
        var isAboutNuGet = false;
        var isList = Open(ref reader);
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            // The package may stand behind what is said of it, so the entry is looked through first.
            var entry = reader;
            var (isNuGet, name) = PackageIn(ref reader, ids);
            isAboutNuGet |= isNuGet;
            if (name is not null && affected.Count < ListLimit)
                affected.Add(Entry(ref entry, name));
        }

        return isAboutNuGet;
    }

    /// <summary>Reads to the end of the entry. The name is null where the package is not asked for.</summary>
    private static (bool IsNuGet, string? Name) PackageIn(ref Utf8JsonReader reader, FrozenSet<string> ids)
    {
        var isNuGet = false;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("package"u8) || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("ecosystem"u8) && reader.Read())
                    isNuGet = reader.TokenType == JsonTokenType.String && (reader.ValueTextEquals("NuGet"u8) || string.Equals(reader.GetString(), "NuGet", StringComparison.OrdinalIgnoreCase));
                else if (reader.ValueTextEquals("name"u8) && reader.Read())
                    name = reader.TokenType == JsonTokenType.String ? Known(ref reader, ids) : null;
                else
                    Pass(ref reader);
            }
        }

        return (isNuGet, isNuGet ? name : null);
    }

    private static string? Known(ref Utf8JsonReader reader, FrozenSet<string> ids)
    {
        if (reader.ValueSpan.Length > LongestName)
            return null;

        Span<char> name = stackalloc char[LongestName];
        return ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..reader.CopyString(name)], out var known) ? known : null;
    }

    private static AffectedPackage Entry(ref Utf8JsonReader reader, string name)
    {
        List<IReadOnlyList<RangeEvent>> ranges = [];
        List<string> versions = [];
        string? lastKnown = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ranges"u8))
                ReadRanges(ref reader, ranges);
            else if (reader.ValueTextEquals("versions"u8))
                versions = Texts(ref reader);
            else if (reader.ValueTextEquals("database_specific"u8))
                lastKnown = TextIn(ref reader, "last_known_affected_version_range"u8);
            else
                Pass(ref reader);
        }

        return new AffectedPackage(name) { Ranges = ranges, Versions = versions, LastKnownRange = lastKnown };
    }

    private static void ReadRanges(ref Utf8JsonReader reader, List<IReadOnlyList<RangeEvent>> ranges)
    {
        var isList = Open(ref reader);
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            // GIT ranges speak of commits.
            var isOfVersions = true;
            List<RangeEvent> events = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                    isOfVersions = Text(ref reader) is "ECOSYSTEM" or "SEMVER";
                else if (reader.ValueTextEquals("events"u8))
                    ReadEvents(ref reader, events);
                else
                    Pass(ref reader);
            }

            if (isOfVersions && ranges.Count < ListLimit)
                ranges.Add(events);
        }
    }

    private static void ReadEvents(ref Utf8JsonReader reader, List<RangeEvent> events)
    {
        var isList = Open(ref reader);
        while (isList && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                RangeEventKind? kind = reader.ValueTextEquals("introduced"u8) ? RangeEventKind.Introduced
                    : reader.ValueTextEquals("fixed"u8) ? RangeEventKind.Fixed
                    : reader.ValueTextEquals("last_affected"u8) ? RangeEventKind.LastAffected
                    : reader.ValueTextEquals("limit"u8) ? RangeEventKind.Limit
                    : null;
                if (kind is null)
                    Pass(ref reader);
                else if (Text(ref reader) is { } version && events.Count < ListLimit)
                    events.Add(new RangeEvent(kind.Value, version.Trim()));
            }
        }
    }
}
