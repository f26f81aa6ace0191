using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Packages;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// NuGet packages that files of a project have run and no graph holds: those of scripts, and of the commands that start MCP servers. Exact versions only:
/// what another one brings is not known before it runs, and has rules of its own.
/// </summary>
internal static class LaunchedPackages
{
    public static IEnumerable<Package> Of(IEnumerable<PackageDeclaration> declarations, IEnumerable<Declared<McpServer>> servers) => OfScripts(declarations).Concat(OfServers(servers));

    public static IEnumerable<Package> OfScripts(IEnumerable<PackageDeclaration> declarations) =>
        from declaration in declarations
        where declaration.Form is VersionForm.Minimum or VersionForm.Exact && ScriptSensor.IsScript(declaration.Location.File)
        select At(declaration.Id, declaration.Version.Trim('[', ']', ' '), declaration.Location);

    public static IEnumerable<Package> OfServers(IEnumerable<Declared<McpServer>> servers) =>
        from server in servers
        where server.Component is { Pin: PinState.Pinned, Package.Length: > 0, PackageVersion: not null } && McpServerNames.IsNuGet(server.Component.Launcher)
        select At(server.Component.Package!, server.Component.PackageVersion!, server.Span);

    private static Package At(string id, string version, FileSpan place) => new(id, version)
    {
        IsDirect = true,
        Declaration = new Evidence(place.File, place.Line, place.Column, Technique.ManifestAnalysis),
    };
}
