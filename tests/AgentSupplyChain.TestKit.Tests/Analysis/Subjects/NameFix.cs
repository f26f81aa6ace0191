using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis.Subjects;

/// <summary>Renames "BadX" to "X" where it is declared. Subjects derive from it to do one thing wrong.</summary>
public class NameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["T1"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            Register(context, diagnostic);
        return Task.CompletedTask;
    }

    protected virtual void Register(CodeFixContext context, Diagnostic diagnostic) => Offer(context, diagnostic, "Rename");

    protected void Offer(CodeFixContext context, Diagnostic diagnostic, string title, string? key = "rename") =>
        context.RegisterCodeFix(CodeAction.Create(title, cancellation => Fix(context.Document, diagnostic.Location.SourceSpan, title, cancellation), key), diagnostic);

    protected virtual string NewName(string name, string title) => name["Bad".Length..];

    private async Task<Document> Fix(Document document, TextSpan span, string title, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation);
        return document.WithText(text.Replace(span, NewName(text.ToString(span), title)));
    }
}

public sealed class NotCompilingFix : NameFix
{
    protected override string NewName(string name, string title) => "class";
}

public sealed class EndlessFix : NameFix
{
    protected override string NewName(string name, string title) => name + "X";
}

public sealed class IdleFix : NameFix
{
    protected override string NewName(string name, string title) => name;
}

public sealed class CarriageReturnFix : NameFix
{
    protected override string NewName(string name, string title) => base.NewName(name, title) + "\r";
}

public sealed class ThrowingFix : NameFix
{
    protected override string NewName(string name, string title) => throw new InvalidOperationException("no such node");
}

public sealed class ThrowingOfferFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic) => throw new InvalidOperationException("no such root");
}

public sealed class NoOfferFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic)
    {
    }
}

public sealed class TwoOffersFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic)
    {
        Offer(context, diagnostic, "Rename");
        Offer(context, diagnostic, "Shout", "shout");
    }

    protected override string NewName(string name, string title) => title == "Shout" ? base.NewName(name, title).ToUpperInvariant() : base.NewName(name, title);
}

/// <summary>Offers its two fixes below one another, as a menu.</summary>
public sealed class NestedOffersFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic)
    {
        var offers = new[] { "Rename", "Shout" }.Select(title => CodeAction.Create(
            title,
            cancellation => Task.FromResult(context.Document.WithText(SourceText.From($"class {title} {{ }}"))),
            title)).ToImmutableArray();
        context.RegisterCodeFix(CodeAction.Create("Names", offers, isInlinable: false), diagnostic);
    }
}

public sealed class NoFixAllFix : NameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

public sealed class NoKeyFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic) => Offer(context, diagnostic, "Rename", key: null);
}

/// <summary>Offers its fix for its own result, but only when asked for the second time.</summary>
public sealed class ForgetfulFix : NameFix
{
    private int quietCalls;

    protected override void Register(CodeFixContext context, Diagnostic diagnostic)
    {
        var text = diagnostic.Location.SourceTree!.ToString();
        if (!text.Contains("BadX", StringComparison.Ordinal) || ++quietCalls > 1)
            Offer(context, diagnostic, "Rename");
    }

    protected override string NewName(string name, string title) => "BadX";
}

/// <summary>All at once, it writes another text than one by one; right in documents where asked.</summary>
public abstract class DifferingFixAllFix(FixAllScope wrongScope) : NameFix
{
    public override FixAllProvider GetFixAllProvider() => new Provider(wrongScope);

    private sealed class Provider(FixAllScope wrongScope) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            if (fixAllContext.Scope != wrongScope)
                return await WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext);
            var document = fixAllContext.Project.Documents.First();
            return CodeAction.Create("Rename all", _ => Task.FromResult(document.WithText(SourceText.From("class All { }\n"))), "rename");
        }
    }
}

public sealed class DifferingInDocumentFix() : DifferingFixAllFix(FixAllScope.Document);

public sealed class DifferingInProjectFix() : DifferingFixAllFix(FixAllScope.Project);

/// <summary>Adds a file that the test does not know of.</summary>
public sealed class FileAddingFix : NameFix
{
    protected override void Register(CodeFixContext context, Diagnostic diagnostic) => context.RegisterCodeFix(
        CodeAction.Create("Add", _ => Task.FromResult(context.Document.Project.AddDocument("Added.cs", "class Added { }", filePath: "/project/Added.cs").Project.Solution), "add"),
        diagnostic);
}

/// <summary>Changes the other file of the project instead of the one that holds the diagnostic.</summary>
public sealed class OtherFileFix : NameFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, _) => Task.FromResult<Document?>(document));

    protected override void Register(CodeFixContext context, Diagnostic diagnostic)
    {
        var other = context.Document.Project.Documents.Single(document => document.Id != context.Document.Id);
        context.RegisterCodeFix(CodeAction.Create("Add", _ => Task.FromResult(other.WithText(SourceText.From("// changed\n"))), "add"), diagnostic);
    }
}
