using System.Collections.Immutable;
using AgentSupplyChain.TestKit.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>A source that a generator added.</summary>
public sealed record GeneratedSource(string HintName, string Text);

/// <summary>Runs an incremental generator; what it must never do is checked on every run.</summary>
public sealed record GeneratorTest<TGenerator> : CodeTest<GeneratorTest<TGenerator>>
    where TGenerator : IIncrementalGenerator, new()
{
    private const string UnrelatedCode = "namespace Unrelated { internal static class Elsewhere { } }\n";

    /// <summary>
    /// The generator runs without exception and diagnostic, adds no assembly attribute, its output compiles, and the same input
    /// gives the same output. Code is taken as it is, without markers.
    /// </summary>
    public async Task<ImmutableArray<GeneratedSource>> Generates(string code)
    {
        var project = await ProjectOf(code);
        var compilation = (await project.GetCompilationAsync())!;
        var driver = Driver(project).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var generated = Sources(driver);
        if (!Input.CompilerErrorsAllowed && output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList() is { Count: > 0 } errors)
            throw new CheckFailedException($"The generated code does not compile:\n{DiagnosticReport.List(errors)}");
        foreach (var tree in driver.GetRunResult().GeneratedTrees)
            VerifyNoAssemblyAttribute(tree);

        var again = await ProjectOf(code);
        VerifySame(generated, Sources(Driver(again).RunGenerators((await again.GetCompilationAsync())!)));
        return generated;
    }

    /// <summary>
    /// After edits that have nothing to do with the code, none of these tracked steps, and no output, is made anew; and no step keeps
    /// a symbol, node, location or compilation, and with it the whole compilation, in memory.
    /// </summary>
    public async Task AssertCached(string code, params string[] steps)
    {
        if (steps.Length == 0)
            throw new ArgumentException("Name the steps that are to be cached.", nameof(steps));
        var project = await ProjectOf(code, new TestFile("Unrelated.cs", MarkedText.Verbatim(UnrelatedCode)));
        var compilation = (await project.GetCompilationAsync())!;
        var driver = Driver(project).RunGenerators(compilation);
        VerifyRun(driver);

        var unrelated = compilation.SyntaxTrees.Single(tree => TestInput.RelativePath(tree.FilePath) == "Unrelated.cs");
        var commented = unrelated.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(UnrelatedCode + "// a comment\n", unrelated.Encoding));
        VerifyCached(driver.RunGenerators(compilation.ReplaceSyntaxTree(unrelated, commented)), "a comment in another file", steps);

        var added = CSharpSyntaxTree.ParseText("namespace Unrelated { internal static class Added { } }\n", (CSharpParseOptions)unrelated.Options, "/project/Added.cs", unrelated.Encoding);
        VerifyCached(driver.RunGenerators(compilation.AddSyntaxTrees(added)), "another file", steps);
    }

    private async Task<Project> ProjectOf(string code, params TestFile[] more)
    {
        var input = Input.WithMain(MarkedText.Verbatim(code));
        var project = (input with { Sources = input.Sources.AddRange(more) }).ToProject();
        if (!input.CompilerErrorsAllowed && await AnalyzerRun.CompilerErrors(project) is { Length: > 0 } errors)
            throw new CheckFailedException($"The code under test does not compile (say AllowCompilerErrors if it need not):\n{DiagnosticReport.List(errors)}");
        return project;
    }

    private static CSharpGeneratorDriver Driver(Project project) => CSharpGeneratorDriver.Create(
        [new TGenerator().AsSourceGenerator()],
        project.AnalyzerOptions.AdditionalFiles,
        (CSharpParseOptions)project.ParseOptions!,
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static GeneratorRunResult VerifyRun(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new CheckFailedException($"{typeof(TGenerator).Name} threw: {exception.Message}", exception);
        return result.Diagnostics.IsEmpty ? result : throw new CheckFailedException($"{typeof(TGenerator).Name} reports diagnostics:\n{DiagnosticReport.List(result.Diagnostics)}");
    }

    private static ImmutableArray<GeneratedSource> Sources(GeneratorDriver driver) =>
        [.. VerifyRun(driver).GeneratedSources.Select(source => new GeneratedSource(source.HintName, source.SourceText.ToString()))];

    private static void VerifyNoAssemblyAttribute(SyntaxTree tree)
    {
        if (((CompilationUnitSyntax)tree.GetRoot()).AttributeLists.FirstOrDefault() is { } attribute)
            throw new CheckFailedException($"{Path.GetFileName(tree.FilePath)} changes the user's assembly: {attribute}");
    }

    private static void VerifySame(ImmutableArray<GeneratedSource> first, ImmutableArray<GeneratedSource> second)
    {
        var difference = LineDiff.Between(Text(first), Text(second));
        if (difference.Length > 0)
            throw new CheckFailedException($"The same input gives another output:\n{difference}");

        static string Text(ImmutableArray<GeneratedSource> sources) => string.Join('\n', sources.Select(source => $"--- {source.HintName}\n{source.Text}"));
    }

    private static void VerifyCached(GeneratorDriver driver, string edit, IEnumerable<string> steps)
    {
        var result = VerifyRun(driver);
        foreach (var step in steps)
        {
            if (!result.TrackedSteps.TryGetValue(step, out var runs) || runs.All(run => run.Outputs.IsEmpty))
                throw new CheckFailedException($"No step '{step}' ran. Tracked are: {string.Join(", ", result.TrackedSteps.Keys.Order(StringComparer.Ordinal))}.");
            VerifyReused(runs, $"Step '{step}'", edit);
            if (runs.SelectMany(run => run.Outputs).Select(output => CompilerObjects.FirstIn(output.Value)).FirstOrDefault(kept => kept is not null) is { } kept)
                throw new CheckFailedException($"Step '{step}' keeps a {kept.GetType().Name} of the compiler alive from one compilation to the next.");
        }

        foreach (var (name, runs) in result.TrackedOutputSteps)
            VerifyReused(runs, $"Output '{name}'", edit);
    }

    private static void VerifyReused(IEnumerable<IncrementalGeneratorRunStep> runs, string what, string edit)
    {
        foreach (var (value, reason) in runs.SelectMany(run => run.Outputs))
        {
            if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                throw new CheckFailedException($"{what} is {reason} after {edit}; it gave: {value}");
        }
    }
}
