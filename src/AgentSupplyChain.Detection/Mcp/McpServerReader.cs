using AgentSupplyChain.Detection.Json;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Transport;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>One server of an MCP file.</summary>
internal sealed class McpServerReader(McpFile file, string group, JsonMember member)
{
    /// <summary>What a client fills in when it starts the server: <c>${input:key}</c>, <c>${env:NAME}</c>, <c>${workspaceFolder}</c>.</summary>
    private const string Placeholder = "${";

    public McpFileServer? Read()
    {
        if (member.Value.Kind != JsonValueKind.Object)
        {
            Problem(member.Value, $"{{0}} holds {member.Value.Kind.WithArticle()}; write an object with 'command' or 'url'");
            return null;
        }

        // Clients differ in which of the two wins; the command is what runs on this machine.
        if (member.Value["command"] is { } command)
            return ReadCommand(command);

        if (member.Value["url"] is { } url)
            return ReadUrl(url);

        Problem(member.Value, "{0} has neither 'command' nor 'url'; add one of them");
        return null;
    }

    private McpFileServer? ReadCommand(JsonNode node)
    {
        if (StringOf(node, "command") is not { } command)
            return null;

        if (string.IsNullOrWhiteSpace(command))
        {
            Problem(node, "'command' of {0} is empty; name the program");
            return null;
        }

        var arguments = Arguments();
        string?[] written = [.. arguments.Select(item => item.Kind == JsonValueKind.String ? item.Text : null)];
        var launch = WithoutPlaceholder(LaunchCommand.ParseLine(command, written));
        var place = launch.Package is not null && launch.PackageArgument >= 0 && launch.PackageArgument < arguments.Count
            ? arguments[launch.PackageArgument]
            : node;
        return Declare("stdio", place) with { Launch = launch, CommandLine = [command, .. written] };
    }

    private McpFileServer? ReadUrl(JsonNode node)
    {
        if (StringOf(node, "url") is not { } url)
            return null;

        if (!HttpAddress.IsAddress(url) && !IsPlaceholder(url))
        {
            Problem(node, "'url' of {0} is not an absolute http or https address; correct it");
            return null;
        }

        var type = member.Value.StringAt("type") ?? member.Value.StringAt("transport");
        return Declare(string.Equals(type, "sse", StringComparison.OrdinalIgnoreCase) ? "sse" : "http", node) with { Url = url };
    }

    // What the client fills in may be one exact version or "latest": that is unknown, which is neither pinned nor floating.
    private static LaunchCommand WithoutPlaceholder(LaunchCommand launch)
    {
        if (IsPlaceholder(launch.Package))
            return new LaunchCommand(launch.Launcher, PackageSpec.None, packageArgument: -1);

        return IsPlaceholder(launch.Version)
            ? new LaunchCommand(launch.Launcher, new PackageSpec(launch.Package, version: null, PinState.Unknown), launch.PackageArgument)
            : launch;
    }

    private static bool IsPlaceholder(string? text) => text?.IndexOf(Placeholder, StringComparison.Ordinal) >= 0;

    private McpFileServer Declare(string transport, JsonNode place) => new(member.Name, group, transport, place) { EnvironmentNames = EnvironmentNames() };

    private IReadOnlyList<JsonNode> Arguments()
    {
        if (member.Value["args"] is not { Kind: not JsonValueKind.Null } args)
            return [];

        if (args.Kind != JsonValueKind.Array)
        {
            Problem(args, $"'args' of {{0}} holds {args.Kind.WithArticle()}; write an array of strings");
            return [];
        }

        foreach (var item in args.Items.Where(item => item.Kind != JsonValueKind.String))
            Problem(item, $"'args' of {{0}} holds {item.Kind.WithArticle()}; write every argument as a string");

        return args.Items;
    }

    private IReadOnlyList<string> EnvironmentNames()
    {
        if (member.Value["env"] is not { Kind: not JsonValueKind.Null } env)
            return [];

        if (env.Kind == JsonValueKind.Object)
            return [.. new SortedSet<string>(env.Members.Select(variable => variable.Name), StringComparer.Ordinal)];

        Problem(env, $"'env' of {{0}} holds {env.Kind.WithArticle()}; write an object of variables by name");
        return [];
    }

    private string? StringOf(JsonNode node, string name)
    {
        if (node.Kind == JsonValueKind.String)
            return node.Text;

        Problem(node, $"'{name}' of {{0}} holds {node.Kind.WithArticle()}; write a string");
        return null;
    }

    private void Problem(JsonNode node, string cause) => file.Add(node, member.Name, cause);
}
