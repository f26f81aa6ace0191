using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Text;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>Tools of Semantic Kernel: methods that are made functions of, and classes that are taken as plugins, whether they are compiled here or come in a package.</summary>
public class InventoryKernelTests
{
    // Semantic Kernel is not at hand: names and shapes are those of its public API.
    private static readonly StubPack s_kernel = new("Microsoft.SemanticKernel.Abstractions", """
        using System;
        using System.Collections.Generic;

        namespace Microsoft.SemanticKernel
        {
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class KernelFunctionAttribute : Attribute
            {
                public KernelFunctionAttribute() { }
                public KernelFunctionAttribute(string name) { }
            }

            public class Kernel { public ICollection<KernelPlugin> Plugins { get; } = new List<KernelPlugin>(); }
            public class KernelPlugin { }
            public class KernelFunction { }
            public class KernelFunctionFromMethodOptions { public string? FunctionName { get; set; } }
            public static class KernelFunctionFactory
            {
                public static KernelFunction CreateFromMethod(Delegate method, string? functionName = null, string? description = null) => throw null!;
                public static KernelFunction CreateFromMethod(Delegate method, KernelFunctionFromMethodOptions? options) => throw null!;
                public static KernelFunction CreateFromMethod(System.Reflection.MethodInfo method, object? target = null, string? functionName = null, string? description = null) => throw null!;
            }

            public static class KernelPluginFactory
            {
                public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null) => throw null!;
                public static KernelPlugin CreateFromObject(object target, string? pluginName = null) => throw null!;
            }

            public static class KernelExtensions
            {
                public static KernelFunction CreateFunctionFromMethod(this Kernel kernel, Delegate method, string? functionName = null, string? description = null) => throw null!;
                public static KernelPlugin ImportPluginFromType<T>(this Kernel kernel, string? pluginName = null) => throw null!;
                public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) => throw null!;
                public static KernelPlugin AddFromType<T>(this ICollection<KernelPlugin> plugins, string? pluginName = null, IServiceProvider? serviceProvider = null) => throw null!;
                public static KernelPlugin AddFromObject(this ICollection<KernelPlugin> plugins, object target, string? pluginName = null) => throw null!;
            }
        }
        """);

    private static readonly StubPack s_lights = new("Contoso.Lights", [s_kernel], """
        namespace Contoso
        {
            public class Lights
            {
                [Microsoft.SemanticKernel.KernelFunction("switch_light"), System.ComponentModel.Description("Switches it.")] public void Switch(int id) { }
                [Microsoft.SemanticKernel.KernelFunction] public System.Threading.Tasks.Task<int> CountAsync() => throw null!;
                public void NotOffered() { }
            }
        }
        """);

    private static readonly GeneratorTest<AgentSupplyChain.Analyzers.Inventory.InventoryGenerator> s_test = InventoryRun.Test.WithStubs(s_kernel, s_lights);

    [Theory]
    [InlineData("kernel.Plugins.AddFromType<Contoso.Lights>();")]
    [InlineData("kernel.Plugins.AddFromObject(new Contoso.Lights(), \"lights\");")]
    [InlineData("kernel.ImportPluginFromType<Contoso.Lights>();")]
    [InlineData("var lights = new Contoso.Lights(); kernel.ImportPluginFromObject(lights);")]
    [InlineData("KernelPluginFactory.CreateFromType<Contoso.Lights>();")]
    [InlineData("KernelPluginFactory.CreateFromObject(new Contoso.Lights());")]
    public async Task A_class_of_a_package_that_is_taken_as_a_plugin_brings_its_functions(string statement)
    {
        var tools = await Tools(statement);

        Assert.Equal(["Count", "switch_light"], tools.Select(tool => tool[FactField.Name]).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Equal(("Contoso.Lights", null, "Desk.Run"), (tool[FactField.Assembly], tool[FactField.Role], tool[FactField.Symbol])));
        var light = Assert.Single(tools, tool => tool[FactField.Name] == "switch_light");
        Assert.Equal(("Contoso.Lights.Switch", NormalisedText.Sha256("Switches it.")), (light[FactField.Implementation], light[FactField.DescriptionSha256]));
    }

    [Theory]
    [InlineData("KernelFunctionFactory.CreateFromMethod(Weather, \"weather\", \"Tells it.\");", "weather", "Desk.Weather", "Tells it.")]
    [InlineData("KernelFunctionFactory.CreateFromMethod(Weather);", "Weather", "Desk.Weather", null)]
    [InlineData("kernel.CreateFunctionFromMethod((string city) => city, \"weather\", \"Tells it.\");", "weather", null, "Tells it.")]
    [InlineData("kernel.CreateFunctionFromMethod((string city) => city);", null, null, null)]
    [InlineData("KernelFunctionFactory.CreateFromMethod(typeof(Desk).GetMethod(nameof(Weather))!, functionName: \"weather\");", "weather", "Desk.Weather", null)]
    public async Task A_method_that_a_function_is_made_of_is_a_tool(string statement, string? name, string? method, string? description)
    {
        var tool = Assert.Single(await Tools(statement));

        Assert.Equal((name, method, "CodeUnderTest"), (tool[FactField.Name], tool[FactField.Implementation], tool[FactField.Assembly]));
        Assert.Equal(description is null ? null : NormalisedText.Sha256(description), tool[FactField.DescriptionSha256]);
    }

    private static async Task<List<CodeFact>> Tools(string statement) =>
        [.. (await InventoryRun.FactsOf($$"""
            using Microsoft.SemanticKernel;
            public class Desk
            {
                public static string Weather(string city) => city;
                void Run(Kernel kernel) { {{statement}} }
            }
            """, s_test)).Where(fact => fact.Kind == FactKind.Tool)];
}
