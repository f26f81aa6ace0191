using AgentSupplyChain.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

/// <summary>A project that was just cloned: its packages are not there yet, and the editor shows it all the same.</summary>
public class UnresolvedSdkTests
{
    [Theory]
    [InlineData("""using OpenAI.Chat; class A { object M(object k) => new ChatClient("gpt-4o", k); }""", "gpt-4o")]
    [InlineData("""using OpenAI.Chat; class A { object M(object k) => new ChatClient(credential: k, model: "gpt-4o"); }""", "gpt-4o")]
    [InlineData("""using OpenAI; class A { object M(OpenAIClient c) => c.GetChatClient("gpt-5"); }""", "gpt-5")]
    [InlineData("""using Microsoft.SemanticKernel; class A { object M(IKernelBuilder b, string k) => b.AddMistralChatCompletion("mistral-large-latest", k); }""", "mistral-large-latest")]
    public async Task A_floating_name_is_told_at_info(string code, string name)
    {
        var finding = Assert.Single(await Findings(code));
        Assert.Equal(("ASC3001", DiagnosticSeverity.Info), (finding.Id, finding.Severity));
        Assert.Equal($"\"{name}\"", code.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("""using OpenAI.Chat; class A { object M(object k) => new ChatClient("gpt-4o-2024-08-06", k); }""")]
    [InlineData("""using OpenAI.Chat; class A { object M(object k) => new ChatClient(k, "gpt-4o"); }""")]
    [InlineData("""using Azure.AI.OpenAI; class A { object M(AzureOpenAIClient c) => c.GetChatClient("gpt-4o"); }""")]
    [InlineData("""class A { object M(object k) => new ChatClient("gpt-4o", k); }""")]
    [InlineData("""using OpenAI; class ChatClient(string name) { string N => name; } class A { object M() => new ChatClient("gpt-4o"); }""")]
    [InlineData("""using OpenAI; class A { object M() => new Thing("gpt-4o"); }""")]
    [InlineData("""using OpenAI; class A { object M(Log log) => log.Write("gpt-4o"); }""")]
    public async Task What_is_not_certain_enough_for_that_is_left_alone(string code) => Assert.Empty(await Findings(code));

    // The kit refuses code that does not compile: here it is the point.
    private static async Task<IReadOnlyList<Diagnostic>> Findings(string code)
    {
        var compilation = CSharpCompilation.Create("Cloned", [CSharpSyntaxTree.ParseText(code)], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return await compilation.WithAnalyzers([new UnresolvedSdkAnalyzer(), new ModelVersionFloatsAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
