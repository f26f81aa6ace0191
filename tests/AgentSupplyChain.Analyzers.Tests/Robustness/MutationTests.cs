using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>Every analyzer and the generator on code as it is while somebody types. <c>ASC_FUZZ</c> sets on how many mutants.</summary>
public class MutationTests
{
    private const int Seed = 20261122;
    private const int Few = 150;

    [Fact]
    public async Task No_mutilated_code_raises_an_exception()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("ASC_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : Few;
        var projects = Snippets.Projects.Select(sources => sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)).ToArray()).ToArray();
        var snippets = Snippets.OfTheories.Select(text => CSharpSyntaxTree.ParseText(text, path: "/project/Snippet.cs")).ToArray();
        Assert.NotEmpty(projects);
        Assert.True(snippets.Length > 100, $"Only {snippets.Length} snippets.");

        var random = new Random(Seed);
        var findings = 0;
        for (var i = 0; i < count; i++)
        {
            // A project of a sample every third time, with one file of it mutilated; else a snippet alone.
            var trees = i % 3 == 0 ? projects[i / 3 % projects.Length] : [snippets[random.Next(snippets.Length)]];
            var at = random.Next(trees.Length);
            var mutant = trees[at].WithChangedText(SourceText.From(Mutator.Mutilate(trees[at], random), Encoding.UTF8));
            var compilation = ProductAnalyzers.Compile(trees.Where((_, other) => other != at).Append(mutant));
            findings += (await ProductAnalyzers.Run(compilation, FormattableString.Invariant($"Mutant {i}"), Options(random))).Length;
        }

        // Without a finding nothing was exercised.
        Assert.True(count == 0 || findings > 0);
    }

    private static AnalyzerOptions Options(Random random) => new(
        [.. Snippets.AdditionalFiles.Select(file => new MemoryText(file.Path, SourceText.From(Mutator.MutilateCharacters(file.Text, random))))]);
}
