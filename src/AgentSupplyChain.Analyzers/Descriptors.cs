using AgentSupplyChain.Detection.Register;
using RegisterRules = AgentSupplyChain.Detection.Register.Rules;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers;

/// <summary>The descriptors of the rules that the compiler reports, made from the register. Messages stand here: only they are ours.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor ModelVersionFloats = Create(
        RegisterRules.ModelVersionFloats,
        "Model '{0}' floats: it means another snapshot when {1} moves it. {2}.");

    public static readonly DiagnosticDescriptor ModelUncertain = Create(
        RegisterRules.ModelUncertain,
        "Model '{0}' {1}.");

    public static readonly DiagnosticDescriptor ModelRetired = Create(
        RegisterRules.ModelRetired,
        "Model '{0}' was retired by {1} on {2}: requests to it fail or are answered by another one. {3}.");

    public static readonly DiagnosticDescriptor ModelNotAllowed = Create(
        RegisterRules.ModelNotAllowed,
        "Model '{0}' is not allowed by the policy: {1}.");

    public static readonly DiagnosticDescriptor PromptFromOutside = Create(
        RegisterRules.PromptFromOutside,
        "{0} comes from outside the build: nobody reviewed what the model is told. Ship the prompt with the application, or compare its hash with a known one.");

    public static readonly DiagnosticDescriptor AssemblyLoadedUnvalidated = Create(
        RegisterRules.AssemblyLoadedUnvalidated,
        "{0} loads code that nothing has vouched for: whoever can replace it gives the model a tool with all rights of the process. Compare its hash or signer with a known one first.");

    public static readonly DiagnosticDescriptor TypeNamedByData = Create(
        RegisterRules.TypeNamedByData,
        "Data names the type that {0} activates: it can name any type in reach. Map the names that are allowed to types in a table, or check the name against a list first.");

    public static readonly DiagnosticDescriptor McpServerNotPinned = Create(
        RegisterRules.McpServerNotPinned,
        "MCP server '{0}' is fetched by {1} without an exact version: what runs can change between two starts. {2}.");

    public static readonly DiagnosticDescriptor RemoteToolsUnfiltered = Create(
        RegisterRules.RemoteToolsUnfiltered,
        "{0}: what the server offers tomorrow, the model may call. {1}.");

    public static readonly DiagnosticDescriptor ToolDefinitionFetched = Create(
        RegisterRules.ToolDefinitionFetched,
        "{0} takes the definition of tools from {1}: whoever answers there decides what the model may call, and where. Keep the reviewed definition with the application.");

    public static readonly DiagnosticDescriptor CodeFromDataRuns = Create(
        RegisterRules.CodeFromDataRuns,
        "{0} runs code that is not settled when the application is built. Choose among scripts that were reviewed, or run it in a sandbox of its own.");

    public static readonly DiagnosticDescriptor ToolStartsProcess = Create(
        RegisterRules.ToolStartsProcess,
        "A tool starts a process whose {0} from its input: the model, or whoever writes what it reads, decides what runs. {1}.");

    public static readonly DiagnosticDescriptor ToolWithoutApproval = Create(
        RegisterRules.ToolWithoutApproval,
        "{0} without asking anybody. {1}.");

    public static readonly DiagnosticDescriptor McpEnvironmentInherited = Create(
        RegisterRules.McpEnvironmentInherited,
        "MCP server{0} is started with every environment variable of this process, keys and tokens among them. Set InheritEnvironmentVariables to false and give it what it needs.");

    public static readonly DiagnosticDescriptor DangerousContentAllowed = Create(
        RegisterRules.DangerousContentAllowed,
        "{0} takes content into the prompt without encoding it, and the content is not constant: it can pose as a message of another role. Leave AllowDangerouslySetContent off.");

    public static readonly DiagnosticDescriptor CertificateValidationOff = Create(
        RegisterRules.CertificateValidationOff,
        "'{0}' accepts every certificate: whoever stands in between can read and change what model, agent and tools say. Remove the assignment; trust a private authority through its certificate.");

    public static readonly DiagnosticDescriptor TokenSignatureNotRequired = Create(
        RegisterRules.TokenSignatureNotRequired,
        "'{0}' is false: {1}. Remove the assignment or set it to true.");

    public static readonly DiagnosticDescriptor TokenSignatureNotValidated = Create(
        RegisterRules.TokenSignatureNotValidated,
        "'{0}' {1}: anybody can write a token that is accepted. Remove it and name the keys of the issuer.");

    public static readonly DiagnosticDescriptor MetadataWithoutHttps = Create(
        RegisterRules.MetadataWithoutHttps,
        "'{0}' is false: the keys that tokens are checked with can be replaced on the way. Remove the assignment, or write '!environment.IsDevelopment()'.");

    public static readonly DiagnosticDescriptor EndpointNotEncrypted = Create(
        RegisterRules.EndpointNotEncrypted,
        "Endpoint '{0}' is not encrypted: prompts, answers and keys can be read and changed on the way. Use {1}.");

    public static readonly DiagnosticDescriptor EndpointWithoutAuthorization = Create(
        RegisterRules.EndpointWithoutAuthorization,
        "'{0}' lets everybody who reaches it use the agent and its tools{1}. Append '.RequireAuthorization()', or '.AllowAnonymous()' where that is meant.");

    public static readonly DiagnosticDescriptor DeveloperSurfaceExposed = Create(
        RegisterRules.DeveloperSurfaceExposed,
        "'{0}' shows agents, prompts and conversations to everybody who reaches it{1}. Call it only where 'app.Environment.IsDevelopment()' is true.");

    public static readonly DiagnosticDescriptor CredentialHardcoded = Create(
        RegisterRules.CredentialHardcoded,
        "Hardcoded credential: {0}. Revoke it at the provider first, then read a new one from configuration or the environment.");

    // In a file gate and analyzers say the same: the sentence is made where both read it.
    public static readonly DiagnosticDescriptor CredentialHardcodedInFile = Create(RegisterRules.CredentialHardcoded, "{0}");

    public static readonly DiagnosticDescriptor CredentialLikelyInFile = Create(RegisterRules.CredentialLikely, "{0}");

    public static readonly DiagnosticDescriptor CredentialLikely = Create(
        RegisterRules.CredentialLikely,
        "Value {0} looks like a hardcoded {1}. Revoke it first, then read a new one from configuration or the environment.");

    public static readonly DiagnosticDescriptor DefaultCredentialChain = Create(
        RegisterRules.DefaultCredentialChain,
        "'DefaultAzureCredential' also tries the sign-ins of developer tools, so production can run as somebody else than meant. Name the credential that production uses, such as 'ManagedIdentityCredential'.");

    private static DiagnosticDescriptor Create(Rule rule, string message) => new(
        rule.Id,
        rule.Title,
        message,
        RegisterRules.Category,
        rule.Recommended switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink);
}
