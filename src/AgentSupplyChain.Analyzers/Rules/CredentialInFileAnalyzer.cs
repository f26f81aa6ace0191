using AgentSupplyChain.Analyzers.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>
/// ASC6010 and ASC6011 in files that the compiler is given beside the code, whatever kind they are of: the gate says the same of all the others, in the
/// same words.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialInFileAnalyzer() : AgentAnalyzer(Descriptors.CredentialHardcodedInFile, Descriptors.CredentialLikelyInFile)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        var global = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var isTest = new Lazy<bool>(() => ProjectKind.IsTest(context.Compilation, global));
        LiveText.Register(context, name => ProjectFileName.KindOf(name) != ProjectFileKind.Other, file => Analyze(file, PolicyOptions.Credentials(global, file.Options), isTest));
    }

    private static void Analyze(LiveText file, CredentialSettings settings, Lazy<bool> isTest)
    {
        foreach (var credential in FileCredentials.Find(file.Name, ProjectFileName.KindOf(file.Name), file.Text, settings))
        {
            var isProven = credential.Rule == Detection.Register.Rules.CredentialHardcoded;
            file.Report(
                isProven ? Descriptors.CredentialHardcodedInFile : Descriptors.CredentialLikelyInFile,
                credential.Start,
                credential.Start + credential.Length,
                credential.Subject,
                properties: null,
                isProven || !isTest.Value ? null : DiagnosticSeverity.Info,
                credential.Message);
        }
    }
}
