using System.Text.Json;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>
/// MCP servers that a client is told to use: <c>mcpServers</c> (most clients) and <c>servers</c> (Visual Studio and VS Code). One faulty
/// server is a finding and does not hide the others.
/// </summary>
public static class McpFileSensor
{
    public static SensedComponents Read(string text, string file, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, file, faults) is not { } tree)
            return SensedComponents.None;

        var servers = new List<Declared<McpServer>>();
        var groups = tree.Root.Members.Where(member => member.Name is "mcpServers" or "servers").ToList();
        if (groups.Count == 0)
            faults.Add(tree.Fault(tree.Root, "it has neither 'mcpServers' nor 'servers'; add one of them or delete the file"));

        foreach (var group in groups)
        {
            if (group.Value.Kind != JsonValueKind.Object)
            {
                faults.Add(tree.Fault(group.Value, $"'{group.Name}' holds {JsonTree.NameOf(group.Value.Kind)}; write an object of servers by name"));
                continue;
            }

            foreach (var member in group.Value.Members)
            {
                if (new Declaration(tree, group.Name, member, faults).Read() is { } server)
                    servers.Add(server);
            }
        }

        return SensedComponents.None with { McpServers = servers };
    }

    /// <summary>One server of the file.</summary>
    private sealed class Declaration(JsonTree tree, string group, JsonMember member, ICollection<Finding> faults)
    {
        private string Path => group + "." + member.Name;

        public Declared<McpServer>? Read()
        {
            if (member.Value.Kind != JsonValueKind.Object)
            {
                Fault(member.Value, $"{Shown} holds {JsonTree.NameOf(member.Value.Kind)}; write an object with 'command' or 'url'");
                return null;
            }

            var hasCommand = member.Value["command"] is not null;
            var hasUrl = member.Value["url"] is not null;
            if (!hasCommand && !hasUrl)
            {
                Fault(member.Value, $"{Shown} has neither 'command' nor 'url'; add one of them");
                return null;
            }

            // Clients differ in which of the two wins; the command is what runs on this machine.
            return hasCommand ? ReadCommand() : ReadUrl();
        }

        private Declared<McpServer>? ReadCommand()
        {
            var commandNode = member.Value["command"]!;
            if (StringOf(commandNode, "command") is not { } command)
                return null;

            if (string.IsNullOrWhiteSpace(command))
            {
                Fault(commandNode, $"'command' of {Shown} is empty; name the program");
                return null;
            }

            var (arguments, nodes) = Arguments();
            var launch = LaunchLine.Parse(command, arguments);
            var place = launch.Package is not null && launch.PackageArgument >= 0 && launch.PackageArgument < nodes.Count
                ? nodes[launch.PackageArgument]
                : commandNode;
            return Declare(place, "stdio", server => server with
            {
                Launcher = launch.Launcher,
                Package = launch.Package,
                PackageVersion = launch.Version,
                Pin = launch.Pin,
            });
        }

        private Declared<McpServer>? ReadUrl()
        {
            var urlNode = member.Value["url"]!;
            if (StringOf(urlNode, "url") is not { } url)
                return null;

            var address = PublicUrl.Of(url);
            if (address is null && !url.Contains("${", StringComparison.Ordinal))
            {
                Fault(urlNode, $"'url' of {Shown} is not an absolute http or https address; correct it");
                return null;
            }

            var type = member.Value.StringAt("type") ?? member.Value.StringAt("transport");
            var transport = string.Equals(type, "sse", StringComparison.OrdinalIgnoreCase) ? "sse" : "http";
            return Declare(urlNode, transport, server => server with { Url = address });
        }

        private Declared<McpServer> Declare(JsonNode place, string transport, Func<McpServer, McpServer> complete)
        {
            var span = tree.SpanOf(place);
            var server = new McpServer(member.Name, McpRole.Used, transport)
            {
                EnvironmentNames = EnvironmentNames(),
                Evidence = [new Evidence(tree.File, span.Line, span.Column, Technique.ManifestAnalysis) { Context = Path }],
            };
            return new Declared<McpServer>(complete(server), span);
        }

        private (IReadOnlyList<string?> Values, IReadOnlyList<JsonNode> Nodes) Arguments()
        {
            if (member.Value["args"] is not { Kind: not JsonValueKind.Null } args)
                return ([], []);

            if (args.Kind != JsonValueKind.Array)
            {
                Fault(args, $"'args' of {Shown} holds {JsonTree.NameOf(args.Kind)}; write an array of strings");
                return ([], []);
            }

            foreach (var item in args.Items.Where(item => item.Kind != JsonValueKind.String))
                Fault(item, $"'args' of {Shown} holds {JsonTree.NameOf(item.Kind)}; write every argument as a string");

            return ([.. args.Items.Select(item => item.Kind == JsonValueKind.String ? item.Text : null)], args.Items);
        }

        private IReadOnlyList<string> EnvironmentNames()
        {
            if (member.Value["env"] is not { Kind: not JsonValueKind.Null } env)
                return [];

            if (env.Kind == JsonValueKind.Object)
                return [.. env.Members.Select(variable => variable.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

            Fault(env, $"'env' of {Shown} holds {JsonTree.NameOf(env.Kind)}; write an object of variables by name");
            return [];
        }

        private string? StringOf(JsonNode node, string name)
        {
            if (node.Kind == JsonValueKind.String)
                return node.Text;

            Fault(node, $"'{name}' of {Shown} holds {JsonTree.NameOf(node.Kind)}; write a string");
            return null;
        }

        private string Shown => "server " + QuotedText.Of(member.Name);

        private void Fault(JsonNode node, string cause) => faults.Add(tree.Fault(node, cause));
    }
}
