using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.Weights;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>An <c>Agent*</c> item of the project.</summary>
/// <param name="ItemType"><c>AgentPrompt</c>, <c>AgentModel</c>, <c>AgentMcpServer</c>, <c>AgentTool</c>, <c>AgentDataset</c>.</param>
/// <param name="Identity">The include, as evaluated.</param>
/// <param name="FullPath">Absolute path, for items that are files.</param>
/// <param name="DefiningFile">The project or import that holds the item, relative to the project folder, with forward slashes.</param>
public sealed record ItemFact(string ItemType, string Identity, string? FullPath, IReadOnlyDictionary<string, string> Metadata, string DefiningFile);

/// <summary>What the user says in items. An item says more than a file shows, so it is read even where no sensor would look.</summary>
public static class ItemSensor
{
    /// <param name="projectDirectory">Absolute path of the project folder.</param>
    /// <param name="factsFile">Absolute path of what is remembered of data sets between builds; null to remember nothing.</param>
    public static SensedComponents Read(IEnumerable<ItemFact> items, string projectDirectory, ICollection<Finding> faults, string? factsFile = null)
    {
        FileFacts? facts = null;
        DatasetFile? files = null;
        var models = new List<Declared<Model>>();
        var servers = new List<Declared<McpServer>>();
        var tools = new List<Declared<Tool>>();
        var datasets = new List<Declared<Dataset>>();
        foreach (var item in items.Select(item => Named(item, projectDirectory)))
        {
            switch (item.ItemType)
            {
                // What is a file is read, and knows more.
                case "AgentModel" when !WeightsSensor.IsFile(item):
                    models.Add(new Declared<Model>(ModelOf(item, faults), new FileSpan(item.DefiningFile)));
                    break;
                case "AgentMcpServer" when McpServerOf(item, faults) is { } server:
                    servers.Add(new Declared<McpServer>(server, new FileSpan(item.DefiningFile)));
                    break;
                case "AgentTool":
                    tools.Add(new Declared<Tool>(new Tool(item.Identity) { Evidence = [Said(item)] }, new FileSpan(item.DefiningFile)));
                    break;
                case "AgentDataset":
                    files ??= new DatasetFile(projectDirectory, facts = new FileFacts(factsFile));
                    datasets.Add(new Declared<Dataset>(files.Read(DatasetOf(item, faults), item, faults), new FileSpan(item.DefiningFile)));
                    break;
            }
        }

        facts?.Write();

        return SensedComponents.None with { Models = models, McpServers = servers, Tools = tools, Datasets = datasets };
    }

    /// <summary>The files of <c>AgentPrompt</c> items, whatever they are called: they are prompts to every check, as those known by their names.</summary>
    /// <param name="projectDirectory">Absolute path of the project folder.</param>
    public static IEnumerable<SensedFile> ReadPrompts(IEnumerable<ItemFact> items, string projectDirectory, ICollection<Finding> faults)
    {
        var boundary = new LinkBoundary(projectDirectory);
        foreach (var item in items.Where(item => item is { ItemType: "AgentPrompt", FullPath: not null }).Select(item => Named(item, projectDirectory)))
        {
            var prompt = new ProjectFile(item.FullPath!, item.Identity);
            if (!boundary.IsLeftBy(prompt, faults) && FileSensor.Read(prompt, ProjectFileKind.Prompt, faults) is { } file)
                yield return file with { Components = file.Components with { Prompts = [.. file.Components.Prompts.Select(declared => WithRole(declared, Value(item, "Role")))] } };
        }
    }

    /// <summary>
    /// An include may be written with <c>$(MSBuildThisFileDirectory)</c>: what is a path is named as the files of the project are, so that it
    /// is one with the file that a sensor finds, and no folder of the machine enters a document.
    /// </summary>
    private static ItemFact Named(ItemFact item, string projectDirectory)
    {
        if (item.ItemType == "AgentMcpServer" || item.FullPath is null || (item.ItemType != "AgentPrompt" && !Path.IsPathRooted(item.Identity)))
            return item.ItemType == "AgentDataset" ? item with { Identity = item.Identity.Replace('\\', '/') } : item;

        return item with { Identity = UserPath.Of(item.FullPath, projectDirectory) ?? Path.GetFileName(item.FullPath) };
    }

    private static Declared<Prompt> WithRole(Declared<Prompt> prompt, string? role) =>
        role is null ? prompt : prompt with { Component = prompt.Component with { Role = role.ToLowerInvariant() } };

    private static Model ModelOf(ItemFact item, ICollection<Finding> faults)
    {
        var provider = Value(item, "Provider")?.ToLowerInvariant() ?? ModelName.ProviderOf(item.Identity) ?? ModelProvider.Unknown;
        var model = NamedModel.Of(provider, item.Identity);
        var version = Value(item, "Version");
        var sha256 = DigestOf(item, faults);
        return model with
        {
            Version = version,
            Sha256 = sha256,
            // What the user states beside the name fixes a name that does not fix itself.
            Pin = sha256 is not null || (version is not null && !Moves(version)) ? PinState.Pinned : model.Pin,
            Evidence = [Said(item)],
        };
    }

    private static McpServer? McpServerOf(ItemFact item, ICollection<Finding> faults)
    {
        if (Value(item, "Command") is { } command)
        {
            var launch = LaunchCommand.ParseLine(command, Value(item, "Arguments")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
            return new McpServer(item.Identity, McpRole.Used, "stdio")
            {
                Launcher = launch.Launcher,
                Package = launch.Package,
                // A package is fetched in the version of the command, whatever the item says beside it.
                PackageVersion = launch.Package is null ? Value(item, "Version") : launch.Version,
                Pin = launch.Pin,
                Evidence = [Said(item)],
            };
        }

        if (Value(item, "Url") is not { } url || PublicUrl.Of(url) is not { } address)
        {
            var cause = $"item AgentMcpServer {QuotedText.Of(item.Identity)} has neither 'Command' nor an absolute http or https 'Url'; add one of them";
            faults.Add(BoundedFile.Fault(item.DefiningFile, cause));
            return null;
        }

        return new McpServer(item.Identity, McpRole.Used, "http") { Url = address, PackageVersion = Value(item, "Version"), Evidence = [Said(item)] };
    }

    private static Dataset DatasetOf(ItemFact item, ICollection<Finding> faults) => new(item.Identity)
    {
        Classification = Value(item, "Classification"),
        Sha256 = DigestOf(item, faults),
        Evidence = [Said(item)],
    };

    internal static string? DigestOf(ItemFact item, ICollection<Finding> faults)
    {
        if (Value(item, "Sha256") is not { } digest)
            return null;

        if (digest.Length == 64 && digest.All(char.IsAsciiHexDigit))
            return digest.ToLowerInvariant();

        var cause = $"'Sha256' of item {item.ItemType} {QuotedText.Of(item.Identity)} is not a SHA-256 digest; write its 64 hexadecimal digits";
        faults.Add(BoundedFile.Fault(item.DefiningFile, cause));
        return null;
    }

    private static bool Moves(string version) =>
        version.Contains('*', StringComparison.Ordinal)
        || version.ToLowerInvariant() is "latest" or "default" or "auto" or "stable" or "main" or "master" or "preview";

    private static Evidence Said(ItemFact item) => new(item.DefiningFile, 0, 0, Technique.Other) { Context = item.ItemType };

    private static string? Value(ItemFact item, string name) =>
        item.Metadata.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
