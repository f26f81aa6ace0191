using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>What stands beside the code: options that mean nothing, additional files that are no such files.</summary>
public class HostileInputTests
{
    private static readonly string s_code = AgentCode.Body("""
        openAI.GetChatClient("gpt-4o");
        _ = new StdioClientTransportOptions { Command = "npx", Arguments = ["-y", "x"] };
        _ = new ChatOptions { Tools = [AIFunctionFactory.Create((string a) => a)] };
        """);

    private static readonly string[] s_keys =
    [
        "build_property.AgentSupplyChainEnabled", "build_property.ProjectDir",
        .. typeof(AgentAnalyzer).Assembly.GetType("AgentSupplyChain.Analyzers.PolicyOptions", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Nonsense { get; } =
    [
        "", " ", "|", "||||||", " | , | ", "%", "%%%", "%zz|%e2%82", "%00", "\0", "\ud83d", "\u2028\u202e", "*", "**", "?", "../../..", "c:\\con\\", "http://", "://", "{}", "[", "\"",
        "gpt-4o|gpt-4o|gpt-4o", "name=", "=value", "a=b=c|=|==", "not-a-boolean", "-1", "99999999999999999999", "{0}{1}{99}", "##vso[task.setvariable]",
    ];

    [Fact]
    public void Every_key_of_the_policy_is_tried() => Assert.True(s_keys.Length >= 10, string.Join(' ', s_keys));

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task An_option_that_means_nothing(string value)
    {
        // A project that is switched off would test nothing more: so that key gets its nonsense in a run of its own.
        await Run(s_keys.Where(key => !key.EndsWith("Enabled", StringComparison.Ordinal)).ToDictionary(key => key, _ => value, StringComparer.Ordinal));
        Assert.NotEmpty(await Run(new Dictionary<string, string>(StringComparer.Ordinal) { [s_keys[0]] = value }));
    }

    [Fact]
    public async Task An_option_of_a_megabyte()
    {
        await Run(s_keys.ToDictionary(key => key, _ => string.Concat(Enumerable.Repeat("gpt-4o|", 150_000)), StringComparer.Ordinal));
        await Run(s_keys.ToDictionary(key => key, _ => new string('%', 1_000_000), StringComparer.Ordinal));
    }

    public static TheoryData<string> Paths { get; } =
    [
        "/project/mcp.json", "/project/.mcp.json", "/project/.vscode/mcp.json", "/project/appsettings.json", "/project/appsettings.Production.json", "/project/prompts/system.md",
        "/project/a.prompty", "/project/skprompt.txt", "/project/agent.yaml", "/project/AGENTS.md", "/project/SKILL.md", "/project/agent-supply-chain.json", "", " ", "mcp.json", "\0", "/",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_additional_file_that_is_something_else(string path)
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        var deep = new string('[', 100_000);
        string?[] texts =
        [
            null, "", " ", "\0\0\0", "{", "}", "[]", "null", "\"text\"", "{\"mcpServers\":", "{\"mcpServers\":{\"a\":{\"command\":[],\"args\":{}}}}", "{\"mcpServers\":[],\"servers\":1}",
            "{\"servers\":{\"\":{\"command\":null,\"args\":[null,1,{}],\"env\":[]}}}", "{\"a\":1,\"a\":2}", "// only a comment", "{\"a\": \"\\ud83d\", \"b\": \"\\u0000\"}",
            "---\n", "---\nmodel: [\n---\n", "---\nmodel:\n  id: *anchor\n---\n", "&a [*a]", "\ud83d\ufeff\u2028", Encoding.Latin1.GetString(bytes), deep, "{\"a\":" + deep,
            string.Concat(Enumerable.Repeat("{\"mcpServers\":", 50_000)),
        ];
        await Run(path, [.. texts.Select(text => text is null ? null : SourceText.From(text, Encoding.UTF8))]);
    }

    [Fact]
    public async Task An_additional_file_of_twenty_megabytes()
    {
        var servers = string.Join(",\n", Enumerable.Range(0, 200_000).Select(i => FormattableString.Invariant($"\"server{i}\":{{\"command\":\"npx\",\"args\":[\"-y\",\"pkg{i}\",\"--port\",\"{i}\"]}}")));
        await Run("/project/mcp.json", SourceText.From("{\"mcpServers\":{" + servers + "}}", Encoding.UTF8));
        await Run("/project/prompts/system.md", SourceText.From(string.Concat(Enumerable.Repeat("You are helpful. http://example.com \"gpt-4o\" ", 400_000)), Encoding.UTF8));
    }

    [Fact]
    public async Task Ten_thousand_additional_files()
    {
        var text = SourceText.From("{\"mcpServers\":{\"a\":{\"command\":\"npx\",\"args\":[\"x\"]}}}", Encoding.UTF8);
        var files = Enumerable.Range(0, 10_000).Select(i => (AdditionalText)new MemoryText(FormattableString.Invariant($"/project/{i}/mcp.json"), text));
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(s_code), "Many files", new AnalyzerOptions([.. files]));
    }

    private static async Task Run(string path, params SourceText?[] texts) =>
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(s_code), path, new AnalyzerOptions([.. texts.Select(text => new MemoryText(path, text))]));

    private static async Task<IReadOnlyList<Diagnostic>> Run(IReadOnlyDictionary<string, string> values) =>
        await ProductAnalyzers.Run(ProductAnalyzers.Compile(s_code), string.Join(' ', values.Keys), new AnalyzerOptions([new MemoryText("/project/mcp.json", SourceText.From("{}"))], new OptionsInMemory(values)));
}
