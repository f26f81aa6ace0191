using AgentSupplyChain.Detection.Text;
using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>Models that run on a machine of one's own, where a digest is the only pin, and where names come from that are fetched for it.</summary>
internal static class LocalGrammar
{
    private const string Digest = "@sha256:";

    private static readonly string[] s_weights = [".gguf", ".ggml", ".onnx", ".onnx.data", ".safetensors"];

    /// <summary>What Foundry Local appends to an alias to name the build for a device.</summary>
    private static readonly string[] s_devices = ["-cpu", "-gpu", "-npu"];

    /// <summary>A tag can be moved by its publisher, and no tag is <c>:latest</c>: only a digest is a pin.</summary>
    public static ModelReading Ollama(string id)
    {
        if (WithDigest(id, "ollama/") is { } pinned)
            return pinned;

        if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            return ModelReading.Unknown(id);

        return ModelReading.Floating(id, "ollama/" + (EndsWith(id, ":latest") ? id.Substring(0, id.Length - 7) : id));
    }

    /// <summary>
    /// <c>organisation/name</c>, with a revision behind <c>@</c> or in an address (<c>/resolve/…</c>, <c>/tree/…</c>). A commit of 40 hexadecimal
    /// digits is a pin; a branch or a tag moves, and no revision is the branch <c>main</c>.
    /// </summary>
    public static ModelReading HuggingFace(string id)
    {
        var name = id;
        foreach (var route in (string[])["https://huggingface.co/", "https://hf.co/", "hf://", "huggingface/", "models/"])
            name = ModelGrammar.Unrouted(name, route);

        string? revision = null;
        var at = name.IndexOf('@');
        if (at > 0)
        {
            revision = name.Substring(at + 1);
            name = name.Substring(0, at);
        }

        var parts = name.Split('/');
        if (parts.Length >= 4 && parts[2] is "resolve" or "tree" or "blob" or "raw")
            (revision, name) = (parts[3], parts[0] + "/" + parts[1]);
        else if (parts.Length > 2)
            return ModelReading.Unknown(id);

        if (parts.Any(part => part.Length == 0) || name.Any(c => char.IsWhiteSpace(c) || c is ':' or '?'))
            return ModelReading.Unknown(id);

        return revision is not null && HexDigest.IsHex(revision, 40)
            ? ModelReading.Pinned(id, "huggingface/" + name, revision)
            : ModelReading.Floating(id, "huggingface/" + name);
    }

    /// <summary>
    /// <c>phi-4-mini-instruct-cuda-gpu:5</c> is one build; without the number it is the latest one for that device. An alias (<c>phi-4-mini</c>) lets
    /// the machine decide.
    /// </summary>
    public static ModelReading FoundryLocal(string id)
    {
        if (id.Length == 0 || id.Any(char.IsWhiteSpace))
            return ModelReading.Unknown(id);

        var colon = id.LastIndexOf(':');
        var name = colon < 0 ? id : id.Substring(0, colon);
        var number = colon < 0 ? null : id.Substring(colon + 1);
        var isVariant = s_devices.Any(device => EndsWith(name, device));
        if (number is not null && !IsNumber(number))
            return ModelReading.Unknown(id);

        return isVariant && number is not null
            ? ModelReading.Pinned(id, "foundry-local/" + name, number)
            : ModelReading.Floating(id, "foundry-local/" + name);
    }

    public static bool IsWeightFile(string id) =>
        s_weights.Any(extension => EndsWith(id, extension) && id.Length > extension.Length && id[id.Length - extension.Length - 1] is not ('/' or '\\'));

    /// <summary>
    /// The file's name with its quantisation (<c>-q4_k_m</c>) is which model it is, and nothing in it says which bytes: without a digest nothing is
    /// known. Whether the file is fixed by a digest is a question about files, not about names.
    /// </summary>
    public static ModelReading WeightFile(string id)
    {
        if (WithDigest(id, "local/") is { } pinned)
            return ModelReading.Pinned(id, "local/" + FileName(pinned.Family!.Substring("local/".Length)), pinned.Version);

        return IsWeightFile(id) ? ModelReading.Unknown(id, "local/" + FileName(id)) : ModelReading.Unknown(id);
    }

    private static ModelReading? WithDigest(string id, string publisher)
    {
        var at = id.IndexOf(Digest, StringComparison.Ordinal);
        return at > 0 && HexDigest.IsSha256(id.Substring(at + Digest.Length))
            ? ModelReading.Pinned(id, publisher + id.Substring(0, at), id.Substring(at + 1))
            : null;
    }

    private static string FileName(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var extension = s_weights.Where(extension => EndsWith(name, extension)).OrderByDescending(extension => extension.Length).FirstOrDefault();
        return extension is null ? name : name.Substring(0, name.Length - extension.Length);
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 10 && text.All(c => c is >= '0' and <= '9');
}
