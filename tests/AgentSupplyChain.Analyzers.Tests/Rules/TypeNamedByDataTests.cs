using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class TypeNamedByDataTests
{
    private static readonly StubPack s_kernel = new("Microsoft.SemanticKernel.Core", """
        namespace Microsoft.SemanticKernel
        {
            public static class KernelPluginFactory
            {
                public static object CreateFromType<T>(string? pluginName = null) => throw null!;
                public static object CreateFromType(System.Type instanceType, string? pluginName = null, System.IServiceProvider? serviceProvider = null) => throw null!;
                public static object CreateFromObject(object target, string? pluginName = null) => throw null!;
            }
        }
        """);

    private static AnalyzerTest<TypeNamedByDataAnalyzer> Test { get; } = LoaderCode.Analyzer<TypeNamedByDataAnalyzer>().WithStubs(s_kernel);

    private const string Members = """
        private static readonly HashSet<string> Allowed = ["Contoso.Search", "Contoso.Mail"];
        private static readonly HashSet<Type> AllowedTypes = [typeof(Search)];
        private static readonly Dictionary<string, Type> Tools = new() { ["search"] = typeof(Search) };
        private static readonly Dictionary<string, string> Names = new() { ["search"] = "Contoso.Search" };
        public class Search;
        """;

    private static string Body(string statements) => LoaderCode.Body(statements, Members, "using Microsoft.Extensions.DependencyInjection;\nusing Microsoft.SemanticKernel;\n");

    [Theory]
    [InlineData("Activator.CreateInstance(Type.GetType([|name|])!);")]
    [InlineData("""var type = Type.GetType([|config["Tool:Type"]|]!) ?? throw new InvalidOperationException(); var tool = Activator.CreateInstance(type);""")]
    [InlineData("var type = typeof(Loader).Assembly.GetType([|name|]); if (type is null) return; _ = Activator.CreateInstance(type);")]
    [InlineData("""var type = Assembly.GetExecutingAssembly().GetType([|"Contoso." + name|], throwOnError: true); _ = ActivatorUtilities.CreateInstance(null!, type!);""")]
    [InlineData("""_ = Activator.CreateInstance("Contoso", [|name|]);""")]
    [InlineData("_ = typeof(Loader).Assembly.CreateInstance([|name|]);")]
    [InlineData("_ = KernelPluginFactory.CreateFromType(Type.GetType([|name|], throwOnError: true)!);")]
    [InlineData("_ = KernelPluginFactory.CreateFromObject(Activator.CreateInstance(Type.GetType([|name|])!)!);")]
    [InlineData("""_ = AIFunctionFactory.Create(Type.GetType([|name|])!.GetMethod("Run")!, new object());""")]
    [InlineData("_ = Type.GetType([|name|])!.GetConstructor([])!.Invoke(null);")]
    [InlineData("foreach (var entry in args) { var type = Type.GetType([|entry|]); if (type != null) _ = Activator.CreateInstance(type); }")]
    [InlineData("var tools = args.Select(arg => Type.GetType([|arg|])!).Select(type => Activator.CreateInstance(type)).ToList();")]
    public Task A_type_that_data_names_is_reported_at_its_name(string statements) => Test.Diagnoses(Body(statements));

    [Fact]
    public async Task A_type_that_two_calls_activate_is_one_finding() => Assert.Single(await Test.Diagnoses(Body("var type = Type.GetType([|name|])!; _ = Activator.CreateInstance(type); _ = Activator.CreateInstance(type);")));

    [Theory]
    [InlineData("_ = Activator.CreateInstance(typeof(Search));")]
    [InlineData("_ = Activator.CreateInstance<Search>();")]
    [InlineData("""_ = Activator.CreateInstance(Type.GetType("Contoso.Search")!);""")]
    [InlineData("""const string Tool = "Contoso.Search"; _ = Activator.CreateInstance(Type.GetType($"{Tool}, Contoso")!);""")]
    [InlineData("""var type = Type.GetType(args.Length > 0 ? "Contoso.Search" : "Contoso.Mail"); _ = Activator.CreateInstance(type!);""")]
    [InlineData("_ = Activator.CreateInstance(Tools[name]);")]
    [InlineData("if (Tools.TryGetValue(name, out var type)) _ = Activator.CreateInstance(type);")]
    [InlineData("""_ = Activator.CreateInstance(name switch { "search" => typeof(Search), _ => throw new ArgumentException(name) });""")]
    [InlineData("""_ = Activator.CreateInstance(Type.GetType(name switch { "search" => "Contoso.Search", _ => throw new ArgumentException(name) })!);""")]
    [InlineData("_ = Activator.CreateInstance(Type.GetType(Names[name])!);")]
    [InlineData("foreach (var type in typeof(Loader).Assembly.GetTypes().Where(type => type.Name == name)) _ = Activator.CreateInstance(type);")]
    [InlineData("void Make(Type type) => Activator.CreateInstance(type); Make(typeof(Search));")]
    [InlineData("_ = KernelPluginFactory.CreateFromType<Search>();")]
    [InlineData("_ = KernelPluginFactory.CreateFromObject(new Search());")]
    [InlineData("_ = AIFunctionFactory.Create(() => name);")]
    [InlineData("_ = name.GetType().GetMethod(name)?.Invoke(name, null);")]
    public Task A_type_that_the_code_names_is_left_alone(string statements) => Test.IsClean(Body(statements));

    [Theory]
    [InlineData("if (!Allowed.Contains(name)) throw new InvalidOperationException(); _ = Activator.CreateInstance(Type.GetType(name)!);")]
    [InlineData("""if (name is not ("Contoso.Search" or "Contoso.Mail")) return; var type = Type.GetType(name); _ = Activator.CreateInstance(type!);""")]
    [InlineData("var type = Type.GetType(name); if (type is null || !AllowedTypes.Contains(type)) return; _ = Activator.CreateInstance(type);")]
    [InlineData("foreach (var entry in args.Where(Allowed.Contains)) { }  foreach (var entry in args.Where(entry => Allowed.Contains(entry))) _ = Activator.CreateInstance(Type.GetType(entry)!);")]
    [InlineData("""switch (name) { case "Contoso.Search": _ = Activator.CreateInstance(Type.GetType(name)!); break; }""")]
    public Task A_name_that_was_found_in_a_list_is_left_alone(string statements) => Test.IsClean(Body(statements));

    [Theory]
    [InlineData("if (string.IsNullOrEmpty(name)) return; _ = Activator.CreateInstance(Type.GetType([|name|])!);")]
    [InlineData("""if (!name.StartsWith("Contoso.", StringComparison.Ordinal)) return; _ = Activator.CreateInstance(Type.GetType([|name|])!);""")]
    [InlineData("if (!Allowed.Contains(path)) return; _ = Activator.CreateInstance(Type.GetType([|name|])!);")]
    [InlineData("if (Allowed.Contains(name)) return; _ = Activator.CreateInstance(Type.GetType([|name|])!);")]
    public Task A_check_that_is_no_list_does_not_count(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("var type = Type.GetType(name); Console.WriteLine(type?.FullName);")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Deserialize(path, Type.GetType(name)!);")]
    [InlineData("_ = Enum.Parse(Type.GetType(name)!, path);")]
    public Task A_type_that_is_not_activated_is_left_alone(string statements) => Test.IsClean(Body(statements));

    [Fact]
    public Task A_program_without_an_AI_SDK_is_left_alone() => new AnalyzerTest<TypeNamedByDataAnalyzer>()
        .IsClean("class Loader { object? Load(string name) => System.Activator.CreateInstance(System.Type.GetType(name)!); }");

    [Fact]
    public Task A_loader_that_the_policy_declares_is_left_alone() => Test.WithGlobalOption("agent_supply_chain.tools.loaders", "Loader.Run").IsClean(Body("_ = Activator.CreateInstance(Type.GetType(name)!);"));
}
