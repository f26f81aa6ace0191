using AgentSupplyChain.Detection.Credentials;
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

    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText, SyntaxKind.AddExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is BinaryExpressionSyntax sum)
        {
            AnalyzeSum(sum, context);
            return;
        }

        var token = context.Node switch
        {
            LiteralExpressionSyntax literal => literal.Token,
            InterpolatedStringTextSyntax text => text.TextToken,
            _ => default,
        };

        foreach (var match in CredentialScanner.Scan(token.ValueText))
            Report(context, Place(token, match), match, token.ValueText);
    }

    // "prefix" + "rest": the parts alone prove nothing, the constant does. Only the outermost sum is looked at.
    private static void AnalyzeSum(BinaryExpressionSyntax sum, SyntaxNodeAnalysisContext context)
    {
        if (sum.Parent.IsKind(SyntaxKind.AddExpression) || !sum.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)))
            return;

        if (context.SemanticModel.GetConstantValue(sum, context.CancellationToken) is not { HasValue: true, Value: string text })
            return;

        foreach (var match in CredentialScanner.Scan(text))
        {
            var isInOnePart = sum.DescendantTokens().Any(token => CredentialScanner.Scan(token.ValueText).Count > 0);
            if (!isInOnePart)
                Report(context, sum.GetLocation(), match, text);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, Location place, CredentialMatch match, string text) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.CredentialHardcoded, place, match.Display(text)));

    // Without escapes the text stands in the source as it is, and the squiggle covers the credential alone.
    private static Location Place(SyntaxToken token, CredentialMatch match)
    {
        var offset = token.Text.IndexOf(token.ValueText, StringComparison.Ordinal);
        return offset < 0
            ? token.GetLocation()
            : Location.Create(token.SyntaxTree!, new TextSpan(token.SpanStart + offset + match.Start, match.Length));
    }
}
