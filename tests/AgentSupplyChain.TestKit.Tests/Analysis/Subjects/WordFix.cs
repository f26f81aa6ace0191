using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis.Subjects;

/// <summary>Replaces the bad word in an additional file.</summary>
public sealed class WordFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["F1"];

    public override FixAllProvider GetFixAllProvider() => new AllFiles();

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create("Replace", cancellation => Replace(context.TextDocument, context.Span, cancellation), "replace"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> Replace(TextDocument document, TextSpan span, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.Replace(span, "fine"));
    }

    private sealed class AllFiles : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            foreach (var diagnostic in await fixAllContext.GetProjectDiagnosticsAsync(fixAllContext.Project))
            {
                var document = fixAllContext.Project.AdditionalDocuments.Single(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);
                solution = await Replace(solution.GetAdditionalDocument(document.Id)!, diagnostic.Location.SourceSpan, fixAllContext.CancellationToken);
            }

            return CodeAction.Create("Replace all", _ => Task.FromResult(solution), "replace");
        }
    }
}
