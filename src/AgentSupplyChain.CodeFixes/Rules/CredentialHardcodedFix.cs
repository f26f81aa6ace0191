using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Credentials;
using AgentSupplyChain.CodeFixes.Edits;
using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>
/// Reads a credential from the configuration that is in reach, else from the environment. What is in the code already is not made good by that:
/// the title says what comes first. Proven and likely credentials are put right alike.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class CredentialHardcodedFix() : EditFix(Register.CredentialHardcoded.Id, Register.CredentialLikely.Id)
{
    // The place is decided here, not whether there is a finding.
    private static readonly CredentialSettings s_all = new(verifyChecksums: false, []);

    private protected override string Title(Diagnostic diagnostic) => "Read it from configuration (revoke the old one first)";

    private protected override string TitleOfAll => "Read all of them from configuration (revoke the old ones first)";

    private protected override IEnumerable<Edit> Edits(TextDocument file, SourceText source, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (span.IsEmpty || span.End > source.Length)
            return [];

        var matches = CredentialScanner.Scan(source.ToString(span), s_all);
        return McpReference.Edit(file, source.ToString(), span, matches.Count > 0 ? matches[0].EnvironmentVariable : null) is { } edit ? [edit] : [];
    }

    private protected override async Task<IEnumerable<Edit>> EditsAsync(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var span = diagnostic.Location.SourceSpan;
        if (TextPlace.At(root, span) is not { } place || MustBeConstant(place.Expression) || GeneratedCode.Is(document, model, root, span.Start))
            return [];

        if (place.IsWhole && place.Expression is not LiteralExpressionSyntax && !IsAllCredential(model, place.Expression, cancellation))
            return [];

        var constant = ConstantUnlocked.Around(place.Expression);
        var users = constant is null ? [] : await ConstantUnlocked.UsersAsync(document.Project.Solution, model, constant, cancellation).ConfigureAwait(false);
        foreach (var edits in Candidates(document, model, root, diagnostic, place, cancellation))
        {
            Edit[] all = constant is null ? [.. edits] : [.. edits, ConstantUnlocked.Edit(document.Id, constant)];
            if (await IsTakenAsync(document, model, all, place.Expression, users, cancellation).ConfigureAwait(false))
                return all;
        }

        return [];
    }

    private static async Task<bool> IsTakenAsync(Document document, SemanticModel model, Edit[] edits, SyntaxNode place, IReadOnlyList<ReferenceLocation> users, CancellationToken cancellation)
    {
        var opinion = new CompilerOpinion(model, Apart(edits.Distinct()), cancellation);
        if (!opinion.IsNoWorse(place))
            return false;

        var here = document.Project.Id;
        foreach (var user in users)
        {
            if (user.Document.Project.Id == here && user.Location.SourceTree is { } tree && !opinion.IsNoWorse((await tree.GetRootAsync(cancellation).ConfigureAwait(false)).FindNode(user.Location.SourceSpan)))
                return false;
        }

        var before = document.Project.Solution;
        foreach (var other in users.Select(user => user.Document.Id).Where(id => id.ProjectId != here).Distinct())
        {
            if (!await CompilerOpinion.IsNoWorseAsync(before, await ApplyAsync(before, edits, cancellation).ConfigureAwait(false), other, cancellation).ConfigureAwait(false))
                return false;
        }

        return true;
    }

    // The best first: what the compiler does not take there is followed by what it may.
    private static IEnumerable<IEnumerable<Edit>> Candidates(Document document, SemanticModel model, SyntaxNode root, Diagnostic diagnostic, TextPlace place, CancellationToken cancellation)
    {
        var position = place.Expression.SpanStart;
        var target = CredentialTarget.Of(model, place.Expression, cancellation);
        var mayBeNull = place is { IsWhole: true, IsUtf8: false } && target.AcceptsNull;
        var throws = target.IsCompared || (!mayBeNull && model.GetNullableContext(position).AnnotationsEnabled());
        var exception = TypeName.At(document.Id, model, root, position, "System", "InvalidOperationException");
        if (place.IsWhole && SettingFallback.Of(model, place.Expression, cancellation) is { } fallback)
        {
            yield return throws
                ? [new Edit(document.Id, fallback.Value.Span, Throw(exception, fallback.Name)), .. exception.Usings]
                : [new Edit(document.Id, TextSpan.FromBounds(fallback.Coalesce.Left.Span.End, fallback.Coalesce.Right.Span.End), "")];
            yield break;
        }

        var setting = SettingName.Of(Known(diagnostic), place, target, model.GetEnclosingSymbol(position, cancellation) is { } around ? around as INamedTypeSymbol ?? around.ContainingType : null);
        var encoding = place.IsUtf8 ? TypeName.At(document.Id, model, root, position, "System.Text", "Encoding") : new TypeName("", []);
        foreach (var configuration in ConfigurationInReach.At(model, position))
        {
            var read = $"{configuration}[{Quoted(setting.Key)}]";
            yield return Put(read, setting.Key, [], throws);
            yield return Put(read, setting.Key, [], !throws);
        }

        var environment = TypeName.At(document.Id, model, root, position, "System", "Environment");
        var variable = $"{environment.Text}.GetEnvironmentVariable({Quoted(setting.Variable)})";
        yield return Put(variable, setting.Variable, environment.Usings, throws);
        yield return Put(variable, setting.Variable, environment.Usings, !throws);

        IEnumerable<Edit> Put(string read, string name, IReadOnlyList<Edit> usings, bool isThrowing)
        {
            var value = isThrowing ? $"{read} ?? {Throw(exception, name)}" : read;
            if (isThrowing && place is { IsWhole: true, IsUtf8: false } && NeedsParentheses(place.Expression))
                value = "(" + value + ")";

            return [.. place.Put(document.Id, value, encoding.Text), .. usings, .. isThrowing ? exception.Usings : [], .. encoding.Usings];
        }
    }

    private static string Throw(TypeName exception, string name) => $"throw new {exception.Text}({Quoted(name + " is not configured.")})";

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static SettingName? Known(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(CredentialHardcodedAnalyzer.ConfigurationKey, out var key) && key is not null
        && diagnostic.Properties.TryGetValue(CredentialHardcodedAnalyzer.EnvironmentVariable, out var variable) && variable is not null
            ? new SettingName(key, variable)
            : null;

    // The diagnostic covers all of a sum, also where the credential is only a part of it.
    private static bool IsAllCredential(SemanticModel model, ExpressionSyntax sum, CancellationToken cancellation)
    {
        if (model.GetConstantValue(sum, cancellation) is not { HasValue: true, Value: string text })
            return false;

        var matches = CredentialScanner.Scan(text, s_all);
        return matches.Count > 0 ? matches[0].Length == text.Length : EmbeddedCredential.Find(text).Count == 0;
    }

    private static bool MustBeConstant(ExpressionSyntax expression) => expression.Ancestors()
        .TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax))
        .Any(node => node is AttributeSyntax or ParameterSyntax or SwitchLabelSyntax or PatternSyntax);

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax
        or InitializerExpressionSyntax or ExpressionElementSyntax or ParenthesizedExpressionSyntax or InterpolationSyntax or SwitchExpressionArmSyntax or LambdaExpressionSyntax or ConditionalExpressionSyntax
        or AnonymousObjectMemberDeclaratorSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression });
}
