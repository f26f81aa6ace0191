using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>The names that planted texts stand under.</summary>
internal static class SampleNames
{
    /// <summary>Says nothing.</summary>
    public const string Neutral = "Note";

    private static readonly Dictionary<string, string> s_byFormat = new(StringComparer.Ordinal)
    {
        ["aws-secret"] = "AwsSecretAccessKey",
        ["aws-session"] = "AwsSessionToken",
        ["azure-ad-secret-34"] = "ClientSecret",
        ["azure-openai-hex32"] = "AzureOpenAIKey",
        ["cloudflare-old"] = "CloudflareApiToken",
        ["twilio-auth"] = "TwilioAuthToken",
    };

    private static readonly string[] s_generic = ["ApiKey", "ClientSecret", "AccessToken", "SigningKey", "Password", "SubscriptionKey"];

    /// <summary>What a developer would call a credential of this format.</summary>
    public static string Of(CredentialSample sample, int number)
    {
        if (s_byFormat.TryGetValue(sample.Format, out var name))
            return name;

        if (sample.Group != SampleGroup.ByNameOnly)
            return string.Concat(sample.Provider.Split(' ')[0].Where(char.IsAsciiLetter)) + "ApiKey";

        return sample.Format == "generic-named" ? s_generic[number % s_generic.Length] : char.ToUpperInvariant(sample.Format[0]) + sample.Format[1..] + "ApiKey";
    }
}
