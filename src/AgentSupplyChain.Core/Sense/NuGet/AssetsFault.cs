using System.Text;
using System.Text.Json;

namespace AgentSupplyChain.Core.Sense.NuGet;

internal enum AssetsFaultKind
{
    Malformed,
    UnknownVersion,
    TargetMissing,
}

/// <summary>Why an assets file tells nothing.</summary>
/// <param name="Version">The version that the file claims, where that is the reason.</param>
internal sealed record AssetsFault(AssetsFaultKind Kind, int Version = 0)
{
    public static readonly AssetsFault Malformed = new(AssetsFaultKind.Malformed);
    public static readonly AssetsFault TargetMissing = new(AssetsFaultKind.TargetMissing);
}

/// <summary>The version that an assets file claims. NuGet does not tell a version that is new to it from JSON that is broken.</summary>
internal static class AssetsVersion
{
    /// <summary>The version; null where the file has none or is not JSON up to there.</summary>
    public static int? Of(ReadOnlySpan<byte> content)
    {
        var start = content.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(content[start..]);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isVersion = reader.ValueTextEquals("version"u8);
                reader.Read();
                if (isVersion)
                    return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : null;

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a name with half a surrogate pair. The caller says what is to be done.
        }

        return null;
    }
}
