namespace AgentSupplyChain.Core;

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
    public const string Confidence = "asc:confidence";
    public const string StatedBy = "asc:statedBy";

    // What the user states of the project and its components.
    public const string Stated = "asc:stated";
    public const string StatedApplicationArea = "asc:stated:applicationArea";
    public const string StatedDataUsage = "asc:stated:dataUsage";
    public const string StatedInputs = "asc:stated:inputs";
    public const string StatedOutputs = "asc:stated:outputs";
    public const string StatedHardware = "asc:stated:hardware";
    public const string StatedSoftware = "asc:stated:software";
    public const string StatedControls = "asc:stated:controls";
    public const string StatedCompliance = "asc:stated:compliance";
    public const string StatedPolicy = "asc:stated:policy";
    public const string StatedContact = "asc:stated:contact";
    public const string StatedVulnerabilityReferences = "asc:stated:vulnerabilityReferences";
    public const string StatedSecurityMetrics = "asc:stated:securityMetrics";
    public const string StatedOperationalPerformance = "asc:stated:operationalPerformance";
    public const string StatedReleased = "asc:stated:released";
    public const string StatedProperties = "asc:stated:properties";
    public const string StatedTrainingProperties = "asc:stated:trainingProperties";
    public const string StatedContent = "asc:stated:content";
    public const string StatedProvenance = "asc:stated:provenance";
    public const string StatedStatistics = "asc:stated:statistics";
    public const string StatedSideEffects = "asc:stated:sideEffects";
    public const string StatedAutonomy = "asc:stated:autonomy";
    public const string StatedProvider = "asc:stated:provider";
    public const string StatedDescription = "asc:stated:description";
    public const string StatedDatasets = "asc:stated:datasets";
    public const string StatedDataClassification = "asc:stated:dataClassification";

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
    public const string ModelRetiresOn = "asc:model:retiresOn";
    public const string ModelCatalogueDate = "asc:model:catalogueDate";
    public const string ModelDimension = "asc:model:dimension";
    public const string WeightsFile = "asc:weights:file";
    public const string WeightsSize = "asc:weights:size";
    public const string WeightsFormat = "asc:weights:format";
    public const string WeightsFormatVersion = "asc:weights:formatVersion";
    public const string WeightsQuantization = "asc:weights:quantization";
    public const string WeightsProducer = "asc:weights:producer";
    public const string WeightsParameters = "asc:weights:parameters";
    public const string WeightsTensors = "asc:weights:tensors";
    public const string WeightsContextLength = "asc:weights:contextLength";
    public const string WeightsDataType = "asc:weights:dataType";
    public const string WeightsOperatorSet = "asc:weights:operatorSet";
    public const string WeightsDataset = "asc:weights:dataset";
    public const string WeightsCode = "asc:weights:code";
    public const string PromptName = "asc:prompt:name";
    public const string PromptRole = "asc:prompt:role";
    public const string PromptForm = "asc:prompt:form";
    public const string HashedForm = "asc:hashedForm";
    public const string ToolDescriptionSha256 = "asc:tool:descriptionSha256";
    public const string ToolSchemaSha256 = "asc:tool:schemaSha256";
    public const string ToolImplementation = "asc:tool:implementation";
    public const string ToolOfferedOverMcp = "asc:tool:offeredOverMcp";
    public const string ToolSideEffects = "asc:tool:sideEffects";
    public const string ToolSideEffectsEvidence = "asc:tool:sideEffectsEvidence";
    public const string ToolSideEffectsConfidence = "asc:tool:sideEffectsConfidence";
    public const string ToolHint = "asc:tool:hint";
    public const string ToolApproval = "asc:tool:approval";
    public const string ToolAssembly = "asc:tool:assembly";
    public const string ToolShippedBy = "asc:tool:shippedBy";
    public const string ToolNamedBy = "asc:tool:namedBy";
    public const string ToolServer = "asc:tool:server";
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
        Kind, Unknown, AssertedBy, AssertedThrough, Path, Occurrence, Confidence, StatedBy,
        Stated, StatedApplicationArea, StatedDataUsage, StatedInputs, StatedOutputs, StatedHardware, StatedSoftware, StatedControls, StatedCompliance, StatedPolicy, StatedContact,
        StatedVulnerabilityReferences, StatedSecurityMetrics, StatedOperationalPerformance, StatedReleased, StatedProperties, StatedTrainingProperties, StatedContent,
        StatedProvenance, StatedStatistics, StatedSideEffects, StatedAutonomy, StatedProvider, StatedDescription, StatedDatasets, StatedDataClassification,
        External, VersionRange, Type, Classification, Authenticated, TrustBoundary, DataFlow, Tag,
        Direct, FirstParty, NuGetContentHash,
        LicenceConfidence, LicenceEvidence, NativeAsset, PrunedDependency, UnresolvedDependency, FilePath,
        SelfContained, LockFileSha256,
        ModelProvider, ModelPin, ModelSnapshot, ModelDeployment, ModelConfigurationKey,
        ModelRetiresOn, ModelCatalogueDate, ModelDimension,
        WeightsFile, WeightsSize, WeightsFormat, WeightsFormatVersion, WeightsQuantization, WeightsProducer, WeightsParameters, WeightsTensors, WeightsContextLength,
        WeightsDataType, WeightsOperatorSet, WeightsDataset, WeightsCode,
        PromptName, PromptRole, PromptForm, HashedForm,
        ToolDescriptionSha256, ToolSchemaSha256, ToolImplementation, ToolOfferedOverMcp,
        ToolSideEffects, ToolSideEffectsEvidence, ToolSideEffectsConfidence, ToolHint, ToolApproval, ToolAssembly, ToolShippedBy, ToolNamedBy, ToolServer,
        McpRole, McpTransport, McpLauncher, McpPackage, McpRequestedVersion, McpPin, McpEnvironmentName,
        AgentModel, EndpointUrl,
    ];
}

/// <summary>Names of the CycloneDX taxonomy that mean the same as one of ours, for the tools that read those.</summary>
internal static class CdxProperty
{
    public const string McpRole = "cdx:mcp:role";
    public const string McpToolAnnotations = "cdx:mcp:toolAnnotations";
    public const string McpTransport = "cdx:mcp:transport";
    public const string McpPackage = "cdx:mcp:package";
    public const string McpPackageName = "cdx:mcp:packageName";
    public const string McpPackageRefs = "cdx:mcp:packageRefs";
    public const string McpCommand = "cdx:mcp:command";
    public const string McpConfigKey = "cdx:mcp:configKey";
    public const string McpToolCount = "cdx:mcp:toolCount";
    public const string AiProvider = "cdx:ai:provider";
    public const string AiKind = "cdx:ai:kind";
    public const string AiArtifactFormat = "cdx:ai:artifactFormat";
    public const string AiQuantization = "cdx:ai:quantization";
    public const string AiParameterCount = "cdx:ai:parameterCount";
    public const string AiContextWindow = "cdx:ai:contextWindow";
}
