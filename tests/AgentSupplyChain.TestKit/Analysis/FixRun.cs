using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>What came of applying a fix until it was offered no more, and under which keys it was offered.</summary>
internal sealed record AppliedFixes(Project Project, ImmutableArray<string> EquivalenceKeys);

internal static class FixRun
{
    // More than any test marks; a fix that needs more never ends.
    private const int MaximumApplications = 20;

    /// <summary>Applies the chosen fix to the first diagnostic that has it, until none has.</summary>
    public static async Task<AppliedFixes> OneByOne(FixOffers offers, Project project)
    {
        var keys = new List<string>();
        var applications = 0;
        while (await offers.FirstChosen(project) is { } offer)
        {
            if (++applications > MaximumApplications)
                throw new CheckFailedException($"'{offer.Action.Title}' is still offered after {MaximumApplications} applications: it never ends.\n{DiagnosticReport.Line(offer.Diagnostic)}");
            keys.Add(offer.Action.EquivalenceKey ?? throw new CheckFailedException($"'{offer.Action.Title}' has no equivalence key, so all its places cannot be fixed at once."));
            var before = await ProjectTexts.Of(project);
            project = await Apply(offer.Action, project);
            var after = await ProjectTexts.Of(project);
            if (!before.Keys.SequenceEqual(after.Keys, StringComparer.Ordinal))
                throw new CheckFailedException($"'{offer.Action.Title}' adds or removes a file: {string.Join(", ", before.Keys)} became {string.Join(", ", after.Keys)}.");
            if (before.Values.SequenceEqual(after.Values, StringComparer.Ordinal))
                throw new CheckFailedException($"'{offer.Action.Title}' is offered but changes nothing.\n{DiagnosticReport.Line(offer.Diagnostic)}");
        }

        if (applications == 0)
            throw new CheckFailedException($"The fix is not offered ({offers.Choice}). Offered are:\n{FixOffers.List(await offers.All(project))}");
        return new AppliedFixes(project, [.. keys.Distinct(StringComparer.Ordinal)]);
    }

    public static async Task<Project> Apply(CodeAction action, Project project)
    {
        ImmutableArray<CodeActionOperation> operations;
        try
        {
            operations = await action.GetOperationsAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            throw new CheckFailedException($"'{action.Title}' threw when applied: {exception.Message}", exception);
        }

        return operations.OfType<ApplyChangesOperation>().ToList() is [var change]
            ? await ProjectTexts.Reopen(change.ChangedSolution.GetProject(project.Id)!)
            : throw new CheckFailedException($"'{action.Title}' makes no change, or more than one, to the solution.");
    }
}
