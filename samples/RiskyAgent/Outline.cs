using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;

namespace RiskyAgent;

/// <summary>Splits a question into the points that have to be looked up.</summary>
internal sealed class Outline(
    OpenAIClient openAI,
    [FromKeyedServices("gpt-4o")] ChatClient checker,
    [FromKeyedServices("quick")] ChatClient quick,
    ILogger<Outline> logger)
{
    public async Task<string> DraftAsync(string question, bool thorough)
    {
        var model = thorough ? "gpt-5" : "gpt-5-mini";
        ChatCompletion draft = await openAI.GetChatClient(model).CompleteChatAsync(
            new SystemChatMessage("Split the question into at most five points to look up, one per line."),
            new UserChatMessage(question));

        // gpt-4-turbo needed a second pass for most questions, later models do for long ones only.
        var critic = draft.Usage.TotalTokenCount > WindowOf(draft.Model) / 100 ? checker : quick;
        ChatCompletion reviewed = await critic.CompleteChatAsync(
            new SystemChatMessage("Remove points that repeat each other. Answer with the list only."),
            new UserChatMessage(draft.Content[0].Text));

        if (reviewed.Model == "gpt-4o")
        {
            logger.LogWarning("The service did not say which snapshot answered");
        }

        return reviewed.Content[0].Text;
    }

    private static int WindowOf(string model) => model switch
    {
        "gpt-4o" or "gpt-4o-mini" => 128_000,
        _ => 400_000,
    };
}
