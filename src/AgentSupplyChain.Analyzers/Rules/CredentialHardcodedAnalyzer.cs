using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// ASC6010: text in code is a credential by its own format, marker or checksum. ASC6011: it looks like one, and its name or the API that takes it
/// says so. One analyzer, since both ask every text of a program, and most texts are done with after their length.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialHardcodedAnalyzer() : AgentAnalyzer(Descriptors.CredentialHardcoded, Descriptors.CredentialLikely)
{
    /// <summary>Property of the diagnostic: where the credential would be configured, as <c>OpenAI:ApiKey</c>.</summary>
    public const string ConfigurationKey = "ConfigurationKey";

    /// <summary>Property of the diagnostic: the variable that it would be read from, as <c>OPENAI_API_KEY</c>.</summary>
    public const string EnvironmentVariable = "EnvironmentVariable";

    /// <summary>Neither a proven credential nor a likely one is shorter.</summary>
    private const int Shortest = 6;

    // A key is a key in generated code too.
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var report = new CredentialReport(context.Compilation, context.Options);
        context.RegisterSyntaxNodeAction(node => Literal((LiteralExpressionSyntax)node.Node, node, report), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression);
        context.RegisterSyntaxNodeAction(node => Interpolation((InterpolatedStringExpressionSyntax)node.Node, node, report), SyntaxKind.InterpolatedStringExpression);
        context.RegisterSyntaxNodeAction(node => Sum((ExpressionSyntax)node.Node, node, report), SyntaxKind.AddExpression);
        context.RegisterSyntaxNodeAction(node => Characters((ExpressionSyntax)node.Node, node, report), SyntaxKind.ArrayInitializerExpression, SyntaxKind.CollectionExpression);
    }

    private static void Literal(LiteralExpressionSyntax literal, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        var token = literal.Token;
        var value = token.ValueText;
        if (value.Length < Shortest)
            return;

        var matches = Proven(token, value, context, report);
        if (!CredentialText.IsPiece(literal))
            Likely(literal, token, value, matches, context, report);
    }

    private static void Likely(LiteralExpressionSyntax literal, SyntaxToken token, string value, IReadOnlyList<CredentialMatch> matches, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        var found = EmbeddedCredential.Find(value);
        for (var i = 0; i < found.Count; i++)
        {
            if (!Overlaps(matches, found[i]) && !CredentialNames.IsQuiet(literal))
                report.Embedded(context, Place(token, found[i].Start, found[i].Length), found[i], value);
        }

        if (matches.Count + found.Count == 0 && CredentialUse.MayBe(value) && !CredentialNames.IsQuiet(literal)
            && CredentialUse.Find(literal, value, context.SemanticModel, context.CancellationToken) is { } use)
        {
            report.Use(context, Place(token, 0, value.Length), use, value);
        }
    }

    private static void Interpolation(InterpolatedStringExpressionSyntax text, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        foreach (var content in text.Contents)
        {
            if (content is InterpolatedStringTextSyntax { TextToken: var token } && token.ValueText.Length >= Shortest)
                Proven(token, token.ValueText, context, report);
        }

        Sum(text, context, report);
    }

    // Numbers are added too: only what adds a text is looked at, and only as a whole.
    private static void Sum(ExpressionSyntax sum, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        if (CredentialText.IsPiece(sum))
            return;

        var pieces = default(CredentialPieces);
        pieces.Add(sum);
        if (pieces.MayHold)
            Whole(sum, pieces.MayBeConstant, context, report);
    }

    // "prefix" + "rest": the parts alone prove nothing, the constant does. A part that proves itself is reported by itself.
    private static void Whole(ExpressionSyntax whole, bool mayBeConstant, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        if (CredentialText.Of(whole, mayBeConstant, context.SemanticModel) is not { } text)
            return;

        IReadOnlyList<CredentialMatch> matches = text.IsConstant ? CredentialScanner.Scan(text.Text, report.Settings) : [];
        foreach (var match in matches)
        {
            if (!IsFoundAlone(text, match.Start, match.Length, report))
                report.Match(context, text.Place(match.Start, match.Length), match, text.Text);
        }

        if (CredentialNames.IsQuiet(whole))
            return;

        var found = EmbeddedCredential.Find(text.Text);
        foreach (var embedded in found)
        {
            if (!Overlaps(matches, embedded) && !IsFoundAlone(text, embedded.Start, embedded.Length, report))
                report.Embedded(context, text.Place(embedded.Start, embedded.Length), embedded, text.Text);
        }

        if (matches.Count + found.Count == 0 && text.IsConstant && CredentialUse.MayBe(text.Text)
            && CredentialUse.Find(whole, text.Text, context.SemanticModel, context.CancellationToken) is { } use)
        {
            report.Use(context, text.Place(0, text.Text.Length), use, text.Text);
        }
    }

    private static bool IsFoundAlone(CredentialText text, int start, int length, CredentialReport report) =>
        text.PieceWith(start, length) is { } piece && CredentialScanner.Scan(piece, report.Settings).Count > 0;

    // new[] { 's', 'k', … } and the same as bytes
    private static void Characters(ExpressionSyntax list, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        if (CredentialCharacters.Of(list) is not { } text)
            return;

        var matches = CredentialScanner.Scan(text, report.Settings);
        foreach (var match in matches)
            report.Match(context, list.GetLocation(), match, text);

        if (matches.Count == 0 && CredentialUse.MayBe(text) && CredentialUse.Find(list, text, context.SemanticModel, context.CancellationToken) is { } use)
            report.Use(context, list.GetLocation(), use, text);
    }

    private static IReadOnlyList<CredentialMatch> Proven(SyntaxToken token, string value, SyntaxNodeAnalysisContext context, CredentialReport report)
    {
        var matches = CredentialScanner.Scan(value, report.Settings);
        for (var i = 0; i < matches.Count; i++)
            report.Match(context, Place(token, matches[i].Start, matches[i].Length), matches[i], value);

        return matches;
    }

    private static bool Overlaps(IReadOnlyList<CredentialMatch> matches, EmbeddedCredential embedded)
    {
        foreach (var match in matches)
        {
            if (match.Start < embedded.Start + embedded.Length && embedded.Start < match.Start + match.Length)
                return true;
        }

        return false;
    }

    private static Location Place(SyntaxToken token, int start, int length) => Location.Create(token.SyntaxTree!, CredentialSpan.Of(token, start, length));
}
