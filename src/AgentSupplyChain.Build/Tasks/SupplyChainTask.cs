using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
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

    protected string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    protected string ProjectFileName => Path.GetFileName(ProjectFile);

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
            Report(InternalFault(e), RuleSeverity.Warning);
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
            case RuleSeverity.Error:
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

    /// <summary>A stamp says that this input was looked at without an error; without one the next build looks again.</summary>
    protected void WriteStamp(string stampFile, ICollection<Finding> faults)
    {
        var path = Absolute(stampFile);
        var name = Path.GetFileName(path);

        // Stamps of other inputs would call old documents fresh when those inputs come back.
        var pattern = name[..name.IndexOf('.', StringComparison.Ordinal)] + ".*.stamp";
        foreach (var old in Directory.Exists(Path.GetDirectoryName(path)) ? Directory.GetFiles(Path.GetDirectoryName(path)!, pattern) : [])
        {
            if (Path.GetFileName(old) != name)
                File.Delete(old);
        }

        if (!AtomicFile.Write(path, RelativeName(path), "ok\n"u8, faults) && File.Exists(path))
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
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
