using System.Globalization;
using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Code as it is while somebody types: the samples with tokens cut off, left out, doubled or swapped. <c>ASC_FUZZ</c> sets how many.</summary>
public class MutationTests
{
    private const int Seed = 20261122;

    [Fact]
    public async Task No_mutilated_sample_raises_an_exception()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("ASC_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 150;
        var random = new Random(Seed);
        var projects = Directory.GetDirectories(RegisterTests.FolderOf("samples")).Order(StringComparer.Ordinal).Select(Sources).Where(sources => sources.Length > 0).ToArray();
        Assert.NotEmpty(projects);

        var findings = 0;
        for (var i = 0; i < count; i++)
        {
            var sources = projects[i % projects.Length];
            var at = random.Next(sources.Length);
            var mutant = sources[at].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(Mutilate(sources[at], random), System.Text.Encoding.UTF8));
            findings += await Run([.. sources.Where((_, other) => other != at).Append(mutant)], i);
        }

        // Without a finding nothing was exercised.
        Assert.True(count == 0 || findings > 0);
    }

    // What the SDK's implicit usings give the samples.
    private const string Shared = "using System; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks; using System.Collections.Generic; ";

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. FrameworkReferences.All,
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("OpenAI", StringComparison.Ordinal) || name.StartsWith("Anthropic", StringComparison.Ordinal)
                || name.StartsWith("ModelContextProtocol", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name == "System.ClientModel.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static SyntaxTree[] Sources(string project) =>
    [
        .. Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(Shared + File.ReadAllText(path), path: "/project/" + Path.GetFileName(path))),
    ];

    private static string Mutilate(SyntaxTree tree, Random random)
    {
        var tokens = tree.GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(tokens.Count - 1);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveRange(at, tokens.Count - at - 1);
                    break;
                case 1:
                    tokens.RemoveAt(at);
                    break;
                case 2:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 3:
                    (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                    break;
                default:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
            }

            if (tokens.Count < 2)
                break;
        }

        return string.Concat(tokens);
    }

    private static async Task<int> Run(SyntaxTree[] trees, int number)
    {
        var compilation = CSharpCompilation.Create("Mutant", trees, s_references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = await compilation
            .WithAnalyzers([new ModelVersionFloatsAnalyzer(), new ModelUncertainAnalyzer(), new ModelRetiredAnalyzer(), new ModelNotAllowedAnalyzer(), new McpServerNotPinnedAnalyzer(), new CredentialHardcodedAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown is null, $"Mutant {number}: {thrown}");

        var result = CSharpGeneratorDriver.Create(new InventoryGenerator()).RunGenerators(compilation).GetRunResult();
        Assert.True(result.Results[0].Exception is null, $"Mutant {number}: {result.Results[0].Exception}");
        return findings.Length;
    }
}
