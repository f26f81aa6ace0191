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
    public const string Occurrence = "asc:occurrence";

    // Of every component or service, in formats that have no field for them: CycloneDX 1.6 and SPDX.
    public const string External = "asc:external";
    public const string VersionRange = "asc:versionRange";
    public const string Type = "asc:type";
    public const string Classification = "asc:classification";
    public const string Authenticated = "asc:authenticated";
    public const string TrustBoundary = "asc:trustBoundary";
    public const string DataFlow = "asc:dataFlow";
    public const string Tag = "asc:tag";

    // Of packages and projects.
    public const string Direct = "asc:direct";
    public const string FirstParty = "asc:firstParty";
    public const string NuGetContentHash = "asc:nuget:contentHash";
    public const string LicenceConfidence = "asc:licence:confidence";
    public const string LicenceEvidence = "asc:licence:evidence";
    public const string NativeAsset = "asc:nativeAsset";
    public const string PrunedDependency = "asc:prunedDependency";
    public const string UnresolvedDependency = "asc:unresolvedDependency";
    public const string FilePath = "asc:filePath";

    // Of the build.
    public const string SelfContained = "asc:selfContained";
    public const string LockFileSha256 = "asc:lockFileSha256";

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
        Kind, Unknown, AssertedBy, Occurrence,
        External, VersionRange, Type, Classification, Authenticated, TrustBoundary, DataFlow, Tag,
        Direct, FirstParty, NuGetContentHash,
        LicenceConfidence, LicenceEvidence, NativeAsset, PrunedDependency, UnresolvedDependency, FilePath,
        SelfContained, LockFileSha256,
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

/// <summary>
/// Names of the property taxonomy of the German Federal Office for Information Security (github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy), to
/// TR-03183-2.
/// </summary>
internal static class BsiProperty
{
    public const string Filename = "bsi:component:filename";
    public const string Executable = "bsi:component:executable";
    public const string Archive = "bsi:component:archive";
    public const string Structured = "bsi:component:structured";

    /// <summary>A package: an archive with executable files, whose list of contents is part of it.</summary>
    public static IEnumerable<BomProperty> OfArchive(string fileName) => Of(fileName, "archive");

    /// <summary>A program or library: executable, with headers that tell what is in it.</summary>
    public static IEnumerable<BomProperty> OfBinary(string fileName) => Of(fileName, "no archive");

    private static BomProperty[] Of(string fileName, string archive) =>
        [new(Filename, fileName), new(Executable, "executable"), new(Archive, archive), new(Structured, "structured")];
}
