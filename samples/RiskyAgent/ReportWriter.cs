using Anthropic;
using Anthropic.Models.Messages;
using OpenAI;
using OpenAI.Chat;

namespace RiskyAgent;

/// <summary>Turns notes into a report, and a second opinion into a footnote.</summary>
internal sealed class ReportWriter(AnthropicClient anthropic, OpenAIClient openAI)
{
    private const string EditorModel = "gpt-4.1-mini";

    private readonly ChatClient _editor = openAI.GetChatClient(EditorModel);

    public async Task<string> WriteAsync(string question, string notes)
    {
        var message = await anthropic.Messages.Create(new MessageCreateParams
        {
            Model = "claude-sonnet-4-5",
            MaxTokens = 4096,
            System = "Write a report of one page from the notes. Name the source of every claim.",
            Messages = [new UserMessageParam($"{question}\n\n{notes}")],
        });

        var report = string.Concat(message.Content.Select(block => block.TryPickText(out var text) ? text.Text : ""));

        ChatCompletion doubts = await _editor.CompleteChatAsync(
            new SystemChatMessage(await Transport.Intranet.GetStringAsync("https://notes.intern.example/prompts/editor.md")),
            new UserChatMessage(report));

        return $"{report}\n\n---\n{doubts.Content[0].Text}";
    }
}
