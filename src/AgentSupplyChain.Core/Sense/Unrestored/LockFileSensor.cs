using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>The graph that a lock file holds.</summary>
internal sealed record LockedGraph(bool Exists, IReadOnlyList<Package> Packages, IReadOnlyList<ReferencedProject> Projects);

/// <summary>
/// Reads <c>packages.lock.json</c> (versions 1 and 2: NuGet/Home wiki, "Enable repeatable package restore using lock file"). Several frameworks
/// make one list: a package with two versions is there twice.
/// </summary>
internal static class LockFileSensor
{
    private const string NoVersion = "1.0.0";

    /// <param name="lockFilePath">The project's <c>NuGetLockFilePath</c>, where it says one.</param>
    public static LockedGraph Read(string projectFile, string? lockFilePath, ICollection<Finding> faults)
    {
        var directory = Path.GetDirectoryName(projectFile)!;
        if (PackageLock.Find(projectFile, lockFilePath) is not { } path)
            return new LockedGraph(Exists: false, [], []);

        var name = UserPath.Of(path, directory) ?? Path.GetFileName(path);
        if (new LinkBoundary(directory).IsLeftBy(new ProjectFile(path, name), faults)
            || LockFile.Open(path, name, faults) is not { } tree)
        {
            return new LockedGraph(Exists: true, [], []);
        }

        var packages = new Dictionary<string, Package>(StringComparer.OrdinalIgnoreCase);
        var projects = new Dictionary<string, ReferencedProject>(StringComparer.OrdinalIgnoreCase);
        NuGetBoundary.Call(
            () =>
            {
                foreach (var framework in LockFile.FrameworksOf(tree))
                    Add(framework.Value, tree, packages, projects, faults);
                return true;
            },
            otherwise: false,
            Path.GetFileName(projectFile),
            faults);

        return new LockedGraph(
            Exists: true,
            [.. packages.OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase).Select(package => package.Value)],
            [.. projects.OrderBy(project => project.Key, StringComparer.OrdinalIgnoreCase).Select(project => project.Value)]);
    }

    private static void Add(JsonNode framework, JsonTree tree, Dictionary<string, Package> packages, Dictionary<string, ReferencedProject> projects, ICollection<Finding> faults)
    {
        var refs = new Dictionary<string, ComponentRef>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in framework.Members)
        {
            if (Version(entry.Value) is { } readable)
                refs.TryAdd(entry.Name, new ComponentRef(IsProject(entry.Value) ? ComponentKind.Project : ComponentKind.Package, entry.Name, readable));
            else
                faults.Add(tree.Fault(entry.Value["resolved"]!, $"the version of {QuotedText.Of(entry.Name)} is none that NuGet reads, so the package was not looked at; run dotnet restore --force-evaluate"));
        }

        foreach (var entry in framework.Members)
        {
            if (Version(entry.Value) is not { } version)
                continue;

            ComponentRef[] dependsOn = [.. (entry.Value["dependencies"]?.Members ?? []).Where(dependency => refs.ContainsKey(dependency.Name)).Select(dependency => refs[dependency.Name])];
            if (IsProject(entry.Value))
            {
                // Which projects are referenced directly the file does not say: each is taken for it. Nor does it say where they are.
                projects.TryAdd(entry.Name, new ReferencedProject(entry.Name, version, Path: "") { IsDirect = true, DependsOn = dependsOn });
                continue;
            }

            packages.TryAdd(entry.Name + "/" + version, new Package(entry.Name, version)
            {
                IsDirect = entry.Value.StringAt("type") == "Direct",
                ContentHash = entry.Value.StringAt("contentHash"),
                DependsOn = dependsOn,
                HasMetadata = false,
            });
        }
    }

    private static bool IsProject(JsonNode entry) => entry.StringAt("type") == "Project";

    // As NuGet writes it: the text of the file would stand in messages.
    private static string? Version(JsonNode entry) => entry.StringAt("resolved") is { } resolved ? NuGetAdapter.Normalized(resolved) : NoVersion;
}
