using System.ComponentModel;
using HtmlAgilityPack;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace RiskyAgent;

/// <summary>Looks the points of an outline up, with whatever tools the servers offer.</summary>
internal sealed class Researcher(IChatClient claude, Plugins plugins)
{
    private const int MaxRounds = 20;

    private static readonly HttpClient Http = new();

    public async Task<string> CollectAsync(string question, string outline)
    {
        List<AITool> tools =
        [
            AIFunctionFactory.Create(ReadPageAsync, "read_page"),
            .. Tools.Local,
            .. Tools.Hosted,
            .. await Tools.OfOtherTeamsAsync(),
            .. plugins.Load(),
        ];
        if (plugins.SearchTool() is { } search)
        {
            tools.Add(search);
        }

        List<McpClient> clients = [];

        foreach (var transport in Servers.Transports)
        {
            var client = await McpClient.CreateAsync(transport);
            clients.Add(client);
            tools.AddRange(await client.ListToolsAsync());
        }

        try
        {
            var options = new ChatOptions
            {
                ModelId = "claude-3-5-sonnet-latest",
                MaxOutputTokens = 4096,
                Instructions = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "researcher.md")),
                Tools = tools,
            };

            return await RunAsync([new ChatMessage(ChatRole.User, $"{question}\n\n{outline}")], options);
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private async Task<string> RunAsync(List<ChatMessage> messages, ChatOptions options)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var response = await claude.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);

            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                return response.Text;
            }

            List<AIContent> results = [];
            foreach (var call in calls)
            {
                var tool = options.Tools!.OfType<AIFunction>().First(tool => tool.Name == call.Name);
                var result = await tool.InvokeAsync(new AIFunctionArguments(call.Arguments));
                results.Add(new FunctionResultContent(call.CallId, result));
            }

            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }

        return "No result within the limit.";
    }

    [Description("Downloads a web page and returns its text.")]
    private static async Task<string> ReadPageAsync([Description("Address of the page.")] Uri address)
    {
        var page = new HtmlDocument();
        page.LoadHtml(await Http.GetStringAsync(address));
        return HtmlEntity.DeEntitize(page.DocumentNode.InnerText).Trim();
    }
}
