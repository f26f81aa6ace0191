using System.Reflection;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet.Content;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What MSBuild knows of the build itself.</summary>
public sealed record BuildRequest
{
    public bool IsSelfContained { get; init; }

    /// <summary>Absolute path of <c>packages.lock.json</c>; it need not exist.</summary>
    public string? LockFile { get; init; }

    /// <summary>Binaries that are copied to the output and are of no package and no project.</summary>
    public IReadOnlyList<ProjectFile> CopiedFiles { get; init; } = [];

    /// <summary>Licence of the documents themselves, as the user states it.</summary>
    public string? DocumentLicense { get; init; }

    /// <summary>Absolute path of what is remembered of files between builds; null to remember nothing.</summary>
    public string? FactsFile { get; init; }
}

/// <summary>Looks at the files that a build takes along without a package.</summary>
internal static class BuildSensor
{
    private static readonly string[] s_binaries = [".dll", ".exe", ".so", ".dylib", ".wasm", ".node"];

    /// <param name="graph">A file of a package that ships is told with that package; one of a package that is only for development ships all the same.</param>
    public static BuildFacts Read(BuildRequest request, RestoredGraph? graph, string projectDirectory, ICollection<Finding> faults)
    {
        var packageFolders = (graph?.Packages ?? [])
            .Where(package => package.Scope == PackageScope.Runtime)
            .Select(package => graph!.Folders.GetValueOrDefault(package.Key))
            .OfType<string>()
            .Select(folder => Path.TrimEndingDirectorySeparator(folder))
            .ToHashSet(StringComparer.Ordinal);
        var boundary = new LinkBoundary(projectDirectory);
        var facts = new FileFacts(request.FactsFile);
        var files = new List<ShippedFile>();
        foreach (var file in request.CopiedFiles.Where(file => IsBinary(file.Path) && !IsIn(packageFolders, file.Path)).DistinctBy(file => file.Path, StringComparer.Ordinal).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (!boundary.IsLeftBy(file, faults))
                files.Add(Of(file, facts, faults));
        }

        var lockFile = request.LockFile is { } path && File.Exists(path) && !boundary.IsLeftBy(new ProjectFile(path, Path.GetFileName(path)), faults) ? path : null;
        facts.Write();
        return new BuildFacts
        {
            Packs = graph?.Packs ?? [],
            Files = files,
            IsSelfContained = request.IsSelfContained,
            LockFileSha256 = lockFile is null ? null : FileHash.Parts(FileHash.Of(lockFile)).Sha256,
            DocumentLicense = request.DocumentLicense,
        };
    }

    private static ShippedFile Of(ProjectFile file, FileFacts facts, ICollection<Finding> faults)
    {
        // Nothing tells the same file in two folders apart but where it lies, and that stays in obj.
        var value = facts.Of(file.Path, "file " + Uri.EscapeDataString(file.Name), path => FileHash.Of(path) is { } digests ? digests + " " + VersionOf(path) : null);
        if (value is null)
            faults.Add(BoundedFile.Fault(file.Name, "it goes to the output, and its hash is unknown; grant read permission to the account that builds, or leave it out"));

        var parts = value?.Split(' ') ?? [];
        return new ShippedFile(Path.GetFileName(file.Path))
        {
            Path = file.Name.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(file.Name) ? null : file.Name,
            Sha512 = parts is [var sha512, ..] ? sha512 : null,
            Sha256 = parts is [_, var sha256, ..] ? sha256 : null,
            Version = parts is [_, _, { Length: > 0 } version] ? version : null,
        };
    }

    private static bool IsIn(HashSet<string> folders, string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !folders.Contains(folder))
            folder = Path.GetDirectoryName(folder);

        return folder is not null;
    }

    // libx.so.1.2 is a library as well.
    private static bool IsBinary(string path) =>
        Array.Exists(s_binaries, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) || Path.GetFileName(path).Contains(".so.", StringComparison.Ordinal);

    private static string VersionOf(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Version?.ToString() ?? "";
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException)
        {
            return "";
        }
    }
}
