namespace AgentSupplyChain.Core.Inventory;

/// <summary>Who makes a model. A cloud that hosts the models of others is no maker, so its name tells nothing.</summary>
internal static class Publisher
{
    /// <summary>The publisher's name; null where nothing tells it.</summary>
    public static string? Of(Model model)
    {
        // A snapshot key begins with the publisher, on whatever cloud the model runs.
        var slash = model.SnapshotKey?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 ? Name(model.SnapshotKey![..slash]) ?? model.SnapshotKey[..slash] : Name(model.Provider);
    }

    private static string? Name(string id) => id switch
    {
        "ai21" => "AI21 Labs",
        "alibaba" or "qwen" => "Alibaba Cloud",
        "amazon" => "Amazon",
        "anthropic" => "Anthropic",
        "cohere" => "Cohere",
        "deepseek" => "DeepSeek",
        "google" => "Google",
        "meta" => "Meta",
        "microsoft" => "Microsoft",
        "mistral" => "Mistral AI",
        "moonshotai" => "Moonshot AI",
        "nvidia" => "NVIDIA",
        "openai" => "OpenAI",
        "perplexity" => "Perplexity",
        "voyage" => "Voyage AI",
        "xai" => "xAI",
        _ => null,
    };
}
