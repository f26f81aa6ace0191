using System.Collections.Immutable;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Where a credential belongs instead: what a fix needs to know. Made of names, never of a value.</summary>
internal static class CredentialSetting
{
    private const int LongestName = 64;

    /// <summary>What an API tells of the issuer says more than the name of its parameter.</summary>
    private static readonly (string Provider, string ConfigurationKey, string EnvironmentVariable)[] Providers =
    [
        ("openai", "OpenAI:ApiKey", "OPENAI_API_KEY"),
        ("azure-openai", "AzureOpenAI:ApiKey", "AZURE_OPENAI_API_KEY"),
        ("anthropic", "Anthropic:ApiKey", "ANTHROPIC_API_KEY"),
        ("gemini", "Gemini:ApiKey", "GEMINI_API_KEY"),
        ("mistral", "Mistral:ApiKey", "MISTRAL_API_KEY"),
        ("huggingface", "HuggingFace:ApiKey", "HF_TOKEN"),
        ("bedrock", "AWS:SecretAccessKey", "AWS_SECRET_ACCESS_KEY"),
    ];

    public static ImmutableDictionary<string, string?> Properties(string configurationKey, string environmentVariable) => ImmutableDictionary<string, string?>.Empty
        .Add(CredentialHardcodedAnalyzer.ConfigurationKey, configurationKey)
        .Add(CredentialHardcodedAnalyzer.EnvironmentVariable, environmentVariable);

    public static ImmutableDictionary<string, string?> Named(string name, string? provider = null)
    {
        foreach (var row in Providers)
        {
            if (row.Provider == provider)
                return Properties(row.ConfigurationKey, row.EnvironmentVariable);
        }

        var (key, variable) = Spell(name);
        return Properties(key, variable);
    }

    /// <summary>For people.</summary>
    public static string WordOf(CredentialKind kind) => kind switch
    {
        CredentialKind.ApiKey => "API key",
        CredentialKind.Token => "token",
        CredentialKind.Password => "password",
        CredentialKind.PrivateKey => "private key",
        CredentialKind.ConnectionString => "connection string",
        _ => "secret",
    };

    // apiKey, api-key and API_KEY are ApiKey in a file and API_KEY in the environment.
    private static (string ConfigurationKey, string EnvironmentVariable) Spell(string name)
    {
        var key = new StringBuilder();
        var variable = new StringBuilder();
        var previous = '_';
        foreach (var c in name)
        {
            if (variable.Length >= LongestName)
                break;

            var isText = c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';
            if (isText)
            {
                var isStart = !char.IsLetterOrDigit(previous) || (char.IsUpper(c) && char.IsLower(previous));
                if (isStart && variable.Length > 0)
                    variable.Append('_');

                variable.Append(char.ToUpperInvariant(c));
                key.Append(isStart ? char.ToUpperInvariant(c) : char.IsUpper(previous) ? char.ToLowerInvariant(c) : c);
            }

            previous = c;
        }

        return key.Length == 0 ? ("Secret", "SECRET") : (key.ToString(), variable.ToString());
    }
}
