using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Register;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>Writes SBOM and AIBOM of one project and target framework, once its code is compiled.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteBoms : ProjectTask
{
    /// <summary><c>true</c>, <c>false</c>, or empty: then where something ships, or the project is an agent.</summary>
    public string? WritesSbom { get; set; }

    /// <summary><c>true</c>, <c>false</c>, or empty: then where the project is an agent.</summary>
    public string? WritesAibom { get; set; }

    /// <summary>Names of formats, as the user lists them; empty for the default.</summary>
    public string? Formats { get; set; }

    /// <summary><c>true</c> for a report that people read, of what the documents hold of the published minimum elements.</summary>
    public string? WritesConformance { get; set; }

    /// <summary>False under <c>RunAnalyzers=false</c> or without our analyzers: then the gate says what they would have said.</summary>
    public bool AnalyzersRun { get; set; } = true;

    /// <summary>The project is a program, a package or published.</summary>
    public bool Ships { get; set; }

    [Required]
    public string AssemblyName { get; set; } = "";

    public string? ProjectVersion { get; set; }

    public string? PackageId { get; set; }

    /// <summary>The project is published as a NuGet package.</summary>
    public bool IsPackage { get; set; }

    public string? OutputType { get; set; }

    public string? OutputFile { get; set; }

    public string? Authors { get; set; }

    public string? Company { get; set; }

    public string? Description { get; set; }

    public string? Copyright { get; set; }

    public string? LicenseExpression { get; set; }

    /// <summary>Its path in the package, where no expression is stated.</summary>
    public string? LicenseFile { get; set; }

    public string? RepositoryUrl { get; set; }

    public string? ProjectUrl { get; set; }

    public string? SdkVersion { get; set; }

    /// <summary>The output carries its frameworks.</summary>
    public bool IsSelfContained { get; set; }

    /// <summary>The output has a program of its own that starts it.</summary>
    public bool UsesAppHost { get; set; }

    /// <summary>Packs as the SDK resolved them, with the metadata <c>Kind</c>: <c>Runtime</c>, <c>AppHost</c>, <c>Targeting</c> or <c>Compiler</c>.</summary>
    public ITaskItem[] ResolvedPacks { get; set; } = [];

    /// <summary>Outputs of referenced projects, as the compiler gets them.</summary>
    public ITaskItem[] ReferencedOutputs { get; set; } = [];

    /// <summary>Files that are copied to the output and are of no package and no project.</summary>
    public ITaskItem[] CopiedFiles { get; set; } = [];

    public string? LockFile { get; set; }

    /// <summary>SPDX expression of the documents' own licence.</summary>
    public string? BomLicense { get; set; }

    public string? SourceDateEpoch { get; set; }

    /// <summary>The generated source with the code's record; it need not exist.</summary>
    public string? GeneratedInventory { get; set; }

    /// <summary>The texts of prompt files go into the AIBOM.</summary>
    public bool IncludesPromptText { get; set; }

    public ITaskItem[] IntermediateAssembly { get; set; } = [];

    public ITaskItem[] DebugSymbols { get; set; } = [];

    /// <summary>AIBOMs of referenced projects, beside their outputs.</summary>
    public ITaskItem[] ReferencedAiboms { get; set; } = [];

    /// <summary>Where the findings are kept for the SARIF of the build.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    public bool WritesSarif { get; set; }

    /// <summary>The gate did its work in this build; false where it was up to date.</summary>
    public bool HasGateRun { get; set; }

    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Where documents are kept that only those of several frameworks or projects are joined from.</summary>
    [Required]
    public string MergeDirectory { get; set; } = "";

    [Required]
    public string StampFile { get; set; } = "";

    protected override ProjectIdentity Identity => new(IsPackage ? NullIfEmpty(PackageId) ?? AssemblyName : AssemblyName, NullIfEmpty(ProjectVersion) ?? "1.0.0")
    {
        AssemblyName = AssemblyName,
        TargetFramework = TargetFramework,
        RuntimeIdentifier = NullIfEmpty(RuntimeIdentifier),
        PackageId = IsPackage ? NullIfEmpty(PackageId) : null,
        OutputType = NullIfEmpty(OutputType) ?? "Library",
        OutputFile = NullIfEmpty(OutputFile),
        Language = NullIfEmpty(Language) ?? "C#",
        // The SDK fills in the assembly's name where nobody states an author: that is no author.
        Authors = NullIfEmpty(Authors) is { } authors && authors != AssemblyName ? AuthorNames.Of(authors) : [],
        Company = NullIfEmpty(Company) is { } company && company != AssemblyName ? company : null,
        Description = NullIfEmpty(Description) is { } description && description != "Package Description" ? description : null,
        Copyright = NullIfEmpty(Copyright),
        LicenseExpression = NullIfEmpty(LicenseExpression),
        LicenseFile = NullIfEmpty(LicenseFile) is { } license ? Path.IsPathRooted(license) ? Path.GetFileName(license) : license.Replace('\\', '/') : null,
        RepositoryUrl = NullIfEmpty(RepositoryUrl),
        ProjectUrl = NullIfEmpty(ProjectUrl),
        SdkVersion = NullIfEmpty(SdkVersion),
    };

    // The SDK resolves packs of frameworks that might be referenced too.
    protected override IReadOnlyList<PackFact> Packs => [.. ResolvedPacks
        .Select(PackOf)
        .OfType<PackFact>()
        .Where(pack => pack.Kind is not (PackKind.Runtime or PackKind.Targeting)
            || FrameworkReferences.Any(reference => string.Equals(reference.ItemSpec, pack.Framework, StringComparison.OrdinalIgnoreCase)))];

    protected override IReadOnlyDictionary<string, ProjectOutput> ProjectOutputs => ReferencedOutputs
        .Where(output => output.GetMetadata("MSBuildSourceProjectFile").Length > 0)
        .GroupBy(output => output.GetMetadata("MSBuildSourceProjectFile"), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => new ProjectOutput(Path.GetFileName(group.First().ItemSpec), group.Any(output => !string.Equals(output.GetMetadata("CopyLocal"), "false", StringComparison.OrdinalIgnoreCase))), StringComparer.OrdinalIgnoreCase);

    protected override BuildRequest? BuildRequest => new()
    {
        IsSelfContained = IsSelfContained,
        LockFile = NullIfEmpty(LockFile) is { } file ? Absolute(file) : null,
        CopiedFiles = [.. CopiedFiles.Select(Of)],
        DocumentLicense = NullIfEmpty(BomLicense),
        FactsFile = FactsFile("files.txt"),
    };

    protected override string? FactsFile(string name) => Path.Combine(Absolute(OutputDirectory), "facts." + name);

    protected override void Run(CancellationToken cancellation)
    {
        var faults = new List<Finding>();
        var settings = Settings([], Day) with { IsTest = IsTestProject }; // the gate has told what is wrong with the policy and the day
        var compiled = new CompiledRequest
        {
            GeneratedInventory = NullIfEmpty(GeneratedInventory) is { } source ? new ProjectFile(Absolute(source), RelativeName(source)) : null,
            Symbols = [.. DebugSymbols.Concat(IntermediateAssembly).Select(Of)],
            ReferencedAiboms = [.. ReferencedAiboms.Select(Referenced)],
            SourceDateEpoch = NullIfEmpty(SourceDateEpoch),
            IncludesPromptText = IncludesPromptText,
        };

        // What the gate has begun; null where it has not run in this build, or restore has come in between.
        using var contents = BuildEngine4.UnregisterTaskObject(KeyOfContents(), RegisteredTaskObjectLifetime.Build) as PackageContents;
        var request = Request();
        var project = ProjectSensor.Sense(request with { Assets = request.Assets with { Contents = contents } }, compiled, faults, cancellation);
        if (contents is not null && project.IsWhole)
            Log.LogMessage(MessageImportance.Low, "{0} packages were read while the code was compiled", project.Inventory.Packages.Count);

        var told = faults.Except(project.CompiledFaults).Except(project.MetadataFaults).Where(fault => HasGateRun || IsOfFile(fault)).ToHashSet();
        if (project.Inventory is { IsAgent: true, CodeCoverage: CodeCoverage.Missing } && project.CompiledFaults.All(fault => fault.Rule != Rules.InputUnreadable))
            faults.Add(NoRecord());

        faults.AddRange(Gate.CheckCodeByDay(project, settings));
        faults.AddRange(Gate.CheckWeightsInCode(project));
        faults.AddRange(Gate.CheckStated(project, ProjectFileName));
        var written = project.IsWhole ? Write(project.Inventory, faults, cancellation) : "";

        if (written.Contains(".sbom.", StringComparison.Ordinal))
            faults.AddRange(CompletenessCheck.Check(project.Inventory, ProjectFileName));

        if (!AnalyzersRun)
            faults.AddRange([.. Gate.CheckCode(project, settings), .. Gate.LeftToAnalyzers(project, settings, AnalyzedNames())]);

        // What the gate has read in this build, or would have read again had it changed, it has also reported: here only what is new.
        var reported = Gate.Judge(faults.Where(fault => !told.Contains(fault)), settings, project.Inventory.IsAgent);
        Report(reported);
        if (WritesSarif)
            AtomicFile.Write(Absolute(FindingsFile), RelativeName(FindingsFile), SarifDocument.Write(reported, FolderIn(RepositoryDirectory), "documents", keepsSubjects: true), faults);

        // What is missing in a packages folder comes back without a change of any input: until then every build looks again.
        if (!Log.HasLoggedErrors && project.IsWhole && !reported.Any(one => one.Finding.Rule == Rules.BomIncomplete))
            WriteStamp(StampFile, faults, written);
    }

    private PackFact? PackOf(ITaskItem item)
    {
        if (!Enum.TryParse<PackKind>(item.GetMetadata("Kind"), out var kind))
            return null;

        // The SDK's own packs have no id: their folder is called <id>/<version>.
        var folder = NullIfEmpty(item.GetMetadata("PackageDirectory"))?.TrimEnd('/', '\\');
        return new PackFact(
            kind,
            NullIfEmpty(item.GetMetadata("NuGetPackageId")) ?? Path.GetFileName(Path.GetDirectoryName(folder)) ?? "",
            NullIfEmpty(item.GetMetadata("NuGetPackageVersion")) ?? Path.GetFileName(folder) ?? "",
            NullIfEmpty(item.GetMetadata("FrameworkName")) ?? NullIfEmpty(item.GetMetadata("RuntimeFrameworkName")),
            kind switch { PackKind.Runtime => IsSelfContained, PackKind.AppHost => UsesAppHost, _ => false },
            folder);
    }

    private const string AibomSuffix = ".aibom.cdx.json";

    /// <summary>Writes what is wanted, removes what is not, and says which documents there are now.</summary>
    private string Write(AgentInventory inventory, List<Finding> faults, CancellationToken cancellation)
    {
        var formats = BomFormats.Parse(Formats, out var unknown);
        faults.AddRange(unknown.Select(NoFormat));
        var request = new BomRequest(Chosen(WritesSbom) ?? (Ships || inventory.IsAgent), Chosen(WritesAibom) ?? inventory.IsAgent, formats) { WritesConformance = Chosen(WritesConformance) ?? false };
        var files = BomFiles.Write(inventory, request);
        cancellation.ThrowIfCancellationRequested();
        Put(OutputDirectory, AssemblyName, [.. files.Where(file => !file.IsForMerge)], faults);
        Put(MergeDirectory, AssemblyName, [.. files.Where(file => file.IsForMerge)], faults);
        return string.Join(' ', files.Where(file => !file.IsForMerge).Select(file => file.Suffix));
    }

    private Finding NoFormat(string name) => new(
        Rules.PolicyMalformed,
        $"AgentSupplyChainBomFormats names {QuotedText.Of(name)}; write one or several of {string.Join(", ", BomFormats.All)}",
        new FileSpan(ProjectFileName),
        "AgentSupplyChainBomFormats " + name);

    private ReferencedAibom Referenced(ITaskItem item) => new(
        Of(item),
        Path.GetFileName(item.ItemSpec)[..^AibomSuffix.Length],
        NullIfEmpty(item.GetMetadata("MSBuildSourceProjectFile")) is { } project ? RelativeName(project) : null);

    private bool IsOfFile(Finding fault) => Files.Concat(WeightsFiles).Any(file => RelativeName(file.GetMetadata("FullPath")) == fault.Location.File);

    private Finding NoRecord() => BoundedFile.Fault(
        NullIfEmpty(GeneratedInventory) is { } source ? RelativeName(source) : ProjectFileName,
        "the compiler left no record of what the code uses, neither as a generated file nor in a PDB, so the AIBOM calls its code part unknown; "
        + "set EmitCompilerGeneratedFiles to true or DebugType to portable or embedded, and keep the analyzers of this package");

    private static bool? Chosen(string? value) => bool.TryParse(value, out var chosen) ? chosen : null;
}
