using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

public class InventoryTextTests
{
    private const string Model = """openAI.GetChatClient("gpt-4o");""";

    [Fact]
    public async Task The_file_holds_comments_and_nothing_else()
    {
        var text = await InventoryRun.TextOf(AgentCode.Body(Model + """_ = new SystemChatMessage("Help."); services.AddMcpServer().WithStdioServerTransport();"""));
        AssertCommentsOnly(text);
        Assert.EndsWith("\n// end\tcount=3\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\\nclass Evil { }")]
    [InlineData("a\\r\\nclass Evil { }")]
    [InlineData("a\\u2028class Evil { }")]
    [InlineData("a\\u2029class Evil { }")]
    [InlineData("a\\u0085class Evil { }")]
    [InlineData("a */ class Evil { }")]
    [InlineData("a\\tname=evil")]
    [InlineData("a\\\\u000aclass Evil { }")]
    [InlineData("\\n#error evil")]
    [InlineData("\\n// end\\tcount=0")]
    [InlineData("a\\0\\ud800b")]
    public async Task A_hostile_name_cannot_leave_its_comment(string literal)
    {
        var code = AgentCode.Body($"_ = new ChatOptions {{ ModelId = \"{literal}\" }};");
        AssertCommentsOnly(await InventoryRun.TextOf(code));
        var written = SyntaxFactory.ParseExpression($"\"{literal}\"").GetFirstToken().ValueText;
        Assert.Equal(written, Assert.Single(await InventoryRun.FactsOf(code))[FactField.Name]);
    }

    [Fact]
    public async Task A_hostile_path_cannot_leave_its_comment() =>
        AssertCommentsOnly(await InventoryRun.TextOf(AgentCode.Body(Model), InventoryRun.Test.WithMainFile("a\u2028class Evil { }\n.cs")));

    [Theory]
    [InlineData("/project/", "Sub/Agent.cs", "Sub/Agent.cs")]
    [InlineData("/project", "Sub/Agent.cs", "Sub/Agent.cs")]
    [InlineData("/project/app/", "app/Agent.cs", "Agent.cs")]
    [InlineData("/project/app/", "common/Agent.cs", "../common/Agent.cs")]
    [InlineData("/project/app/deep/", "Agent.cs", "../../Agent.cs")]
    [InlineData("/project/app/", "application/Agent.cs", "../application/Agent.cs")]
    [InlineData("/elsewhere/", "Sub/Agent.cs", "Agent.cs")]
    [InlineData("", "Sub/Agent.cs", "Agent.cs")]
    public async Task A_file_is_named_relative_to_the_project_and_never_absolutely(string projectDirectory, string file, string told)
    {
        var facts = await InventoryRun.FactsOf(AgentCode.Body(Model), InventoryRun.Test.WithMainFile(file).WithBuildProperty("ProjectDir", projectDirectory));
        Assert.Equal(told, Assert.Single(facts)[FactField.File]);
    }

    [Fact]
    public async Task Facts_are_sorted_and_the_order_of_files_does_not_matter()
    {
        var second = AgentCode.Usings + """class Second { object A { get; } = new ChatOptions { ModelId = "z" }; object B { get; } = new ChatOptions { ModelId = "a" }; }""";
        var one = await InventoryRun.TextOf(AgentCode.Body(Model), InventoryRun.Test.WithSource("Second.cs", second));
        var other = await InventoryRun.TextOf(second, InventoryRun.Test.WithMainFile("Second.cs").WithSource("Test.cs", AgentCode.Body(Model)));
        Assert.Equal(one, other);
        var lines = one.Split('\n').Where(line => CodeFact.FromLine(line) is not null).SkipLast(1).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public async Task A_project_without_an_SDK_has_an_empty_inventory()
    {
        var source = Assert.Single(await new GeneratorTest<InventoryGenerator>().Generates("class A { string M() => \"gpt-4o\"; }"));
        Assert.Equal(FactKind.End, Assert.Single(source.Text.Split('\n').Select(CodeFact.FromLine).OfType<CodeFact>()).Kind);
        AssertCommentsOnly(source.Text);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("FALSE")]
    public async Task Switched_off_it_writes_nothing(string value) =>
        Assert.Empty(await InventoryRun.Test.WithBuildProperty("AgentSupplyChainEnabled", value).Generates(AgentCode.Body(Model)));

    [Fact]
    public Task An_edit_elsewhere_makes_nothing_anew() => InventoryRun.Test.AssertCached(
        AgentCode.Body(Model + """_ = new SystemChatMessage("Help."); _ = new StdioClientTransportOptions { Command = "npx", Arguments = ["x"] }; _ = AIFunctionFactory.Create(() => 1);"""),
        InventoryGenerator.FactsStep,
        InventoryGenerator.InventoryStep);

    [Fact]
    public async Task Half_typed_code_gives_the_facts_that_are_there()
    {
        var facts = await InventoryRun.FactsOf(AgentCode.Body("""openAI.GetChatClient("gpt-4o"); openAI.GetChatClient( """), InventoryRun.Test.AllowCompilerErrors());
        Assert.Contains(facts, fact => fact[FactField.Name] == "gpt-4o");
    }

    private static void AssertCommentsOnly(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        Assert.Empty(root.Members);
        Assert.Empty(root.AttributeLists);
        Assert.Empty(root.Usings);
        Assert.Empty(root.GetDiagnostics());
        Assert.False(root.ContainsDirectives);
        Assert.Equal(SyntaxKind.EndOfFileToken, Assert.Single(root.DescendantTokens()).Kind());
        Assert.All(text.Split('\n'), line => Assert.True(line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)));
        Assert.All(text, c => Assert.True(c is '\n' or '\t' or (>= ' ' and <= '~')));
    }
}
