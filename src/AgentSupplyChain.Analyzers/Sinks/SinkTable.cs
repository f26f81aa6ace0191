using static AgentSupplyChain.Analyzers.Sinks.SinkKind;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>The SDK members that are understood. Shapes are those of OpenAI 2.15, Anthropic 13.12, Microsoft.Extensions.AI.Abstractions 10.11.</summary>
internal static class SinkTable
{
    private const string OpenAI = "openai";
    private const string Anthropic = "anthropic";
    private const string Azure = "azure-openai";

    private static readonly Sink[] Rows =
    [
        // OpenAI
        new(Model, "OpenAI.OpenAIClient", "GetChatClient", "model", OpenAI, "chat"),
        new(Model, "OpenAI.OpenAIClient", "GetEmbeddingClient", "model", OpenAI, "embedding"),
        new(Model, "OpenAI.OpenAIClient", "GetImageClient", "model", OpenAI, "image"),
        new(Model, "OpenAI.OpenAIClient", "GetAudioClient", "model", OpenAI, "audio"),
        new(Model, "OpenAI.OpenAIClient", "GetModerationClient", "model", OpenAI, "moderation"),
        new(Model, "OpenAI.Chat.ChatClient", ".ctor", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Chat.ChatClientSettings", "Model", null, OpenAI, "chat"),
        new(Model, "OpenAI.Embeddings.EmbeddingClient", ".ctor", "model", OpenAI, "embedding"),
        new(Model, "OpenAI.Embeddings.EmbeddingClientSettings", "Model", null, OpenAI, "embedding"),
        new(Model, "OpenAI.Images.ImageClient", ".ctor", "model", OpenAI, "image"),
        new(Model, "OpenAI.Images.ImageClientSettings", "Model", null, OpenAI, "image"),
        new(Model, "OpenAI.Audio.AudioClient", ".ctor", "model", OpenAI, "audio"),
        new(Model, "OpenAI.Audio.AudioClientSettings", "Model", null, OpenAI, "audio"),
        new(Model, "OpenAI.Moderations.ModerationClient", ".ctor", "model", OpenAI, "moderation"),
        new(Model, "OpenAI.Moderations.ModerationClientSettings", "Model", null, OpenAI, "moderation"),
        new(Model, "OpenAI.Assistants.AssistantClient", "CreateAssistant", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Assistants.AssistantClient", "CreateAssistantAsync", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Assistants.AssistantModificationOptions", "Model", null, OpenAI, "chat"),
        new(Model, "OpenAI.Realtime.RealtimeClient", "StartConversationSessionAsync", "model", OpenAI, "audio"),
        new(Model, "OpenAI.Realtime.RealtimeClient", "StartSessionAsync", "model", OpenAI, "audio"),
        new(Model, "OpenAI.Realtime.RealtimeConversationSessionOptions", "Model", null, OpenAI, "audio"),
        new(Model, "OpenAI.Realtime.RealtimeAudioTranscriptionOptions", "Model", null, OpenAI, "audio"),
        new(Model, "OpenAI.Responses.CreateResponseOptions", ".ctor", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.CreateResponseOptions", "Model", null, OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", ".ctor", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", "CreateResponse", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", "CreateResponseAsync", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", "CreateResponseStreaming", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", "CreateResponseStreamingAsync", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponseTool", "CreateImageGenerationTool", "model", OpenAI, "image"),
        new(Prompt, "OpenAI.Chat.SystemChatMessage", ".ctor", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.DeveloperChatMessage", ".ctor", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.ChatMessage", "CreateSystemMessage", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.ChatMessage", "CreateDeveloperMessage", "content", Role: "system"),
        new(Prompt, "OpenAI.Assistants.AssistantCreationOptions", "Instructions", null, Role: "system"),
        new(Prompt, "OpenAI.Responses.CreateResponseOptions", "Instructions", null, Role: "system"),
        new(Prompt, "OpenAI.Realtime.RealtimeConversationSessionOptions", "Instructions", null, Role: "system"),
        new(Prompt, "OpenAI.Images.ImageClient", "GenerateImage", "prompt", Role: "user"),
        new(Prompt, "OpenAI.Images.ImageClient", "GenerateImageAsync", "prompt", Role: "user"),
        new(Endpoint, "OpenAI.OpenAIClientOptions", "Endpoint", null, OpenAI),
        new(Endpoint, "OpenAI.Assistants.AssistantClientOptions", "Endpoint", null, OpenAI),
        new(Endpoint, "OpenAI.Realtime.RealtimeClientOptions", "Endpoint", null, OpenAI),
        new(Endpoint, "OpenAI.Responses.ResponsesClientOptions", "Endpoint", null, OpenAI),

        // Azure OpenAI derives its client from OpenAI's: there the same argument is a deployment.
        new(Endpoint, "Azure.AI.OpenAI.AzureOpenAIClient", ".ctor", "endpoint", Azure),

        // Anthropic
        new(Model, "Anthropic.Models.Messages.MessageCreateParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Messages.MessageCountTokensParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.MessageCreateParams", "Model", null, Anthropic, "chat"),
        new(Model, "Microsoft.Extensions.AI.AnthropicClientExtensions", "AsIChatClient", "defaultModelId", Anthropic, "chat"),
        new(Model, "Microsoft.Extensions.AI.AnthropicBetaClientExtensions", "AsIChatClient", "defaultModelId", Anthropic, "chat"),
        new(Prompt, "Anthropic.Models.Messages.MessageCreateParams", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Messages.MessageCreateParams", "System", null, Role: "system"),
        new(Endpoint, "Anthropic.AnthropicClient", "BaseUrl", null, Anthropic),
        new(Endpoint, "Anthropic.Core.ClientOptions", "BaseUrl", null, Anthropic),

        // Microsoft.Extensions.AI
        new(Model, "Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIChatClient", "defaultModelId", OpenAI, "chat"),
        new(Model, "Microsoft.Extensions.AI.ChatOptions", "ModelId", null, null, "chat"),
        new(Model, "Microsoft.Extensions.AI.EmbeddingGenerationOptions", "ModelId", null, null, "embedding"),
        new(Model, "Microsoft.Extensions.AI.ImageGenerationOptions", "ModelId", null, null, "image"),
        new(Model, "Microsoft.Extensions.AI.SpeechToTextOptions", "ModelId", null, null, "audio"),
        new(Model, "Microsoft.Extensions.AI.TextToSpeechOptions", "ModelId", null, null, "audio"),
        new(Model, "Microsoft.Extensions.AI.TranscriptionOptions", "ModelId", null, null, "audio"),
        new(Model, "Microsoft.Extensions.AI.RealtimeSessionOptions", "Model", null, null, "audio"),
        new(Prompt, "Microsoft.Extensions.AI.ChatOptions", "Instructions", null, Role: "system"),
        new(Prompt, "Microsoft.Extensions.AI.RealtimeSessionOptions", "Instructions", null, Role: "system"),
        new(Prompt, "Microsoft.Extensions.AI.ChatMessage", ".ctor", "content", Role: "system"),
    ];

    private static readonly ILookup<string, Sink> ByMember = Rows.ToLookup(row => row.Member, StringComparer.Ordinal);

    /// <summary>The first, cheap question: could a member of this name be a sink at all?</summary>
    public static bool KnowsMember(string name) => ByMember.Contains(name);

    /// <summary>Simple names of the types whose constructors are sinks.</summary>
    public static bool KnowsConstructor(string typeName) => ConstructedTypes.Contains(typeName);

    /// <summary>True for a name that ends as one of these types is called, as aliases do.</summary>
    public static bool EndsWithConstructor(string typeName)
    {
        foreach (var known in ConstructedTypes)
        {
            if (typeName.EndsWith(known, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static Sink? Find(string type, string member, string? parameter)
    {
        foreach (var row in ByMember[member])
        {
            if (row.Type == type && row.Parameter == parameter)
                return row;
        }

        return null;
    }

    private static readonly HashSet<string> ConstructedTypes =
        new(ByMember[".ctor"].Select(row => row.Type.Substring(row.Type.LastIndexOf('.') + 1)), StringComparer.Ordinal);
}
