namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>Formats of weights, and which files are asked for theirs.</summary>
internal static class WeightsFormat
{
    public const string Gguf = "gguf";
    public const string Safetensors = "safetensors";
    public const string Onnx = "onnx";
    public const string Pickle = "pickle";

    /// <summary>A zip of PyTorch: a pickle and its tensors.</summary>
    public const string PyTorch = "pytorch";

    public const string TorchScript = "torchscript";
    public const string Keras = "keras";
    public const string Hdf5 = "hdf5";
    public const string SavedModel = "tensorflow-saved-model";
    public const string Nemo = "nemo";
    public const string TensorFlowLite = "tflite";
    public const string MlNet = "mlnet";

    /// <summary>The file is a text that Git LFS would put the weights in place of.</summary>
    public const string Pointer = "git-lfs-pointer";

    public const string Unknown = "unknown";

    private static readonly string[] s_extensions =
    [
        ".gguf", ".safetensors", ".onnx", ".ort", ".pt", ".pth", ".ptl", ".ckpt", ".pkl", ".pickle", ".joblib", ".h5", ".hdf5", ".keras", ".nemo", ".tflite", ".mlnet", ".torchscript",
    ];

    /// <summary>True for a name that promises weights by itself.</summary>
    public static bool IsWeightsName(string name) =>
        s_extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) || IsSavedModel(name);

    /// <summary>An extension of weights and of much else: the content decides.</summary>
    public static bool IsAmbiguousName(string name) => name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    public static bool IsSavedModel(string name) => name.Equals("saved_model.pb", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/saved_model.pb", StringComparison.OrdinalIgnoreCase);

    /// <summary>The format of a file that begins so.</summary>
    /// <param name="start">Its first bytes, as many as there are up to 1 KiB.</param>
    public static string Of(string name, ReadOnlySpan<byte> start, long length)
    {
        if (GitLfsPointer.Is(start, length))
            return Pointer;

        if (start.StartsWith(GgufHeader.Magic) || Ends(name, ".gguf"))
            return Gguf;

        if (Ends(name, ".safetensors") || IsSafetensors(start, length))
            return Safetensors;

        if (start.StartsWith("PK\u0003\u0004"u8))
            return Ends(name, ".keras") ? Keras : Ends(name, ".mlnet") ? MlNet : PyTorch;

        if (start.Length > 4 && start[0] == 0x89 && start[1..].StartsWith("HDF"u8))
            return Hdf5;

        // Keras finds the zip from its end: what stands before it does not matter.
        if (Ends(name, ".keras"))
            return Keras;

        if (start.Length > 8 && start[4..].StartsWith("TFL3"u8))
            return TensorFlowLite;

        if (Ends(name, ".onnx"))
            return Onnx;

        if (IsSavedModel(name))
            return SavedModel;

        if (Ends(name, ".nemo"))
            return Nemo;

        // Protocol 2 and later say so; earlier ones begin with any opcode.
        var isPickleName = Ends(name, ".pkl") || Ends(name, ".pickle") || Ends(name, ".joblib");
        return isPickleName || (start.Length > 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5) ? Pickle : Unknown;
    }

    private static bool IsSafetensors(ReadOnlySpan<byte> start, long length) =>
        start.Length > 9 && start[8] == (byte)'{' && System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(start) is var header
        && header <= SafetensorsHeader.LongestHeader && (long)header <= length - 8 && start[9] is (byte)'"' or (byte)'}';

    private static bool Ends(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
