using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Takes only the tools that the policy names: a filter where a list is handed over, the list of allowed tools for a hosted server.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoteToolsUnfilteredFix() : EditFix(Register.RemoteToolsUnfiltered.Id)
{
    private protected override string Title(Diagnostic diagnostic) => "Take only the tools that the policy allows";

    private protected override IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(RemoteToolsUnfilteredAnalyzer.Allow, out var lines) || lines is null)
            return [];

        var names = lines.Split('\n').Select(name => SymbolDisplay.FormatLiteral(name, quote: true)).ToList();
        return root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation && model.GetTypeInfo(creation, cancellation).Type is { Name: "HostedMcpServerTool" }
            ? Hosted(document, root, creation, names)
            : Listed(document, model, root, diagnostic, names, cancellation);
    }

    private static IEnumerable<Edit> Hosted(Document document, SyntaxNode root, BaseObjectCreationExpressionSyntax creation, List<string> names)
    {
        var list = LanguageVersionOf(root) >= LanguageVersion.CSharp12 ? $"[{string.Join(", ", names)}]" : $"new[] {{ {string.Join(", ", names)} }}";
        yield return InitialiserEdits.Find(creation, "AllowedTools") is { } written
            ? new Edit(document.Id, written.Right.Span, list)
            : InitialiserEdits.Add(document.Id, root.GetText(), creation, "AllowedTools = " + list);
    }

    private static IEnumerable<Edit> Listed(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, List<string> names, CancellationToken cancellation)
    {
        if (ToolChain.At(model, root, diagnostic.Location.SourceSpan, cancellation) is not { } chain)
            return [];

        var list = chain.Loop?.Expression ?? chain.Innermost;
        if (chain.ElementType(list) is not { } element || !ToolChain.IsTool(element))
            return [];

        var tool = chain.FreeName();
        var condition = LanguageVersionOf(root) >= LanguageVersion.CSharp9
            ? $"{tool}.Name is {string.Join(" or ", names)}"
            : string.Join(" || ", names.Select(name => $"{tool}.Name == {name}"));
        return chain.With(list, $".Where({tool} => {condition})") is { } text
            ? [new Edit(document.Id, list.Span, text), .. Usings.For(document.Id, model, root, list.SpanStart, "System.Linq", "Enumerable")]
            : [];
    }

    private static LanguageVersion LanguageVersionOf(SyntaxNode root) => root.SyntaxTree.Options is CSharpParseOptions options ? options.LanguageVersion : LanguageVersion.Default;
}
