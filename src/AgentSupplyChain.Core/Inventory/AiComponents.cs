using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Inventory;

/// <summary>
/// What every AI component has: where it was found. The identity of a component is its own values; the same model in three files is one
/// model with three pieces of evidence.
/// </summary>
public abstract record AiComponent
{
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>A model that is called or loaded.</summary>
/// <param name="Provider">Provider id of the catalogue: <c>openai</c>, <c>anthropic</c> …; <c>unknown</c> where nothing tells.</param>
/// <param name="Name">As written. For a deployment the deployment's name.</param>
public sealed record Model(string Provider, string Name) : AiComponent
{
    public PinState Pin { get; init; }

    /// <summary>The snapshot behind the name, equal across clouds: <c>openai/gpt-4.1@2025-04-14</c>; null where the name does not tell.</summary>
    public string? SnapshotKey { get; init; }

    /// <summary>The version that the snapshot is known by; the name itself where that is its own pin, without date or number. Null where the name moves.</summary>
    public string? SnapshotVersion => Pin == PinState.Pinned && SnapshotKey?.LastIndexOf('@') is >= 0 and var at && at + 1 < SnapshotKey.Length
        ? SnapshotKey[(at + 1)..] is var version && version == "pinned" ? Name : version
        : null;

    /// <summary><c>chat</c>, <c>embedding</c>, <c>image</c>, <c>audio</c>, <c>moderation</c>; null where unknown.</summary>
    public string? Task { get; init; }

    public bool IsDeployment { get; init; }

    /// <summary>The configuration key or environment variable that can replace the name at run time.</summary>
    public string? ConfigurationKey { get; init; }

    /// <summary>Version stated by the user (<c>AgentModel</c> item).</summary>
    public string? Version { get; init; }

    /// <summary>Digest of local weights stated by the user, lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }
}

/// <summary>A prompt: a file, or text in code. Its hash is what it is; the text is known only on request.</summary>
/// <param name="Name">Path of the file relative to the project, or <c>Type.Member</c> for text in code.</param>
/// <param name="Sha256">Of the normalised text, lower-case hexadecimal.</param>
public sealed record Prompt(string Name, string Sha256) : AiComponent
{
    public bool IsFile { get; init; }

    /// <summary><c>system</c>, <c>user</c>, <c>assistant</c>; null where unknown.</summary>
    public string? Role { get; init; }

    /// <summary>The text of a file, only where the user has it published.</summary>
    public string? Text { get; init; }
}

/// <summary>A function that a model may call.</summary>
public sealed record Tool(string Name) : AiComponent
{
    /// <summary>SHA-256 of the normalised description; null where there is none.</summary>
    public string? DescriptionSha256 { get; init; }

    /// <summary>SHA-256 of the canonical form of its schema (docs/tool-schema.md); null where that is unknown.</summary>
    public string? SchemaSha256 { get; init; }

    /// <summary>The method behind it, <c>Namespace.Type.Method</c>.</summary>
    public string? Implementation { get; init; }

    /// <summary>True for a tool that is offered to others over MCP.</summary>
    public bool IsOfferedOverMcp { get; init; }

    /// <summary>False where the name is computed: the tool is then called by its method, or by the member that makes it.</summary>
    public bool HasKnownName { get; init; } = true;

    /// <summary>What its declaration says of its effects, in order: <c>destructive=false</c>, <c>readOnly=true</c>. A hint is no proof.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    public ToolApproval Approval { get; init; }

    /// <summary>Simple name of the assembly that holds its code, or that defines it; null where unknown.</summary>
    public string? Assembly { get; init; }

    /// <summary>Only a list of names speaks of it: its definition is not seen.</summary>
    public bool IsOnlyNamed { get; init; }

    /// <summary>Name of the MCP server that such a tool is of; null where unknown.</summary>
    public string? Server { get; init; }
}

/// <summary>Whether a person is asked before a tool runs.</summary>
public enum ToolApproval
{
    /// <summary>It is declared, and not handed to a model where it was seen.</summary>
    NotSaid,

    /// <summary>It is handed over, and nothing there says that anybody is asked.</summary>
    NotSeen,

    /// <summary>Everywhere it is handed over somebody is asked.</summary>
    Required,
}

public enum McpRole
{
    Used,
    Offered,
}

/// <summary>An MCP server that the project talks to, or is.</summary>
/// <param name="Transport"><c>stdio</c> or <c>http</c>.</param>
public sealed record McpServer(string Name, McpRole Role, string Transport) : AiComponent
{
    /// <summary><c>npx</c>, <c>uvx</c>, <c>dnx</c>, <c>docker</c> …, or the file name of another command.</summary>
    public string? Launcher { get; init; }

    /// <summary>Package or image that the launcher fetches, without version.</summary>
    public string? Package { get; init; }

    public string? PackageVersion { get; init; }

    public PinState Pin { get; init; }

    /// <summary>Address without user information, query and fragment.</summary>
    public string? Url { get; init; }

    /// <summary>Names of the environment variables that are handed over; never a value.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];
}

/// <summary>An agent that code defines: a model with instructions and tools.</summary>
public sealed record Agent(string Name) : AiComponent
{
    /// <summary>False where it has no name, or a computed one: it is then called by the member that makes it.</summary>
    public bool HasKnownName { get; init; } = true;

    /// <summary>Name of its model as written; null where unknown.</summary>
    public string? Model { get; init; }

    /// <summary>Hash of its instructions: the prompt of that hash is one of the inventory.</summary>
    public string? PromptSha256 { get; init; }

    /// <summary>Names of its tools, as far as they are known while compiling; of one whose name is not, its method.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>Names of the MCP servers that it has tools from.</summary>
    public IReadOnlyList<string> McpServers { get; init; } = [];
}

/// <summary>A collection, index or server of vectors that the code searches.</summary>
/// <param name="Name">Name of the collection or index, or of the host.</param>
public sealed record VectorStore(string Name) : AiComponent
{
    /// <summary>The SDK member that opens it, <c>Namespace.Type.Member</c>.</summary>
    public string? Api { get; init; }
}

/// <summary>An address that models or agents are reached at.</summary>
/// <param name="Url">Without user information, query and fragment.</param>
public sealed record Endpoint(string Url) : AiComponent
{
    public string? Provider { get; init; }
}

/// <summary>A data set named by the user (<c>AgentDataset</c> item).</summary>
public sealed record Dataset(string Name) : AiComponent
{
    public string? Classification { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Where its file was read.</summary>
    public string? Sha512 { get; init; }
}
