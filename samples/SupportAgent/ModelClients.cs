using System.ClientModel;
using Anthropic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;

namespace SupportAgent;

/// <summary>The snapshots this agent was evaluated with. Settings may name others, per environment.</summary>
internal static class Models
{
    public const string Support = "gpt-5.2-2025-12-11";

    // From this generation on the id has no date: it names one fixed snapshot.
    public const string Reviewer = "claude-opus-4-6";
}

internal static class ModelClients
{
    private const string OpenAIKey = "OPENAI_API_KEY";
    private const string AnthropicKey = "ANTHROPIC_API_KEY";

    public static IReadOnlyList<string> MissingKeys(IConfiguration configuration) =>
        [.. new[] { OpenAIKey, AnthropicKey }.Where(key => string.IsNullOrWhiteSpace(configuration[key]))];

    /// <summary>The model that talks with the customer and calls the tools.</summary>
    public static ChatClient CreateSupportModel(IConfiguration configuration)
    {
        var model = configuration["OpenAI:Model"] ?? Models.Support;
        var endpoint = configuration["OpenAI:Endpoint"] ?? "https://api.openai.com/v1";

        return new ChatClient(
            model,
            new ApiKeyCredential(Required(configuration, OpenAIKey)),
            new OpenAIClientOptions { Endpoint = new Uri(endpoint) });
    }

    /// <summary>The model that writes the summary a human colleague gets. It has no tools.</summary>
    public static IChatClient CreateReviewer(IConfiguration configuration)
    {
        var client = new AnthropicClient
        {
            ApiKey = Required(configuration, AnthropicKey),
            BaseUrl = configuration["Anthropic:Endpoint"] ?? "https://api.anthropic.com",
        };

        return client.AsIChatClient(configuration["Anthropic:Model"] ?? Models.Reviewer, defaultMaxOutputTokens: 1024);
    }

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] ?? throw new InvalidOperationException($"{key} is not set.");
}
