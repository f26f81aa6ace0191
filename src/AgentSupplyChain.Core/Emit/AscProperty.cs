namespace AgentSupplyChain.Core.Emit;

/// <summary>Names of the CycloneDX properties that we define. <c>docs/property-taxonomy.md</c> has the value and the meaning of each.</summary>
public static class AscProperty
{
    // Of the project.
    public const string TargetFramework = "asc:targetFramework";
    public const string RuntimeIdentifier = "asc:runtimeIdentifier";
    public const string Language = "asc:language";
    public const string SdkVersion = "asc:sdkVersion";
    public const string OutputFile = "asc:outputFile";
    public const string Code = "asc:code";

    // Of every component.
    public const string Kind = "asc:kind";
    public const string Unknown = "asc:unknown";
    public const string AssertedBy = "asc:assertedBy";
    public const string AssertedThrough = "asc:assertedThrough";
    public const string Path = "asc:path";
    public const string Occurrence = "asc:occurrence";

    // Of packages and projects.
    public const string Direct = "asc:direct";
    public const string FirstParty = "asc:firstParty";
    public const string NuGetContentHash = "asc:nuget:contentHash";

    // Of AI components.
    public const string ModelProvider = "asc:model:provider";
    public const string ModelPin = "asc:model:pin";
    public const string ModelSnapshot = "asc:model:snapshot";
    public const string ModelDeployment = "asc:model:deployment";
    public const string ModelConfigurationKey = "asc:model:configurationKey";
    public const string PromptName = "asc:prompt:name";
    public const string PromptRole = "asc:prompt:role";
    public const string PromptForm = "asc:prompt:form";
    public const string HashedForm = "asc:hashedForm";
    public const string ToolDescriptionSha256 = "asc:tool:descriptionSha256";
    public const string ToolSchemaSha256 = "asc:tool:schemaSha256";
    public const string ToolImplementation = "asc:tool:implementation";
    public const string ToolOfferedOverMcp = "asc:tool:offeredOverMcp";
    public const string McpRole = "asc:mcp:role";
    public const string McpTransport = "asc:mcp:transport";
    public const string McpLauncher = "asc:mcp:launcher";
    public const string McpPackage = "asc:mcp:package";
    public const string McpRequestedVersion = "asc:mcp:requestedVersion";
    public const string McpPin = "asc:mcp:pin";
    public const string McpEnvironmentName = "asc:mcp:environmentName";
    public const string AgentModel = "asc:agent:model";
    public const string EndpointUrl = "asc:endpoint:url";

    public static IReadOnlyList<string> All { get; } =
    [
        TargetFramework, RuntimeIdentifier, Language, SdkVersion, OutputFile, Code,
        Kind, Unknown, AssertedBy, AssertedThrough, Path, Occurrence,
        Direct, FirstParty, NuGetContentHash,
        ModelProvider, ModelPin, ModelSnapshot, ModelDeployment, ModelConfigurationKey,
        PromptName, PromptRole, PromptForm, HashedForm,
        ToolDescriptionSha256, ToolSchemaSha256, ToolImplementation, ToolOfferedOverMcp,
        McpRole, McpTransport, McpLauncher, McpPackage, McpRequestedVersion, McpPin, McpEnvironmentName,
        AgentModel, EndpointUrl,
    ];
}

/// <summary>Names of the CycloneDX taxonomy that mean the same as one of ours, for the tools that read those.</summary>
internal static class CdxProperty
{
    public const string McpTransport = "cdx:mcp:transport";
    public const string McpPackage = "cdx:mcp:package";
    public const string AiProvider = "cdx:ai:provider";
}
