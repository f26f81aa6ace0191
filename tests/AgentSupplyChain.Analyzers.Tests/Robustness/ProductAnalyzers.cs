using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>All that the package runs in a compiler: every analyzer of its assembly, found by reflection, and the generator.</summary>
internal static class ProductAnalyzers
{
    /// <summary>No run of a test is near it: only what hangs meets it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The framework, and every SDK that the tests reference.</summary>
    public static ImmutableArray<MetadataReference> Sdks { get; } =
    [
        .. FrameworkReferences.All,
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("OpenAI", StringComparison.Ordinal) || name.StartsWith("Anthropic", StringComparison.Ordinal)
                || name.StartsWith("ModelContextProtocol", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name == "System.ClientModel.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
    [
        .. typeof(AgentAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference>? references = null) =>
        CSharpCompilation.Create("Hostile", trees, references ?? Sdks, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: i == 0 ? "/project/File.cs" : FormattableString.Invariant($"/project/File{i}.cs"))));

    /// <summary>Runs all of it. An exception (AD0001) or a hang is a failed test; what is reported comes back.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(CSharpCompilation compilation, string subject, AnalyzerOptions? options = null)
    {
        var run = Task.Run(() => RunAll(compilation, subject, options ?? new AnalyzerOptions([])));
        Assert.True(ReferenceEquals(run, await Task.WhenAny(run, Task.Delay(Limit))), $"{subject}: not ready after {Limit}.");
        return await run;
    }

    private static async Task<ImmutableArray<Diagnostic>> RunAll(CSharpCompilation compilation, string subject, AnalyzerOptions options)
    {
        var thrown = new ConcurrentQueue<string>();
        var settings = new CompilationWithAnalyzersOptions(options, (exception, analyzer, _) => thrown.Enqueue($"{analyzer.GetType().Name}: {exception}"), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers(Create(), settings).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.IsEmpty, $"{subject}: {string.Join('\n', thrown)}");
        Assert.DoesNotContain(findings, finding => finding.Id == "AD0001");

        var driver = CSharpGeneratorDriver.Create([new InventoryGenerator().AsSourceGenerator()], options.AdditionalFiles, optionsProvider: options.AnalyzerConfigOptionsProvider);
        var generated = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.True(generated.Exception is null, $"{subject}: {generated.Exception}");
        return findings;
    }
}
