using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC6010: text in code is a credential by its own format, marker or checksum.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialHardcodedAnalyzer() : AgentAnalyzer(Descriptors.CredentialHardcoded)
{
    // A key is a key in generated code too.
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        LiveText.Register(context, name => ProjectFileName.KindOf(name) is ProjectFileKind.Mcp or ProjectFileKind.Prompt, Analyze);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText, SyntaxKind.AddExpression, SyntaxKind.InterpolatedStringExpression);
    }

    // Whatever a file holds is text to be searched: a key in a comment or in half a value is one too.
    private static void Analyze(LiveText file)
    {
        foreach (var match in CredentialScanner.Scan(file.Text))
        {
            var shown = match.Display(file.Text);
            file.Report(Descriptors.CredentialHardcoded, match.Start, match.Start + match.Length, shown, properties: null, shown);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is BinaryExpressionSyntax or InterpolatedStringExpressionSyntax)
        {
            AnalyzeWhole((ExpressionSyntax)context.Node, context);
            return;
        }

        var token = context.Node switch
        {
            LiteralExpressionSyntax literal => literal.Token,
            InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };

        var from = 0;
        foreach (var match in CredentialScanner.Scan(token.ValueText))
            Report(context, Place(token, match, ref from), match, token.ValueText);
    }

    // "prefix" + "rest": the parts alone prove nothing, the constant does. Only the outermost expression is looked at, and a part that proves
    // itself is reported by itself.
    private static void AnalyzeWhole(ExpressionSyntax whole, SyntaxNodeAnalysisContext context)
    {
        if (IsPart(whole) || !whole.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)))
            return;

        if (context.SemanticModel.GetConstantValue(whole, context.CancellationToken) is not { HasValue: true, Value: string text } || CredentialScanner.Scan(text) is not { Count: > 0 } matches)
            return;

        var parts = new HashSet<string>(whole.DescendantTokens().SelectMany(Values), StringComparer.Ordinal);
        foreach (var match in matches)
        {
            var value = text.Substring(match.Start, match.Length);
            if (!parts.Any(part => value.IndexOf(part, StringComparison.Ordinal) >= 0))
                Report(context, whole.GetLocation(), match, text);
        }
    }

    private static IEnumerable<string> Values(SyntaxToken token) =>
        CredentialScanner.Scan(token.ValueText).Select(match => token.ValueText.Substring(match.Start, match.Length));

    private static bool IsPart(ExpressionSyntax expression)
    {
        var parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax)
            parent = parent.Parent;

        return parent is InterpolationSyntax || parent.IsKind(SyntaxKind.AddExpression);
    }

    private static void Report(SyntaxNodeAnalysisContext context, Location place, CredentialMatch match, string text) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.CredentialHardcoded, place, match.Display(text)));

    // A credential needs no escapes: where it stands in the source as it is, the squiggle covers it alone.
    private static Location Place(SyntaxToken token, CredentialMatch match, ref int from)
    {
        var offset = token.Text.IndexOf(token.ValueText.Substring(match.Start, match.Length), from, StringComparison.Ordinal);
        if (offset < 0)
            return token.GetLocation();

        from = offset + match.Length;
        return Location.Create(token.SyntaxTree!, new TextSpan(token.SpanStart + offset, match.Length));
    }
}
