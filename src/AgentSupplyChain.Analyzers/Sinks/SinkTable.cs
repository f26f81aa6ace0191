using Microsoft.CodeAnalysis;
using static AgentSupplyChain.Analyzers.Sinks.SinkKind;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>
/// The SDK members that are understood: the generated rows of <see cref="SinkTableData"/>, and what stands here, which wins over them.
/// Shapes are those of OpenAI 2.15, Anthropic 13.12, Microsoft.Extensions.AI.Abstractions 10.11 and ModelContextProtocol 2.3; those of
/// other SDKs are taken from their sources and documentation. Older members stay, since projects stay on older versions.
/// </summary>
internal static class SinkTable
{
    private const string OpenAI = "openai";
    private const string Anthropic = "anthropic";

    private static readonly Sink[] Own =
    [
        new(Model, "OpenAI.Responses.ResponsesClient", ".ctor", "model", OpenAI, "chat"),
        new(Model, "OpenAI.Responses.ResponsesClient", "CreateResponseStreaming", "model", OpenAI, "chat"),
        new(Model, "OpenAI.OpenAIClient", "GetOpenAIResponseClient", "model", OpenAI, "chat"),
        new(Prompt, "OpenAI.Chat.SystemChatMessage", ".ctor", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.DeveloperChatMessage", ".ctor", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.ChatMessage", "CreateSystemMessage", "content", Role: "system"),
        new(Prompt, "OpenAI.Chat.ChatMessage", "CreateDeveloperMessage", "content", Role: "system"),
        new(Prompt, "OpenAI.Images.ImageClient", "GenerateImage", "prompt", Role: "user"),
        new(Prompt, "OpenAI.Images.ImageClient", "GenerateImageAsync", "prompt", Role: "user"),
        new(Model, "Anthropic.Models.Messages.MessageCountTokensParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Messages.Batches.Params", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.MessageCountTokensParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.ThreadCreateParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.ThreadSendParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.Batches.Params", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.BetaFallbackParam", ".ctor", "model", Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Messages.BetaFallbackParam", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Agents.AgentCreateParams", "Model", null, Anthropic, "chat"),
        new(Model, "Anthropic.Models.Beta.Agents.AgentUpdateParams", "Model", null, Anthropic, "chat"),
        new(Model, "Microsoft.Extensions.AI.AnthropicClientExtensions", "AsIChatClient", "defaultModelId", Anthropic, "chat"),
        new(Model, "Microsoft.Extensions.AI.AnthropicBetaClientExtensions", "AsIChatClient", "defaultModelId", Anthropic, "chat"),
        new(Prompt, "Anthropic.Models.Beta.Messages.MessageCreateParams", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Messages.Batches.Params", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Messages.ThreadCreateParams", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Messages.ThreadSendParams", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Messages.Batches.Params", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Agents.AgentCreateParams", "System", null, Role: "system"),
        new(Prompt, "Anthropic.Models.Beta.Agents.AgentUpdateParams", "System", null, Role: "system"),
        new(Prompt, "Microsoft.Extensions.AI.ChatMessage", ".ctor", "content", Role: "system"),
        new(Model, "Google.GenAI.Models", "CountTokensAsync", "model", "gemini", "chat"),
        new(Model, "Microsoft.Extensions.AI.GoogleGenAIExtensions", "AsIChatClient", "defaultModelId", "gemini", "chat"),
        new(Model, "Microsoft.Teams.AI.Models.OpenAI.OpenAIChatModel", ".ctor", "model", OpenAI, "chat"),
        new(Deployment, "Azure.AI.OpenAI.AzureOpenAIClient", "GetResponsesClient", "deploymentName", "azure-openai", "chat"),
    ];

    private static readonly Dictionary<string, Sink[]> ByMember = Read()
        .Concat(Own)
        .GroupBy(row => (row.Type, row.Member, row.Parameter))
        .Select(same => same.Last())
        .GroupBy(row => row.Member, StringComparer.Ordinal)
        .ToDictionary(member => member.Key, member => member.ToArray(), StringComparer.Ordinal);

    private static readonly HashSet<string> ConstructedTypes = new(ByMember[".ctor"].Select(row => row.TypeName), StringComparer.Ordinal);

    /// <summary>All rows, for the tests that hold each one against its SDK.</summary>
    public static IEnumerable<Sink> All => ByMember.Values.SelectMany(rows => rows);

    /// <summary>The first, cheap question: could a member of this name be a sink at all?</summary>
    public static bool KnowsMember(string name) => ByMember.ContainsKey(name);

    /// <summary>The rows of a member, for code whose types are not known.</summary>
    public static IEnumerable<Sink> Named(string member) => ByMember.TryGetValue(member, out var rows) ? rows : [];

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

    public static Sink? Find(INamedTypeSymbol type, string member, string? parameter)
    {
        foreach (var row in ByMember[member])
        {
            if (row.TypeName == type.MetadataName && row.Parameter == parameter && MetadataName.Is(type, row.Type))
                return row;
        }

        return null;
    }

    private static IEnumerable<Sink> Read()
    {
        foreach (var line in SinkTableData.Rows.Split('\n'))
        {
            var cells = line.Split('|');
            var kind = cells[0] switch
            {
                "model" => Model,
                "deployment" => Deployment,
                "prompt" => Prompt,
                "endpoint" => Endpoint,
                "weights" => Weights,
                "vector-store" => VectorStore,
                _ => Agent,
            };
            var use = cells[5].Length > 0 ? cells[5] : null;
            yield return new Sink(kind, cells[1], cells[2], cells[3].Length > 0 ? cells[3] : null, cells[4].Length > 0 ? cells[4] : null, kind == Prompt ? null : use, kind == Prompt ? use : null);
        }
    }
}
