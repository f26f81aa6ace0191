using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Flow;

/// <summary>Code about loading that is half typed, endless or made of itself: no exception, no hang.</summary>
public class HostileLoadingTests
{
    [Theory]
    [InlineData("Assembly.LoadFrom(")]
    [InlineData("Assembly.LoadFrom(path, ); Assembly.Load(); Assembly.LoadFrom(missing);")]
    [InlineData("foreach (var file in ) Assembly.LoadFrom(file);")]
    [InlineData("var a = a; if (a ==) throw; Assembly.LoadFrom(a);")]
    [InlineData("string a = b, b = a; if (a == b || !a.Equals()) return; Assembly.LoadFrom(a);")]
    [InlineData("args.Where(x => ).Select(Assembly.LoadFrom); args.Where().Select(x => Assembly.LoadFrom(x));")]
    [InlineData("switch (name) { case : Assembly.LoadFrom(name); case \"a\" when: }")]
    [InlineData("_ = name switch { \"a\" => Assembly.LoadFrom(name), => };")]
    [InlineData("if (!Allowed.TryGetValue(name, out var x) return; Assembly.LoadFrom(x);")]
    [InlineData("Activator.CreateInstance(Type.GetType()); Activator.CreateInstance(); Activator.CreateInstance(Type.GetType(name)")]
    [InlineData("Process.Start(); AIFunctionFactory.Create((string x) => Process.Start(x); AIFunctionFactory.Create(); AIFunctionFactory.Create(Missing);")]
    [InlineData("new ProcessStartInfo { FileName = , ArgumentList = { , name } };")]
    [InlineData("_ = new ChatOptions { Instructions = File.ReadAllText() + File.ReadAllText( };")]
    [InlineData("CSharpScript.EvaluateAsync(); CSharpScript.EvaluateAsync(code: ); kernel.ImportPluginFromOpenApiAsync(\"a\", new Uri(), );")]
    [InlineData("_ = new InputVariable { AllowDangerouslySetContent = , Name = }; _ = new KernelArguments { [] = name };")]
    [InlineData("void Load(string f) => Load(f); Load(); Assembly.LoadFrom(Load(path));")]
    public async Task Half_typed_code_raises_no_exception(string statements)
    {
        var code = LoaderCode.Body(statements);
        await Run<AssemblyLoadedUnvalidatedAnalyzer>(code);
        await Run<TypeNamedByDataAnalyzer>(code);
        await Run<ToolStartsProcessAnalyzer>(code);
        await Run<PromptFromOutsideAnalyzer>(code);
        await Run<CodeFromDataRunsAnalyzer>(code);
        await Run<ToolDefinitionFetchedAnalyzer>(code);
        await Run<DangerousContentAllowedAnalyzer>(code);
    }

    [Fact]
    public Task A_condition_of_thousands_of_parts_ends() => LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().Diagnoses(LoaderCode.Body(
        $"if ({string.Join(" && ", Enumerable.Repeat("path.Length > 0", 2000))}) Assembly.LoadFrom([|path|]);"));

    [Fact]
    public Task A_path_of_thousands_of_parts_ends() => LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().Diagnoses(LoaderCode.Body(
        $"Assembly.LoadFrom([|{string.Join(" + ", Enumerable.Repeat("path", 2000))}|]);"));

    [Fact]
    public Task Hundreds_of_checks_before_hundreds_of_loads_end() => LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().Diagnoses(LoaderCode.Body(
        string.Concat(Enumerable.Repeat("if (!Seen(name)) return; ", 300)) + string.Concat(Enumerable.Repeat("Assembly.LoadFrom([|path|]); ", 100)),
        "private static bool Seen(string text) => text.Length > 3;"));

    [Fact]
    public Task Variables_that_are_made_of_each_other_end() => LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().Diagnoses(LoaderCode.Body(
        "string a = path, b = name; while (a != b) { a = b + name; b = a + path; if (!Seen(a)) continue; Assembly.LoadFrom([|a|]); }",
        "private static bool Seen(string text) => Seen(text) || text.Length > 3;"));

    [Fact]
    public Task Methods_that_call_themselves_end() => LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().IsClean(LoaderCode.Body(
        "Load(\"A.dll\");",
        "private static void Load(string file) { Assembly.LoadFrom(file); Load(file); }"));

    // What is reported does not matter here: markers that do not fit are another exception than the one of an analyzer.
    private static async Task Run<TAnalyzer>(string code)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        try
        {
            await LoaderCode.Analyzer<TAnalyzer>().WithStubs(KernelStubs.Kernel, KernelStubs.OpenApi, KernelStubs.Agents).AllowCompilerErrors().IsClean(code);
        }
        catch (CheckFailedException failure)
        {
            Assert.DoesNotContain("AD0001", failure.Message, StringComparison.Ordinal);
        }
    }
}
