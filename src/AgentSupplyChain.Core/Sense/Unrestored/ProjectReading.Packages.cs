using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <content>The packages that restore would ask for, as far as declarations and a lock file tell.</content>
internal sealed partial class ProjectReading
{
    /// <param name="IsDecided">Its version is the one that restore takes, unless another package asks for a higher one.</param>
    internal readonly record struct DeclaredPackage(Package Package, bool IsDecided);

    /// <summary>The packages that are asked for and that a lock file does not hold, or not in the version that is asked for. What stays open is noted as unknown.</summary>
    public IEnumerable<DeclaredPackage> DeclaredPackages(IReadOnlyList<PackageDeclaration> declarations, LockedGraph lockFile)
    {
        var locked = lockFile.Packages.ToLookup(package => package.Id, package => package.Version, StringComparer.OrdinalIgnoreCase);
        var all = declarations.Where(d => d.Kind != DeclarationKind.PackageDownload).ToLookup(d => d.Id, StringComparer.OrdinalIgnoreCase);
        List<DeclaredPackage> found = [.. declarations.Where(d => d.Kind == DeclarationKind.PackageDownload).SelectMany(Downloads)];
        foreach (var id in all.Where(group => group.Any(d => d.Kind != DeclarationKind.PackageVersion)))
        {
            var name = id.First(d => d.Kind != DeclarationKind.PackageVersion).Id;
            var stated = Stated(id);
            found.AddRange(locked.Contains(id.Key) ? Beside([.. locked[id.Key]], name, stated) : Alone(name, stated));
        }

        if (!lockFile.Exists && all.Any(group => group.Any(d => d.Kind != DeclarationKind.PackageVersion)))
            _unknown.Add(new UnknownPart("packages that come through others: there is no lock file that lists them", new FileSpan(_projectName)));

        // The lowest version of what floats may be stated elsewhere too.
        return found.OrderByDescending(one => one.IsDecided).DistinctBy(one => one.Package.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The declarations that give the package a version: its own, and the central one where an item leaves it to that. An item that names none is one of them where nothing else does.</summary>
    private static List<PackageDeclaration> Stated(IEnumerable<PackageDeclaration> declarations)
    {
        var (central, own) = (declarations.Where(d => d.Kind == DeclarationKind.PackageVersion).ToList(), declarations.Where(d => d.Kind != DeclarationKind.PackageVersion).ToList());
        List<PackageDeclaration> stated = [.. own.Where(d => d.Form != VersionForm.None), .. own.Exists(d => d.Form == VersionForm.None) ? central : []];
        return stated.Count > 0 ? stated : own;
    }

    private IEnumerable<DeclaredPackage> Alone(string id, List<PackageDeclaration> stated)
    {
        foreach (var declaration in stated)
        {
            var isDecided = declaration.Form is VersionForm.Exact or VersionForm.Minimum or VersionForm.Range;
            if (!isDecided)
                NoteUndecided(declaration, declaration.Form);
            yield return new DeclaredPackage(At(declaration, id, Lowest(declaration.Version)), isDecided);
        }
    }

    // What floats or is a range was decided when the lock file was written, and may have become any version of it.
    private IEnumerable<DeclaredPackage> Beside(List<string> locked, string id, List<PackageDeclaration> stated) =>
        from declaration in stated
        where declaration.Form is VersionForm.Exact or VersionForm.Minimum
        let version = Lowest(declaration.Version)
        where version is not null && !NuGetBoundary.Call(() => locked.Any(one => NuGetAdapter.CompareVersions(one, version) == 0), true, _projectName, _faults)
        select new DeclaredPackage(At(declaration, id, version), IsDecided: true);

    // A lock file does not hold them.
    private IEnumerable<DeclaredPackage> Downloads(PackageDeclaration declaration)
    {
        foreach (var version in declaration.Version.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
        {
            var form = version.Length == 0 ? VersionForm.None : FormOf(declaration.Kind, version);
            if (form != VersionForm.Exact)
                NoteUndecided(declaration, form);
            yield return new DeclaredPackage(At(declaration, declaration.Id, Lowest(version)), IsDecided: form == VersionForm.Exact);
        }
    }

    // A text that NuGet cannot read is noted where it is read.
    private void NoteUndecided(PackageDeclaration declaration, VersionForm form)
    {
        if (form != VersionForm.Unreadable)
            _unknown.Add(new UnknownPart("the version of a package that restore chooses", declaration.Location));
    }

    // Of a package with a central version the place is that of the reference.
    private static Package At(PackageDeclaration declaration, string id, string? version) => new(id, version ?? "")
    {
        IsDirect = true,
        HasMetadata = false,
        Declaration = declaration.Kind == DeclarationKind.PackageVersion ? null : new Evidence(declaration.Location.File, declaration.Location.Line, declaration.Location.Column, Technique.ManifestAnalysis),
    };

    private string? Lowest(string version) => NuGetBoundary.Call(() => NuGetAdapter.Lowest(version), null, _projectName, _faults);
}
