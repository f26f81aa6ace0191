using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>A public constant may be needed where it is not declared.</summary>
public class CredentialConstantOfOtherProjectFixTests
{
    [Theory]
    [InlineData("class App { string Text => Keys.One; }", 1)]
    [InlineData("class App { const string Text = Keys.One; }", 0)]
    [InlineData("[System.Obsolete(Keys.One)] class App;", 0)]
    public async Task What_the_other_project_needs_decides(string user, int offers)
    {
        using var workspace = new AdhocWorkspace();
        var library = Project(workspace.CurrentSolution, "Library");
        var solution = library.AddDocument("Keys.cs", CredentialFixCode.WithKeys("public static class Keys { public const string One = \"OPENAI!\"; }")).Project.Solution;
        solution = Project(solution, "App").AddProjectReference(new ProjectReference(library.Id)).AddDocument("App.cs", user).Project.Solution;

        var document = solution.GetProject(library.Id)!.Documents.Single();
        var compilation = (await document.Project.GetCompilationAsync())!;
        var finding = Assert.Single(await compilation.WithAnalyzers([new CredentialHardcodedAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        var offered = 0;
        await new CredentialHardcodedFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (_, _) => offered++, CancellationToken.None));

        Assert.Equal(offers, offered);
    }

    private static Project Project(Solution solution, string name) => solution.AddProject(name, name, LanguageNames.CSharp)
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .WithMetadataReferences(FrameworkReferences.All);
}
