namespace AgentSupplyChain.Core.Inventory;

/// <summary>A file with the weights of a model. Its identity is its digest: the same bytes in two places are one file.</summary>
/// <param name="File">Path relative to the project, with forward slashes; of a file elsewhere its name.</param>
/// <param name="Format"><c>gguf</c>, <c>safetensors</c>, <c>onnx</c>, <c>pickle</c> …; <c>unknown</c> where the content does not tell.</param>
public sealed record WeightsFile(string File, string Format) : AiComponent
{
    /// <summary>Lower-case hexadecimal; null where the file could not be read to its end.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Lower-case hexadecimal; null where the file could not be read to its end, or only a pointer to it is there.</summary>
    public string? Sha512 { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>What the file says of itself. It is as true as its author is.</summary>
    public WeightsHeader Header { get; init; } = new();

    /// <summary>False where the header is damaged, or the file is not there itself: then what it would state is unknown.</summary>
    public bool IsHeaderRead { get; init; } = true;

    /// <summary>Null for a format that holds data only.</summary>
    public WeightsCode? Code { get; init; }

    /// <summary>The file is fixed by the repository; false where it lies outside of it, or in a folder that a build fills.</summary>
    public bool IsInRepository { get; init; } = true;

    /// <summary>Files that hold a part of the model, relative to the project: their bytes count as much as this file's.</summary>
    public IReadOnlyList<WeightsPart> Parts { get; init; } = [];

    /// <summary>Names under which code or an item speaks of the file.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary><c>chat</c>, <c>embedding</c> …, where the code that loads it tells.</summary>
    public string? Task { get; init; }

    /// <summary>Digest that the user states, lower-case hexadecimal.</summary>
    public string? StatedSha256 { get; init; }

    /// <summary>Version or revision that the user states.</summary>
    public string? StatedVersion { get; init; }

    /// <summary>Repository of the Hugging Face hub (<c>owner/name</c>) that the user states.</summary>
    public string? StatedRepository { get; init; }
}

/// <summary>A further file of the same model.</summary>
public sealed record WeightsPart(string File, string? Sha256, string? Sha512, long Size);

/// <summary>Code in weights.</summary>
/// <param name="What">What can run, as the rest of a sentence that begins with the file: "is a pickle that calls posix.system".</param>
/// <param name="IsProven">The content names code that is run when it is loaded.</param>
public sealed record WeightsCode(string What, bool IsProven);

/// <summary>A model that another was made from.</summary>
/// <param name="Repository"><c>owner/name</c> on the Hugging Face hub; null where it is elsewhere or not named.</param>
public sealed record BaseModel(string Name, string? Version, string? Repository);

/// <summary>The facts in the header of a weights file; null or empty where it does not state them.</summary>
public sealed record WeightsHeader
{
    /// <summary>Version of the file format.</summary>
    public string? FormatVersion { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? Description { get; init; }

    /// <summary><c>llama</c>, <c>phi3</c>, <c>bert</c> …</summary>
    public string? Architecture { get; init; }

    /// <summary>As written: often an SPDX id in lower case.</summary>
    public string? License { get; init; }

    public string? LicenseUrl { get; init; }

    public string? Author { get; init; }

    public string? Organization { get; init; }

    /// <summary><c>owner/name</c> on the Hugging Face hub.</summary>
    public string? Repository { get; init; }

    /// <summary><c>Q4_K_M</c>, <c>F16</c> …</summary>
    public string? Quantization { get; init; }

    /// <summary>The program that wrote the file.</summary>
    public string? Producer { get; init; }

    public long? Tensors { get; init; }

    /// <summary>Number of parameters, counted over the tensors.</summary>
    public long? Parameters { get; init; }

    public long? ContextLength { get; init; }

    public long? EmbeddingLength { get; init; }

    public IReadOnlyList<BaseModel> BaseModels { get; init; } = [];

    /// <summary>Names of the data sets that it was trained on.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary><c>name: float32[1,3,224,224]</c>.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Types of the numbers: <c>F16</c>, <c>BF16</c>.</summary>
    public IReadOnlyList<string> DataTypes { get; init; } = [];

    /// <summary>Operator sets: <c>ai.onnx 17</c>.</summary>
    public IReadOnlyList<string> OperatorSets { get; init; } = [];

    /// <summary>Files that hold tensors, relative to the folder of the weights.</summary>
    public IReadOnlyList<string> ExternalFiles { get; init; } = [];
}
