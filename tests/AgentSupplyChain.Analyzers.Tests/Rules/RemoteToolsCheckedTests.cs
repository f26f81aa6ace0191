using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

/// <summary>Traps of ASC3023: tools that are checked, shown, local, or of which nothing is known.</summary>
public class RemoteToolsCheckedTests
{
    private static AnalyzerTest<RemoteToolsUnfilteredAnalyzer> Test { get; } = RemoteCode.Analyzer<RemoteToolsUnfilteredAnalyzer>();

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => allowed.Contains(tool.Name))] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => tool.Name is \"a\" or \"b\")] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => tool.Name == \"a\")] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => new[] { \"a\", \"b\" }.Contains(tool.Name))] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => tool.Name switch { \"a\" => true, _ => false })] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => tool is { Name: \"a\" })] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => allowed.Contains(tool.ProtocolTool.Name))] };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(tool => Known(tool))] }; bool Known(McpClientTool tool) => allowed.Contains(tool.Name);")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(Known)] }; bool Known(McpClientTool tool) => allowed.Contains(tool.Name);")]
    [InlineData("_ = new ChatOptions { Tools = tools.Cast<AITool>().Where(tool => allowed.Contains(tool.Name)).ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = tools.Where(tool => allowed.Contains(tool.Name)).Cast<AITool>().ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = tools.ToList().FindAll(tool => allowed.Contains(tool.Name)).ToList<AITool>() };")]
    [InlineData("_ = new ChatOptions { Tools = (from tool in tools where allowed.Contains(tool.Name) select (AITool)tool).ToList() };")]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.IntersectBy(allowed, tool => tool.Name)] };")]
    [InlineData("_ = new ChatOptions { Tools = [tools.First(tool => tool.Name == \"search\")] };")]
    [InlineData("_ = new ChatOptions { Tools = [tools.Single(tool => tool.Name == \"search\"), AIFunctionFactory.Create(Add)] };")]
    [InlineData("var search = tools.FirstOrDefault(tool => tool.Name == \"search\"); if (search is not null) _ = new ChatOptions { Tools = [search] };")]
    [InlineData("var byName = tools.ToDictionary(tool => tool.Name); _ = new ChatOptions { Tools = [byName[\"search\"]] };")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) if (allowed.Contains(tool.Name)) options.Tools.Add(tool);")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) { if (!allowed.Contains(tool.Name)) continue; options.Tools.Add(tool); }")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools.Where(tool => allowed.Contains(tool.Name))) options.Tools.Add(tool);")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) switch (tool.Name) { case \"a\": options.Tools.Add(tool); break; }")]
    [InlineData("var all = tools.ToList<AITool>(); all.RemoveAll(tool => !allowed.Contains(tool.Name)); _ = new ChatOptions { Tools = all };")]
    [InlineData("var safe = tools.Where(tool => allowed.Contains(tool.Name)).ToList(); _ = new ChatOptions { Tools = [.. safe] };")]
    [InlineData("kernel.Plugins.AddFromFunctions(\"mcp\", tools.Where(tool => allowed.Contains(tool.Name)).Select(tool => tool.AsKernelFunction()));")]
    [InlineData("_ = chat.AsAIAgent(tools: [.. tools.Where(tool => allowed.Contains(tool.Name))]);")]
    public Task Tools_that_are_chosen_by_name_are_left_alone(string statements) => Test.IsClean(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Select(tool => new ApprovalRequiredAIFunction(tool))] };")]
    [InlineData("_ = new ChatOptions { Tools = tools.Select(tool => (AITool)new ApprovalRequiredAIFunction(tool)).ToList() };")]
    [InlineData("var options = new ChatOptions { Tools = [] }; foreach (var tool in tools) options.Tools.Add(new ApprovalRequiredAIFunction(tool));")]
    [InlineData("var all = new List<AITool>(); foreach (var tool in tools) { var asked = new ApprovalRequiredAIFunction(tool); all.Add(asked); } _ = chat.AsAIAgent(tools: all);")]
    public Task Tools_that_wait_for_an_approval_are_left_alone(string statements) => Test.IsClean(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("foreach (var tool in tools) if (!allowed.Contains(tool.Name)) throw new InvalidOperationException(tool.Name);")]
    [InlineData("if (tools.Any(tool => !allowed.Contains(tool.Name))) throw new InvalidOperationException();")]
    [InlineData("if (!tools.All(tool => allowed.Contains(tool.Name))) return;")]
    [InlineData("if (!allowed.SetEquals(tools.Select(tool => tool.Name))) throw new InvalidOperationException();")]
    [InlineData("if (Hash(tools) != input) throw new InvalidOperationException();")]
    [InlineData("foreach (var tool in tools) { if (Digest(tool.Name + tool.Description + tool.JsonSchema) != input) throw new InvalidOperationException(); }")]
    public Task Tools_that_are_compared_with_what_is_known_before_their_use_are_left_alone(string guard) => Test.IsClean(RemoteCode.Members($$"""
        static string Hash(IEnumerable<AITool> tools) => string.Concat(tools.Select(tool => tool.Name));
        static string Digest(string text) => text;
        async Task Run(string input)
        {
            var tools = await mcp.ListToolsAsync();
            {{guard}}
            _ = new ChatOptions { Tools = [.. tools] };
        }
        """));

    [Theory]
    [InlineData("foreach (var tool in tools) Console.WriteLine($\"{tool.Name}: {tool.Description}\");")]
    [InlineData("Console.WriteLine(tools.Count);")]
    [InlineData("Console.WriteLine(string.Join(\", \", tools.Select(tool => tool.Name)));")]
    [InlineData("await tools.First().CallAsync(new Dictionary<string, object?>());")]
    [InlineData("await mcp.CallToolAsync(tools[0].Name); mcp.AddKnownTools(tools.Select(tool => tool.ProtocolTool));")]
    [InlineData("_ = new ListToolsResult { Tools = [.. tools.Select(tool => tool.ProtocolTool)] };")]
    [InlineData("Show(tools.ToList()); void Show(List<McpClientTool> tools) => Console.WriteLine(tools.Count);")]
    [InlineData("_ = new ChatOptions { Tools = [AIFunctionFactory.Create(Add)] }; Console.WriteLine(tools.Count);")]
    [InlineData("_ = new ChatOptions { Tools = [AIFunctionFactory.Create(() => tools.Count, \"count_tools\")] };")]
    [InlineData("_ = new ChatOptions { Tools = [AIFunctionFactory.Create(Add, tools[0].Name)] };")]
    [InlineData("_ = new ChatOptions { Instructions = string.Join(\",\", tools.Select(tool => tool.Name)), Tools = [] };")]
    [InlineData("_ = FunctionChoiceBehavior.Auto(tools.Select(tool => tool.AsKernelFunction()));")]
    public Task Tools_that_are_shown_counted_or_called_by_the_program_itself_are_left_alone(string statements) => Test.IsClean(RemoteCode.WithTools(statements));

    [Theory]
    [InlineData("ChatOptions Make(IEnumerable<McpClientTool> tools) => new() { Tools = [.. tools] }; // ListToolsAsync")]
    [InlineData("async Task<ChatOptions> Make(Func<IEnumerable<AITool>, IEnumerable<AITool>> filter) => new() { Tools = [.. filter(await mcp.ListToolsAsync())] };")]
    [InlineData("async Task<ChatOptions> Make() => new() { Tools = [.. Filter(await mcp.ListToolsAsync())] }; IEnumerable<AITool> Filter(IEnumerable<McpClientTool> tools) => tools.Where(tool => allowed.Contains(tool.Name));")]
    [InlineData("async Task<ChatOptions> Make() => new() { Tools = [.. Filter(await mcp.ListToolsAsync())] }; IEnumerable<AITool> Filter(IEnumerable<McpClientTool> tools) { foreach (var tool in tools) if (allowed.Contains(tool.Name)) yield return tool; }")]
    [InlineData("async Task<ChatOptions> Make() => new() { Tools = [.. (await mcp.ListToolsAsync()).Select(Wrap)] }; AITool Wrap(McpClientTool tool) => allowed.Contains(tool.Name) ? tool : AIFunctionFactory.Create(Add);")]
    [InlineData("async Task<object> Make() => new { Tools = await mcp.ListToolsAsync() };")]
    [InlineData("class Options { public IEnumerable<AITool>? Tools { get; set; } } async Task<object> Make() => new Options { Tools = await mcp.ListToolsAsync() };")]
    [InlineData("IList<AITool> _tools = []; async Task Load() => _tools = [.. (await mcp.ListToolsAsync()).Where(tool => allowed.Contains(tool.Name))]; ChatOptions Make() => new() { Tools = _tools };")]
    [InlineData("IList<AITool> A() => [.. B()]; IList<AITool> B() => [.. A()]; ChatOptions Make() => new() { Tools = A() }; // ListToolsAsync")]
    [InlineData("ChatOptions Make() { List<AITool> a = []; var b = a; a = b; a.AddRange(b); return new() { Tools = a }; } // ListToolsAsync")]
    public Task What_is_not_known_or_checked_by_a_helper_is_left_alone(string members) => Test.IsClean(RemoteCode.Members(members));

    [Theory]
    [InlineData("Contoso.Guard")]
    [InlineData("Contoso.Guard.Verify")]
    public Task A_validator_that_the_policy_declares_is_believed(string entry) => Test
        .WithSource("Guard.cs", "namespace Contoso { public static class Guard { public static System.Collections.Generic.IList<T> Verify<T>(System.Collections.Generic.IList<T> tools) => tools; } }")
        .WithGlobalOption("agent_supply_chain.tools.validators", "Other.Type|" + entry)
        .IsClean(RemoteCode.WithTools("Contoso.Guard.Verify(tools); _ = new ChatOptions { Tools = [.. tools] }; _ = new ChatOptions { Tools = [.. Contoso.Guard.Verify(tools)] };"));

    [Fact]
    public Task A_validator_that_is_not_declared_and_whose_result_is_not_used_is_no_check() => Test
        .WithSource("Guard.cs", "namespace Contoso { public static class Guard { public static void Verify(object tools) { } } }")
        .WithGlobalOption("agent_supply_chain.tools.validators", "Other.Type")
        .Diagnoses(RemoteCode.WithTools("Contoso.Guard.Verify(tools); _ = new ChatOptions { Tools = [[|.. tools|]] };"));

    [Fact]
    public Task The_off_switch_is_obeyed() => Test.WithBuildProperty("AgentSupplyChainEnabled", "false")
        .IsClean(RemoteCode.WithTools("_ = new ChatOptions { Tools = [.. tools] };"));

    [Theory]
    [InlineData("_ = new ChatOptions { Tools = [.. tools.Where(")]
    [InlineData("var options = new ChatOptions(); options.Tools.Add(); options.Tools.AddRange(, tools);")]
    [InlineData("foreach (var tool in ) options.Tools.Add(tool);")]
    [InlineData("_ = new ChatOptions { Tools = tools.Select(tool => ).ToList() };")]
    public Task Half_typed_code_is_no_fault(string statements) => Test.AllowCompilerErrors().IsClean(RemoteCode.Body("object tools = null!; /* ListToolsAsync */ " + statements));
}
