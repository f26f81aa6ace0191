using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// Services that offer models of many publishers: <c>publisher/name</c>, each publisher with a grammar of its own. A router passes on what the
/// vendor serves, so the vendor's aliases move there too. A host of open weights has nothing that moves by name: a dated name fixes the weights
/// that were released, any other name cannot be pinned; neither says how the host quantises them.
/// </summary>
internal static class HostedGrammar
{
    /// <summary>What a publisher is called in the key, whatever the host calls it.</summary>
    private static readonly Dictionary<string, string> s_publishers = new(StringComparer.Ordinal)
    {
        ["mistralai"] = "mistral",
        ["mistral-ai"] = "mistral",
        ["x-ai"] = "xai",
        ["deepseek-ai"] = "deepseek",
        ["meta-llama"] = "meta",
        ["moonshot"] = "moonshotai",
        ["zai-org"] = "zai",
        ["z-ai"] = "zai",
        ["alibaba"] = "qwen",
    };

    /// <summary><c>publisher/name</c> at a service that passes on the vendors' own models: GitHub Models, gateways.</summary>
    public static ModelReading Read(string id)
    {
        var (owner, name) = Split(id);
        var publisher = owner ?? VendorOf(name);
        var reading = publisher switch
        {
            "openai" => OpenAIGrammar.Read(name),
            "anthropic" => AnthropicGrammar.Read(name),
            "google" => GoogleGrammar.Read(name),
            "mistral" => ModelGrammar.Mistral(name),
            "cohere" => ModelGrammar.Cohere(ModelGrammar.Unrouted(name, "cohere-")),
            "xai" => ModelGrammar.XAI(name),
            null => ModelReading.Unknown(name),
            _ => OpenWeights(publisher, name),
        };

        // Vendors publish open weights too: openai/gpt-oss-120b is none of its service's names. Anthropic does not.
        return (reading.Family is null && owner is not (null or "anthropic") ? OpenWeights(owner, name) : reading).WithId(id);
    }

    /// <summary>
    /// A variant (<c>:free</c>, <c>:nitro</c>) lets the router choose the host and its build of the model, except the one that turns the model's
    /// own thinking on; a tilde marks the router's own aliases.
    /// </summary>
    public static ModelReading OpenRouter(string id)
    {
        if (id.StartsWith("~", StringComparison.Ordinal) && id.IndexOf('/') > 0)
            return ModelReading.Floating(id, ModelGrammar.WithoutLatest(id.Substring(1)));

        var colon = id.IndexOf(':');
        var reading = Read(colon > 0 ? id.Substring(0, colon) : id);
        return (colon > 0 && reading.Pin == PinState.Pinned && !EndsWith(id, ":thinking") ? reading.WithPin(PinState.Floating) : reading).WithId(id);
    }

    /// <summary>Groq, Together, Fireworks, DeepInfra, NVIDIA: open weights, and a few vendors' models passed on.</summary>
    public static ModelReading Weights(string id)
    {
        var name = ModelGrammar.Unrouted(ModelGrammar.Unrouted(id, "accounts/fireworks/models/"), "workers-ai/");
        var (publisher, bare) = Split(name);
        if (publisher is "openai" or "anthropic" or "google" && Read(name) is { Pin: PinState.Pinned or PinState.Floating } vendors)
            return vendors.WithId(id);

        return OpenWeights(publisher ?? PublisherOf(bare), bare).WithId(id);
    }

    /// <summary>The date in the name of released weights, in the form that its publisher uses; none in those that use no dates.</summary>
    public static ModelReading OpenWeights(string? publisher, string name)
    {
        if (name.Length == 0 || name.Any(char.IsWhiteSpace))
            return ModelReading.Unknown(name);

        var plain = name.Replace(':', '-');
        var date = publisher switch
        {
            "mistral" => SplitDate(plain, DateForm.YearMonth, onlyAtEnd: false),
            "qwen" => SplitDate(plain, DateForm.YearMonthDay, onlyAtEnd: false) ?? SplitDate(plain, DateForm.Compact) ?? SplitDate(plain, DateForm.YearMonth, onlyAtEnd: false),
            "meituan" => SplitDate(plain, DateForm.YearMonth),
            "deepseek" or "moonshotai" or "allenai" => SplitDate(plain, DateForm.MonthDay, onlyAtEnd: false),
            "cohere" => SplitDate(plain, DateForm.MonthThenYear, onlyAtEnd: false),
            _ => SplitDate(plain, DateForm.YearMonthDay) ?? SplitDate(plain, DateForm.Compact) ?? Serial(plain),
        };
        var prefix = publisher is null ? "" : publisher + "/";
        if (date is { } found)
            return ModelReading.Pinned(name, prefix + found.Name, found.Date);

        return name.Split('-').Contains("latest")
            ? ModelReading.Floating(name, prefix + ModelGrammar.WithoutLatest(name))
            : ModelReading.Unpinnable(name, prefix + name);
    }

    /// <summary><c>jamba-1.5-large@001</c>.</summary>
    private static (string Name, string Date)? Serial(string name) =>
        name.IndexOf('@') is > 0 and var at && IsDate(name.Substring(at + 1), DateForm.Serial) ? (name.Substring(0, at), name.Substring(at + 1)) : null;

    /// <summary>The vendor of a name that stands without one.</summary>
    private static string? VendorOf(string name) =>
        name.StartsWith("claude-", StringComparison.Ordinal) ? "anthropic"
        : name.StartsWith("gemini-", StringComparison.Ordinal) ? "google"
        : name.StartsWith("grok-", StringComparison.Ordinal) ? "xai"
        : name.StartsWith("gpt-", StringComparison.Ordinal) && !name.StartsWith("gpt-oss", StringComparison.Ordinal) ? "openai"
        : null;

    /// <summary>The publisher as it is called in keys, and the name; no publisher where there is no slash.</summary>
    private static (string? Publisher, string Name) Split(string id)
    {
        var slash = id.LastIndexOf('/');
        if (slash < 0)
            return (null, id);

        var owner = id.Substring(0, slash);
        return (Canonical(owner), id.Substring(slash + 1));
    }

    private static string Canonical(string publisher) => s_publishers.TryGetValue(publisher, out var canonical) ? canonical : publisher;

    /// <summary>Hosts that leave the publisher out keep the beginning of its names.</summary>
    public static string? PublisherOf(string name) =>
        name.StartsWith("deepseek", StringComparison.Ordinal) ? "deepseek"
        : name.StartsWith("qwen", StringComparison.Ordinal) || name.StartsWith("qwq", StringComparison.Ordinal) ? "qwen"
        : name.StartsWith("kimi", StringComparison.Ordinal) || name.StartsWith("moonshot", StringComparison.Ordinal) ? "moonshotai"
        : name.StartsWith("llama", StringComparison.Ordinal) ? "meta"
        : name.StartsWith("gemma", StringComparison.Ordinal) ? "google"
        : name.StartsWith("glm", StringComparison.Ordinal) ? "zai"
        : name.StartsWith("jamba", StringComparison.Ordinal) ? "ai21"
        : ModelGrammar.IsMistral(name) ? "mistral"
        : null;
}
