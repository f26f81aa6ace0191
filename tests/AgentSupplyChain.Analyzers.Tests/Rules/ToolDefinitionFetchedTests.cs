using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ToolDefinitionFetchedTests
{
    private static AnalyzerTest<ToolDefinitionFetchedAnalyzer> Test { get; } = LoaderCode.Analyzer<ToolDefinitionFetchedAnalyzer>().WithStubs(KernelStubs.Kernel, KernelStubs.OpenApi);

    private static string Body(string statements) => LoaderCode.Body(
        statements,
        """
        private readonly Kernel kernel = new();
        private static readonly Uri Spec = new("https://api.example/openapi.json");
        """,
        "using Microsoft.SemanticKernel;\nusing Microsoft.SemanticKernel.Plugins.OpenApi;\n");

    [Theory]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|new Uri("https://api.example/openapi.json")|]);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync(uri: [|Spec|], pluginName: "shop");""")]
    [InlineData("""await kernel.CreatePluginFromOpenApiAsync("shop", [|new Uri(path)|]);""")]
    [InlineData("""await OpenApiKernelPluginFactory.CreateFromOpenApiAsync("shop", [|new Uri(config["Spec"]!)|]);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|path|]);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|Path.Combine(AppContext.BaseDirectory, name)|]);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", await http.[|GetStreamAsync|]("https://api.example/openapi.json"));""")]
    [InlineData("""using var spec = File.OpenRead([|path|]); await kernel.ImportPluginFromOpenApiAsync("shop", spec);""")]
    [InlineData("""await kernel.ImportPluginFromApiManifestAsync("shop", [|path|]);""")]
    [InlineData("""kernel.ImportPluginFromGrpcFile([|path|], "shop");""")]
    [InlineData("""kernel.ImportPluginFromGrpcDirectory([|path|], "shop");""")]
    [InlineData("""_ = ChatTool.CreateFunctionTool("search", await http.[|GetStringAsync|]("https://api.example/search.txt"));""")]
    [InlineData("""_ = ChatTool.CreateFunctionTool("search", functionParameters: BinaryData.FromString(File.ReadAllText([|path|])));""")]
    public Task A_definition_from_elsewhere_is_reported(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", "specs/shop.json");""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", Path.Combine(AppContext.BaseDirectory, "specs", "shop.json"));""")]
    [InlineData("""using var spec = File.OpenRead("specs/shop.json"); await kernel.ImportPluginFromOpenApiAsync("shop", spec);""")]
    [InlineData("""using var spec = typeof(Loader).Assembly.GetManifestResourceStream("shop.json"); await kernel.ImportPluginFromOpenApiAsync("shop", spec!);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", stream);""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", new Uri("http://localhost:5000/openapi.json"));""")]
    [InlineData("""kernel.ImportPluginFromGrpcFile("protos/shop.proto", "shop");""")]
    [InlineData("""_ = ChatTool.CreateFunctionTool("search", "Searches the shop");""")]
    [InlineData("""_ = ChatTool.CreateFunctionTool("search", functionParameters: BinaryData.FromString(File.ReadAllText("search.json")));""")]
    [InlineData("""_ = ChatTool.CreateFunctionTool(name, path);""")]
    [InlineData("""_ = await http.GetStringAsync("https://api.example/openapi.json");""")]
    public Task A_definition_that_ships_with_the_application_is_left_alone(string statements) => Test.IsClean(Body(statements));

    [Theory]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", Spec, new OpenApiFunctionExecutionParameters { OperationSelectionPredicate = operation => operation.Id == "search", ServerUrlOverride = new Uri("https://api.example") });""")]
    [InlineData("""var chosen = new OpenApiFunctionExecutionParameters { OperationsToExclude = ["delete"] }; chosen.ServerUrlOverride = new Uri("https://api.example"); await kernel.ImportPluginFromOpenApiAsync("shop", Spec, chosen);""")]
    [InlineData("""var text = await File.ReadAllBytesAsync(path); if (Convert.ToHexString(SHA256.HashData(text)) != "AB12") throw new InvalidOperationException(); await kernel.ImportPluginFromOpenApiAsync("shop", new MemoryStream(text));""")]
    public Task Operations_that_were_chosen_on_a_server_that_was_chosen_are_left_alone(string statements) => Test.IsClean(Body(statements));

    [Theory]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|Spec|], new OpenApiFunctionExecutionParameters { OperationSelectionPredicate = operation => operation.Id == "search" });""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|Spec|], new OpenApiFunctionExecutionParameters { ServerUrlOverride = new Uri("https://api.example") });""")]
    [InlineData("""await kernel.ImportPluginFromOpenApiAsync("shop", [|Spec|], new OpenApiFunctionExecutionParameters { OperationSelectionPredicate = operation => operation.Id == "search", ServerUrlOverride = new Uri(path) });""")]
    public Task One_of_the_two_is_not_enough(string statements) => Test.Diagnoses(Body(statements));

    [Fact]
    public Task Methods_of_ones_own_are_left_alone() => Test.IsClean("namespace Mine { static class Kernel { static void ImportPluginFromOpenApiAsync(string filePath) { } static void Run(string path) => ImportPluginFromOpenApiAsync(path); } }");
}
