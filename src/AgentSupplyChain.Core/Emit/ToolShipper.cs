using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Who ships a tool: the package or project whose assembly holds its code, or defines it.</summary>
/// <param name="Name">The purl of a package; for a project its <c>bom-ref</c> in the SBOM.</param>
/// <param name="Ref">Its <c>bom-ref</c> in the SBOM; null where it is no component of it.</param>
internal sealed record ToolShipper(string Name, string? Ref)
{
    /// <summary>bom-ref in the AIBOM of what a server's launcher fetches; null where that is in the SBOM.</summary>
    public string? FetchedRef { get; init; }

    /// <summary>For every tool of the inventory; null where nothing tells, or two packages have an assembly of that name.</summary>
    public static Func<Tool, ToolShipper?> In(AgentInventory inventory)
    {
        var known = new Dictionary<string, ToolShipper?>(StringComparer.OrdinalIgnoreCase);
        return tool =>
        {
            if (tool.IsOnlyNamed)
                return OfServer(tool, inventory);
            if (tool.Assembly is not { } assembly)
                return null;
            if (!known.TryGetValue(assembly, out var shipper))
                known[assembly] = shipper = OfAssembly(assembly, inventory);

            return shipper;
        };
    }

    private static ToolShipper? OfAssembly(string assembly, AgentInventory inventory)
    {
        if (Same(assembly, inventory.Project.AssemblyName))
            return new ToolShipper(BomRef.Of(inventory.Project), BomRef.Of(inventory.Project));

        var projects = inventory.Projects.Where(project => Same(project.OutputFile is { } file ? Path.GetFileNameWithoutExtension(file) : project.Name, assembly)).Take(2).ToList();
        if (projects.Count > 0)
            return projects.Count == 1 ? new ToolShipper(BomRef.Of(projects[0]), BomRef.Of(projects[0])) : null;

        var packages = inventory.Packages.Where(package => package.Assemblies.Contains(assembly, StringComparer.OrdinalIgnoreCase)).Take(2).ToList();
        return packages.Count == 1 ? new ToolShipper(PackageUrl.NuGet(packages[0].Id, packages[0].Version), BomRef.Of(packages[0])) : null;
    }

    // What a server offers is in what its launcher starts.
    private static ToolShipper? OfServer(Tool tool, AgentInventory inventory)
    {
        var servers = inventory.McpServers.Where(server => server.Role == McpRole.Used && server.Name == tool.Server).Take(2).ToList();
        if (servers.Count != 1 || servers[0] is not { Package: { } package } server)
            return null;

        var version = AiServices.PinnedVersion(server);
        var purl = PackageUrl.Launched(server.Launcher, package, version);
        if (purl is null)
            return null;

        return purl.StartsWith("pkg:nuget/", StringComparison.Ordinal) && inventory.Packages.FirstOrDefault(one => Same(one.Id, package) && Same(one.Version, version ?? "")) is { } referenced
            ? new ToolShipper(purl, BomRef.Of(referenced))
            : new ToolShipper(purl, Ref: null) { FetchedRef = BomRef.OfPackageUrl(purl) };
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
