using static AgentSupplyChain.Detection.Register.ReportedBy;
using static AgentSupplyChain.Detection.Register.RuleSeverity;

namespace AgentSupplyChain.Detection.Register;

/// <summary>
/// The register of the rules that exist, in id order: the one place that descriptors, MSBuild codes, severities, pages, help links and
/// SARIF metadata come from. Columns: recommended, production, strict.
/// </summary>
public static class Rules
{
    public const string DocumentationRoot = "https://github.com/agent-supply-chain/AgentSupplyChain.Build/blob/main/docs/rules/";

    /// <summary>The diagnostic category of every rule.</summary>
    public const string Category = "AgentSupplyChain";

    public static readonly Rule BomIncomplete = new("ASC1001", Warning, Error, Error, Gate, "BOM is not complete: a component could not be resolved");

    public static readonly Rule ElementNotStated = new("ASC1003", Info, Warning, Warning, Gate, "AI component lacks an element that only the user can state (once per project)");

    public static readonly Rule PackageVersionFloats = new("ASC2001", Warning, Error, Error, Gate, "Package version floats, however it is declared");

    public static readonly Rule PackageVersionOpen = new("ASC2002", Info, Warning, Warning, Gate, "Package version is an open range or has no lower bound");

    public static readonly Rule PackageGraphNotLocked = new("ASC2003", Info, Info, Warning, Gate, "Package graph is not locked (once per project: no lock file, or CI does not restore in locked mode)");

    public static readonly Rule ToolchainNotPinned = new("ASC2005", Info, Warning, Warning, Gate, "SDK, MSBuild SDK or local tool is not pinned");

    public static readonly Rule PackageSourceNotAllowed = new("ASC2010", Error, Error, Error, Gate, "Package came from a source that the policy does not allow");

    public static readonly Rule PackageSourcesNotMapped = new("ASC2011", Warning, Warning, Error, Gate, "Several package sources without complete mapping: dependency confusion is possible");

    public static readonly Rule InternalPackageFromPublicSource = new("ASC2012", Error, Error, Error, Gate, "Internal package id is answered by a public source, or its declared private prefix was resolved elsewhere");

    public static readonly Rule PackageSourceNotEncrypted = new("ASC2013", Warning, Error, Error, Gate, "Package source is not encrypted");

    public static readonly Rule PackageSignatureNotTrusted = new("ASC2014", Info, Info, Warning, Gate, "Package signature is absent or not one that the policy trusts (once per project without a trust list; error where the policy lists signers or owners)");

    public static readonly Rule PackageContentDiffers = new("ASC2015", Error, Error, Error, Gate, "Package content differs from its lock");

    public static readonly Rule PackageMalicious = new("ASC2020", Error, Error, Error, Gate, "Package is known to be malicious");

    public static readonly Rule PackageVulnerable = new("ASC2021", Warning, Warning, Error, Gate, "Package has a known vulnerability (dated local advisory data; once per advisory)");

    public static readonly Rule AuditWeakened = new("ASC2022", Info, Warning, Warning, Gate, "NuGet audit is off, partial, or suppressed without a waiver");

    public static readonly Rule PackageExploited = new("ASC2023", Error, Error, Error, Gate, "Vulnerability of a package is known to be exploited");

    public static readonly Rule PackageDenied = new("ASC2024", Error, Error, Error, Gate, "Package is denied by policy");

    public static readonly Rule PackageNameImpersonates = new("ASC2030", Error, Error, Error, Gate, "Package name impersonates another (certain)");

    public static readonly Rule PackageNameClose = new("ASC2031", Warning, Warning, Error, Gate, "Package name is suspiciously close to a well-known one");

    public static readonly Rule ModelVersionFloats = new("ASC3001", Warning, Error, Error, Analyzer | Gate, "Model version floats", "pin to the snapshot");

    public static readonly Rule ModelUncertain = new("ASC3002", Info, Info, Warning, Analyzer | Gate, "Model identifier is dated but unknown, a preview, or cannot be pinned");

    public static readonly Rule ModelRetired = new("ASC3003", Warning, Error, Error, Analyzer | Gate, "Model is retired, or retires within the policy's window", "replacement where known");

    public static readonly Rule ModelNotAllowed = new("ASC3004", Error, Error, Error, Analyzer | Gate, "Model is not allowed by policy");

    public static readonly Rule WeightsNotFixed = new("ASC3005", Warning, Error, Error, Gate, "Model weights are not fixed by a digest, or their revision floats");

    public static readonly Rule WeightsRunCode = new("ASC3006", Warning, Error, Error, Gate, "Model weights are in a format that can run code when loaded (error where the content proves it)");

    public static readonly Rule PromptFromOutside = new("ASC3013", Info, Warning, Warning, Analyzer, "Prompt is loaded from outside the build");

    public static readonly Rule AssemblyLoadedUnvalidated = new("ASC3020", Warning, Warning, Error, Analyzer, "Assembly or plugin is loaded as a tool without validation", "verify before loading");

    public static readonly Rule TypeNamedByData = new("ASC3021", Warning, Warning, Error, Analyzer, "Type named by data is activated as a tool without an allow list");

    public static readonly Rule McpServerNotPinned = new("ASC3022", Warning, Error, Error, Analyzer | Gate, "MCP server is launched from a package or image that is not pinned", "append the version");

    public static readonly Rule RemoteToolsUnfiltered = new("ASC3023", Warning, Warning, Error, Analyzer, "Remote tools are handed to the model unfiltered", "filter by allow list");

    public static readonly Rule ToolDefinitionFetched = new("ASC3024", Warning, Warning, Error, Analyzer, "Tool definition is fetched at run time");

    public static readonly Rule CodeFromDataRuns = new("ASC3025", Warning, Warning, Error, Analyzer, "Code or script from data is compiled and run");

    public static readonly Rule ToolStartsProcess = new("ASC3026", Warning, Warning, Error, Analyzer, "Tool starts a process whose command or arguments come from its input");

    public static readonly Rule ToolWithoutApproval = new("ASC3027", Info, Warning, Warning, Analyzer, "Remote or state-changing tool may run without approval", "require approval");

    public static readonly Rule McpEnvironmentInherited = new("ASC3028", Info, Info, Warning, Analyzer, "MCP child process inherits the whole environment", "do not inherit");

    public static readonly Rule DangerousContentAllowed = new("ASC3029", Warning, Warning, Error, Analyzer, "Prompt template accepts dangerous content that is not constant");

    public static readonly Rule CertificateValidationOff = new("ASC5001", Warning, Error, Error, Analyzer, "Certificate validation is switched off", "use the default validation");

    public static readonly Rule TokenSignatureNotRequired = new("ASC5006", Warning, Error, Error, Analyzer, "Token signature is not required");

    public static readonly Rule TokenSignatureNotValidated = new("ASC5007", Warning, Error, Error, Analyzer, "Token signature validator does not validate");

    public static readonly Rule MetadataWithoutHttps = new("ASC5008", Warning, Warning, Error, Analyzer, "Metadata is fetched without HTTPS");

    public static readonly Rule EndpointNotEncrypted = new("ASC5010", Warning, Error, Error, Analyzer, "Agent, model or MCP endpoint is not encrypted", "use https");

    public static readonly Rule EndpointWithoutAuthorization = new("ASC5020", Warning, Warning, Error, Analyzer, "MCP or agent endpoint is exposed without authorization", "require authorization");

    public static readonly Rule DeveloperSurfaceExposed = new("ASC5022", Warning, Warning, Error, Analyzer, "Developer surface is exposed outside development");

    public static readonly Rule CredentialHardcoded = new("ASC6010", Error, Error, Error, Analyzer | Gate, "Credential is hardcoded (format, marker or checksum proves it)", "read it from configuration");

    public static readonly Rule CredentialLikely = new("ASC6011", Warning, Warning, Error, Analyzer | Gate, "Value looks like a hardcoded credential", "read it from configuration");

    public static readonly Rule SecretInPlain = new("ASC6012", Warning, Warning, Error, Gate, "Logical secret is a plain value where a vault reference is expected");

    public static readonly Rule DefaultCredentialChain = new("ASC6020", Info, Info, Warning, Analyzer, "Default credential chain in production code");

    public static readonly Rule PolicyMalformed = new("ASC8001", Error, Error, Error, Gate, "Policy, lock or baseline is malformed, or has an unknown field");

    public static readonly Rule BuildNotSupported = new("ASC9001", Warning, Error, Error, Gate, "This build is not supported (project style, MSBuild or SDK)");

    public static readonly Rule ProjectNotRestored = new("ASC9002", Error, Error, Error, Gate, "Project is not restored");

    public static readonly Rule InputUnreadable = new("ASC9003", Error, Error, Error, Gate, "Input could not be read");

    public static readonly Rule OutputUnwritable = new("ASC9004", Error, Error, Error, Gate, "Output could not be written");

    public static readonly Rule NuGetLacksMembers = new("ASC9005", Error, Error, Error, Gate, "NuGet in this SDK lacks what the gate needs");

    public static readonly Rule LanguageHasNoSensor = new("ASC9010", Info, Info, Info, Gate, "Code of this language has no sensor: the code part of the AIBOM is unknown");

    public static readonly Rule InternalFault = new("ASC9999", Warning, Error, Error, Gate, "Internal fault of AgentSupplyChain.Build: please report it");

    public static IReadOnlyList<Rule> All { get; } =
    [
        BomIncomplete,
        ElementNotStated,
        PackageVersionFloats,
        PackageVersionOpen,
        PackageGraphNotLocked,
        ToolchainNotPinned,
        PackageSourceNotAllowed,
        PackageSourcesNotMapped,
        InternalPackageFromPublicSource,
        PackageSourceNotEncrypted,
        PackageSignatureNotTrusted,
        PackageContentDiffers,
        PackageMalicious,
        PackageVulnerable,
        AuditWeakened,
        PackageExploited,
        PackageDenied,
        PackageNameImpersonates,
        PackageNameClose,
        ModelVersionFloats,
        ModelUncertain,
        ModelRetired,
        ModelNotAllowed,
        WeightsNotFixed,
        WeightsRunCode,
        PromptFromOutside,
        AssemblyLoadedUnvalidated,
        TypeNamedByData,
        McpServerNotPinned,
        RemoteToolsUnfiltered,
        ToolDefinitionFetched,
        CodeFromDataRuns,
        ToolStartsProcess,
        ToolWithoutApproval,
        McpEnvironmentInherited,
        DangerousContentAllowed,
        CertificateValidationOff,
        TokenSignatureNotRequired,
        TokenSignatureNotValidated,
        MetadataWithoutHttps,
        EndpointNotEncrypted,
        EndpointWithoutAuthorization,
        DeveloperSurfaceExposed,
        CredentialHardcoded,
        CredentialLikely,
        SecretInPlain,
        DefaultCredentialChain,
        PolicyMalformed,
        BuildNotSupported,
        ProjectNotRestored,
        InputUnreadable,
        OutputUnwritable,
        NuGetLacksMembers,
        LanguageHasNoSensor,
        InternalFault,
    ];

    /// <summary>The rule of this id (ordinal, upper case), or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.Ordinal));
}
