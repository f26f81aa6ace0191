using System.Collections.Frozen;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>Finds the place in project files where each package is asked for.</summary>
public static class DeclarationSensor
{
    private const int IncludeLimit = 64;

    private static readonly FrozenSet<string> Names = Enum.GetNames<DeclarationKind>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// One declaration for each version that the user declares; items of the SDK are left out, and so are the items that the SDK makes of a
    /// global reference: they repeat one that has its own place.
    /// </summary>
    /// <param name="projectFile">Absolute path of the project file.</param>
    public static IReadOnlyList<PackageDeclaration> Read(IEnumerable<DeclaredItem> items, string projectFile, ICollection<Finding> faults)
    {
        var projectDirectory = Path.GetDirectoryName(projectFile)!;
        var projectName = FileBasedApp.ProjectName(projectFile);
        var files = new Dictionary<string, DefiningFile>(StringComparer.Ordinal);
        List<PackageDeclaration> declarations = [];
        var own = items.Where(i => !i.IsImplicitlyDefined).ToList();
        var global = own.Where(i => i.Kind == DeclarationKind.GlobalPackageReference).Select(i => i.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var item in own)
        {
            if (!files.TryGetValue(item.DefiningFile, out var file))
                files.Add(item.DefiningFile, file = Open(item.DefiningFile, projectDirectory, projectName));

            if (item.Kind != DeclarationKind.GlobalPackageReference && global.Contains(item.Id) && !file.Mentions(item.Kind, item.Id))
                continue;

            var version = item.Version?.Trim() ?? "";
            var versionOverride = item.VersionOverride?.Trim() ?? "";
            if (versionOverride.Length > 0)
                declarations.Add(Declare(item, versionOverride, isOverride: true, file, projectName, faults));

            if (versionOverride.Length == 0 || version.Length > 0)
                declarations.Add(Declare(item, version, isOverride: false, file, projectName, faults));
        }

        return WithCentral([.. declarations.Distinct()], projectName, faults);
    }

    /// <summary>Marks the overrides that go below the central version.</summary>
    internal static IReadOnlyList<PackageDeclaration> WithCentral(IReadOnlyList<PackageDeclaration> declarations, string projectName, ICollection<Finding> faults)
    {
        var central = declarations.Where(d => d.Kind == DeclarationKind.PackageVersion).ToLookup(d => d.Id, d => d.Version, StringComparer.OrdinalIgnoreCase);
        return [.. declarations.Select(d => d.IsOverride && central[d.Id].FirstOrDefault() is { } version
            && NuGetBoundary.Call(() => NuGetAdapter.IsLower(d.Version, version), false, projectName, faults)
            ? d with { Undercuts = version }
            : d)];
    }

    /// <summary>The packages with the line that asks for each direct one.</summary>
    public static IReadOnlyList<Package> Attach(IEnumerable<Package> packages, IEnumerable<PackageDeclaration> declarations) =>
        AttachTo(packages, declarations.Where(d => d.Kind is DeclarationKind.PackageReference or DeclarationKind.GlobalPackageReference));

    /// <summary>The packages that are only downloaded, with the line that asks for each; packs of frameworks have none.</summary>
    public static IReadOnlyList<Package> AttachDownloads(IEnumerable<Package> packages, IEnumerable<PackageDeclaration> declarations) =>
        AttachTo(packages, declarations.Where(d => d.Kind == DeclarationKind.PackageDownload));

    private static IReadOnlyList<Package> AttachTo(IEnumerable<Package> packages, IEnumerable<PackageDeclaration> declarations)
    {
        var places = declarations
            .ToLookup(d => d.Id, d => d.Location, StringComparer.OrdinalIgnoreCase);
        return [.. packages.Select(p => p is { IsDirect: true, Declaration: null } && places[p.Id].FirstOrDefault() is { } place
            ? p with { Declaration = new Evidence(place.File, place.Line, place.Column, Technique.ManifestAnalysis) }
            : p)];
    }

    private static DefiningFile Open(string path, string projectDirectory, string projectName)
    {
        if (FileBasedApp.EntryOf(path) is { } entry && UserPath.Of(entry, projectDirectory) is { } source)
            return new DefiningFile(source, [.. Directives(entry, projectDirectory)]) { IsSource = true };

        return UserPath.Of(path, projectDirectory) is { } name
            ? new DefiningFile(name, ProjectXml.Read(path, Names))
            : new DefiningFile(projectName, []) { IsForeign = true };
    }

    /// <summary>The packages of a file-based app: those of its first file, and of the files that this one includes by name.</summary>
    internal static IEnumerable<ItemElement> Directives(string entry, string projectDirectory)
    {
        var boundary = new LinkBoundary(projectDirectory);
        var files = new List<string> { entry };
        for (var i = 0; i < files.Count && i < IncludeLimit; i++)
        {
            if (UserPath.Of(files[i], projectDirectory) is not { } name || boundary.IsLeftBy(new ProjectFile(files[i], name), []))
                continue;

            foreach (var directive in SourceDirectives.Read(files[i], name, []))
            {
                if (directive.Kind == SourceDirectives.Package)
                    yield return new ItemElement(nameof(DeclarationKind.PackageReference), [directive.Name], directive.Tag) { Version = directive.Version, File = name };
                else if (directive.Kind == SourceDirectives.Include && Path.GetFullPath(directive.Name, Path.GetDirectoryName(files[i])!) is var included && !files.Contains(included))
                    files.Add(included);
            }
        }
    }

    private static PackageDeclaration Declare(
        DeclaredItem item, string version, bool isOverride, DefiningFile file, string projectName, ICollection<Finding> faults)
    {
        var form = version.Length == 0 ? VersionForm.None : FormOf(item.Kind, version, projectName, faults);
        return new PackageDeclaration(item.Kind, item.Id, version, form, file.Place(item, version, isOverride)) { IsOverride = isOverride, IsDirective = file.IsSource, IsForeign = file.IsForeign };
    }

    // A download takes a list of versions: the loosest of them speaks for all.
    internal static VersionForm FormOf(DeclarationKind kind, string version, string projectName, ICollection<Finding> faults)
    {
        var parts = kind == DeclarationKind.PackageDownload
            ? version.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [version];
        return NuGetBoundary.Call(() => LoosestOf(parts), VersionForm.Unreadable, projectName, faults);
    }

    private static VersionForm LoosestOf(string[] versions)
    {
        var loosest = VersionForm.None;
        foreach (var version in versions)
        {
            var form = NuGetAdapter.FormOf(version);
            loosest = form > loosest ? form : loosest;
        }

        return loosest;
    }

    /// <param name="name">How the file is named to the user.</param>
    private sealed class DefiningFile(string name, IReadOnlyList<ItemElement> elements)
    {
        private readonly Dictionary<string, List<ItemElement>> _byId = ById(elements);

        /// <summary>Source code that declares by directives.</summary>
        public bool IsSource { get; init; }

        public bool IsForeign { get; init; }

        public bool Mentions(DeclarationKind kind, string id) => Matching(kind, id).Count > 0;

        /// <summary>
        /// Conditions are not evaluated here, so among several elements the one that says the evaluated version is taken, then one that makes its
        /// version of properties, then any with a version.
        /// </summary>
        public FileSpan Place(DeclaredItem item, string version, bool isOverride)
        {
            XmlText? VersionIn(ItemElement element) => isOverride ? element.VersionOverride : element.Version;
            if (Matching(item.Kind, item.Id).OrderBy(element => Rank(VersionIn(element), version)).FirstOrDefault() is not { } best)
                return new FileSpan(name);

            var text = version.Length == 0 ? best.Tag : VersionIn(best) ?? best.Tag;
            return new FileSpan(best.File ?? name, text.Line, text.Column, text.EndLine, text.EndColumn);
        }

        // A file may have thousands of elements, and each is asked for by its id.
        private static Dictionary<string, List<ItemElement>> ById(IReadOnlyList<ItemElement> elements)
        {
            var byId = new Dictionary<string, List<ItemElement>>(StringComparer.OrdinalIgnoreCase);
            foreach (var element in elements)
            {
                foreach (var id in element.Ids.Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    if (!byId.TryGetValue(id, out var same))
                        byId.Add(id, same = []);
                    same.Add(element);
                }
            }

            return byId;
        }

        private static int Rank(XmlText? text, string version) => text switch
        {
            null => version.Length == 0 ? 0 : 3,
            { Value: var value } when value == version => 0,
            { Value: var value } when value.Contains("$(", StringComparison.Ordinal) => 1,
            _ => 2,
        };

        private List<ItemElement> Matching(DeclarationKind kind, string id) =>
            _byId.TryGetValue(id, out var elements) ? elements.FindAll(element => string.Equals(element.Name, kind.ToString(), StringComparison.OrdinalIgnoreCase)) : [];
    }
}
