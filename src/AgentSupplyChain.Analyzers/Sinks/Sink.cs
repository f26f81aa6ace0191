namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>What a value becomes when it reaches a sink.</summary>
internal enum SinkKind
{
    Model,
    Prompt,
    Endpoint,
}

/// <summary>
/// A member of an SDK that takes a model name, a prompt or an address: matched by metadata name of the type, member and parameter name,
/// never by position, since SDKs reorder parameters.
/// </summary>
/// <param name="Member">Method name, <c>.ctor</c>, or property name.</param>
/// <param name="Parameter">Parameter name; null for the setter of a property.</param>
/// <param name="Provider">Whose model names the member takes; null where the name itself has to tell.</param>
/// <param name="Task">What the model is used for.</param>
/// <param name="Role">Role of a prompt.</param>
internal sealed record Sink(SinkKind Kind, string Type, string Member, string? Parameter, string? Provider = null, string? Task = null, string? Role = null)
{
    /// <summary>How evidence names it: <c>OpenAI.Chat.ChatClient.ChatClient</c> for a constructor.</summary>
    public string Api => Type + "." + (Member == ".ctor" ? Type.Substring(Type.LastIndexOf('.') + 1) : Member);
}
