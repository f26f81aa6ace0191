using System.Globalization;
using System.Text;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.AnalyzerTimes;

/// <summary>
/// A program as agents are written, of any size, the same for the same seed: most of its classes are plain domain code, some talk to models,
/// offer tools or launch servers.
/// </summary>
internal sealed class AgentProject(int seed)
{
    // Of twenty classes: one client of models, one set of tools, one of MCP, the rest does the work of the domain.
    private const int Kinds = 20;

    private static readonly string[] s_nouns = ["Order", "Invoice", "Ticket", "Customer", "Shipment", "Refund", "Article", "Message", "Session", "Report", "Contract", "Payment"];
    private static readonly string[] s_verbs = ["Find", "Close", "Merge", "Rank", "Explain", "Forward", "Check", "Split", "Draft", "Archive"];
    private static readonly string[] s_texts =
        ["not found", "a customer asked twice", "GET /orders/{id}", "application/json", "the answer was empty", "yyyy-MM-dd", "retry after {Seconds}s", "order-archive", "https://shop.example/api", "Answer in one sentence."];
    private static readonly string[] s_models = ["gpt-4o-2024-08-06", "gpt-4o", "gpt-5-mini-2025-08-07", "claude-sonnet-4-5-20250929", "text-embedding-3-small"];

    private readonly Random _random = new(seed);

    /// <summary>The fixture, and the lines of code in it.</summary>
    public static (Fixture Fixture, int Lines) Create(int lines, int seed, string project)
    {
        var code = new AgentProject(seed);
        var fixture = Fixture.Empty.WithoutProduct().WithRealPackages().InFolder("agent").WithProject("App.csproj", project);
        var written = 0;
        for (var i = 0; written < lines; i++)
        {
            var text = code.File(i);
            fixture = fixture.WithFile(string.Create(CultureInfo.InvariantCulture, $"Part{i / 50:D3}/Type{i:D5}.cs"), text);
            written += text.Count(c => c == '\n');
        }

        return (fixture.WithFile("Program.cs", "System.Console.WriteLine(\"ready\");\n"), written);
    }

    private string File(int number)
    {
        var code = new StringBuilder("using System.ComponentModel;\nusing Microsoft.Extensions.AI;\nusing ModelContextProtocol.Client;\nusing ModelContextProtocol.Server;\nusing OpenAI;\nusing OpenAI.Chat;\n\n");
        code.Append(CultureInfo.InvariantCulture, $"namespace Agent.Part{number / 50:D3};\n\n");
        switch (number % Kinds)
        {
            case 0:
                Client(number, code);
                break;
            case 7:
                Tools(number, code);
                break;
            case 13:
                Servers(number, code);
                break;
            default:
                Domain(number, code);
                break;
        }

        return code.ToString();
    }

    private void Client(int number, StringBuilder code)
    {
        code.Append(CultureInfo.InvariantCulture, $$"""
            /// <summary>Talks to the model.</summary>
            public sealed class Client{{number}}(OpenAIClient openAI, string? configured)
            {
                private const string Fallback = "{{Pick(s_models)}}";


            """);
        for (var i = _random.Next(3, 8); i > 0; i--)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<string> {{Pick(s_verbs)}}{{i}}Async(string question, CancellationToken cancellation)
                    {
                        ChatClient client = openAI.GetChatClient(configured ?? {{(_random.Next(2) == 0 ? "Fallback" : Quoted(s_models))}});
                        var options = new ChatOptions { ModelId = configured ?? {{Quoted(s_models)}}, Temperature = 0.{{_random.Next(1, 9)}}f, Instructions = {{Quoted(s_texts)}} };
                        var answer = await client.CompleteChatAsync([new SystemChatMessage({{Quoted(s_texts)}}), new UserChatMessage(question)], cancellationToken: cancellation);
                        return options.Instructions + answer.Value.Content[0].Text;
                    }


                """);
        }

        code.Append("}\n");
    }

    private void Tools(int number, StringBuilder code)
    {
        code.Append(CultureInfo.InvariantCulture, $"public sealed record Query{number}(string Text, int Limit = 10, string? Language = null);\n\n[McpServerToolType]\npublic sealed class Tools{number}\n{{\n");
        for (var i = _random.Next(4, 9); i > 0; i--)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    [McpServerTool, Description("{{Pick(s_verbs)}}s the {{Pick(s_nouns)}}.")]
                    public static string {{Pick(s_verbs)}}{{Pick(s_nouns)}}{{i}}([Description("{{Pick(s_texts)}}")] string id, Query{{number}} query, int limit = {{_random.Next(1, 50)}})
                    {
                        var found = query.Text.Split(' ').Where(word => word.Length > limit).Take(query.Limit).ToList();
                        return found.Count == 0 ? $"{id}: {{Pick(s_texts).Replace('{', '(').Replace('}', ')')}}" : string.Join(", ", found);
                    }


                """);
        }

        code.Append(CultureInfo.InvariantCulture, $"    public static IList<AITool> All() => [AIFunctionFactory.Create((string a, int b) => a + b, \"join\"), AIFunctionFactory.Create(() => {number}, \"number\")];\n}}\n");
    }

    private void Servers(int number, StringBuilder code)
    {
        code.Append(CultureInfo.InvariantCulture, $"public static class Servers{number}\n{{\n");
        for (var i = _random.Next(2, 5); i > 0; i--)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public static async Task<int> Count{{i}}Async(CancellationToken cancellation)
                    {
                        await using var client = await McpClient.CreateAsync(
                            new StdioClientTransport(new StdioClientTransportOptions { Name = "files{{i}}", Command = "npx", Arguments = ["-y", "@example/server-{{Pick(s_nouns)}}@1.{{i}}.0", "--root", "."] }),
                            cancellationToken: cancellation);
                        var tools = await client.ListToolsAsync(cancellationToken: cancellation);
                        return tools.Count(tool => tool.Name.StartsWith("{{Pick(s_verbs)}}", StringComparison.OrdinalIgnoreCase));
                    }


                """);
        }

        code.Append("}\n");
    }

    private void Domain(int number, StringBuilder code)
    {
        var noun = Pick(s_nouns);
        code.Append(CultureInfo.InvariantCulture, $"public sealed record {noun}{number}(string Id, decimal Amount, DateOnly Day, IReadOnlyList<string> Tags);\n\npublic sealed class {noun}Desk{number}\n{{\n    private readonly Dictionary<string, {noun}{number}> _known = new(StringComparer.Ordinal);\n    private readonly HttpClient _http = new();\n\n");
        for (var i = _random.Next(6, 16); i > 0; i--)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""
                    public async Task<IReadOnlyList<string>> {{Pick(s_verbs)}}{{i}}Async(IEnumerable<{{noun}}{{number}}> all, int limit, CancellationToken cancellation)
                    {
                        ArgumentNullException.ThrowIfNull(all);
                        var result = new List<string>();
                        foreach (var one in all.Where(candidate => candidate.Amount > limit && candidate.Tags.Contains({{Quoted(s_texts)}})).OrderByDescending(candidate => candidate.Day))
                        {
                            if (!_known.TryAdd(one.Id, one) && result.Count > {{_random.Next(5, 500)}})
                                throw new InvalidOperationException({{Quoted(s_texts)}});

                            var line = one.Amount switch
                            {
                                < {{_random.Next(1, 10)}} => {{Quoted(s_texts)}},
                                > {{_random.Next(100, 1000)}} => $"{one.Id}: {one.Amount:F2} ({one.Day})",
                                _ => string.Join('/', one.Tags.Select(tag => tag.Trim().ToUpperInvariant())),
                            };
                            result.Add(line);
                        }

                        using var response = await _http.GetAsync(new Uri("https://shop.example/{{Pick(s_nouns)}}/" + result.Count), cancellation);
                        return response.IsSuccessStatusCode ? result : [];
                    }


                """);
        }

        code.Append("}\n");
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];

    private string Quoted(string[] words) => "\"" + Pick(words) + "\"";
}
