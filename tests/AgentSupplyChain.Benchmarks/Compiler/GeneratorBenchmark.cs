using System.Globalization;
using System.Text;
using AgentSupplyChain.Analyzers.Inventory;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Benchmarks.Compiler;

/// <summary>
/// What generator and rules add to a compilation of 10,000 lines in which one class of ten uses an AI SDK: divide by ten for the cost of a
/// thousand lines. The compilation without them is the baseline of the same run.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmark
{
    private const int Lines = 10_000;

    private readonly CSharpParseOptions _options = new(LanguageVersion.CSharp13);
    private SyntaxTree[] _trees = [];
    private MetadataReference[] _references = [];

    [GlobalSetup]
    public void Setup()
    {
        _references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
        var trees = new List<SyntaxTree>();
        for (var lines = 0; lines < Lines;)
        {
            var text = Source(trees.Count);
            trees.Add(CSharpSyntaxTree.ParseText(text, _options, string.Create(CultureInfo.InvariantCulture, $"/app/File{trees.Count}.cs")));
            lines += text.Count(c => c == '\n');
        }

        _trees = [.. trees];
        if (Compile().GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new InvalidOperationException("The code to be measured does not compile.");
    }

    [Benchmark(Baseline = true)]
    public int CompileAlone() => Compile().GetDiagnostics().Length;

    [Benchmark]
    public int CompileAndGenerate()
    {
        CSharpGeneratorDriver.Create([new InventoryGenerator().AsSourceGenerator()], parseOptions: _options)
            .RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out _);
        return compilation.GetDiagnostics().Length;
    }

    [Benchmark]
    public int CompileAndAnalyze()
    {
        var compilation = Compile().WithAnalyzers(ProductAnalyzers.Create());
        return compilation.GetAllDiagnosticsAsync().GetAwaiter().GetResult().Length;
    }

    private CSharpCompilation Compile() =>
        CSharpCompilation.Create("Measured", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static string Source(int number)
    {
        var code = new StringBuilder();
        code.Append("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing OpenAI.Chat;\n\nnamespace Measured;\n\n");
        code.Append(CultureInfo.InvariantCulture, $"public sealed class Service{number}\n{{\n");
        if (number % 10 == 0)
        {
            code.Append("    private readonly ChatClient _client = new(\"gpt-4o\", \"key\");\n");
            code.Append("    public object Ask() => _client.CompleteChat(new SystemChatMessage(\"Answer in one word.\"));\n");
        }

        for (var i = 0; i < 12; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public IReadOnlyList<string> Method{{i}}(IEnumerable<string> values, int limit)
                    {
                        var result = new List<string>();
                        foreach (var value in values.Where(v => v.Length > limit).OrderBy(v => v))
                        {
                            var model = value.Trim();
                            result.Add(string.Create(null, $"{model}: {limit}"));
                            if (result.Count > {{i}} + 10) throw new InvalidOperationException("too many for one answer");
                        }

                        return result;
                    }

                """);
        }

        return code.Append("}\n").ToString();
    }
}
