using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSupplyChain.TestKit.Analysis;

internal static class FixAllRun
{
    /// <summary>"Fix all in document", on every source file that has something to fix.</summary>
    public static async Task<Project> InEachDocument(FixOffers offers, Project project, ImmutableArray<string> equivalenceKeys, int passes)
    {
        foreach (var id in project.DocumentIds)
        {
            foreach (var key in Enumerable.Repeat(equivalenceKeys, passes).SelectMany(keys => keys))
            {
                var document = project.GetDocument(id)!;
                if ((await new ReportedBy(offers).GetDocumentDiagnosticsAsync(document, CancellationToken.None)).Any())
                    project = await Apply(offers, project, new FixAllContext(document, offers.Provider, FixAllScope.Document, key, offers.Provider.FixableDiagnosticIds, new ReportedBy(offers), CancellationToken.None));
            }
        }

        return project;
    }

    public static async Task<Project> InProject(FixOffers offers, Project project, ImmutableArray<string> equivalenceKeys, int passes)
    {
        foreach (var key in Enumerable.Repeat(equivalenceKeys, passes).SelectMany(keys => keys))
        {
            if (!(await offers.Fixable(project)).IsEmpty)
                project = await Apply(offers, project, new FixAllContext(project, offers.Provider, FixAllScope.Project, key, offers.Provider.FixableDiagnosticIds, new ReportedBy(offers), CancellationToken.None));
        }

        return project;
    }

    private static async Task<Project> Apply(FixOffers offers, Project project, FixAllContext context)
    {
        if (offers.Provider.GetFixAllProvider() is not { } provider)
            throw new CheckFailedException($"{offers.Provider.GetType().Name} has no FixAllProvider.");
        // Nothing to do for a key is no fault in itself: the texts are compared when all keys are through.
        return await provider.GetFixAsync(context) is { } action ? await FixRun.Apply(action, project) : project;
    }

    private sealed class ReportedBy(FixOffers offers) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await offers.Fixable(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await offers.Fixable(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await offers.Fixable(project)).Where(diagnostic => diagnostic.Location.SourceTree is null);
    }
}
