using System.Collections.Immutable;
using AgentSupplyChain.TestKit.Snapshots;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>What must hold of a project once a fix went over it.</summary>
internal static class FixChecks
{
    public static async Task VerifyResult(string how, FixOffers offers, TestInput input, ImmutableArray<TestFile> expected, Project original, Project result)
    {
        VerifyTexts(how, expected, await ProjectTexts.Of(result));
        VerifyNoNewErrors(await AnalyzerRun.CompilerErrors(original), await AnalyzerRun.CompilerErrors(result));

        // From the expected text itself: nothing of the way it was reached may matter.
        var reopened = expected.Aggregate(input with { Sources = [], AdditionalFiles = [] }, (made, file) => input.Sources.Any(source => source.Path == file.Path)
            ? made with { Sources = made.Sources.Add(file) }
            : made with { AdditionalFiles = made.AdditionalFiles.Add(file) }).ToProject();
        if (await offers.FirstChosen(reopened) is { } offer)
            throw new CheckFailedException($"The fix is offered again for its own result:\n{FixOffers.List([offer])}");
        AnalyzerChecks.VerifyMarked(offers.Analyzer, expected, await AnalyzerRun.Diagnose(offers.Analyzer, reopened));
    }

    public static void VerifyTexts(string how, ImmutableArray<TestFile> expected, ImmutableSortedDictionary<string, string> actual)
    {
        foreach (var file in expected)
        {
            if (!actual.TryGetValue(file.Path, out var text))
                throw new CheckFailedException($"{how}: {file.Path} is gone.");
            if (LineDiff.Between(file.Text.Source, text) is { Length: > 0 } difference)
                throw new CheckFailedException($"{how}: {file.Path} is not as expected (-), but (+)\n{difference}\n--- {file.Path} as it came out\n{text}");
        }

        if (actual.Count != expected.Length)
            throw new CheckFailedException($"{how}: a file was added: {string.Join(", ", actual.Keys.Except(expected.Select(file => file.Path), StringComparer.Ordinal))}.");
    }

    private static void VerifyNoNewErrors(ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after)
    {
        var known = before.GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());
        var added = after.GroupBy(Key).SelectMany(group => group.Skip(known.GetValueOrDefault(group.Key))).ToList();
        if (added.Count > 0)
            throw new CheckFailedException($"The fixed code does not compile:\n{DiagnosticReport.List(added)}");

        // Without the place, which a fix moves.
        static (string Id, string Message) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.GetMessage());
    }
}
