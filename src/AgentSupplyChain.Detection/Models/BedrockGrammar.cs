using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// <c>[region.]vendor.name[-date][-vN[:M][:context]]</c>, or an ARN that ends in it. Bedrock has no floating ids, except where a vendor's own
/// name says <c>latest</c>. A region in front chooses where the same snapshot runs.
/// </summary>
internal static class BedrockGrammar
{
    private const string BedrockService = ":bedrock:";

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
        // What is behind an application's inference profile, provisioned throughput or a custom model can be changed by whoever owns the account.
        if (Resource(text) is not { } id)
            return text.IndexOf(BedrockService, StringComparison.Ordinal) > 0 ? ModelReading.Unpinnable(text, family: null) : ModelReading.Unknown(text);

        var region = RegionOf(id);
        var name = WithoutRegion(id);
        var dot = name.IndexOf('.');
        if (!StartsWithAny(name, s_vendors) || dot + 1 >= name.Length)
            return ModelReading.Unknown(id);

        var vendor = name.Substring(0, dot);
        var (model, revision) = SplitRevision(name.Substring(dot + 1));
        return (vendor switch
        {
            "anthropic" => Anthropic(model, revision),
            "mistral" or "qwen" => Dated(vendor, model, revision, DateForm.YearMonth),
            "meta" => Revised(vendor, Llama(model), revision),
            _ => Revised(vendor, model, revision),
        }).WithId(id).WithRegion(region);
    }

    /// <summary>The region that a prefix names: <c>eu</c> of <c>eu.anthropic.…</c>; null for an id without one.</summary>
    private static string? RegionOf(string id)
    {
        foreach (var region in s_regions)
        {
            if (id.StartsWith(region, StringComparison.Ordinal))
                return region.Substring(0, region.Length - 1);
        }

        return null;
    }

    private static ModelReading Anthropic(string model, string? revision)
    {
        var reading = AnthropicGrammar.Read(model);
        if (reading.Pin == PinState.Pinned || EndsWith(model, "-latest"))
            return reading;

        return revision is null ? reading.WithPin(PinState.Unknown) : Revised("anthropic", model, revision);
    }

    /// <summary><c>llama3-1-70b-instruct</c> is what Meta calls <c>llama-3.1-70b-instruct</c>.</summary>
    private static string Llama(string model)
    {
        const string Name = "llama";
        var tokens = model.Split('-');
        if (!tokens[0].StartsWith(Name, StringComparison.Ordinal) || SmallNumber(tokens[0].Substring(Name.Length)) < 0)
            return model;

        var hasMinor = tokens.Length > 1 && SmallNumber(tokens[1]) >= 0;
        var version = tokens[0].Substring(Name.Length) + (hasMinor ? "." + tokens[1] : "");
        return string.Join("-", tokens.Skip(hasMinor ? 2 : 1).Prepend(version).Prepend(Name));
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
            if (at > 0 && text.IndexOf(BedrockService, StringComparison.Ordinal) is > 0 and var service && service < at)
                return text.Substring(at + kind.Length);
        }

        return null;
    }

    public static string WithoutRegion(string id) => RegionOf(id) is { } region ? id.Substring(region.Length + 1) : id;

    /// <summary>
    /// <c>name-v2:0:28k</c> is name, v2:0 and a context length, which is no part of the snapshot. OpenAI's open models write <c>-1:0</c>, and
    /// Cohere <c>-v3-5:0</c>.
    /// </summary>
    private static (string Model, string? Revision) SplitRevision(string name)
    {
        var parts = name.Split(':');
        var tokens = parts[0].Split('-');
        var last = tokens.Length - 1;
        var isMinor = last > 1 && parts.Length > 1 && SmallNumber(tokens[last]) >= 0 && IsRevision(tokens[last - 1]);
        var first = isMinor ? last - 1 : last;
        if (first < 1 || !(isMinor || IsRevision(tokens[last]) || (parts.Length > 1 && SmallNumber(tokens[last]) >= 0)))
            return (parts[0], null);

        var revision = string.Join("-", tokens.Skip(first));
        return (string.Join("-", tokens.Take(first)), parts.Length > 1 && SmallNumber(parts[1]) >= 0 ? revision + ":" + parts[1] : revision);
    }

    private static bool IsRevision(string token) => token.Length > 1 && token[0] == 'v' && SmallNumber(token.Substring(1)) >= 0;
}
