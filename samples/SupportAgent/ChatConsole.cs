using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using SupportAgent.Desk;

namespace SupportAgent;

internal static class ChatConsole
{
    public static async Task<int> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (ModelClients.MissingKeys(configuration) is { Count: > 0 } missing)
        {
            Console.Error.WriteLine($"Not set in the environment: {string.Join(", ", missing)}.");
            Console.Error.WriteLine();
            return ShowUsage();
        }

        var tickets = new TicketDesk();
        var desk = new DeskTools(new OrderBook(), tickets);
        await using var knowledge = await KnowledgeBase.ConnectAsync(cancellationToken);

        AIFunction[] tools =
        [
            AIFunctionFactory.Create(desk.FindOrder, "find_order"),
            AIFunctionFactory.Create(desk.ListTickets, "list_tickets"),
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create(desk.OpenTicket, "open_ticket")),
            .. knowledge.Tools,
        ];

        var conversation = new Conversation(ModelClients.CreateSupportModel(configuration), tools, Approve);
        using var reviewer = ModelClients.CreateReviewer(configuration);

        Console.WriteLine("Fjord Outdoor support. Type /escalate for a human colleague, /quit to leave.");

        while (Read("You: ") is { } line and not "/quit")
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var answer = line == "/escalate"
                ? await EscalateAsync(conversation, reviewer, tickets, cancellationToken)
                : await conversation.AskAsync(line, cancellationToken);

            Console.WriteLine($"Agent: {answer}");
        }

        return 0;
    }

    public static int ShowUsage()
    {
        Console.Error.WriteLine(
            """
            Usage:
              dotnet run          talk with the agent (needs OPENAI_API_KEY and ANTHROPIC_API_KEY)
              dotnet run -- mcp   offer orders and tickets as an MCP server over stdio
            """);
        return 1;
    }

    private static async Task<string> EscalateAsync(
        Conversation conversation,
        IChatClient reviewer,
        TicketDesk tickets,
        CancellationToken cancellationToken)
    {
        var summary = await reviewer.GetResponseAsync(
            conversation.Transcript(),
            new ChatOptions { Instructions = Prompts.Escalation },
            cancellationToken);

        var title = await conversation.SuggestTitleAsync(cancellationToken);
        var ticket = tickets.Open(orderNumber: null, title, summary.Text);

        return $"I opened ticket {ticket.Number} (\"{title}\"). A colleague will write to you.";
    }

    private static bool Approve(string tool, string arguments) =>
        Read($"The agent wants to run {tool} {arguments}. Continue? [y/N] ") is "y" or "Y";

    private static string? Read(string prompt)
    {
        Console.Write(prompt);
        return Console.ReadLine();
    }
}
