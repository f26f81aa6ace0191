using System.Globalization;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Register;
using AgentSupplyChain.Detection.Text;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace AgentSupplyChain.Build.Tasks;

/// <summary>
/// What all tasks share: findings become MSBuild messages with code, place and help link; a fault of ours becomes ASC9999 and never a
/// stack trace; a cancelled build leaves nothing half-written.
/// </summary>
public abstract class SupplyChainTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Path of the policy; empty where there is none.</summary>
    public string? PolicyFile { get; set; }

    public string? Profile { get; set; }

    public string? EnvironmentName { get; set; }

    /// <summary>
    /// The project's <c>TreatWarningsAsErrors</c>. MSBuild itself honours it for the compiler and NuGet only, and a rule must not be an error in
    /// code and a warning in a file; what <c>WarningsAsErrors</c> and <c>-warnaserror</c> ask for MSBuild does.
    /// </summary>
    public bool TreatWarningsAsErrors { get; set; }

    public string? WarningsNotAsErrors { get; set; }

    public string? NoWarn { get; set; }

    protected string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <summary>How the project is named to the user: the source file of a file-based app, whose project file does not exist.</summary>
    protected string ProjectFileName => FileBasedApp.ProjectName(ProjectFile);

    public override bool Execute()
    {
        try
        {
            Run(_cancellation.Token);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e)
        {
            Report(InternalFault(e), FaultSeverity());
            return !Log.HasLoggedErrors;
        }
    }

    public void Cancel() => _cancellation.Cancel();

    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Run(CancellationToken cancellation);

    /// <param name="day">The UTC day, where findings of the task depend on it.</param>
    protected GateSettings Settings(ICollection<Finding> faults, string? day = null)
    {
        var policy = NullIfEmpty(PolicyFile) is { } path ? Core.Policy.PolicyFile.Read(Absolute(path), RelativeName(path), faults) : PolicyDocument.Default;
        var profile = NullIfEmpty(Profile) is { } name ? PolicyWords.ProfileOf(name) : null;
        if (profile is null && NullIfEmpty(Profile) is { } unknown)
        {
            faults.Add(new Finding(
                Rules.PolicyMalformed,
                $"AgentSupplyChainProfile is '{unknown}'; write one of {string.Join(", ", PolicyWords.Profiles.Keys)}",
                new FileSpan(ProjectFileName),
                "AgentSupplyChainProfile"));
        }

        var today = NullIfEmpty(day);
        if (today is not null && !DateOnly.TryParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(new Finding(
                Rules.PolicyMalformed,
                $"AgentSupplyChainDate is {QuotedText.Of(today)}; write a day as 2026-11-22, or leave it out for today",
                new FileSpan(ProjectFileName),
                "AgentSupplyChainDate"));
            today = null;
        }

        return new GateSettings(policy, profile, NullIfEmpty(EnvironmentName)) { Day = today };
    }

    // What failed may be the policy's own reading: then the rule speaks for itself.
    private RuleSeverity FaultSeverity()
    {
        try
        {
            var settings = Settings([]);
            return SeverityOf.Rule(Rules.InternalFault, settings.Policy, settings.Profile, settings.Environment);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Rules.InternalFault.Recommended;
        }
    }

    protected void Report(IEnumerable<ReportedFinding> findings)
    {
        foreach (var reported in findings)
            Report(reported.Finding, reported.Severity);
    }

    /// <summary>The form on the console is MSBuild's: <c>file(line,col,endLine,endCol): warning CODE: text</c>. Infos stay below normal verbosity.</summary>
    private void Report(Finding finding, RuleSeverity severity)
    {
        var (rule, place, message) = (finding.Rule, finding.Location, LogText.Of(finding.Message));
        var file = LogText.Of(place.File);
        switch (severity)
        {
            // NuGet's own warning stands on the console already.
            case RuleSeverity.Warning when finding.IsToldByNuGet:
                Log.LogMessage(null, rule.Id, rule.Id, file, place.Line, place.Column, place.EndLine, place.EndColumn, MessageImportance.Low, "{0}", message);
                break;
            case RuleSeverity.Error:
            case RuleSeverity.Warning when IsRaised(rule.Id):
                Log.LogError(null, rule.Id, rule.Id, rule.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            case RuleSeverity.Warning:
                Log.LogWarning(null, rule.Id, rule.Id, rule.HelpLink, file, place.Line, place.Column, place.EndLine, place.EndColumn, "{0}", message);
                break;
            case RuleSeverity.Info:
                Log.LogMessage(null, rule.Id, rule.Id, file, place.Line, place.Column, place.EndLine, place.EndColumn, MessageImportance.Low, "{0}", message);
                break;
        }
    }

    private bool IsRaised(string id) => TreatWarningsAsErrors && !Lists(WarningsNotAsErrors, id) && !Lists(NoWarn, id);

    protected static bool Lists(string? codes, string id) =>
        codes?.Split([';', ',', ' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(id, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>A stamp says that this input was looked at without an error; without one the next build looks again.</summary>
    protected void WriteStamp(string stampFile, ICollection<Finding> faults, string text = "ok")
    {
        var path = Absolute(stampFile);
        var before = faults.Count;
        if (!AtomicFile.Write(path, RelativeName(path), System.Text.Encoding.UTF8.GetBytes(text + "\n"), faults) && faults.Count == before)
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);

        if (faults.Count > before)
            return;

        // Stamps of other inputs would call old documents fresh when those inputs come back.
        var name = Path.GetFileName(path);
        foreach (var old in Directory.GetFiles(Path.GetDirectoryName(path)!, name[..name.IndexOf('.', StringComparison.Ordinal)] + ".*.stamp"))
        {
            if (Path.GetFileName(old) != name)
                File.Delete(old);
        }
    }

    /// <summary>Writes documents, and removes those of a build before that are not written any more.</summary>
    protected void Put(string folder, string name, IReadOnlyList<BomFile> files, ICollection<Finding> faults)
    {
        foreach (var suffix in BomFiles.AllSuffixes)
        {
            var path = Path.Combine(Absolute(folder), name + suffix);
            if (files.FirstOrDefault(file => file.Suffix == suffix) is { } file)
                AtomicFile.Write(path, RelativeName(path), file.Content, faults);
            else if (File.Exists(path))
                File.Delete(path);
        }
    }

    protected string Absolute(string path) => Path.GetFullPath(path.Replace('\\', '/'), ProjectDirectory);

    /// <summary>How a file is named to the user: relative to the project folder, with forward slashes.</summary>
    protected string RelativeName(string path) => Path.GetRelativePath(ProjectDirectory, Absolute(path)).Replace('\\', '/');

    /// <summary>The project's folder relative to the repository root; empty where they are one.</summary>
    protected string FolderIn(string repository) =>
        Path.GetRelativePath(repository, ProjectDirectory).Replace('\\', '/') is var folder && folder == "." ? "" : folder;

    protected static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    // Type and place of the fault are ours and may be told; its message may hold paths or content.
    private Finding InternalFault(Exception e)
    {
        var frame = new System.Diagnostics.StackTrace(e).GetFrames().FirstOrDefault(frame => frame.GetMethod()?.DeclaringType?.Namespace?.StartsWith("AgentSupplyChain", StringComparison.Ordinal) == true);
        var place = frame?.GetMethod() is { } method ? $" in {method.DeclaringType!.FullName}.{method.Name}" : "";
        return new Finding(
            Rules.InternalFault,
            $"{GetType().Name} failed with {e.GetType().Name}{place}. Please report this line at {IssuesLink}",
            new FileSpan(ProjectFileName),
            GetType().Name);
    }

    private const string IssuesLink = "https://github.com/agent-supply-chain/AgentSupplyChain.Build/issues";
}
