using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Sdks;

/// <summary>
/// SDKs that are not at hand, with the assembly names, namespaces, types, members and parameters that their sources and documentation give
/// them. Bodies and the rest of their members are left out: the rules go by names.
/// </summary>
internal static class OtherSdks
{
    private static readonly StubPack s_azureCore = new("Azure.Core", """
        namespace Azure { public class AzureKeyCredential(string key) { public string Key => key; } }
        namespace Azure.Core { public abstract class TokenCredential; }
        """);

    private static readonly StubPack s_azureOpenAI = new("Azure.AI.OpenAI", [s_azureCore], """
        namespace OpenAI.Chat { public class ChatClient; }
        namespace OpenAI { public class OpenAIClient { public virtual OpenAI.Chat.ChatClient GetChatClient(string model) => new(); } }
        namespace Azure.AI.OpenAI
        {
            public class AzureOpenAIClient(System.Uri endpoint, Azure.AzureKeyCredential credential) : global::OpenAI.OpenAIClient
            {
                public System.Uri At => endpoint;
                public override global::OpenAI.Chat.ChatClient GetChatClient(string deploymentName) => new();
                public object GetEmbeddingClient(string deploymentName) => credential;
            }
        }
        """);

    private static readonly StubPack s_kernel = new("Microsoft.SemanticKernel", [s_azureOpenAI], """
        namespace Microsoft.SemanticKernel
        {
            public interface IKernelBuilder;
            public class Kernel { public static IKernelBuilder CreateBuilder() => null!; }
            public static class OpenAIKernelBuilderExtensions
            {
                public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, string? orgId = null, string? serviceId = null) => builder;
                public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, System.Uri endpoint, string? apiKey, string? serviceId = null) => builder;
                public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, OpenAI.OpenAIClient? openAIClient = null, string? serviceId = null) => builder;
                public static IKernelBuilder AddOpenAIEmbeddingGenerator(this IKernelBuilder builder, string modelId, string apiKey) => builder;
            }
            public static class AzureOpenAIKernelBuilderExtensions
            {
                public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string? serviceId = null, string? modelId = null) => builder;
            }
            public static class GoogleAIKernelBuilderExtensions
            {
                public static IKernelBuilder AddGoogleAIGeminiChatCompletion(this IKernelBuilder builder, string modelId, string apiKey) => builder;
            }
            public static class MistralAIKernelBuilderExtensions
            {
                public static IKernelBuilder AddMistralChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, System.Uri? endpoint = null) => builder;
            }
            public static class OllamaKernelBuilderExtensions
            {
                public static IKernelBuilder AddOllamaChatCompletion(this IKernelBuilder builder, string modelId, System.Uri endpoint) => builder;
            }
            public static class BedrockKernelBuilderExtensions
            {
                public static IKernelBuilder AddBedrockChatCompletionService(this IKernelBuilder builder, string modelId) => builder;
            }
            public static class HuggingFaceKernelBuilderExtensions
            {
                public static IKernelBuilder AddHuggingFaceChatCompletion(this IKernelBuilder builder, string model, System.Uri? endpoint = null, string? apiKey = null) => builder;
            }
            public static class AzureAIInferenceKernelBuilderExtensions
            {
                public static IKernelBuilder AddAzureAIInferenceChatCompletion(this IKernelBuilder builder, string modelId, string? apiKey = null, System.Uri? endpoint = null) => builder;
            }
        }
        """);

    private static readonly StubPack s_bedrock = new("AWSSDK.BedrockRuntime", """
        namespace Amazon.BedrockRuntime.Model
        {
            public class ConverseRequest { public string? ModelId { get; set; } }
            public class InvokeModelRequest { public string? ModelId { get; set; } }
        }
        """);

    private static readonly StubPack s_google = new("Google.GenAI", """
        namespace Google.GenAI { public class Client { public Models Models { get; } = new(); } public class Models { public object GenerateContentAsync(string model, string contents) => this; } }
        """);

    private static readonly StubPack s_vertex = new("Google.Cloud.AIPlatform.V1", """
        namespace Google.Cloud.AIPlatform.V1 { public class GenerateContentRequest { public string? Model { get; set; } } }
        """);

    private static readonly StubPack s_ollama = new("OllamaSharp", """
        namespace OllamaSharp
        {
            public class OllamaApiClient
            {
                public OllamaApiClient(string uriString, string defaultModel = "") { }
                public OllamaApiClient(System.Uri uri, string defaultModel = "") { }
                public string SelectedModel { get; set; } = "";
            }
        }
        """);

    private static readonly StubPack s_anthropicSdk = new("Anthropic.SDK", """
        namespace Anthropic.SDK.Messaging { public class MessageParameters { public string? Model { get; set; } } }
        namespace Anthropic.SDK.Constants { public static class AnthropicModels { public const string Claude41Opus = "claude-opus-4-1"; public const string Claude46Opus = "claude-opus-4-6"; } }
        """);

    private static readonly StubPack s_foundry = new("Microsoft.Agents.AI.Foundry", """
        namespace Azure.AI.Projects
        {
            public class AIProjectClient(System.Uri endpoint) { public System.Uri At => endpoint; }
            public static class AIProjectClientExtensions { public static object AsAIAgent(this AIProjectClient client, string model, string instructions) => client; }
        }
        namespace Azure.AI.Inference { public class ChatCompletionsOptions { public string? Model { get; set; } } }
        """);

    private static readonly StubPack s_aspire = new("Aspire.Hosting.Azure.CognitiveServices", """
        namespace Aspire.Hosting { public class OpenAIResource; public static class AzureOpenAIExtensions { public static OpenAIResource AddDeployment(this OpenAIResource resource, string name, string modelName, string modelVersion) => resource; } }
        """);

    private static readonly StubPack s_others = new("AutoGen.OpenAI", [s_azureOpenAI], """
        namespace AutoGen.OpenAI { public class OpenAIChatAgent { public OpenAIChatAgent(string name, string modelName) { } } }
        namespace AutoGen.Mistral { public class MistralClientAgent { public MistralClientAgent(string name, string model) { } } }
        namespace Betalgo.Ranul.OpenAI { public class OpenAIOptions { public string? DefaultModelId { get; set; } public string? DeploymentId { get; set; } } }
        namespace Betalgo.Ranul.OpenAI.ObjectModels.RequestModels { public class ChatCompletionCreateRequest { public string? Model { get; set; } } }
        namespace Betalgo.Ranul.OpenAI.ObjectModels { public static class Models { public const string Gpt_4o = "gpt-4o"; public const string Gpt_4o_2024_08_06 = "gpt-4o-2024-08-06"; } }
        namespace Microsoft.Teams.AI.Models.OpenAI { public class OpenAIChatModel { public OpenAIChatModel(string model, global::OpenAI.OpenAIClient client) { } public OpenAIChatModel(string model, string apiKey) { } } }
        namespace LangChain.Providers.OpenAI { public class OpenAiChatModel { public OpenAiChatModel(string apiKey, string id) { } } }
        """);

    private const string Usings = """
        using System;
        using Amazon.BedrockRuntime.Model;
        using Anthropic.SDK.Constants;
        using Anthropic.SDK.Messaging;
        using Aspire.Hosting;
        using Azure;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Google.Cloud.AIPlatform.V1;
        using Microsoft.SemanticKernel;
        using OllamaSharp;
        using OpenAI;

        """;

    public static AnalyzerTest<TAnalyzer> Analyzer<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new AnalyzerTest<TAnalyzer>().WithStubs(s_azureCore, s_azureOpenAI, s_kernel, s_bedrock, s_google, s_vertex, s_ollama, s_anthropicSdk, s_foundry, s_aspire, s_others);

    /// <summary>The marked statements in a method with a builder and clients at hand.</summary>
    public static string Body(string statements) => Usings + $$"""
        class Agent(IKernelBuilder builder, Google.GenAI.Client gemini, AzureKeyCredential credential, OpenAIResource resource, string key, string input)
        {
            void Run(bool deep)
            {
                {{statements}}
            }
        }
        """;
}
