using System.Globalization;
using System.Text;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>Code that is large, deep or far from compiling, for everything in the package at once: no exception, no hang.</summary>
public class HostileCodeTests
{
    private const int ManyLines = 50_000;
    private const int ManyLiterals = 10_000;
    private const int Deep = 1_000;

    [Fact]
    public async Task A_file_of_50000_lines()
    {
        var code = new StringBuilder(AgentCode.Usings).Append("class Large(OpenAIClient client, ApiKeyCredential key) {\n");
        for (var i = 0; i < ManyLines; i += 5)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                object M{{i}}(string s)
                {
                    var model = s.Length > {{i}} ? "gpt-4o-2024-08-06" : s;
                    return client.GetChatClient(model) ?? (object)new ChatOptions { ModelId = model };
                }

                """);
        }

        var large = code.Append('}').ToString();
        Assert.True(large.AsSpan().Count('\n') >= ManyLines);
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(large), "Many lines");
    }

    [Theory]
    [InlineData("string[] All = [", "];")]
    [InlineData("object All = new StdioClientTransportOptions { Command = \"npx\", Arguments = [", "] };")]
    [InlineData("object All = new List<string> {", "};")]
    [InlineData("object All = string.Concat(new[] {", "});")]
    [InlineData("object All = new ChatOptions { Tools = [.. new[] {", "}.Select(t => AIFunctionFactory.Create(() => t))] };")]
    public async Task Ten_thousand_literals_in_one_list(string head, string tail)
    {
        var literals = string.Join(", ", Enumerable.Range(0, ManyLiterals).Select(i => FormattableString.Invariant($"\"gpt-4o-{i}\"")));
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(AgentCode.Usings + $"class A {{ {head}{literals}{tail} }}"), head);
    }

    [Theory]
    [InlineData("a + b", "\"x\" + ", "", "\"y\"")]
    [InlineData("a + (b + …", "(\"x\" + ", ")", "\"y\"")]
    [InlineData("not constant", "(input + ", ")", "\"y\"")]
    [InlineData("a ?? b", "input ?? ", "", "\"y\"")]
    [InlineData("a ? b : …", "thorough ? input : ", "", "\"y\"")]
    [InlineData("parentheses", "(", ")", "\"y\"")]
    [InlineData("calls", "Same(", ")", "\"y\"")]
    [InlineData("conversions", "(string)(object)", "", "\"y\"")]
    [InlineData("indexers", "config[", "]", "\"y\"")]
    public async Task A_thousand_levels(string what, string open, string close, string core)
    {
        var expression = string.Concat(Enumerable.Repeat(open, Deep)) + core + string.Concat(Enumerable.Repeat(close, Deep));
        var code = AgentCode.Body($"string Same(string? s) => s ?? \"\"; openAI.GetChatClient({expression}); var model = {expression}; _ = new ChatOptions {{ ModelId = model }};");
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(code), what);
    }

    [Theory]
    [InlineData("blocks", "{", "}", 1000)]
    [InlineData("ifs", "if (thorough) ", "", 500)]
    [InlineData("lambdas", "Later(() => {", "});", 200)]
    [InlineData("local functions", "void L() {", "}", 200)]
    public async Task Statements_in_statements(string what, string open, string close, int depth)
    {
        var statements = string.Concat(Enumerable.Repeat(open, depth)) + "openAI.GetChatClient(\"gpt-4o\");" + string.Concat(Enumerable.Repeat(close, depth));
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(AgentCode.Body("void Later(Action a) { } " + statements)), what);
    }

    [Fact]
    public async Task Classes_in_classes_and_lists_in_lists()
    {
        var classes = string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"class C{i} {{ [McpServerTool] string Tool{i}(string a) => a; "))) + new string('}', 200);
        var lists = string.Concat(Enumerable.Repeat("[", 200)) + "\"gpt-4o\"" + string.Concat(Enumerable.Repeat("]", 200));
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(AgentCode.Usings + classes + $"class L {{ object[] All = {lists}; }}"), "Classes and lists");
    }

    [Theory]
    [InlineData("nothing is referenced", 0)]
    [InlineData("only the framework is referenced", 1)]
    public async Task Packages_that_are_not_resolved(string what, int framework)
    {
        foreach (var project in Snippets.Projects)
        {
            var trees = project.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path));
            await ProductAnalyzers.Run(ProductAnalyzers.Compile(trees, framework == 0 ? [] : FrameworkReferences.All), what);
        }

        var snippets = Snippets.OfTheories.Select((text, i) => CSharpSyntaxTree.ParseText(text, path: FormattableString.Invariant($"/project/Snippet{i}.cs")));
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(snippets, framework == 0 ? [] : FrameworkReferences.All), what);
    }

    [Theory]
    [InlineData("AGENT")]
    [InlineData("OTHER")]
    public async Task Branches_for_the_preprocessor(string symbol)
    {
        const string Code = """
            #define LOCAL
            #if AGENT && LOCAL
            using OpenAI.Chat;
            class A { object M(string s) => new ChatClient("gpt-4o", s); }
            #elif OTHER
            class A { object M() => new ChatClient("gpt-4o"
            #else
            } ] ) class $"{
            #endif
            #if BROKEN
            """;
        await ProductAnalyzers.Run(ProductAnalyzers.Compile([CSharpSyntaxTree.ParseText(Code, new CSharpParseOptions(preprocessorSymbols: [symbol]), "/project/File.cs")]), symbol);
    }

    [Theory]
    [InlineData("// <auto-generated/>\n", "/project/File.cs")]
    [InlineData("", "/project/obj/File.g.cs")]
    [InlineData("", "/project/File.Designer.cs")]
    [InlineData("#line 1 \"../../other.razor\"\n", "/project/File.cs")]
    [InlineData("#line hidden\n", "")]
    [InlineData("#nullable disable\n", "\0|<>:*?")]
    public async Task Generated_code_and_strange_paths(string head, string path)
    {
        var code = head + AgentCode.Body("openAI.GetChatClient(\"gpt-4o\"); _ = new StdioClientTransportOptions { Command = \"npx\", Arguments = [\"-y\", \"x\"] };");
        await ProductAnalyzers.Run(ProductAnalyzers.Compile([CSharpSyntaxTree.ParseText(code, path: path)]), path);
    }

    [Fact]
    public async Task Code_in_every_version_of_the_language()
    {
        foreach (var version in Enum.GetValues<LanguageVersion>())
        {
            var options = new CSharpParseOptions(version);
            var trees = Snippets.OfTheories.Take(40).Select((text, i) => CSharpSyntaxTree.ParseText(text, options, FormattableString.Invariant($"/project/Snippet{i}.cs")));
            await ProductAnalyzers.Run(ProductAnalyzers.Compile(trees), version.ToString());
        }
    }
}
