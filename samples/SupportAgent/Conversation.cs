using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = OpenAI.Chat.ChatFinishReason;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace SupportAgent;

/// <summary>One customer's conversation: asks the model, runs the tools it calls, asks again.</summary>
internal sealed class Conversation
{
    // A model that keeps calling tools is stuck; without a limit it would also be expensive.
    private const int MaxRounds = 8;

    private readonly ChatClient _model;
    private readonly Dictionary<string, AIFunction> _tools;
    private readonly Func<string, string, bool> _approve;
    private readonly ChatCompletionOptions _options = new() { MaxOutputTokenCount = 2048 };
    private readonly List<ChatMessage> _messages = [new SystemChatMessage(Prompts.System)];

    /// <param name="approve">Asked with a tool's name and arguments before a tool that changes something runs.</param>
    public Conversation(ChatClient model, IEnumerable<AIFunction> tools, Func<string, string, bool> approve)
    {
        _model = model;
        _approve = approve;
        _tools = tools.ToDictionary(tool => tool.Name);

        foreach (var tool in _tools.Values)
        {
            _options.Tools.Add(ChatTool.CreateFunctionTool(
                tool.Name,
                tool.Description,
                BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }
    }

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        _messages.Add(new UserChatMessage(question));

        for (var round = 0; round < MaxRounds; round++)
        {
            ChatCompletion completion = await _model.CompleteChatAsync(_messages, _options, cancellationToken);
            _messages.Add(new AssistantChatMessage(completion));

            if (completion.FinishReason != ChatFinishReason.ToolCalls)
            {
                return TextOf(completion.Content);
            }

            foreach (var call in completion.ToolCalls)
            {
                _messages.Add(new ToolChatMessage(call.Id, await RunToolAsync(call, cancellationToken)));
            }
        }

        return "I could not find this out. Type /escalate to hand the conversation to a colleague.";
    }

    /// <summary>A title for the ticket that a conversation becomes when it is escalated.</summary>
    public async Task<string> SuggestTitleAsync(CancellationToken cancellationToken)
    {
        ChatCompletion completion = await _model.CompleteChatAsync(
            [
                new SystemChatMessage("Name this support conversation in at most six words. Answer with the title only."),
                new UserChatMessage(Transcript()),
            ],
            cancellationToken: cancellationToken);

        return TextOf(completion.Content);
    }

    /// <summary>What customer and agent said; tool results stay out of it.</summary>
    public string Transcript() =>
        string.Join('\n', _messages.Select(Line).Where(line => line is not null));

    private static string? Line(ChatMessage message) => message switch
    {
        UserChatMessage => $"Customer: {TextOf(message.Content)}",
        AssistantChatMessage { Content.Count: > 0 } => $"Agent: {TextOf(message.Content)}",
        _ => null,
    };

    private static string TextOf(ChatMessageContent content) => string.Concat(content.Select(part => part.Text));

    private async Task<string> RunToolAsync(ChatToolCall call, CancellationToken cancellationToken)
    {
        if (!_tools.TryGetValue(call.FunctionName, out var tool))
        {
            return $"There is no tool named {call.FunctionName}.";
        }

        if (tool is ApprovalRequiredAIFunction && !_approve(call.FunctionName, call.FunctionArguments.ToString()))
        {
            return "The customer did not approve this step.";
        }

        try
        {
            var arguments = call.FunctionArguments.ToObjectFromJson<Dictionary<string, object?>>();
            var result = await tool.InvokeAsync(new AIFunctionArguments(arguments), cancellationToken);
            return result as string ?? JsonSerializer.Serialize(result, tool.JsonSerializerOptions);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The model can often correct itself when it reads what went wrong.
            return $"The tool failed: {e.Message}";
        }
    }
}
