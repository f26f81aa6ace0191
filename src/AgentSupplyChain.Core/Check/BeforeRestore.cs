using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Unrestored;
using AgentSupplyChain.Detection;

namespace AgentSupplyChain.Core.Check;

/// <summary>What is told of one project before it is restored.</summary>
/// <param name="ProjectFile">Absolute path.</param>
/// <param name="Findings">Places are named from the folder of the project.</param>
/// <param name="Unknown">What only an evaluation could tell: it was judged as far as its text goes, and is no pass.</param>
public sealed record ProjectBeforeRestore(string ProjectFile, IReadOnlyList<ReportedFinding> Findings, IReadOnlyList<UnknownPart> Unknown);

/// <summary>
/// The gate for packages over project files, lock files and <c>nuget.config</c> alone. It restores nothing and evaluates nothing, so no code of a package
/// or an SDK has run when it speaks: a pipeline calls it before restore.
/// </summary>
public static class BeforeRestore
{
    private const int MostProjects = 4096;
    private const int DeepestFolder = 32;

    private static readonly string[] s_projects = [".csproj", ".fsproj", ".vbproj"];

    private static readonly string[] s_skipped = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>A project whose files were read, with what was wrong with them.</summary>
    private sealed record Reading(string ProjectFile, UnrestoredProject Project, List<Finding> Faults);

    /// <param name="path">Absolute path of a project file, of the <c>.cs</c> file of a file-based app, or of a folder with projects at any depth.</param>
    /// <param name="copies">Where local copies of advisories and of exploited vulnerabilities are. Without it one that the policy names cannot be found, which is told.</param>
    public static IReadOnlyList<ProjectBeforeRestore> Check(string path, GateSettings settings, LocalCopies? copies = null, CancellationToken cancellation = default)
    {
        List<Reading> readings = [];
        foreach (var projectFile in Directory.Exists(path) ? ProjectsBelow(path) : [path])
        {
            cancellation.ThrowIfCancellationRequested();
            var faults = new List<Finding>();
            readings.Add(new Reading(projectFile, UnrestoredSensor.Read(projectFile, faults), faults));
        }

        // Thousands of records are read once, and not for each project.
        var ids = readings.SelectMany(reading => reading.Project.PackageIds).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var local = new LocalCopiesReading(copies ?? new LocalCopies(), settings.Policy.Packages, ids, cancellation);
        return [.. readings.Select(reading => Check(reading, settings, local))];
    }

    private static ProjectBeforeRestore Check(Reading reading, GateSettings settings, LocalCopiesReading local)
    {
        var (projectFile, read, findings) = reading;
        var project = read with { Advisories = local.AdvisoriesFor(projectFile), Kev = local.KevFor(projectFile) };
        var supply = PackageSupply.ReadBeforeRestore(projectFile, project.Packages, project.Projects, settings.Policy.Packages, findings);
        findings.AddRange(DependencyCheck.Check(project, supply, Path.GetFileName(projectFile), settings));
        var isAgent = project.McpFiles.Count > 0 || project.Packages.Any(package => AiSdks.Contains(package.Id));
        return new ProjectBeforeRestore(projectFile, Gate.Judge(findings, settings, isAgent), project.Unknown);
    }

    // Links are not followed: what they lead to has a place of its own, or lies outside.
    private static IEnumerable<string> ProjectsBelow(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.ReparsePoint };
        var open = new Queue<(string Folder, int Depth)>([(folder, 0)]);
        List<string> found = [];
        while (open.TryDequeue(out var next))
        {
            found.AddRange(Directory.EnumerateFiles(next.Folder, "*.*proj", options).Where(file => s_projects.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)));
            foreach (var below in Directory.EnumerateDirectories(next.Folder, "*", options))
            {
                if (next.Depth < DeepestFolder && Path.GetFileName(below) is var name && name[0] != '.' && !s_skipped.Contains(name, StringComparer.OrdinalIgnoreCase))
                    open.Enqueue((below, next.Depth + 1));
            }
        }

        return found.Order(StringComparer.Ordinal).Take(MostProjects);
    }
}
