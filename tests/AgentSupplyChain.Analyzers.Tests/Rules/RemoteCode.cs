using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

/// <summary>Code with an MCP client and a model's client at hand, and the libraries between them that are not at hand as packages.</summary>
internal static class RemoteCode
{
    public const string Usings = """
        #pragma warning disable OPENAI001, MEAI001, MCPEXP001, OPENAI002
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using ModelContextProtocol.Client;
        using ModelContextProtocol.Protocol;
        using OpenAI.Responses;

        """;

    private const string AgentFramework = """
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        namespace Microsoft.Agents.AI
        {
            public class AIAgent { public AITool AsAIFunction() => null!; public AIAgentBuilder AsBuilder() => null!; }
            public class AIAgentBuilder
            {
                public AIAgentBuilder Use(System.Func<AIAgent, FunctionInvocationContext, System.Func<FunctionInvocationContext, CancellationToken, ValueTask<object?>>, CancellationToken, ValueTask<object?>> callback) => this;
                public AIAgent Build() => null!;
            }
            public sealed class ChatClientAgent : AIAgent
            {
                public ChatClientAgent(IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null) { }
                public ChatClientAgent(IChatClient chatClient, ChatClientAgentOptions options) { }
            }
            public class ChatClientAgentOptions { public string? Name { get; set; } public ChatOptions? ChatOptions { get; set; } public bool UseProvidedChatClientAsIs { get; set; } }
        }
        namespace Microsoft.Extensions.AI
        {
            using Microsoft.Agents.AI;
            public class FunctionInvocationContext { public bool Terminate { get; set; } }
            public static class ChatClientExtensions
            {
                public static ChatClientAgent AsAIAgent(this IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null) => null!;
                public static ChatClientAgent CreateAIAgent(this IChatClient chatClient, string? instructions = null, IList<AITool>? tools = null) => null!;
                public static ChatClientAgent AsAIAgent(this IChatClient chatClient, ChatClientAgentOptions options) => null!;
            }
            public class ChatClientBuilder(IChatClient inner) { public IChatClient Build() => inner; }
            public static class ChatClientBuilderChatClientExtensions { public static ChatClientBuilder AsBuilder(this IChatClient client) => new(client); }
            public class FunctionInvokingChatClient { public object? FunctionInvoker { get; set; } }
            public static class FunctionInvokingChatClientBuilderExtensions { public static ChatClientBuilder UseFunctionInvocation(this ChatClientBuilder builder, System.Action<FunctionInvokingChatClient>? configure = null) => builder; }
        }
        namespace Microsoft.Agents.AI.Hosting
        {
            public class HostedAgentBuilder { }
            public static class HostedAgentBuilderExtensions
            {
                public static HostedAgentBuilder WithAITools(this HostedAgentBuilder builder, params AITool[] tools) => builder;
                public static HostedAgentBuilder WithAITool(this HostedAgentBuilder builder, AITool tool) => builder;
            }
        }
        """;

    private const string SemanticKernel = """
        using System.Collections.Generic;
        using Microsoft.Extensions.AI;
        namespace Microsoft.SemanticKernel
        {
            public abstract class KernelFunction : AIFunction { }
            public class KernelPlugin { }
            public class KernelPluginCollection : List<KernelPlugin> { }
            public class Kernel { public KernelPluginCollection Plugins { get; } = []; public List<object> AutoFunctionInvocationFilters { get; } = []; }
            public static class KernelPluginFactory { public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions = null) => new(); }
            public static class KernelExtensions
            {
                public static KernelPlugin AddFromFunctions(this ICollection<KernelPlugin> plugins, string pluginName, IEnumerable<KernelFunction>? functions = null) => new();
                public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction> functions) => new();
            }
            public class FunctionChoiceBehavior { public static FunctionChoiceBehavior Auto(IEnumerable<KernelFunction>? functions = null, bool autoInvoke = true) => new(); }
            public class ToolCallBehavior { public static ToolCallBehavior AutoInvokeKernelFunctions { get; } = new(); }
            public class PromptExecutionSettings { public FunctionChoiceBehavior? FunctionChoiceBehavior { get; set; } public ToolCallBehavior? ToolCallBehavior { get; set; } }
            public static class AIFunctionExtensions { public static KernelFunction AsKernelFunction(this AIFunction aiFunction) => null!; }
            public static class OpenAIAdapter { public static OpenAI.Chat.ChatTool AsOpenAIChatTool(this AIFunction function) => null!; public static ResponseTool AsOpenAIResponseTool(this AITool tool) => null!; }
        }
        """;

    /// <summary>The members of a class that has a client for an MCP server, a client for a model and a kernel.</summary>
    public static string Members(string members) => Usings + $$"""
        class Agent(McpClient mcp, McpClient other, IChatClient chat, Kernel kernel, HashSet<string> allowed, ResponsesClient responses)
        {
            [System.ComponentModel.Description("Adds.")]
            static int Add(int a, int b) => a + b;

            {{members}}
        }
        """;

    public static string Body(string statements) => Members($$"""
        async Task Run(string input)
            {
                {{statements}}
            }
        """);

    /// <summary>As <see cref="Body"/>, with the tools of the server in the variable <c>tools</c>.</summary>
    public static string WithTools(string statements) => Body("var tools = await mcp.ListToolsAsync(); " + statements);

    public static AnalyzerTest<TAnalyzer> Analyzer<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() => WithLibraries(new AnalyzerTest<TAnalyzer>());

    public static FixTest<TAnalyzer, TFix> Fix<TAnalyzer, TFix>()
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => WithLibraries(new FixTest<TAnalyzer, TFix>());

    private static TTest WithLibraries<TTest>(TTest test)
        where TTest : CodeTest<TTest> => test
        .WithReferencesOf(typeof(OpenAI.OpenAIClient), typeof(Anthropic.AnthropicClient), typeof(Microsoft.Extensions.AI.IChatClient), typeof(ModelContextProtocol.Client.McpClient))
        .WithSource("AgentFramework.cs", AgentFramework)
        .WithSource("SemanticKernel.cs", "#pragma warning disable OPENAI001\nusing OpenAI.Responses;\n" + SemanticKernel);
}
