using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class AssemblyLoadedUnvalidatedFixTests
{
    private const string Validator = """
        namespace Contoso.Tools
        {
            public static class PluginGate
            {
                public static void Verify(string path) { }
                public static bool IsTrusted(string path) => path.Length > 3;
                public static void VerifyBytes(byte[] image) { }
                public static System.Threading.Tasks.Task VerifyAsync(string path) => System.Threading.Tasks.Task.CompletedTask;
                private static void VerifyHidden(string path) { }
                public static void VerifyWith(string path, string key) { }
            }

            public static class TwoWays { public static void A(string path) { } public static void B(string path) { } }
        }
        """;

    private static FixTest<AssemblyLoadedUnvalidatedAnalyzer, AssemblyLoadedUnvalidatedFix> Declared(string validators) =>
        LoaderCode.WithSdks(new FixTest<AssemblyLoadedUnvalidatedAnalyzer, AssemblyLoadedUnvalidatedFix>())
            .WithSource("PluginGate.cs", Validator)
            .WithGlobalOption("agent_supply_chain.tools.validators", validators);

    private static string Lines(string lines) => LoaderCode.Body(lines.TrimStart());

    [Theory]
    [InlineData("        Assembly.LoadFrom([|path|]);", "        Contoso.Tools.PluginGate.Verify(path);\n        Assembly.LoadFrom(path);")]
    [InlineData("        var a = Assembly.LoadFrom([|path|]);", "        Contoso.Tools.PluginGate.Verify(path);\n        var a = Assembly.LoadFrom(path);")]
    [InlineData("        _ = Assembly.LoadFrom([|path|]).GetTypes().Length;", "        Contoso.Tools.PluginGate.Verify(path);\n        _ = Assembly.LoadFrom(path).GetTypes().Length;")]
    [InlineData("        // plugin\n        Assembly.LoadFrom([|path|]);", "        Contoso.Tools.PluginGate.Verify(path);\n        // plugin\n        Assembly.LoadFrom(path);")]
    [InlineData("        Assembly.LoadFrom([|path|]); Assembly.LoadFile([|path|]);", "        Contoso.Tools.PluginGate.Verify(path);\n        Assembly.LoadFrom(path); Assembly.LoadFile(path);")]
    [InlineData("        Assembly.LoadFrom([|path|]);\n        Assembly.LoadFrom([|name|]);", "        Contoso.Tools.PluginGate.Verify(path);\n        Assembly.LoadFrom(path);\n        Contoso.Tools.PluginGate.Verify(name);\n        Assembly.LoadFrom(name);")]
    public Task The_declared_validator_is_called_first(string before, string after) => Declared("Contoso.Tools.PluginGate.Verify").Fixes(Lines(before), Lines(after));

    [Fact]
    public Task A_validator_that_answers_is_asked() => Declared("Contoso.Tools.PluginGate.IsTrusted").Fixes(
        Lines("        Assembly.LoadFrom([|path|]);"),
        Lines("        if (!Contoso.Tools.PluginGate.IsTrusted(path))\n            throw new System.Security.SecurityException(\"The assembly is not trusted.\");\n        Assembly.LoadFrom(path);"));

    [Fact]
    public Task Bytes_go_to_the_validator_of_bytes() => Declared("Contoso.Tools.PluginGate.IsTrusted|Contoso.Tools.PluginGate.VerifyBytes").Fixes(
        Lines("        Assembly.Load([|bytes|]);"),
        Lines("        Contoso.Tools.PluginGate.VerifyBytes(bytes);\n        Assembly.Load(bytes);"));

    [Fact]
    public Task A_statement_without_a_block_gets_one() => Declared("Contoso.Tools.PluginGate.Verify").Fixes(
        Lines("        if (args.Length > 0)\n            Assembly.LoadFrom([|path|]);"),
        Lines("        if (args.Length > 0)\n        {\n            Contoso.Tools.PluginGate.Verify(path);\n            Assembly.LoadFrom(path);\n        }"));

    [Fact]
    public Task A_program_of_top_level_statements_is_fixed() => Declared("Contoso.Tools.PluginGate.Verify").WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Fixes(
        "using System.Reflection;\nvar path = args[0];\nAssembly.LoadFrom([|path|]);\n",
        "using System.Reflection;\nvar path = args[0];\nContoso.Tools.PluginGate.Verify(path);\n\nAssembly.LoadFrom(path);\n");

    [Theory]
    [InlineData("Assembly.LoadFrom([|Path.Combine(name, path)|]);")]
    [InlineData("Assembly.LoadFrom([|args[0]|]);")]
    [InlineData("_ = args.Length > 0 ? Assembly.LoadFrom([|path|]) : null;")]
    [InlineData("_ = args.Select(arg => Assembly.LoadFrom([|arg|])).ToList();")]
    [InlineData("_ = args.Select([|Assembly.LoadFrom|]).ToList();")]
    [InlineData("Func<Assembly> load = () => Assembly.LoadFrom([|path|]);")]
    [InlineData("if (args.Length > 0 && Assembly.LoadFrom([|path|]) is { }) return;")]
    [InlineData("Assembly? a = null; a ??= Assembly.LoadFrom([|path|]);")]
    [InlineData("AssemblyLoadContext.Default.LoadFromStream([|stream|]);")]
    [InlineData("Assembly.Load([|bytes|]);")]
    [InlineData("_ = int.TryParse(name, out var n) & Assembly.LoadFrom([|path|]) is null;")]
    public Task Where_the_call_would_change_what_the_code_does_no_fix_is_offered(string statement) => Declared("Contoso.Tools.PluginGate.Verify").OffersNoFix(Lines(statement));

    [Theory]
    [InlineData("")]
    [InlineData("Contoso.Tools.Missing.Verify")]
    [InlineData("Contoso.Tools.PluginGate.VerifyAsync")]
    [InlineData("Contoso.Tools.PluginGate.VerifyHidden")]
    [InlineData("Contoso.Tools.PluginGate.VerifyWith")]
    [InlineData("Contoso.Tools.PluginGate.IsTrusted|Contoso.Tools.PluginGate.Verify")]
    [InlineData("Contoso.Tools.TwoWays")]
    [InlineData("Contoso")]
    [InlineData("..|.|%7C")]
    public Task Without_one_validator_that_fits_no_fix_is_offered(string validators) => Declared(validators).OffersNoFix(Lines("Assembly.LoadFrom([|path|]);"));
}
