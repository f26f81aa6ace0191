using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>An item that references another project.</summary>
/// <param name="Project">Path of that project as <see cref="ReferencedProject.Path"/> has it.</param>
public sealed record ProjectReferencePlace(string Project, FileSpan Location);

/// <summary>Gives projects of the graph the items that reference them.</summary>
internal static class ProjectReferences
{
    /// <summary>For a restored graph, which tells which projects are referenced directly and where they lie.</summary>
    public static IReadOnlyList<ReferencedProject> Attach(IReadOnlyList<ReferencedProject> projects, IReadOnlyList<ProjectReferencePlace> places)
    {
        var byPath = places.ToLookup(place => place.Project, place => place.Location, StringComparer.OrdinalIgnoreCase);
        return [.. projects.Select(project => project.IsDirect && byPath[project.Path].FirstOrDefault() is { } place ? project with { Declaration = At(place) } : project)];
    }

    /// <summary>
    /// For a lock file, which tells neither: a project goes by the name of its file there. One that no item was found for is taken for a direct one only where
    /// no other project brings it.
    /// </summary>
    public static IReadOnlyList<ReferencedProject> AttachByName(IReadOnlyList<ReferencedProject> projects, IReadOnlyList<ProjectReferencePlace> places)
    {
        var byName = places.ToLookup(place => Path.GetFileNameWithoutExtension(place.Project), StringComparer.OrdinalIgnoreCase);
        var brought = projects.SelectMany(project => project.DependsOn)
            .Where(dependency => dependency.Kind == ComponentKind.Project)
            .Select(dependency => dependency.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. projects.Select(project => byName[project.Name].FirstOrDefault() is { } place
                ? project with { Path = place.Project, Declaration = At(place.Location) }
                : project with { IsDirect = !brought.Contains(project.Name) }),
        ];
    }

    private static Evidence At(FileSpan place) => new(place.File, place.Line, place.Column, Technique.ManifestAnalysis);
}
