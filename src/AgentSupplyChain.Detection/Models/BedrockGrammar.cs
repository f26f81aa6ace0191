using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// <c>[region.]vendor.name[-date][-vN[:M][:context]]</c>, or an ARN that ends in it. Bedrock has no floating ids, except where a vendor's own
/// name says <c>latest</c>. A region in front chooses where the same snapshot runs.
/// </summary>
internal static class BedrockGrammar
{
    private static readonly string[] s_regions = ["us.", "eu.", "apac.", "au.", "jp.", "ca.", "us-gov.", "global."];

    private static readonly string[] s_vendors =
    [
        "ai21.", "amazon.", "anthropic.", "cohere.", "deepseek.", "google.", "luma.", "meta.", "minimax.", "mistral.", "moonshot.", "moonshotai.",
        "nvidia.", "openai.", "qwen.", "stability.", "twelvelabs.", "writer.", "xai.", "zai.",
    ];

    /// <summary>Whether a text can only be an id of Bedrock. A vendor in front is not enough: <c>amazon.com</c>, <c>meta.json</c>.</summary>
    public static bool IsId(string id)
    {
        var name = WithoutRegion(id);
        return StartsWithAny(name, s_vendors)
            && (name.StartsWith("anthropic.claude-", StringComparison.Ordinal)
                || SplitRevision(name).Revision is not null
                || ModelCatalogue.Find(ModelProvider.Bedrock, id) is not null);
    }

    public static ModelReading Read(string text)
    {
        if (Resource(text) is not { } id)
            return ModelReading.Unknown(text);

        var name = WithoutRegion(id);
        var dot = name.IndexOf('.');
        if (!StartsWithAny(name, s_vendors) || dot + 1 >= name.Length)
            return ModelReading.Unknown(id);

        var vendor = name.Substring(0, dot);
        var (model, revision) = SplitRevision(name.Substring(dot + 1));
        return (vendor switch
        {
            "anthropic" => Anthropic(model, revision),
            "mistral" => Dated(vendor, model, revision, DateForm.YearMonth),
            _ => Revised(vendor, model, revision),
        }).WithId(id);
    }

    private static ModelReading Anthropic(string model, string? revision)
    {
        var reading = AnthropicGrammar.Read(model);
        if (reading.Pin == PinState.Pinned || EndsWith(model, "-latest"))
            return reading;

        return revision is null ? reading.WithPin(PinState.Unknown) : Revised("anthropic", model, revision);
    }

    private static ModelReading Dated(string vendor, string model, string? revision, DateForm form) =>
        SplitDate(model, form) is { } date
            ? ModelReading.Pinned(model, vendor + "/" + date.Name, date.Date)
            : Revised(vendor, model, revision);

    private static ModelReading Revised(string vendor, string model, string? revision) =>
        revision is null
            ? ModelReading.Unknown(model, vendor + "/" + model)
            : ModelReading.Pinned(model, vendor + "/" + model, revision);

    /// <summary>
    /// The id in an ARN of a foundation model or of a system's inference profile. What an account has made for itself (application inference
    /// profile, provisioned throughput, custom model) has a name that tells nothing.
    /// </summary>
    private static string? Resource(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return text;

        foreach (var kind in (string[])[":foundation-model/", ":inference-profile/"])
        {
            var at = text.IndexOf(kind, StringComparison.Ordinal);
            if (at > 0 && text.IndexOf(":bedrock:", StringComparison.Ordinal) is > 0 and var service && service < at)
                return text.Substring(at + kind.Length);
        }

        return null;
    }

    private static string WithoutRegion(string id)
    {
        foreach (var region in s_regions)
        {
            if (id.StartsWith(region, StringComparison.Ordinal))
                return id.Substring(region.Length);
        }

        return id;
    }

    /// <summary>
    /// <c>name-v2:0:28k</c> is name, v2:0 and a context length, which is no part of the snapshot. OpenAI's open models write <c>-1:0</c>.
    /// </summary>
    private static (string Model, string? Revision) SplitRevision(string name)
    {
        var parts = name.Split(':');
        var hyphen = parts[0].LastIndexOf('-');
        var last = parts[0].Substring(hyphen + 1);
        var isRevision = last.Length > 1 && last[0] == 'v' ? SmallNumber(last.Substring(1)) >= 0 : parts.Length > 1 && SmallNumber(last) >= 0;
        if (hyphen < 0 || !isRevision)
            return (parts[0], null);

        return (parts[0].Substring(0, hyphen), parts.Length > 1 && SmallNumber(parts[1]) >= 0 ? last + ":" + parts[1] : last);
    }
}
