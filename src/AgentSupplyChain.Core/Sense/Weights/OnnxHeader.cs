using System.Globalization;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// What an ONNX model says of itself. Specification: onnx/onnx, onnx/onnx.proto (Apache-2.0), messages ModelProto, GraphProto, ValueInfoProto,
/// TensorProto; external data by docs/ExternalData.md. Nodes and numbers are passed over.
/// </summary>
internal static class OnnxHeader
{
    private const int MostKept = 64;
    private const int MostExternal = 4096;

    // TensorProto.DataType
    private static readonly string[] s_types =
    [
        "undefined", "float32", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "float64", "uint32", "uint64", "complex64",
        "complex128", "bfloat16", "float8e4m3fn", "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz", "uint4", "int4", "float4e2m1",
    ];

    public static WeightsHeader Read(Stream stream, long length)
    {
        var reading = new Reading();
        reading.Model(new ProtobufReader(new WeightsReader(stream, length)));
        return reading.Header();
    }

    private sealed class Reading
    {
        private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
        private readonly List<string> _inputs = [];
        private readonly List<string> _outputs = [];
        private readonly List<string> _operators = [];
        private readonly SortedSet<string> _external = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _types = new(StringComparer.Ordinal);
        private readonly HashSet<string> _initializers = new(StringComparer.Ordinal);
        private ulong? _irVersion;
        private string? _producer;
        private string? _producerVersion;
        private string? _graph;
        private string? _description;
        private bool _hasGraph;
        private long _tensors;
        private long _parameters;

        public void Model(ProtobufReader model)
        {
            while (model.Next())
            {
                switch (model.Field)
                {
                    case 1 when model.Wire == 0:
                        _irVersion = model.Varint();
                        break;
                    case 2:
                        _producer = model.Text();
                        break;
                    case 3:
                        _producerVersion = model.Text();
                        break;
                    case 6:
                        _description = model.Text();
                        break;
                    case 7:
                        _hasGraph = true;
                        model.Message(Graph);
                        break;
                    case 8:
                        model.Message(OperatorSet);
                        break;
                    case 14:
                        model.Message(entry => Entry(entry, _metadata));
                        break;
                    default:
                        model.Skip();
                        break;
                }
            }

            if (_irVersion is null || !_hasGraph)
                throw new WeightsFormatException("it holds no ONNX model: the version of its format or its graph is missing; fetch it again");
        }

        public WeightsHeader Header() => new()
        {
            FormatVersion = _irVersion?.ToString(CultureInfo.InvariantCulture),
            Name = Metadata("name") ?? Metadata("model_name") ?? (string.IsNullOrWhiteSpace(_graph) ? null : _graph),
            Version = Metadata("version") ?? Metadata("model_version"),
            Description = Metadata("description") ?? (string.IsNullOrWhiteSpace(_description) ? null : _description),
            Architecture = Metadata("model_type") ?? Metadata("architecture"),
            License = Metadata("license") ?? Metadata("model_license"),
            Author = Metadata("author") ?? Metadata("model_author"),
            Repository = HubAddress.RepositoryOf(Metadata("repo_url") ?? Metadata("source") ?? Metadata("url")),
            Producer = string.IsNullOrWhiteSpace(_producer) ? null : $"{_producer} {_producerVersion}".Trim(),
            Quantization = _types.Count == 1 ? _types.Min : null,
            DataTypes = [.. _types],
            Tensors = _tensors,
            Parameters = _parameters == long.MaxValue ? null : _parameters,
            BaseModels = Metadata("base_model") is { } name ? [new BaseModel(name, Version: null, HubAddress.RepositoryOf(name))] : [],

            // Older models list their initializers among the inputs.
            Inputs = [.. _inputs.Where(input => !_initializers.Contains(input[..input.IndexOf(':', StringComparison.Ordinal)]))],
            Outputs = [.. _outputs],
            OperatorSets = [.. _operators.Order(StringComparer.Ordinal)],
            ExternalFiles = [.. _external],
        };

        private string? Metadata(string key) => _metadata.TryGetValue(key, out var value) && value.Trim().Length > 0 ? value.Trim() : null;

        private void Graph(ProtobufReader graph)
        {
            while (graph.Next())
            {
                switch (graph.Field)
                {
                    case 2:
                        _graph = graph.Text();
                        break;
                    case 5:
                        graph.Message(Tensor);
                        break;
                    case 11:
                        graph.Message(value => Value(value, _inputs));
                        break;
                    case 12:
                        graph.Message(value => Value(value, _outputs));
                        break;
                    default:
                        graph.Skip();
                        break;
                }
            }
        }

        private void OperatorSet(ProtobufReader set)
        {
            var domain = "";
            ulong version = 0;
            while (set.Next())
            {
                if (set.Field == 1)
                    domain = set.Text();
                else if (set is { Field: 2, Wire: 0 })
                    version = set.Varint();
                else
                    set.Skip();
            }

            if (_operators.Count < MostKept)
                _operators.Add($"{(domain.Length == 0 ? "ai.onnx" : domain)} {version}");
        }

        private static void Entry(ProtobufReader entry, Dictionary<string, string> entries)
        {
            var (key, value) = ("", "");
            while (entry.Next())
            {
                if (entry.Field == 1)
                    key = entry.Text();
                else if (entry.Field == 2)
                    value = entry.Text();
                else
                    entry.Skip();
            }

            if (entries.Count < 1024)
                entries[key] = value;
        }

        private void Tensor(ProtobufReader tensor)
        {
            long elements = 1;
            var entries = new Dictionary<string, string>(StringComparer.Ordinal);
            while (tensor.Next())
            {
                switch (tensor.Field)
                {
                    case 1 when tensor.Wire == 0:
                        elements = Product(elements, tensor.Varint());
                        break;
                    case 1:
                        tensor.Message(packed => elements = Dimensions(packed, elements));
                        break;
                    case 2 when tensor.Wire == 0:
                        var type = TypeOf(tensor.Varint());
                        if (_types.Count < MostKept)
                            _types.Add(type);
                        break;
                    case 8:
                        var name = tensor.Text();
                        if (_initializers.Count < 100_000 && name.Length <= 256)
                            _initializers.Add(name);
                        break;
                    case 13:
                        tensor.Message(entry => Entry(entry, entries));
                        break;
                    default:
                        tensor.Skip();
                        break;
                }
            }

            _tensors++;
            _parameters = elements > long.MaxValue - _parameters ? long.MaxValue : _parameters + elements;
            if (entries.TryGetValue("location", out var location) && _external.Count < MostExternal)
                _external.Add(location);
        }

        private static long Dimensions(ProtobufReader packed, long elements)
        {
            while (!packed.IsAtEnd)
                elements = Product(elements, packed.Varint());

            return elements;
        }

        private static long Product(long one, ulong other) => other > long.MaxValue || (other != 0 && one > long.MaxValue / (long)other) ? long.MaxValue : one * (long)other;

        private static void Value(ProtobufReader value, List<string> values)
        {
            var name = "";
            string? type = null;
            while (value.Next())
            {
                if (value.Field == 1)
                    name = value.Text();
                else if (value.Field == 2)
                    value.Message(read => type = TypeProto(read) ?? type);
                else
                    value.Skip();
            }

            if (values.Count < MostKept)
                values.Add($"{name.Replace(':', '_')}: {type ?? "unknown"}");
        }

        private static string? TypeProto(ProtobufReader type)
        {
            string? text = null;
            while (type.Next())
            {
                if (type.Field == 1)
                    type.Message(tensor => text = TensorType(tensor));
                else
                    type.Skip();
            }

            return text;
        }

        private static string TensorType(ProtobufReader tensor)
        {
            var element = "undefined";
            var dimensions = new List<string>();
            while (tensor.Next())
            {
                if (tensor is { Field: 1, Wire: 0 })
                    element = TypeOf(tensor.Varint());
                else if (tensor.Field == 2)
                    tensor.Message(shape => Shape(shape, dimensions));
                else
                    tensor.Skip();
            }

            return dimensions.Count == 0 ? element : $"{element}[{string.Join(',', dimensions)}]";
        }

        private static void Shape(ProtobufReader shape, List<string> dimensions)
        {
            while (shape.Next())
            {
                if (shape.Field == 1)
                    shape.Message(dimension => Dimension(dimension, dimensions));
                else
                    shape.Skip();
            }
        }

        private static void Dimension(ProtobufReader dimension, List<string> dimensions)
        {
            var text = "?";
            while (dimension.Next())
            {
                if (dimension is { Field: 1, Wire: 0 })
                    text = dimension.Varint().ToString(CultureInfo.InvariantCulture);
                else if (dimension.Field == 2)
                    text = dimension.Text();
                else
                    dimension.Skip();
            }

            if (dimensions.Count < 16)
                dimensions.Add(text);
        }

        private static string TypeOf(ulong type) => type < (ulong)s_types.Length ? s_types[type] : $"type {type}";
    }
}
