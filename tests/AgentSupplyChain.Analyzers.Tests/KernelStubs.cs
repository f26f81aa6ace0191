using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>The members of Semantic Kernel and the agent framework that load prompts, plugins and skills, with the names that the packages have.</summary>
internal static class KernelStubs
{
    public static readonly StubPack Kernel = new("Microsoft.SemanticKernel.Core", """
        namespace Microsoft.SemanticKernel
        {
            public class Kernel { }
            public class KernelPlugin { }
            public class KernelFunction { }

            public sealed class KernelArguments : System.Collections.IEnumerable
            {
                public object? this[string name] { get => null; set { } }
                public void Add(string name, object? value) { }
                public System.Collections.IEnumerator GetEnumerator() => throw null!;
            }

            public class InputVariable
            {
                public string Name { get; set; } = "";
                public bool AllowDangerouslySetContent { get; set; }
            }

            public class PromptTemplateConfig
            {
                public PromptTemplateConfig() { }
                public PromptTemplateConfig(string template) { }
                public System.Collections.Generic.List<InputVariable> InputVariables { get; set; } = new();
                public bool AllowDangerouslySetContent { get; set; }
            }

            public class KernelPromptTemplateFactory { public bool AllowDangerouslySetContent { get; init; } }

            public static class KernelExtensions
            {
                public static KernelPlugin ImportPluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string? pluginName = null) => throw null!;
                public static KernelPlugin CreatePluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string? pluginName = null) => throw null!;
            }

            public static class PromptYamlKernelExtensions
            {
                public static KernelPlugin ImportPluginFromPromptDirectoryYaml(this Kernel kernel, string pluginDirectory, string? pluginName = null) => throw null!;
            }

            public static class PromptyKernelExtensions
            {
                public static KernelFunction CreateFunctionFromPromptyFile(this Kernel kernel, string promptyFilePath) => throw null!;
            }
        }

        namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars
        {
            public sealed class HandlebarsPromptTemplateFactory { public bool AllowDangerouslySetContent { get; init; } }
        }

        namespace Microsoft.SemanticKernel.PromptTemplates.Liquid
        {
            public sealed class LiquidPromptTemplateFactory { public bool AllowDangerouslySetContent { get; init; } }
        }
        """);

    public static readonly StubPack OpenApi = new("Microsoft.SemanticKernel.Plugins.OpenApi", [Kernel], """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel.Plugins.OpenApi;

        namespace Microsoft.SemanticKernel.Plugins.OpenApi
        {
            public class OperationSelectionPredicateContext { public string? Id { get; set; } }

            public class OpenApiFunctionExecutionParameters
            {
                public Uri? ServerUrlOverride { get; set; }
                public IList<string> OperationsToExclude { get; set; } = new List<string>();
                public Func<OperationSelectionPredicateContext, bool>? OperationSelectionPredicate { get; set; }
            }

            public static class OpenApiKernelPluginFactory
            {
                public static Task<KernelPlugin> CreateFromOpenApiAsync(string pluginName, Uri uri, OpenApiFunctionExecutionParameters? executionParameters = null) => throw null!;
            }
        }

        namespace Microsoft.SemanticKernel
        {
            public static class OpenApiKernelExtensions
            {
                public static Task<KernelPlugin> ImportPluginFromOpenApiAsync(this Kernel kernel, string pluginName, string filePath, OpenApiFunctionExecutionParameters? executionParameters = null, CancellationToken cancellationToken = default) => throw null!;
                public static Task<KernelPlugin> ImportPluginFromOpenApiAsync(this Kernel kernel, string pluginName, Uri uri, OpenApiFunctionExecutionParameters? executionParameters = null, CancellationToken cancellationToken = default) => throw null!;
                public static Task<KernelPlugin> ImportPluginFromOpenApiAsync(this Kernel kernel, string pluginName, Stream stream, OpenApiFunctionExecutionParameters? executionParameters = null, CancellationToken cancellationToken = default) => throw null!;
                public static Task<KernelPlugin> CreatePluginFromOpenApiAsync(this Kernel kernel, string pluginName, Uri uri, OpenApiFunctionExecutionParameters? executionParameters = null) => throw null!;
            }

            public static class ApiManifestKernelExtensions
            {
                public static Task<KernelPlugin> ImportPluginFromApiManifestAsync(this Kernel kernel, string pluginName, string filePath) => throw null!;
            }

            public static class GrpcKernelExtensions
            {
                public static KernelPlugin ImportPluginFromGrpcFile(this Kernel kernel, string filePath, string pluginName) => throw null!;
                public static KernelPlugin ImportPluginFromGrpcDirectory(this Kernel kernel, string parentDirectory, string pluginDirectoryName) => throw null!;
            }
        }
        """);

    public static readonly StubPack Agents = new("Microsoft.Agents.AI", """
        namespace Microsoft.Agents.AI
        {
            public class AgentSkillsProvider
            {
                public AgentSkillsProvider(string skillPath, object? options = null) { }
                public AgentSkillsProvider(System.Collections.Generic.IEnumerable<string> skillPaths, object? options = null) { }
            }

            public class AgentFileSkillsSource { public AgentFileSkillsSource(string skillPath) { } }

            public class AgentSkillsProviderBuilder
            {
                public AgentSkillsProviderBuilder UseFileSkill(string skillPath) => this;
                public AgentSkillsProviderBuilder UseFileSkills(System.Collections.Generic.IEnumerable<string> skillPaths) => this;
            }
        }

        namespace Microsoft.Agents.AI.LocalCodeAct
        {
            public sealed class LocalCodeActProviderOptions { }
            public sealed class LocalCodeActProvider { public LocalCodeActProvider(string pythonExecutablePath, LocalCodeActProviderOptions? options = null) { } }
        }
        """);
}
