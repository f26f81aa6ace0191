using System.Collections.Immutable;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Tests.Files;

public class LiveFileRegistrationTests
{
    private const string Floating = """{ "servers": { "a": { "command": "npx", "args": ["server"] } } }""";

    [Fact]
    public async Task An_editor_that_asks_for_one_file_gets_its_findings_without_the_whole_compilation()
    {
        var file = new Given("/project/mcp.json", Floating);

        var result = await With(new McpServerNotPinnedAnalyzer(), file).GetAnalysisResultAsync(file, CancellationToken.None);

        var diagnostic = Assert.Single(result.GetAllDiagnostics());
        Assert.Equal(("/project/mcp.json", LocationKind.ExternalFile), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.Kind));
        Assert.Single(result.AdditionalFileDiagnostics);
        Assert.Empty(result.CompilationDiagnostics);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_passed_over()
    {
        var file = new Given("/project/mcp.json", (SourceText?)null);

        Assert.Empty((await With(new McpServerNotPinnedAnalyzer(), file).GetAnalysisResultAsync(CancellationToken.None)).GetAllDiagnostics());
        Assert.True(file.WasAsked);
    }

    [Fact]
    public async Task A_byte_order_mark_moves_no_place()
    {
        var source = SourceText.From(new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Floating)]), Encoding.UTF8);
        var file = new Given("/project/mcp.json", source);

        var diagnostic = Assert.Single((await With(new McpServerNotPinnedAnalyzer(), file).GetAnalysisResultAsync(CancellationToken.None)).GetAllDiagnostics());

        Assert.Equal("\"server\"", source.ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData(typeof(McpServerNotPinnedAnalyzer), "README.md", false)]
    [InlineData(typeof(McpServerNotPinnedAnalyzer), "prompts/a.md", false)]
    [InlineData(typeof(McpServerNotPinnedAnalyzer), "mcp.json", true)]
    [InlineData(typeof(ModelVersionFloatsAnalyzer), "prompts/a.md", false)]
    [InlineData(typeof(ModelVersionFloatsAnalyzer), "mcp.json", false)]
    [InlineData(typeof(ModelVersionFloatsAnalyzer), "a.prompty", true)]
    [InlineData(typeof(CredentialInFileAnalyzer), "stylecop.json", false)]
    [InlineData(typeof(CredentialInFileAnalyzer), "prompts/a.md", true)]
    public async Task A_rule_reads_the_files_that_are_its_own_and_no_other(Type rule, string name, bool isRead)
    {
        var file = new Given("/project/" + name, "x");

        await With((DiagnosticAnalyzer)Activator.CreateInstance(rule)!, file).GetAnalysisResultAsync(CancellationToken.None);

        Assert.Equal(isRead, file.WasAsked);
    }

    [Fact]
    public async Task No_text_throws_in_any_rule()
    {
        const string Whole = "---\nmodel:\n  id: gpt-4o\n---\n{ \"mcpServers\": { \"a\": { \"command\": \"npx\", \"args\": [\"-y\", \"x@\\u0031\", 5], \"url\": \"http://[::1\" } } }";
        DiagnosticAnalyzer[] rules = [new McpServerNotPinnedAnalyzer(), new ModelVersionFloatsAnalyzer(), new CredentialInFileAnalyzer()];
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var text = Whole[random.Next(Whole.Length)..].Insert(0, Whole[..random.Next(Whole.Length)]).Replace((char)random.Next(32, 127), (char)random.Next(0, 0xFFFF));
            var exceptions = new List<Exception>();
            AdditionalText[] files = [new Given("/project/mcp.json", text), new Given("/project/a.prompty", text), new Given("/project/prompts/a.md", text)];

            await Compilation.WithAnalyzers([.. rules], Options([.. files], exceptions.Add)).GetAnalysisResultAsync(CancellationToken.None);

            Assert.True(exceptions.Count == 0, $"{exceptions.FirstOrDefault()}\n{text}");
        }
    }

    private static CSharpCompilation Compilation { get; } =
        CSharpCompilation.Create("Agent", [CSharpSyntaxTree.ParseText("class Agent;")], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static CompilationWithAnalyzers With(DiagnosticAnalyzer rule, AdditionalText file) =>
        Compilation.WithAnalyzers([rule], Options([file], exception => Assert.Fail(exception.ToString())));

    private static CompilationWithAnalyzersOptions Options(ImmutableArray<AdditionalText> files, Action<Exception> onException) => new(
        new AnalyzerOptions(files, new InProject()), (exception, _, _) => onException(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    private sealed class Given(string path, SourceText? text) : AdditionalText
    {
        public Given(string path, string? text)
            : this(path, text is null ? null : SourceText.From(text, Encoding.UTF8))
        {
        }

        public bool WasAsked { get; private set; }

        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default)
        {
            WasAsked = true;
            return text;
        }
    }

    private sealed class InProject : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = "/project/";
                return key == "build_property.ProjectDir";
            }
        }
    }
}
