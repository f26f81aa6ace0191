using System.Globalization;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// The header of a GGUF file, versions 1 to 3 of either byte order. Specification: ggml, docs/gguf.md ("GGUF", MIT licence): magic, version,
/// number of tensors, number of pairs; the pairs; for each tensor name, dimensions, type and offset. A chat template in it is a text for a
/// sandboxed template engine, no code of a program.
/// </summary>
internal static class GgufHeader
{
    public static ReadOnlySpan<byte> Magic => "GGUF"u8;

    private const long LongestHeader = 256L * 1024 * 1024;
    private const ulong MostPairs = 65_536;
    private const ulong MostTensors = 1_000_000;
    private const int DeepestArray = 8;
    private const int MostKept = 64;
    private const string DatasetsKey = "general.datasets";

    public static WeightsHeader Read(Stream stream, long length)
    {
        var reader = new WeightsReader(stream, Math.Min(length, LongestHeader));
        reader.Skip(4);
        var version = reader.U32();

        // A file of the other byte order has its version in the upper byte.
        if ((version & 0xFFFF) == 0 && version != 0)
        {
            reader.IsBigEndian = true;
            version = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(version);
        }

        if (version is < 1 or > 3)
            throw new WeightsFormatException($"its GGUF version is {version.ToString(CultureInfo.InvariantCulture)}, and 1 to 3 are known; convert it, or update this package");

        return new Reading(reader, hasShortLengths: version == 1).ReadAll(version);
    }

    private sealed class Reading(WeightsReader reader, bool hasShortLengths)
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly List<string> _datasets = [];

        public WeightsHeader ReadAll(uint version)
        {
            var tensors = Length();
            var pairs = Length();
            if (pairs > MostPairs || tensors > MostTensors)
                throw new WeightsFormatException($"its header claims {pairs} pairs and {tensors} tensors, more than any model has; fetch it again");

            for (ulong i = 0; i < pairs; i++)
            {
                var key = reader.Text(Length(), 256);
                ReadValue(key, reader.U32(), depth: 0);
            }

            var parameters = ReadTensors(tensors);
            var architecture = Value("general.architecture");
            return new WeightsHeader
            {
                FormatVersion = version.ToString(CultureInfo.InvariantCulture),
                Name = Value("general.name"),
                Version = Value("general.version"),
                Description = Value("general.description"),
                Architecture = architecture,
                License = Value("general.license"),
                LicenseUrl = Value("general.license.link"),
                Author = Value("general.author"),
                Organization = Value("general.organization"),
                Repository = HubAddress.RepositoryOf(Value("general.repo_url")) ?? HubAddress.RepositoryOf(Value("general.url"))
                    ?? HubAddress.RepositoryOf(Value("general.source.repo_url")) ?? HubAddress.RepositoryOf(Value("general.source.url")),
                Quantization = Value("general.file_type") is { } type ? GgufFileType.NameOf(type) : null,
                Producer = Value("general.quantized_by"),
                Tensors = (long)tensors,
                Parameters = parameters,
                ContextLength = Number($"{architecture}.context_length"),
                EmbeddingLength = Number($"{architecture}.embedding_length"),
                BaseModels = BaseModels(),
                Datasets = Datasets(),
            };
        }

        // Version 1 had lengths of 32 bits.
        private ulong Length() => hasShortLengths ? reader.U32() : reader.U64();

        private void ReadValue(string key, uint type, int depth)
        {
            switch (type)
            {
                case 8:
                    Keep(key, reader.Text(Length()));
                    break;
                case 9:
                    ReadArray(key, depth);
                    break;
                case 0 or 1 or 7:
                    Keep(key, reader.U8().ToString(CultureInfo.InvariantCulture));
                    break;
                case 4 or 5:
                    Keep(key, reader.U32().ToString(CultureInfo.InvariantCulture));
                    break;
                case 10 or 11:
                    Keep(key, reader.U64().ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    reader.Skip(SizeOf(type));
                    break;
            }
        }

        private void ReadArray(string key, int depth)
        {
            if (depth == DeepestArray)
                throw new WeightsFormatException($"a value of its header is nested more than {DeepestArray} levels deep; fetch it again");

            var type = reader.U32();
            var count = Length();
            if (type is not 8 and not 9)
            {
                // Compared before it is multiplied: the product of two claims may begin anew at zero.
                if (count > (ulong)reader.Left)
                    throw new WeightsFormatException("its header names more bytes than the file has; fetch it again");

                reader.Skip(count * SizeOf(type));
                return;
            }

            // Every item has a length of its own, so that what is not there ends the loop.
            for (ulong i = 0; i < count; i++)
            {
                if (type == 9)
                    ReadArray(key, depth + 1);
                else if (_datasets.Count < MostKept && key == DatasetsKey)
                    _datasets.Add(reader.Text(Length(), 256));
                else
                    reader.Skip(Length());
            }
        }

        private long? ReadTensors(ulong tensors)
        {
            ulong parameters = 0;
            for (ulong i = 0; i < tensors; i++)
            {
                reader.Skip(Length());
                var dimensions = reader.U32();
                if (dimensions > 16)
                    throw new WeightsFormatException($"a tensor of its header has {dimensions} dimensions; fetch it again");

                ulong elements = 1;
                for (var d = 0; d < dimensions; d++)
                    elements = Product(elements, Length());

                parameters = elements > long.MaxValue - parameters ? long.MaxValue : parameters + elements;
                reader.Skip(12);
            }

            return parameters == long.MaxValue ? null : (long)parameters;
        }

        private static ulong Product(ulong one, ulong other) => other != 0 && one > (ulong)long.MaxValue / other ? long.MaxValue : one * other;

        private void Keep(string key, string value)
        {
            if (_values.Count < 1024)
                _values[key] = value;
        }

        private string? Value(string key) => _values.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;

        private long? Number(string key) => Value(key) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        private BaseModel[] BaseModels() =>
        [
            .. Enumerable.Range(0, (int)Math.Clamp(Number("general.base_model.count") ?? 0, 0, MostKept))
                .Select(i => FormattableString.Invariant($"general.base_model.{i}."))
                .Select(prefix => (
                    Name: Value(prefix + "name"),
                    Version: Value(prefix + "version"),
                    Repository: HubAddress.RepositoryOf(Value(prefix + "repo_url")) ?? HubAddress.RepositoryOf(Value(prefix + "url"))))
                .Where(model => (model.Name ?? model.Repository) is not null)
                .Select(model => new BaseModel(model.Name ?? model.Repository!, model.Version, model.Repository)),
        ];

        private string[] Datasets() =>
        [
            .. Enumerable.Range(0, (int)Math.Clamp(Number("general.dataset.count") ?? 0, 0, MostKept))
                .Select(i => Value(FormattableString.Invariant($"general.dataset.{i}.name")))
                .OfType<string>()
                .Concat(_datasets)
                .Distinct(StringComparer.Ordinal),
        ];

        private static ulong SizeOf(uint type) => type switch
        {
            0 or 1 or 7 => 1,
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => throw new WeightsFormatException($"a value of its header has the type {type}, which GGUF does not have; fetch it again"),
        };
    }
}
