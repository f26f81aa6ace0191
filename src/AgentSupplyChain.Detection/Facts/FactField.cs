namespace AgentSupplyChain.Detection.Facts;

/// <summary>The names of the values of a <see cref="CodeFact"/>.</summary>
public static class FactField
{
    // Where it stands; in every fact but the last.

    /// <summary>Path relative to the project folder, with forward slashes.</summary>
    public const string File = "file";

    /// <summary>One-based.</summary>
    public const string Line = "line";

    /// <summary>One-based, in UTF-16 units.</summary>
    public const string Column = "column";

    /// <summary>The member whose body holds it, in documentation form without parameters: <c>Namespace.Type.Member</c>.</summary>
    public const string Symbol = "symbol";

    /// <summary>The SDK member that takes it: <c>Namespace.Type.Member</c>.</summary>
    public const string Api = "api";

    // What it is.

    public const string Name = "name";

    /// <summary>Provider id as in the model catalogue: <c>openai</c>, <c>anthropic</c>, <c>azure-openai</c> …</summary>
    public const string Provider = "provider";

    /// <summary>What a model is used for: <c>chat</c>, <c>embedding</c>, <c>image</c>, <c>audio</c>, <c>moderation</c>.</summary>
    public const string Task = "task";

    /// <summary><c>true</c> where the name is a deployment and not a model.</summary>
    public const string Deployment = "deployment";

    /// <summary>Configuration key or environment variable whose value wins over the constant.</summary>
    public const string ConfigurationKey = "configurationKey";

    /// <summary>Why the value is not known: <c>not-constant</c>.</summary>
    public const string Unknown = "unknown";

    /// <summary>SHA-256 of the normalised text, lower-case hexadecimal.</summary>
    public const string Sha256 = "sha256";

    /// <summary>SHA-256 of the normalised description of a tool.</summary>
    public const string DescriptionSha256 = "descriptionSha256";

    /// <summary>SHA-256 of the canonical form of a tool's schema; not there where that is unknown.</summary>
    public const string SchemaSha256 = "schemaSha256";

    /// <summary>
    /// Role of a prompt: <c>system</c>, <c>user</c>, <c>assistant</c>; of an MCP server: <c>used</c>, <c>offered</c>; of a tool: <c>offered</c> over MCP, or
    /// <c>allowed</c> where only a list of names speaks of it.
    /// </summary>
    public const string Role = "role";

    /// <summary><c>stdio</c> or <c>http</c>.</summary>
    public const string Transport = "transport";

    public const string Launcher = "launcher";
    public const string Package = "package";
    public const string Version = "version";

    /// <summary><c>pinned</c>, <c>floating</c>, <c>unpinnable</c>, <c>unknown</c>.</summary>
    public const string Pin = "pin";

    /// <summary>Address without user information, query and fragment.</summary>
    public const string Url = "url";

    /// <summary>Names of environment variables, separated by commas; never a value.</summary>
    public const string EnvironmentNames = "environmentNames";

    /// <summary>The method or type behind a tool, an agent or a server.</summary>
    public const string Implementation = "implementation";

    /// <summary>Name of the MCP server that offers a tool.</summary>
    public const string Server = "server";

    /// <summary>What the declaration of a tool says of its effects: <c>readOnly=true</c> and others of MCP, separated by commas. Absent: it says nothing.</summary>
    public const string Hints = "hints";

    /// <summary>
    /// Whether a person is asked before a tool runs: <c>required</c>, or <c>not-seen</c> where the tool is made and nothing there says so. Absent where the tool is
    /// only declared.
    /// </summary>
    public const string Approval = "approval";

    /// <summary>Simple name of the assembly that holds the code behind a tool, or what defines it.</summary>
    public const string Assembly = "assembly";

    /// <summary>Name of the model an agent uses.</summary>
    public const string Model = "model";

    /// <summary>Names of the tools an agent has, separated by commas.</summary>
    public const string Tools = "tools";

    /// <summary>Names of the MCP servers whose tools an agent has, separated by commas.</summary>
    public const string Servers = "servers";

    public const string Count = "count";
}
