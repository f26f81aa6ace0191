using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Wraps remote tools so that a person is asked before one runs, or sets a hosted server's mode from never to always.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ToolWithoutApprovalFix() : EditFix(Register.ToolWithoutApproval.Id)
{
    private const string Space = "Microsoft.Extensions.AI";
    private const string Wrapper = "ApprovalRequiredAIFunction";

    private protected override string Title(Diagnostic diagnostic) => "Require approval";

    private protected override IEnumerable<Edit> Edits(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ToolWithoutApprovalAnalyzer.Remedy, out var remedy))
            return [];

        return remedy == ToolWithoutApprovalAnalyzer.Switch
            ? Switched(document, root, diagnostic.Location.SourceSpan)
            : Wrapped(document, model, root, diagnostic.Location.SourceSpan, cancellation);
    }

    // NeverRequire becomes AlwaysRequire, in whatever the SDK calls it.
    private static IEnumerable<Edit> Switched(Document document, SyntaxNode root, TextSpan span)
    {
        foreach (var token in root.FindNode(span, getInnermostNodeForTie: true).DescendantTokens())
        {
            var written = token.Text;
            var always = written.IndexOf("NeverRequire", StringComparison.Ordinal) >= 0 ? written.Replace("NeverRequire", "AlwaysRequire") : written == "\"never\"" ? "\"always\"" : null;
            if (always is not null)
                return [new Edit(document.Id, token.Span, always)];
        }

        return [];
    }

    private static IEnumerable<Edit> Wrapped(Document document, SemanticModel model, SyntaxNode root, TextSpan span, CancellationToken cancellation)
    {
        // While the wrapper is experimental, code that names it does not compile without a pragma.
        if (model.Compilation.GetTypeByMetadataName(Space + "." + Wrapper) is not { } wrapper
            || wrapper.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ExperimentalAttribute")
            || ToolChain.At(model, root, span, cancellation) is not { } chain)
        {
            return [];
        }

        var usings = Usings.For(document.Id, model, root, chain.Handed.SpanStart, Space, Wrapper);
        if (chain.TypeOfHanded is { } single && ToolChain.IsFunction(single))
            return [new Edit(document.Id, chain.Handed.Span, $"new {Wrapper}({chain.Handed})"), .. usings];

        var list = chain.Outermost;
        if (chain.ElementType(list) is not { } element || !ToolChain.IsFunction(element))
            return [];

        var tool = chain.FreeName();
        return chain.With(list, $".Select({tool} => new {Wrapper}({tool}))") is { } text
            ? [new Edit(document.Id, list.Span, text), .. usings, .. Usings.For(document.Id, model, root, list.SpanStart, "System.Linq", "Enumerable")]
            : [];
    }
}
