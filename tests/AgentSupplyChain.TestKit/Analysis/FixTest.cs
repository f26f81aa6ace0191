using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Runs a fix until it offers nothing more, one diagnostic at a time and all at once, and checks what comes out.</summary>
public sealed record FixTest<TAnalyzer, TFix> : CodeTest<FixTest<TAnalyzer, TFix>>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    internal ImmutableDictionary<string, string> ExpectedFiles { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    internal int FixAllPasses { get; init; } = 1;

    /// <summary>What the fix makes of another file than the main one; markers as in <c>after</c>.</summary>
    public FixTest<TAnalyzer, TFix> WithFixedFile(string path, string markup) => this with { ExpectedFiles = ExpectedFiles.SetItem(path, markup) };

    /// <summary>How often "fix all" is run: nested diagnostics cannot all be fixed in one pass.</summary>
    public FixTest<TAnalyzer, TFix> WithFixAllPasses(int passes) => this with { FixAllPasses = passes };

    /// <summary>
    /// The fix, chosen by title or index where several are offered, turns <paramref name="before"/> into <paramref name="after"/>.
    /// What is still reported then is marked in <paramref name="after"/>.
    /// </summary>
    public async Task Fixes(string before, string after, string? title = null, int? index = null)
    {
        var input = Input.WithMain(Read(before));
        var expected = Expected(input, after);
        await AnalyzerChecks.Verify(() => new TAnalyzer(), input);

        var choice = new FixChoice(title, index);
        var offers = new FixOffers(new TAnalyzer(), new TFix(), choice);
        var original = input.ToProject();
        var applied = await FixRun.OneByOne(offers, original);
        await FixChecks.VerifyResult("Applied one by one", offers, input, expected, original, applied.Project);

        // Roslyn fixes all in a source document only; what is reported in additional files is fixed by project.
        if ((await offers.Fixable(original)).All(diagnostic => diagnostic.Location.IsInSource))
        {
            var inDocuments = await FixAllRun.InEachDocument(offers, original, applied.EquivalenceKeys, FixAllPasses);
            FixChecks.VerifyTexts("Fix all in document", expected, await ProjectTexts.Of(inDocuments));
        }

        var inProject = await FixAllRun.InProject(offers, original, applied.EquivalenceKeys, FixAllPasses);
        FixChecks.VerifyTexts("Fix all in project", expected, await ProjectTexts.Of(inProject));
    }

    /// <summary>The analyzer reports what is marked, and no fix is offered for any of it.</summary>
    public async Task OffersNoFix(string markup)
    {
        var input = Input.WithMain(Read(markup));
        if (input.Files.All(file => file.Text.Spans.IsEmpty))
            throw new MarkupException("Nothing is marked: without a diagnostic there is nothing to offer a fix for.");
        await AnalyzerChecks.Verify(() => new TAnalyzer(), input);

        var offered = await new FixOffers(new TAnalyzer(), new TFix(), FixChoice.Any).All(input.ToProject());
        if (offered.Count > 0)
            throw new CheckFailedException($"A fix is offered where none was expected:\n{FixOffers.List(offered)}");
    }

    private ImmutableArray<TestFile> Expected(TestInput input, string after)
    {
        if (ExpectedFiles.Keys.FirstOrDefault(path => input.Files.All(file => file.Path != path)) is { } unknown)
            throw new MarkupException($"'{unknown}' is no file of this test.");
        return
        [
            .. input.Files.Select((file, i) => i == 0
                ? new TestFile(file.Path, Read(after))
                : ExpectedFiles.TryGetValue(file.Path, out var markup) ? new TestFile(file.Path, Read(markup)) : file)
        ];
    }
}
