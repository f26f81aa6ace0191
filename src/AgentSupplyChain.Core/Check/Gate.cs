using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>What decides how loud a finding is, apart from the finding.</summary>
/// <param name="Profile">Of the property; null where the policy's profile counts.</param>
/// <param name="Environment">Of the property <c>AgentSupplyChainEnvironment</c>.</param>
public sealed record GateSettings(PolicyDocument Policy, Profile? Profile, string? Environment)
{
    /// <summary>The UTC day, <c>yyyy-MM-dd</c>; null where nothing depends on it.</summary>
    public string? Day { get; init; }

    /// <summary>The project is one of tests.</summary>
    public bool IsTest { get; init; }

    internal CredentialCheck Credentials => new(Policy.Credentials.Settings, IsTest);

    internal ModelCheck Models => new(Policy.Models, Environment, Day);
}

/// <summary>All checks that need no compiled code, and the judgement of what they find.</summary>
public static class Gate
{
    private const string CSharp = "C#";

    /// <param name="analyzed">Names of the files that the compiler's analyzers are given; none where they do not run.</param>
    /// <param name="ofPackages">What <see cref="CheckPackages"/> has found with the same packages, declarations and settings; null where nobody has asked it.</param>
    public static IEnumerable<Finding> Check(
        SensedProject project, GraphLock graphLock, string projectFile, GateSettings settings, IReadOnlySet<string> analyzed, IReadOnlyList<Finding>? ofPackages = null)
    {
        var live = LiveFiles(project, analyzed);
        var agentFiles = live.Keys.Where(name => LiveFile.IsToldByAnalyzers(Rules.ModelRetired, live[name].Kind, live[name].Text.Length)).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Finding> packages = [];
        IReadOnlyList<Finding> files = [];
        SharedWork.Run(
            () => packages = ofPackages ?? [.. DependencyCheck.Check(project, graphLock, projectFile, settings)],
            () => files = [.. CheckFiles(project, settings).Where(finding => !IsLive(finding, live))]);
        return
        [
            .. packages,
            .. files,
            .. settings.Models.CheckByDay(project.Components.Models.Where(model => agentFiles.Contains(model.Span.File))),
            .. WeightsCheck.Check(project, settings.IsTest),
            .. LanguageCheck(project, projectFile),
        ];
    }

    /// <summary>The part of <see cref="Check"/> that asks about packages only: no file of the project takes part.</summary>
    public static IEnumerable<Finding> CheckPackages(SensedProject project, GraphLock graphLock, string projectFile, GateSettings settings) =>
        DependencyCheck.Check(project, graphLock, projectFile, settings);

    /// <summary>What <see cref="Check"/> has left out, for a build in which it turns out that nobody else has said it.</summary>
    public static IEnumerable<Finding> LeftToAnalyzers(SensedProject project, GateSettings settings, IReadOnlySet<string> analyzed)
    {
        var live = LiveFiles(project, analyzed);
        return CheckFiles(project, settings).Where(finding => IsLive(finding, live));
    }

    // Items and, once there is a record of it, code are declared in the same lists as files.
    private static IEnumerable<Finding> CheckFiles(SensedProject project, GateSettings settings) =>
    [
        .. settings.Models.Check(project.Components.Models),
        .. McpPinCheck.Check(project.Components.McpServers),
        .. settings.Credentials.Check(project.Files),
    ];

    // A prompt of the user's own choice may be there twice: as a file and as an item.
    private static Dictionary<string, SensedFile> LiveFiles(SensedProject project, IReadOnlySet<string> analyzed) =>
        project.Files
            .Where(file => analyzed.Contains(file.Name) && ProjectFileName.KindOf(file.Name) == file.Kind)
            .GroupBy(file => file.Name, StringComparer.Ordinal)
            .ToDictionary(files => files.Key, files => files.First(), StringComparer.Ordinal);

    /// <summary>Whether the compiler reports a finding, at the same place and in the same words as in code.</summary>
    private static bool IsLive(Finding finding, Dictionary<string, SensedFile> live) =>
        live.TryGetValue(finding.Location.File, out var file) && LiveFile.IsToldByAnalyzers(finding.Rule, file.Kind, file.Text.Length);

    /// <summary>What the analyzers say at the code, for a build in which they did not run: the generator records its facts all the same.</summary>
    public static IEnumerable<Finding> CheckCode(SensedProject project, GateSettings settings) =>
    [
        .. settings.Models.Check(project.Components.Models.Where(IsCode)),
        .. McpPinCheck.Check(project.Components.McpServers.Where(IsCode)),
    ];

    /// <summary>What the analyzers cannot say at the code, since it depends on the day.</summary>
    public static IEnumerable<Finding> CheckCodeByDay(SensedProject project, GateSettings settings) => settings.Models.CheckByDay(project.Components.Models.Where(IsCode));

    /// <summary>What the analyzers cannot say at the code, since they do not see the files of weights.</summary>
    public static IEnumerable<Finding> CheckWeightsInCode(SensedProject project) => WeightsCheck.CheckUnseen(project, project.Components.Models.Where(IsCode));

    /// <summary>What the user states, beside all that the build sees, and what nobody states.</summary>
    public static IEnumerable<Finding> CheckStated(SensedProject project, string projectFile) => project.Inventory.IsAgent
        ? [.. StatedCheck.Contradictions(project.Inventory), .. StatedCheck.Missing(project.Inventory, projectFile)]
        : [];

    private static bool IsCode<T>(Declared<T> declared)
        where T : AiComponent => declared.Component.Evidence.All(evidence => evidence.Technique == Technique.SourceCodeAnalysis);

    /// <summary>
    /// One finding per rule and subject, with its severity; those that are switched off are left out. Infos are for agent projects only:
    /// a project among three hundred that has nothing to do with agents is not talked to.
    /// </summary>
    public static IReadOnlyList<ReportedFinding> Judge(IEnumerable<Finding> findings, GateSettings settings, bool isAgent) =>
    [
        .. findings
            .DistinctBy(finding => finding.Fingerprint, StringComparer.Ordinal)
            .Select(finding => new ReportedFinding(finding, SeverityOf.Finding(finding, settings.Policy, settings.Profile, settings.Environment)))
            .Where(reported => reported.Severity > RuleSeverity.Info || (reported.Severity == RuleSeverity.Info && isAgent))
            .OrderBy(reported => reported.Finding.Location.File, StringComparer.Ordinal)
            .ThenBy(reported => reported.Finding.Location.Line)
            .ThenBy(reported => reported.Finding.Location.Column)
            .ThenBy(reported => reported.Finding.Rule.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Finding> LanguageCheck(SensedProject project, string projectFile)
    {
        var language = project.Inventory.Project.Language;
        if (project.Inventory.IsAgent && language != CSharp)
        {
            yield return new Finding(
                Rules.LanguageHasNoSensor,
                $"Code in {language} is not looked into: the AIBOM calls its code part unknown. State models, prompts and MCP servers as AgentModel, AgentPrompt and AgentMcpServer items",
                new FileSpan(projectFile),
                language);
        }
    }
}
