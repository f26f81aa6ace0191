using System.Text.Json;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// The header of a safetensors file. Specification: Hugging Face, safetensors README, "Format" (Apache-2.0): eight bytes with the length of the
/// header, little-endian; the header, a JSON object that begins with <c>{</c>; the numbers. The header has at most 100 MB. What
/// <c>__metadata__</c> may say of the model is convention: Stability AI's ModelSpec, and plain names.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>The limit of the reference implementation.</summary>
    public const long LongestHeader = 100_000_000;

    private const int LongestText = 4096;

    public static WeightsHeader Read(Stream stream, long length)
    {
        var reader = new WeightsReader(stream, length);
        if (length < 8)
            throw new WeightsFormatException("it is too short for a safetensors header; fetch it again");

        var claimed = reader.U64();
        if (claimed > (ulong)reader.Left || claimed > LongestHeader)
            throw new WeightsFormatException($"its header claims {claimed} bytes, and the file has {reader.Left} behind it, of which at most {LongestHeader} may be header; fetch it again");

        // Not more than the file has: what is allocated here lies on disk.
        var json = reader.Bytes((int)claimed);
        try
        {
            return new Reading(reader.Left).Read(json);
        }
        catch (JsonException)
        {
            throw new WeightsFormatException("its header is not the JSON object that safetensors asks for; fetch it again");
        }
    }

    private sealed class Reading(long dataLength)
    {
        private readonly SortedDictionary<string, long> _types = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
        private long _tensors;
        private long _parameters;
        private long _end;

        public WeightsHeader Read(byte[] bytes)
        {
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw new JsonException();

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("__metadata__"u8))
                    ReadMetadata(ref json);
                else
                    ReadTensor(ref json);
            }

            // White space may fill the header up.
            if (json.TokenType != JsonTokenType.EndObject || json.Read())
                throw new JsonException();

            if (_end > dataLength)
                throw new WeightsFormatException($"its tensors end at byte {_end} of the data, and the file has {dataLength}; fetch it again");

            return new WeightsHeader
            {
                Name = Text("modelspec.title") ?? Text("name"),
                Version = Text("modelspec.version") ?? Text("version"),
                Description = Text("modelspec.description"),
                Architecture = Text("modelspec.architecture") ?? Text("architecture"),
                License = Text("modelspec.license") ?? Text("license"),
                Author = Text("modelspec.author") ?? Text("author"),
                Producer = Text("format"),
                Repository = HubAddress.RepositoryOf(Text("repo_url") ?? Text("source")),
                Quantization = _types.Count == 0 ? null : _types.OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal).First().Key,
                DataTypes = [.. _types.Keys],
                Tensors = _tensors,
                Parameters = _parameters == long.MaxValue ? null : _parameters,
                BaseModels = (Text("base_model") ?? Text("ss_sd_model_name")) is not { } name ? [] : [new BaseModel(name, Version: null, HubAddress.RepositoryOf(name) ?? Repository(name))],
            };
        }

        // owner/name, and no path of a machine.
        private static string? Repository(string name) =>
            name.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } model] && owner.All(IsLetter) && model.All(IsLetter) && !model.Contains(".safetensors", StringComparison.Ordinal) ? name : null;

        private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

        private string? Text(string key) => _metadata.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;

        private void ReadMetadata(ref Utf8JsonReader json)
        {
            Expect(ref json, JsonTokenType.StartObject);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isShort = json.ValueSpan.Length <= 256;
                var key = isShort ? json.GetString()! : "";
                json.Read();
                if (json.TokenType == JsonTokenType.String && isShort && json.ValueSpan.Length <= LongestText && _metadata.Count < 1024)
                    _metadata[key] = json.GetString()!;
                else
                    json.Skip();
            }

            if (json.TokenType != JsonTokenType.EndObject)
                throw new JsonException();
        }

        private void ReadTensor(ref Utf8JsonReader json)
        {
            _tensors++;
            long elements = 1;
            Expect(ref json, JsonTokenType.StartObject);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("dtype"u8))
                {
                    Expect(ref json, JsonTokenType.String);
                    if (json.ValueSpan.Length <= 32 && _types.Count < 64)
                        _types[json.GetString()!] = _types.GetValueOrDefault(json.GetString()!) + 1;
                }
                else if (json.ValueTextEquals("shape"u8))
                {
                    Expect(ref json, JsonTokenType.StartArray);
                    while (json.Read() && json.TokenType == JsonTokenType.Number)
                        elements = Product(elements, Natural(ref json));
                    End(ref json);
                }
                else if (json.ValueTextEquals("data_offsets"u8))
                {
                    Expect(ref json, JsonTokenType.StartArray);
                    while (json.Read() && json.TokenType == JsonTokenType.Number)
                        _end = Math.Max(_end, Natural(ref json));
                    End(ref json);
                }
                else
                {
                    json.Read();
                    json.Skip();
                }
            }

            if (json.TokenType != JsonTokenType.EndObject)
                throw new JsonException();

            _parameters = elements > long.MaxValue - _parameters ? long.MaxValue : _parameters + elements;
        }

        private static long Natural(ref Utf8JsonReader json) =>
            json.TryGetInt64(out var number) && number >= 0
                ? number
                : throw new WeightsFormatException("its header has a shape or an offset that is no natural number of 63 bits; fetch it again");

        private static long Product(long one, long other) => other != 0 && one > long.MaxValue / other ? long.MaxValue : one * other;

        private static void End(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.EndArray)
                throw new JsonException();
        }

        private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
        {
            if (!json.Read() || json.TokenType != type)
                throw new JsonException();
        }
    }
}
