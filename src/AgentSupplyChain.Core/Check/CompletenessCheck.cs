using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>
/// ASC1001: what the SBOM lacks because a part of the graph could not be resolved. A file that was there and could not be read is told by ASC9003, with
/// its name: a nuspec, the document of a reference, the record of the code. It is not told a second time.
/// </summary>
public static class CompletenessCheck
{
    private const int NamedInMessage = 5;

    /// <param name="inventory">As it is written: with what packages say of themselves.</param>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IEnumerable<Finding> Check(AgentInventory inventory, string projectFile)
    {
        var gaps = Gaps(inventory).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (gaps.Count == 0)
            yield break;

        var more = gaps.Count > NamedInMessage ? $", and {gaps.Count - NamedInMessage} more" : "";
        yield return new Finding(
            Rules.BomIncomplete,
            $"The SBOM is not complete: {string.Join(", ", gaps.Take(NamedInMessage))}{more}; remove these packages from the packages folder and run dotnet restore",
            new FileSpan(projectFile),
            "sbom");
    }

    private static IEnumerable<string> Gaps(AgentInventory inventory)
    {
        var nodes = inventory.Packages.Select(package => Key(ComponentKind.Package, package.Id, package.Version))
            .Concat(inventory.Projects.Select(project => Key(ComponentKind.Project, project.Name, project.Version)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var package in inventory.Packages)
        {
            var name = Name(package.Id, package.Version);
            if (package.HasMetadata && package.Sha512 is null)
                yield return $"the file of {name} is not there to be hashed";

            foreach (var target in Unresolved(package.DependsOn).Concat(package.Unresolved.Select(QuotedText.Of)))
                yield return $"{name} needs {target}, which was not resolved";
        }

        foreach (var project in inventory.Projects)
        {
            foreach (var target in Unresolved(project.DependsOn).Concat(project.Unresolved.Select(QuotedText.Of)))
                yield return $"{Name(project.Name, project.Version)} needs {target}, which was not resolved";
        }

        IEnumerable<string> Unresolved(IReadOnlyList<ComponentRef> targets) =>
            targets.Where(target => !nodes.Contains(Key(target.Kind, target.Name, target.Version))).Select(target => Name(target.Name, target.Version));
    }

    private static string Key(ComponentKind kind, string name, string version) => (kind == ComponentKind.Package ? "package:" : "project:") + name + "/" + version;

    private static string Name(string name, string version) => QuotedText.Of(name + "/" + version);
}
