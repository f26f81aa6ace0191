namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// Azure OpenAI and Foundry: the vendors' names, with the version beside the name, in the deployment. So a name without a date tells nothing of
/// it. Price lists and gateways put the data zone in front: <c>eu/gpt-4o-2024-08-06</c>.
/// </summary>
internal static class AzureGrammar
{
    private static readonly (string Prefix, string Region)[] s_zones = [("eu/", "eu"), ("us/", "us"), ("global/", "global"), ("global-standard/", "global")];

    public static ModelReading Read(string text)
    {
        var id = ModelGrammar.Unrouted(ModelGrammar.Unrouted(text, "azure/"), "azure_ai/");
        foreach (var (prefix, region) in s_zones)
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal))
                return Named(id.Substring(prefix.Length)).WithId(id).WithRegion(region);
        }

        return Named(id).WithId(id);
    }

    private static ModelReading Named(string id)
    {
        var reading = id.StartsWith("claude-", StringComparison.Ordinal) ? AnthropicGrammar.Read(id)
            : OpenAIGrammar.Read(id.StartsWith("gpt-35-", StringComparison.Ordinal) ? "gpt-3.5-" + id.Substring(7) : id);
        if (reading.Family is null)
            reading = ModelGrammar.Mistral(id);
        if (reading.Family is null)
            reading = ModelGrammar.DeepSeek(id);
        if (reading.Family is null)
            reading = ModelGrammar.Cohere(ModelGrammar.Unrouted(id, "cohere-"));

        // A name that says "latest" moves on Azure too.
        return reading.Pin == PinState.Pinned || id.EndsWith("-latest", StringComparison.Ordinal) ? reading : reading.WithPin(PinState.Unknown);
    }
}
