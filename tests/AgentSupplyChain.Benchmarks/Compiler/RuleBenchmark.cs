using System.Text;
using AgentSupplyChain.TestKit.Builds;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Benchmarks.Compiler;

/// <summary>
/// Each rule alone, on code that is already bound: once on the sources of RiskyAgent, which trips what can be tripped by a sample, and once on
/// code of the same length that uses no AI at all, in a project that references the SDKs all the same. What the cheapest row without a hit takes
/// is the analyzer driver's own.
/// </summary>
[MemoryDiagnoser]
public class RuleBenchmark
{
    // What the SDK's implicit usings give the sample.
    private const string Shared = "using System; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks; using System.Collections.Generic; ";

    private CSharpCompilation _compilation = CSharpCompilation.Create("Empty");

    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = "";

    [Params("hit", "no hit")]
    public string File { get; set; } = "hit";

    public static IEnumerable<string> Rules => ProductAnalyzers.Names;

    [GlobalSetup]
    public void Setup()
    {
        var risky = Sources("samples/RiskyAgent");
        var length = risky.Sum(source => source.Length);
        var texts = File == "hit" ? risky : [PlainCode(length)];
        // The test framework comes along with the test kit, and rules about production are quiet in what looks like a test project.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("xunit.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create("Measured", texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: FormattableString.Invariant($"/app/File{i}.cs"))), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _compilation.GetDiagnostics();
        Console.WriteLine($"// {Rule}: {Analyze()} findings, {File}");
    }

    [Benchmark]
    public int Analyze() =>
        _compilation.WithAnalyzers([ProductAnalyzers.Create(Rule)]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;

    private static string[] Sources(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Shared + System.IO.File.ReadAllText(path)),
    ];

    private static string PlainCode(int length)
    {
        var code = new StringBuilder(Shared + "namespace Measured { public sealed class Desk {\n");
        for (var i = 0; code.Length < length; i++)
            code.Append(FormattableString.Invariant($"public string Find{i}(List<string> all, int limit) => all.Where(one => one.Length > limit + {i}).OrderBy(one => one).FirstOrDefault() ?? \"nothing was found\";\n"));

        return code.Append("} }").ToString();
    }
}
