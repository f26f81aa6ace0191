using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>The text of each source and additional file of a project, by path.</summary>
internal static class ProjectTexts
{
    public static async Task<ImmutableSortedDictionary<string, string>> Of(Project project)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
            texts[TestInput.RelativePath(document.FilePath ?? document.Name)] = (await document.GetTextAsync()).ToString();
        return texts.ToImmutable();
    }

    /// <summary>The project as a user has it who saved its files and opened them again: text, and none of the marks a fix left in the tree.</summary>
    public static async Task<Project> Reopen(Project project)
    {
        var solution = project.Solution;
        foreach (var document in project.Documents)
            solution = solution.WithDocumentText(document.Id, Copy(await document.GetTextAsync()), PreservationMode.PreserveIdentity);
        foreach (var document in project.AdditionalDocuments)
            solution = solution.WithAdditionalDocumentText(document.Id, Copy(await document.GetTextAsync()), PreservationMode.PreserveIdentity);
        return solution.GetProject(project.Id)!;
    }

    private static SourceText Copy(SourceText text) => SourceText.From(text.ToString(), text.Encoding);
}
