using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class CodeFromDataRunsTests
{
    private static readonly StubPack s_scripting = new("Microsoft.CodeAnalysis.CSharp.Scripting", """
        using System.Threading.Tasks;
        namespace Microsoft.CodeAnalysis.Scripting
        {
            public abstract class Script { public Script ContinueWith(string code, object? options = null) => this; }
            public abstract class ScriptState { public Task<ScriptState> ContinueWithAsync(string code, object? options = null) => throw null!; }
        }
        namespace Microsoft.CodeAnalysis.CSharp.Scripting
        {
            public static class CSharpScript
            {
                public static Microsoft.CodeAnalysis.Scripting.Script Create(string code, object? options = null) => throw null!;
                public static Task<Microsoft.CodeAnalysis.Scripting.ScriptState> RunAsync(string code, object? options = null) => throw null!;
                public static Task<object> EvaluateAsync(string code, object? options = null) => throw null!;
                public static Task<T> EvaluateAsync<T>(string code, object? options = null) => throw null!;
            }
        }
        """);

    private static readonly StubPack s_powershell = new("System.Management.Automation", """
        namespace System.Management.Automation { public sealed class PowerShell { public static PowerShell Create() => throw null!; public PowerShell AddScript(string script) => this; public PowerShell AddCommand(string cmdlet) => this; } }
        """);

    private static AnalyzerTest<CodeFromDataRunsAnalyzer> Test { get; } = LoaderCode.Analyzer<CodeFromDataRunsAnalyzer>()
        .WithStubs(s_scripting, s_powershell, KernelStubs.Agents)
        .WithReferencesOf(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation));

    private static string Body(string statements, string members = "") => LoaderCode.Body(
        statements,
        members,
        "using Microsoft.CodeAnalysis.CSharp.Scripting;\nusing System.Management.Automation;\nusing Microsoft.CodeAnalysis.CSharp;\nusing Microsoft.Agents.AI.LocalCodeAct;\n");

    [Theory]
    [InlineData("await CSharpScript.EvaluateAsync([|path|]);")]
    [InlineData("await CSharpScript.EvaluateAsync<int>(code: [|path|]);")]
    [InlineData("await CSharpScript.RunAsync([|$\"return {name};\"|]);")]
    [InlineData("CSharpScript.Create([|File.ReadAllText(path)|]);")]
    [InlineData("CSharpScript.Create(\"1\").ContinueWith([|name|]);")]
    [InlineData("var state = await CSharpScript.RunAsync(\"1\"); await state.ContinueWithAsync([|name|]);")]
    [InlineData("await CSharpScript.EvaluateAsync([|await http.GetStringAsync(\"https://scripts.example/a.csx\")|]);")]
    [InlineData("await CSharpScript.EvaluateAsync([|config[\"Script\"]|]!);")]
    [InlineData("PowerShell.Create().AddScript([|path|]);")]
    public Task A_script_from_data_is_reported(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("var tree = CSharpSyntaxTree.ParseText([|path|]); using var image = new MemoryStream(); CSharpCompilation.Create(\"a\", [tree]).Emit(image); Assembly.Load(image.ToArray());")]
    [InlineData("var compilation = CSharpCompilation.Create(\"a\").AddSyntaxTrees(SyntaxFactory.ParseSyntaxTree([|path|])); using var image = new MemoryStream(); var result = compilation.Emit(image); image.Position = 0; AssemblyLoadContext.Default.LoadFromStream(image);")]
    public async Task Code_that_is_compiled_and_loaded_in_one_body_is_one_finding(string statements)
    {
        Assert.Single(await Test.Diagnoses(Body(statements)));
        await LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().WithStubs(s_scripting, s_powershell, KernelStubs.Agents).WithReferencesOf(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation))
            .IsClean(Body(statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("_ = [|new LocalCodeActProvider(\"python3\")|];")]
    public Task A_tool_that_runs_what_the_model_writes_on_this_machine_is_reported(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("await CSharpScript.EvaluateAsync(\"1 + 1\");")]
    [InlineData("const string Script = \"1 + 1\"; await CSharpScript.EvaluateAsync(Script);")]
    [InlineData("CSharpScript.Create(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, \"report.csx\")));")]
    [InlineData("await CSharpScript.EvaluateAsync(Scripts[name]);")]
    [InlineData("if (Scripts.TryGetValue(name, out var code)) await CSharpScript.EvaluateAsync(code);")]
    [InlineData("await CSharpScript.EvaluateAsync(name switch { \"one\" => \"1\", _ => \"2\" });")]
    [InlineData("using var reader = new StreamReader(typeof(Loader).Assembly.GetManifestResourceStream(\"a.csx\")!); await CSharpScript.EvaluateAsync(await reader.ReadToEndAsync());")]
    [InlineData("if (Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path))) == \"AB12\") await CSharpScript.EvaluateAsync(path);")]
    [InlineData("PowerShell.Create().AddCommand(\"Get-Date\");")]
    [InlineData("_ = CSharpSyntaxTree.ParseText(path);")]
    [InlineData("using var image = new MemoryStream(); CSharpCompilation.Create(\"a\", [CSharpSyntaxTree.ParseText(path)]).Emit(image); await File.WriteAllBytesAsync(\"a.dll\", image.ToArray());")]
    [InlineData("using var image = new MemoryStream(); CSharpCompilation.Create(\"a\", [CSharpSyntaxTree.ParseText(\"class A;\")]).Emit(image); Assembly.Load(image.ToArray());")]
    public Task A_script_that_was_reviewed_or_is_not_run_is_left_alone(string statements) =>
        Test.IsClean(Body(statements, "private static readonly Dictionary<string, string> Scripts = new() { [\"one\"] = \"1\" };"));

    [Fact]
    public Task A_program_without_an_AI_SDK_is_left_alone() => new AnalyzerTest<CodeFromDataRunsAnalyzer>().WithStubs(s_scripting)
        .IsClean("class Runner { object Run(string code) => Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync(code); }");
}
