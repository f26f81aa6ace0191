using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// Gemini and its relatives: <c>-001</c>, on Vertex also <c>@001</c>; previews dated <c>-MM-DD</c>, <c>-MMDD</c> or <c>-MM-YYYY</c>. Bare names up
/// to 2.0 move; from 2.5 on a stable name is all there is.
/// </summary>
internal static class GoogleGrammar
{
    private static readonly string[] s_prefixes =
        ["gemini-", "imagen-", "imagegeneration", "veo-", "lyria-", "learnlm-", "chat-bison", "code-bison", "code-gecko", "codechat-bison", "text-bison", "text-unicorn",
         "text-embedding-", "text-multilingual-embedding-", "textembedding-gecko", "multimodalembedding", "embedding-"];

    private static readonly string[] s_auto =
        ["gemini-1.", "gemini-2.0", "gemini-pro", "chat-bison", "code-bison", "code-gecko", "codechat-bison", "text-bison", "text-unicorn",
         "textembedding-gecko", "multimodalembedding"];

    private static readonly string[] s_trial = ["-exp", "-preview", "-experimental"];

    public static ModelReading ReadVertex(string text)
    {
        // projects/p/locations/l/publishers/google/models/name, publishers/anthropic/models/name; a deployed endpoint's number tells nothing.
        const string Models = "/models/";
        var at = text.LastIndexOf(Models, StringComparison.Ordinal);
        var id = at < 0 ? ModelGrammar.Unrouted(text, "models/") : text.Substring(at + Models.Length);
        if (at >= 0 && text.IndexOf("publishers/", StringComparison.Ordinal) is < 0)
            return ModelReading.Unknown(text);

        if (id.StartsWith("claude-", StringComparison.Ordinal))
            return AnthropicGrammar.Read(id);

        // What partners publish, Google hosts: the weights are those of the name.
        if (EndsWith(id, "-maas"))
            return HostedGrammar.Weights(id.Substring(0, id.Length - 5)).WithId(id);

        if (id.StartsWith("jamba-", StringComparison.Ordinal))
            return HostedGrammar.Weights(id);

        var mistral = ModelGrammar.Mistral(id);
        return mistral.Family is null ? Read(id) : mistral;
    }

    public static ModelReading Read(string id)
    {
        var at = id.IndexOf('@');
        var name = at < 0 ? id : id.Substring(0, at);
        if (name.StartsWith("gemma", StringComparison.Ordinal))
            return ModelReading.Unpinnable(id, "google/" + name);

        if (!StartsWithAny(name, s_prefixes))
            return ModelReading.Unknown(id);

        if (at >= 0)
        {
            var suffix = id.Substring(at + 1);
            return IsDate(suffix, DateForm.Serial) ? ModelReading.Pinned(id, "google/" + name, suffix)
                : suffix is "latest" or "default" ? ModelReading.Floating(id, "google/" + name)
                : ModelReading.Unknown(id, "google/" + name);
        }

        if (SplitDate(name, DateForm.Serial) is { } serial)
            return ModelReading.Pinned(id, "google/" + serial.Name, serial.Date);

        var trial = s_trial.Any(word => (name + "-").IndexOf(word + "-", StringComparison.Ordinal) > 0);
        if (trial && PreviewDate(name) is { } preview)
            return ModelReading.Pinned(id, "google/" + WithoutTrial(preview.Name), preview.Date);

        if (EndsWith(name, "-latest"))
            return ModelReading.Floating(id, "google/" + name.Substring(0, name.Length - 7));

        return trial || StartsWithAny(name, s_auto)
            ? ModelReading.Floating(id, "google/" + name)
            : ModelReading.Unpinnable(id, "google/" + name);
    }

    private static (string Name, string Date)? PreviewDate(string name) =>
        SplitDate(name, DateForm.MonthThenYear) ?? SplitDate(name, DateForm.MonthThenDay) ?? SplitDate(name, DateForm.MonthDay);

    /// <summary>The date names the build, whether it was called a preview or an experiment.</summary>
    private static string WithoutTrial(string name)
    {
        foreach (var word in s_trial)
        {
            if (EndsWith(name, word))
                return name.Substring(0, name.Length - word.Length);
        }

        return name;
    }
}
