using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// What a compilation says about credentials, and how loud: what the user allows is not said, and what only looks like a credential is an info in
/// tests. Neither a value nor a part of one goes into a diagnostic, but for what <see cref="CredentialMatch.Display"/> shows of a proven one.
/// </summary>
internal sealed class CredentialReport
{
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ConditionalWeakTable<SyntaxTree, CredentialSettings> _perTree = new();
    private readonly Lazy<bool> _isTest;

    public CredentialReport(Compilation compilation, AnalyzerOptions options)
    {
        _options = options.AnalyzerConfigOptionsProvider;
        Settings = PolicyOptions.Credentials(_options.GlobalOptions);
        _isTest = new Lazy<bool>(() => ProjectKind.IsTest(compilation, _options.GlobalOptions));
    }

    /// <summary>What holds for the whole compilation.</summary>
    public CredentialSettings Settings { get; }

    /// <param name="text">The text that was scanned.</param>
    public void Match(SyntaxNodeAnalysisContext context, Location place, CredentialMatch match, string text)
    {
        if (IsAllowed(context.Node.SyntaxTree, text.Substring(match.Start, match.Length)))
            return;

        var properties = CredentialSetting.Properties(match.ConfigurationKey, match.EnvironmentVariable);
        var isProven = match.IsProven && !(match.IsOfBrowser && PublicGoogleKey.Is(context.Node));
        context.ReportDiagnostic(isProven
            ? Diagnostic.Create(Descriptors.CredentialHardcoded, place, properties, match.Display(text))
            : Likely(place, properties, "of this form", match.Provider + " " + match.Kind));
    }

    public void Embedded(SyntaxNodeAnalysisContext context, Location place, EmbeddedCredential credential, string text)
    {
        var value = text.Substring(credential.Start, credential.Length);
        if (!DevelopmentKey.Is(value) && !IsAllowed(context.Node.SyntaxTree, value))
            context.ReportDiagnostic(Likely(place, CredentialSetting.Named(CredentialSetting.WordOf(credential.Kind)), "in this text (" + credential.Where + ")", CredentialSetting.WordOf(credential.Kind)));
    }

    public void Use(SyntaxNodeAnalysisContext context, Location place, CredentialUse use, string value)
    {
        if (!DevelopmentKey.Is(value) && !IsAllowed(context.Node.SyntaxTree, value))
            context.ReportDiagnostic(Likely(place, CredentialSetting.Named(use.Name, use.Provider), use.Where, CredentialSetting.WordOf(use.Kind)));
    }

    // A severity that is configured wins over the one given here, whoever configures it.
    private Diagnostic Likely(Location place, ImmutableDictionary<string, string?> properties, string where, string what) => _isTest.Value
        ? Diagnostic.Create(Descriptors.CredentialLikely, place, DiagnosticSeverity.Info, additionalLocations: null, properties, where, what)
        : Diagnostic.Create(Descriptors.CredentialLikely, place, properties, where, what);

    private bool IsAllowed(SyntaxTree tree, string value) =>
        Settings.Allows(value) || _perTree.GetValue(tree, one => PolicyOptions.Credentials(_options.GetOptions(one))).Allows(value);
}
