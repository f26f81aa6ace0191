namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>What a value becomes when it reaches a sink.</summary>
internal enum SinkKind
{
    Model,

    /// <summary>A deployment of the user's: its name says nothing about the model behind it.</summary>
    Deployment,

    Prompt,
    Endpoint,

    /// <summary>The path of model weights that the program loads itself.</summary>
    Weights,

    VectorStore,
    Agent,

    /// <summary>A key, token or password as text. Its rows stand apart: see <see cref="CredentialSinks"/>.</summary>
    Credential,
}

/// <summary>
/// A member of an SDK that takes a model name, a prompt or an address: matched by metadata name of the type, member and parameter name,
/// never by position, since SDKs reorder parameters.
/// </summary>
/// <param name="Type">Metadata name, with <c>+</c> before a nested type.</param>
/// <param name="Member">Method name, <c>.ctor</c>, or property name.</param>
/// <param name="Parameter">Parameter name; null for the setter of a property.</param>
/// <param name="Provider">Whose model names the member takes; null where the name itself has to tell.</param>
/// <param name="Task">What the model is used for.</param>
/// <param name="Role">Role of a prompt.</param>
internal sealed record Sink(SinkKind Kind, string Type, string Member, string? Parameter, string? Provider = null, string? Task = null, string? Role = null)
{
    /// <summary>The name of the type without its namespace and without the types around it.</summary>
    public string TypeName { get; } = Type.Substring(Type.LastIndexOfAny(['.', '+']) + 1);

    /// <summary>How evidence names it: <c>OpenAI.Chat.ChatClient.ChatClient</c> for a constructor.</summary>
    public string Api => Type.Replace('+', '.') + "." + (Member == ".ctor" ? TypeName : Member);
}
