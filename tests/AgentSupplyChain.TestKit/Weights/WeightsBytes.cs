using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AgentSupplyChain.TestKit.Weights;

/// <summary>Small files of weights, made from bytes by their specifications and by nothing of the product.</summary>
public static class WeightsBytes
{
    /// <summary>A GGUF file of version 3: string pairs, number pairs, one tensor of 4 × 8 halves.</summary>
    public static byte[] Gguf(IEnumerable<(string Key, string Value)> texts, IEnumerable<(string Key, uint Value)>? numbers = null, bool isBigEndian = false)
    {
        using var stream = new MemoryStream();
        var pairs = texts.ToList();
        var counts = (numbers ?? []).ToList();
        stream.Write("GGUF"u8);
        U32(stream, 3, isBigEndian);
        U64(stream, 1, isBigEndian);
        U64(stream, (ulong)(pairs.Count + counts.Count + 1), isBigEndian);

        // An array of texts, as tokenizers have it, in front of what is asked for.
        Text(stream, "tokenizer.ggml.tokens", isBigEndian);
        U32(stream, 9, isBigEndian);
        U32(stream, 8, isBigEndian);
        U64(stream, 2, isBigEndian);
        Text(stream, "<s>", isBigEndian);
        Text(stream, "</s>", isBigEndian);
        foreach (var (key, value) in pairs)
        {
            Text(stream, key, isBigEndian);
            U32(stream, 8, isBigEndian);
            Text(stream, value, isBigEndian);
        }

        foreach (var (key, value) in counts)
        {
            Text(stream, key, isBigEndian);
            U32(stream, 4, isBigEndian);
            U32(stream, value, isBigEndian);
        }

        Text(stream, "token_embd.weight", isBigEndian);
        U32(stream, 2, isBigEndian);
        U64(stream, 4, isBigEndian);
        U64(stream, 8, isBigEndian);
        U32(stream, 1, isBigEndian);
        U64(stream, 0, isBigEndian);
        stream.Write(new byte[64]);
        return stream.ToArray();
    }

    /// <summary>A safetensors file with that header and as many bytes of data.</summary>
    public static byte[] Safetensors(string header, int data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + data];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>An ONNX model: one input of 1 × <c>batch</c> floats, one output, one initializer of 2 × 3 floats, in another file where one is named.</summary>
    public static byte[] Onnx(string graph, string license, string? externalFile = null)
    {
        byte[] shape = [.. Message(1, Varint(1, 1)), .. Message(1, Message(2, "batch"u8))];
        byte[] input = [.. Message(1, "input"u8), .. Message(2, Message(1, [.. Varint(1, 1), .. Message(2, shape)]))];
        byte[] output = [.. Message(1, "output"u8), .. Message(2, Message(1, Varint(1, 1)))];
        byte[] initializer = [.. Varint(1, 2), .. Varint(1, 3), .. Varint(2, 1), .. Message(8, "weight"u8)];
        initializer = externalFile is null
            ? [.. initializer, .. Message(9, new byte[24])]
            : [.. initializer, .. Message(13, [.. Message(1, "location"u8), .. Message(2, Encoding.UTF8.GetBytes(externalFile))]), .. Varint(14, 1)];
        return
        [
            .. Varint(1, 8),
            .. Message(2, "pytorch"u8),
            .. Message(3, "2.6.0"u8),
            .. Message(7, [.. Message(1, Message(4, "MatMul"u8)), .. Message(2, Encoding.UTF8.GetBytes(graph)), .. Message(5, initializer), .. Message(11, input), .. Message(12, output)]),
            .. Message(8, [.. Message(1, ReadOnlySpan<byte>.Empty), .. Varint(2, 17)]),
            .. Message(14, [.. Message(1, "license"u8), .. Message(2, Encoding.UTF8.GetBytes(license))]),
        ];
    }

    /// <summary>An ONNX model with as many initializers, each of a type of its own that ONNX does not have.</summary>
    public static byte[] OnnxOfTypes(int count)
    {
        using var graph = new MemoryStream();
        for (var i = 0; i < count; i++)
            graph.Write(Message(5, [.. Varint(1, 1), .. Varint(2, 1000 + (ulong)i)]));

        return [.. Varint(1, 8), .. Message(7, graph.ToArray())];
    }

    /// <summary>A GGUF file with as many lists of texts in <c>general.datasets</c>.</summary>
    public static byte[] GgufOfLists(int lists, int texts)
    {
        using var stream = new MemoryStream();
        stream.Write("GGUF"u8);
        U32(stream, 3, isBigEndian: false);
        U64(stream, 0, isBigEndian: false);
        U64(stream, (ulong)lists, isBigEndian: false);
        for (var list = 0; list < lists; list++)
        {
            Text(stream, list == 0 ? "general.datasets" : "general.tags." + list, isBigEndian: false);
            U32(stream, 9, isBigEndian: false);
            U32(stream, 8, isBigEndian: false);
            U64(stream, (ulong)texts, isBigEndian: false);
            for (var i = 0; i < texts; i++)
                Text(stream, "data set", isBigEndian: false);
        }

        return stream.ToArray();
    }

    /// <summary>A pickle of protocol 4 that calls a function of a module with one text.</summary>
    public static byte[] PickleThatCalls(string module, string name, string argument) =>
    [
        0x80, 4, .. ShortText(module), 0x94, .. ShortText(name), 0x94, 0x93, 0x94, .. ShortText(argument), 0x94, 0x85, 0x94, (byte)'R', 0x94, (byte)'.',
    ];

    /// <summary>A pickle of protocol 0, in text.</summary>
    public static byte[] OldPickleThatCalls(string module, string name, string argument) => Encoding.ASCII.GetBytes($"c{module}\n{name}\n(S'{argument}'\ntR.");

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] ShortText(string text) => [0x8c, (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Varint(int field, ulong value) => [.. Number((ulong)field << 3), .. Number(value)];

    private static byte[] Message(int field, ReadOnlySpan<byte> content) => [.. Number(((ulong)field << 3) | 2), .. Number((ulong)content.Length), .. content];

    private static byte[] Number(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }

    private static void Text(Stream stream, string text, bool isBigEndian)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        U64(stream, (ulong)bytes.Length, isBigEndian);
        stream.Write(bytes);
    }

    private static void U32(Stream stream, uint value, bool isBigEndian)
    {
        var bytes = BitConverter.GetBytes(value);
        stream.Write(isBigEndian ? [.. bytes.Reverse()] : bytes);
    }

    private static void U64(Stream stream, ulong value, bool isBigEndian)
    {
        var bytes = BitConverter.GetBytes(value);
        stream.Write(isBigEndian ? [.. bytes.Reverse()] : bytes);
    }
}
