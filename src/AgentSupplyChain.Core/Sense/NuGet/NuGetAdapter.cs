using AgentSupplyChain.Core.Inventory;
using NuGet.Common;
using NuGet.Frameworks;
using NuGet.LibraryModel;
using NuGet.Packaging.Core;
using NuGet.ProjectModel;
using NuGet.Versioning;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>
/// The only type that names types of NuGet, in files of its name. It turns them into words of this folder; every call goes through <see cref="NuGetBoundary"/>,
/// because a member that this SDK's NuGet lacks shows when the method that uses it is compiled.
/// </summary>
internal static partial class NuGetAdapter
{
    private static readonly HashSet<string> EmptyNames = [];

    private const string Placeholder = "_._";
    private const string AibomFolder = "supply-chain/";
    private const string AibomExtension = ".aibom.cdx.json";

    /// <summary>Reads an assets file and selects the target; null after <paramref name="fault"/> was set.</summary>
    /// <param name="targetFramework">As the project writes it: an alias or a framework's short name.</param>
    public static RestoredTarget? ReadAssets(byte[] content, string targetFramework, string? runtimeIdentifier, out AssetsFault? fault)
    {
        fault = null;
        if (AssetsVersion.Of(content) is not { } version)
        {
            fault = AssetsFault.Malformed;
            return null;
        }

        if (version is not (3 or 4))
        {
            fault = new AssetsFault(AssetsFaultKind.UnknownVersion, version);
            return null;
        }

        using var stream = new MemoryStream(content, writable: false);
        var file = new LockFileFormat().Read(stream, NullLogger.Instance, "project.assets.json");

        // NuGet reports JSON that it cannot read as a file of the lowest version.
        if (file.Version != version || file.PackageSpec is not { } spec)
        {
            fault = AssetsFault.Malformed;
            return null;
        }

        var framework = spec.TargetFrameworks.FirstOrDefault(f => string.Equals(f.TargetAlias, targetFramework, StringComparison.OrdinalIgnoreCase))
            ?? spec.TargetFrameworks.FirstOrDefault(f => NuGetFramework.Comparer.Equals(f.FrameworkName, Parse(targetFramework)));
        var target = framework is null ? null : file.Targets.FirstOrDefault(t => IsOf(t, framework) && SameRuntime(t.RuntimeIdentifier, runtimeIdentifier));
        if (framework is null || target is null)
        {
            fault = AssetsFault.TargetMissing;
            return null;
        }

        var projectFolder = Path.GetDirectoryName(spec.RestoreMetadata?.ProjectPath);
        var libraries = new Dictionary<string, LockFileLibrary>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in file.Libraries.Where(library => library is { Name: not null, Version: not null }))
            libraries.TryAdd(Key(library.Name, library.Version), library);

        var nodes = target.Libraries
            .Where(l => l is { Name: not null, Version: not null })
            .Select(l => Node(l, libraries.GetValueOrDefault(Key(l.Name!, l.Version!)), framework.FrameworkName, projectFolder))
            .ToList();
        return new RestoredTarget
        {
            Nodes = nodes,
            Roots = [.. PackageRoots(framework), .. ProjectRoots(spec, framework, nodes)],
            Framework = framework.FrameworkName.GetShortFolderName(),
            Prunes = framework.PackagesToPrune is { Count: > 0 } prunes ? prunes.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase) : EmptyNames,
            FrameworkReferences = [.. framework.FrameworkReferences.Select(r => r.Name)],
            AuditLogs = AuditLogs(file),
            Downloads = [.. framework.DownloadDependencies
                .Select(d => new ComponentRef(ComponentKind.Package, d.Name, (d.VersionRange.MinVersion ?? d.VersionRange.MaxVersion)?.ToNormalizedString() ?? ""))
                .Where(d => d.Version.Length > 0)],
            IsLocked = spec.RestoreMetadata?.RestoreLockProperties?.RestoreLockedMode == true,
            PackageFolders = [.. file.PackageFolders.Select(f => f.Path).Where(p => Path.IsPathFullyQualified(p ?? ""))],
            Sources = [.. (spec.RestoreMetadata?.Sources ?? []).Select(s => s.Source).Where(s => !string.IsNullOrWhiteSpace(s))],
            ConfigFiles = [.. (spec.RestoreMetadata?.ConfigFilePaths ?? []).Where(p => Path.IsPathFullyQualified(p ?? ""))],
        };
    }

    /// <summary>True for an exception that says that a nuspec breaks NuGet's rules.</summary>
    public static bool IsNuspecFault(Exception e) => e is PackagingException or FormatException or ArgumentException or InvalidOperationException;

    public static VersionForm FormOf(string version)
    {
        if (!VersionRange.TryParse(version, allowFloating: true, out var range))
            return version.Contains('*', StringComparison.Ordinal) ? VersionForm.Floating : VersionForm.Unreadable;

        // Restore refuses some ranges with a star in the upper bound, and reads others as if the star were not there.
        if (range.IsFloating || version.Contains('*', StringComparison.Ordinal))
            return VersionForm.Floating;

        if (!range.HasLowerBound || !range.IsMinInclusive)
            return VersionForm.NoLowerBound;

        // A minimum in brackets says that somebody meant a range.
        if (!range.HasUpperBound)
            return version.AsSpan().TrimStart().StartsWith("[", StringComparison.Ordinal) ? VersionForm.Range : VersionForm.Minimum;

        return range.IsMaxInclusive && range.MinVersion!.Equals(range.MaxVersion) ? VersionForm.Exact : VersionForm.Range;
    }

    /// <summary>Whether the lowest version that the one text allows is below that of the other; false where one of them has none.</summary>
    public static bool IsLower(string version, string other) =>
        VersionRange.TryParse(version, allowFloating: true, out var one) && VersionRange.TryParse(other, allowFloating: true, out var two)
        && one.MinVersion is { } lower && two.MinVersion is { } higher && lower < higher;

    /// <summary>The lowest version that the text allows, as NuGet writes it; null where it has none.</summary>
    public static string? Lowest(string version) =>
        VersionRange.TryParse(version, allowFloating: true, out var range) && range.MinVersion is { } lowest && range.IsMinInclusive ? lowest.ToNormalizedString() : null;

    private static RestoredNode Node(LockFileTargetLibrary entry, LockFileLibrary? library, NuGetFramework framework, string? projectFolder)
    {
        var version = entry.Version!.ToNormalizedString();
        var isProject = string.Equals(entry.Type, "project", StringComparison.OrdinalIgnoreCase);
        var files = library?.Files ?? [];
        var assets = entry.RuntimeAssemblies
            .Concat(entry.NativeLibraries)
            .Concat(entry.ResourceAssemblies)
            .Concat(entry.RuntimeTargets)
            .Concat(entry.ContentFiles)
            .Select(i => i.Path)
            .ToList();
        var real = assets.Exists(p => !IsPlaceholder(p));
        return new RestoredNode(isProject ? ComponentKind.Project : ComponentKind.Package, entry.Name!, version)
        {
            ContentHash = Text(library?.Sha512),
            Folder = !isProject && PackageId.IsValid(entry.Name!)
                ? entry.Name!.ToLowerInvariant() + "/" + version.ToLowerInvariant()
                : null,
            ProjectFile = isProject ? ProjectFile(library?.MSBuildProject, projectFolder) : null,
            Framework = isProject ? Text(entry.Framework) : null,
            Files = [.. files],
            AibomFiles = AibomFiles(files, framework),
            Dependencies = [.. entry.Dependencies.Select(d => d.Id)],
            FrameworkReferences = [.. entry.FrameworkReferences],
            HasRuntimeAssets = real,
            HasCompileAssets = entry.CompileTimeAssemblies.Any(i => !IsPlaceholder(i.Path)),
            Assemblies = isProject ? [] : Assemblies(entry),
            NativeAssets = NativeAssets(entry),
            // A placeholder of the package itself stands in its file list; one that restore put there does not.
            IsStripped = !real && assets.Exists(p => IsPlaceholder(p) && !files.Contains(p, StringComparer.OrdinalIgnoreCase)),
        };
    }

    private static IReadOnlyList<string> NativeAssets(LockFileTargetLibrary entry) =>
        entry.NativeLibraries.Count == 0 && entry.RuntimeTargets.Count == 0
            ? []
            : [.. entry.NativeLibraries.Select(i => i.Path)
                .Concat(entry.RuntimeTargets.Where(i => i.AssetType == "native").Select(i => i.Path))
                .Where(p => !IsPlaceholder(p))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)];

    // Most packages have one, under one name: what is compiled against and what runs.
    private static List<string> Assemblies(LockFileTargetLibrary entry)
    {
        var names = new List<string>(1);
        foreach (var item in entry.RuntimeAssemblies.Concat(entry.CompileTimeAssemblies).Where(item => item.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            var name = Path.GetFileNameWithoutExtension(item.Path);
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }

        return names;
    }

    private static string? ProjectFile(string? path, string? projectFolder) =>
        string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal) || !Path.IsPathFullyQualified(projectFolder ?? "")
            ? null
            : Path.GetFullPath(path.Replace('\\', '/'), projectFolder!);

    private static bool IsPlaceholder(string path) => path.EndsWith(Placeholder, StringComparison.Ordinal);

    private static IEnumerable<RestoredRoot> PackageRoots(TargetFrameworkInformation framework) =>
        framework.Dependencies
            .Where(d => d.LibraryRange.TypeConstraintAllows(LibraryDependencyTarget.Package))
            .Select(d => new RestoredRoot(d.Name, d.SuppressParent == LibraryIncludeFlags.All, d.IncludeType.HasFlag(LibraryIncludeFlags.Runtime)));

    // PrivateAssets on a project reference only concerns who references this project: the SDK copies and publishes it all the same.
    private static IEnumerable<RestoredRoot> ProjectRoots(PackageSpec spec, TargetFrameworkInformation framework, List<RestoredNode> nodes)
    {
        var references = spec.RestoreMetadata?.TargetFrameworks
            .Where(f => string.Equals(f.TargetAlias, framework.TargetAlias, StringComparison.OrdinalIgnoreCase)
                || (string.IsNullOrEmpty(f.TargetAlias) && NuGetFramework.Comparer.Equals(f.FrameworkName, framework.FrameworkName)))
            .SelectMany(f => f.ProjectReferences) ?? [];
        foreach (var reference in references)
        {
            if (nodes.Find(n => string.Equals(n.ProjectFile, reference.ProjectPath, StringComparison.OrdinalIgnoreCase)) is { } node)
                yield return new RestoredRoot(node.Name, IsPrivate: false, (reference.IncludeAssets & ~reference.ExcludeAssets).HasFlag(LibraryIncludeFlags.Runtime));
        }
    }

    private static List<string> AibomFiles(IList<string> files, NuGetFramework framework)
    {
        var aiboms = files.Where(f => f.StartsWith(AibomFolder, StringComparison.OrdinalIgnoreCase) && f.EndsWith(AibomExtension, StringComparison.OrdinalIgnoreCase)).ToList();
        return aiboms.Count == 0 ? [] : NearestOf(aiboms, framework);
    }

    private static List<string> NearestOf(List<string> aiboms, NuGetFramework framework)
    {
        var byFolder = aiboms
            .Select(f => (File: f, Parts: f.Split('/')))
            .Where(f => f.Parts.Length == 3)
            .ToLookup(f => Parse(f.Parts[1]), f => f.File, NuGetFramework.Comparer);
        return Nearest(framework, [.. byFolder.Select(g => g.Key)]) is { } nearest
            ? [.. byFolder[nearest].Order(StringComparer.Ordinal)]
            : [];
    }

    // As for assemblies: where a package has nothing for the framework, those count that the project falls back to.
    private static NuGetFramework? Nearest(NuGetFramework framework, NuGetFramework[] offered)
    {
        var reducer = new FrameworkReducer();
        return framework is AssetTargetFallbackFramework fallback
            ? fallback.Fallback.Prepend(fallback.RootFramework).Select(f => reducer.GetNearest(f, offered)).FirstOrDefault(f => f is not null)
            : reducer.GetNearest(framework, offered);
    }

    private static NuGetFramework Parse(string shortName)
    {
        try
        {
            return NuGetFramework.Parse(shortName);
        }
        catch (Exception e) when (e is FrameworkException or ArgumentException or FormatException)
        {
            return NuGetFramework.UnsupportedFramework;
        }
    }

    // Since version 4 a target is named by the alias; before, two aliases of one framework could not be told apart.
    private static bool IsOf(LockFileTarget target, TargetFrameworkInformation framework) =>
        string.IsNullOrEmpty(target.TargetAlias)
            ? NuGetFramework.Comparer.Equals(target.TargetFramework, framework.FrameworkName)
            : string.Equals(target.TargetAlias, framework.TargetAlias, StringComparison.OrdinalIgnoreCase);

    private static string Key(string name, NuGetVersion version) => name + "/" + version.ToNormalizedString();

    private static bool SameRuntime(string? left, string? right) => string.Equals(left ?? "", right ?? "", StringComparison.OrdinalIgnoreCase);

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
