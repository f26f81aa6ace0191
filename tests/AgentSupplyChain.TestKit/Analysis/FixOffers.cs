using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Which of the offered fixes a test is about.</summary>
internal sealed record FixChoice(string? Title, int? Index)
{
    public static FixChoice Any { get; } = new(Title: null, Index: null);

    public override string ToString() => Title is not null ? $"'{Title}'" : Index is not null ? $"number {Index}" : "at all";
}

/// <summary>A fix that the user would see in the light bulb of a diagnostic.</summary>
internal sealed record FixOffer(Diagnostic Diagnostic, CodeAction Action);

/// <summary>Asks a fix provider what it offers for what an analyzer reports.</summary>
internal sealed class FixOffers(DiagnosticAnalyzer analyzer, CodeFixProvider provider, FixChoice choice)
{
    public DiagnosticAnalyzer Analyzer => analyzer;

    public CodeFixProvider Provider => provider;

    public FixChoice Choice => choice;

    public static string List(IEnumerable<FixOffer> offers) =>
        string.Join('\n', offers.Select(offer => $"'{offer.Action.Title}' for {DiagnosticReport.Line(offer.Diagnostic)}").DefaultIfEmpty("No fix is offered."));

    public async Task<ImmutableArray<Diagnostic>> Fixable(Project project) =>
        [.. (await AnalyzerRun.Diagnose(analyzer, project)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];

    public async Task<IReadOnlyList<FixOffer>> All(Project project)
    {
        var offers = new List<FixOffer>();
        foreach (var diagnostic in await Fixable(project))
            offers.AddRange(await For(project, diagnostic));
        return offers;
    }

    /// <summary>The first diagnostic for which the chosen fix is offered.</summary>
    public async Task<FixOffer?> FirstChosen(Project project)
    {
        foreach (var diagnostic in await Fixable(project))
        {
            var offers = await For(project, diagnostic);
            if (choice == FixChoice.Any && offers.Count > 1)
                throw new CheckFailedException($"Several fixes are offered: choose one by title or index.\n{List(offers)}");
            var chosen = choice switch
            {
                { Title: { } title } => offers.Where(offer => offer.Action.Title == title),
                { Index: { } index } => offers.Skip(index),
                _ => offers,
            };
            if (chosen.FirstOrDefault() is { } offer)
                return offer;
        }

        return null;
    }

    private async Task<IReadOnlyList<FixOffer>> For(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(DocumentOf(project, diagnostic), diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None);
        try
        {
            await provider.RegisterCodeFixesAsync(context);
        }
        catch (Exception exception)
        {
            throw new CheckFailedException($"{provider.GetType().Name} threw when asked for a fix: {exception.Message}", exception);
        }

        return [.. actions.SelectMany(Leaves).Select(action => new FixOffer(diagnostic, action))];
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) => action.NestedActions.IsDefaultOrEmpty ? [action] : action.NestedActions.SelectMany(Leaves);

    private static TextDocument DocumentOf(Project project, Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
            ? project.GetDocument(tree)!
            : project.AdditionalDocuments.First(document => TestInput.RelativePath(document.FilePath) == AnalyzerRun.PathOf(diagnostic));
}
