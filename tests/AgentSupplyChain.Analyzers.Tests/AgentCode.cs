using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Projects that reference the SDKs themselves, and the class around a line of agent code.</summary>
internal static class AgentCode
{
    public const string Usings = """
        #pragma warning disable OPENAI001, OPENAI002, MEAI001, MCPEXP001
        using System;
        using System.ClientModel;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Anthropic;
        using Anthropic.Models.Messages;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using ModelContextProtocol.Client;
        using ModelContextProtocol.Server;
        using OpenAI;
        using OpenAI.Audio;
        using OpenAI.Chat;
        using OpenAI.Embeddings;
        using OpenAI.Responses;

        """;

    private static readonly Type[] s_sdks =
    [
        typeof(OpenAI.OpenAIClient),
        typeof(Anthropic.AnthropicClient),
        typeof(Microsoft.Extensions.AI.IChatClient),
        typeof(ModelContextProtocol.Client.McpClient),
        typeof(Microsoft.Extensions.DependencyInjection.IMcpServerBuilder),
        typeof(IConfiguration),
    ];

    // These packages are not at hand; what the rules go by are names and inheritance.
    private const string Azure = """
        namespace Azure.AI.OpenAI
        {
            public class AzureOpenAIClient : global::OpenAI.OpenAIClient
            {
                public AzureOpenAIClient(System.Uri endpoint, System.ClientModel.ApiKeyCredential credential) : base(credential) { }
            }
        }
        """;

    private const string Adapter = """
        namespace Microsoft.Extensions.AI
        {
            public static class OpenAIClientExtensions
            {
                #pragma warning disable OPENAI001
                public static IChatClient AsIChatClient(this OpenAI.Responses.ResponsesClient client, string? defaultModelId = null) => throw new System.NotSupportedException();
            }
        }
        """;

    private const string Binder = """
        namespace Microsoft.Extensions.Configuration
        {
            public static class ConfigurationBinder
            {
                public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
                public static T? GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => defaultValue;
            }
        }
        """;

    /// <summary>The marked statements in a method of a class that has a client of each SDK at hand.</summary>
    public static string Body(string statements) => Usings + $$"""
        class Agent(OpenAIClient openAI, AnthropicClient anthropic, ResponsesClient responses, IConfiguration config, IServiceCollection services, ApiKeyCredential key)
        {
            void Run(string input, bool thorough)
            {
                {{statements}}
            }
        }
        """;

    public static AnalyzerTest<TAnalyzer> Analyzer<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() => WithSdks(new AnalyzerTest<TAnalyzer>());

    public static TTest WithSdks<TTest>(TTest test)
        where TTest : CodeTest<TTest> => test.WithReferencesOf(s_sdks).WithSource("Azure.cs", Azure).WithSource("Adapter.cs", Adapter).WithSource("Binder.cs", Binder);
}
