using System.Globalization;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense.Code;

/// <summary>Facts of the compiler as components of the inventory.</summary>
public static class CodeFactMapper
{
    /// <summary>The name of a component whose name is only known at run time: it is listed, and never taken for a known one.</summary>
    public const string Unknown = "unknown";

    // A list says that a tool may be used, not that the server has it.
    private const double OfListedName = 0.7;

    /// <param name="projectName">How a server is called that code offers without giving it a name, as the MCP SDK does it.</param>
    public static SensedComponents Map(IEnumerable<CodeFact> facts, string projectName)
    {
        var byKind = facts.ToLookup(fact => fact.Kind, StringComparer.Ordinal);
        return new SensedComponents
        {
            Models = [.. byKind[FactKind.Model].Select(fact => Declare(fact, ModelOf(fact)))],
            // Without its hash a prompt has no identity: it is composed at run time.
            Prompts = [.. byKind[FactKind.Prompt].Where(fact => IsDigest(fact[FactField.Sha256])).Select(fact => Declare(fact, PromptOf(fact)))],
            Tools = [.. Apart([.. byKind[FactKind.Tool].Select(fact => Declare(fact, ToolOf(fact)))], tool => tool.HasKnownName ? null : tool.Name, (tool, name) => tool with { Name = name })],
            Agents = [.. Apart([.. byKind[FactKind.Agent].Select(fact => Declare(fact, AgentOf(fact)))], agent => agent.HasKnownName ? null : agent.Name, (agent, name) => agent with { Name = name })],
            McpServers = [.. byKind[FactKind.McpServer].Select(fact => Declare(fact, McpServerOf(fact, projectName)))],
            VectorStores = [.. byKind[FactKind.VectorStore].Select(fact => Declare(fact, new VectorStore(fact[FactField.Name] ?? Unknown) { Api = fact[FactField.Api] }))],
            Endpoints = [.. byKind[FactKind.Endpoint].Where(fact => UrlOf(fact) is not null).Select(fact => Declare(fact, EndpointOf(fact)))],
        };
    }

    private static Declared<T> Declare<T>(CodeFact fact, T component)
        where T : AiComponent
    {
        var file = fact[FactField.File] ?? "";
        var line = fact.Number(FactField.Line);
        var column = fact.Number(FactField.Column);
        var evidence = new Evidence(file, line, column, Technique.SourceCodeAnalysis) { Symbol = fact[FactField.Symbol], Context = fact[FactField.Api] };
        return new Declared<T>(component with { Evidence = [component is Tool { IsOnlyNamed: true } ? evidence with { Confidence = OfListedName } : evidence] }, new FileSpan(file, line, column));
    }

    private static Model ModelOf(CodeFact fact)
    {
        var isDeployment = fact[FactField.Deployment] == "true";
        var provider = fact[FactField.Provider] ?? (fact[FactField.Name] is { } name ? ModelName.ProviderOf(name) : null) ?? ModelProvider.Unknown;
        var model = fact[FactField.Name] is { } known ? NamedModel.Of(provider, known, isDeployment) : new Model(provider, Unknown) { IsDeployment = isDeployment };
        return model with { Task = fact[FactField.Task], ConfigurationKey = fact[FactField.ConfigurationKey] };
    }

    private static Prompt PromptOf(CodeFact fact) =>
        new(fact[FactField.Name] ?? fact[FactField.Symbol] ?? Unknown, fact[FactField.Sha256]!) { Role = fact[FactField.Role] };

    private static Tool ToolOf(CodeFact fact) => new(fact[FactField.Name] ?? fact[FactField.Implementation] ?? fact[FactField.Symbol] ?? Unknown)
    {
        HasKnownName = fact[FactField.Name] is not null,
        Hints = HintsOf(fact),
        Approval = fact[FactField.Approval] switch { "required" => ToolApproval.Required, "not-seen" => ToolApproval.NotSeen, _ => ToolApproval.NotSaid },
        Assembly = fact[FactField.Assembly],
        IsOnlyNamed = fact[FactField.Role] == "allowed",
        Server = fact[FactField.Server],
        DescriptionSha256 = IsDigest(fact[FactField.DescriptionSha256]) ? fact[FactField.DescriptionSha256] : null,
        SchemaSha256 = IsDigest(fact[FactField.SchemaSha256]) ? fact[FactField.SchemaSha256] : null,
        Implementation = fact[FactField.Implementation],
        IsOfferedOverMcp = fact[FactField.Role] == "offered",
    };

    // Two places that compute names, or give none, make two tools or agents, although their methods and members are the same. Their order in the code tells them apart, not
    // their lines.
    private static IEnumerable<Declared<T>> Apart<T>(IReadOnlyList<Declared<T>> all, Func<T, string?> unnamed, Func<T, string, T> called)
        where T : AiComponent
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in all.OrderBy(one => one.Span.File, StringComparer.Ordinal).ThenBy(one => one.Span.Line).ThenBy(one => one.Span.Column))
        {
            if (unnamed(one.Component) is not { } name)
            {
                yield return one;
                continue;
            }

            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return count == 1 ? one : one with { Component = called(one.Component, $"{name} ({count.ToString(CultureInfo.InvariantCulture)})") };
        }
    }

    private static Agent AgentOf(CodeFact fact) => new(fact[FactField.Name] ?? fact[FactField.Symbol] ?? Unknown)
    {
        HasKnownName = fact[FactField.Name] is not null,
        Model = fact[FactField.Model],
        PromptSha256 = IsDigest(fact[FactField.Sha256]) ? fact[FactField.Sha256] : null,
        Tools = List(fact[FactField.Tools]),
        McpServers = List(fact[FactField.Servers]),
    };

    private static McpServer McpServerOf(CodeFact fact, string projectName)
    {
        var role = fact[FactField.Role] == "offered" ? McpRole.Offered : McpRole.Used;
        var url = UrlOf(fact);
        var name = fact[FactField.Name] ?? fact[FactField.Package] ?? url ?? (role == McpRole.Offered ? projectName : fact[FactField.Launcher] ?? Unknown);
        return new McpServer(name, role, fact[FactField.Transport] ?? (url is null ? "stdio" : "http"))
        {
            Launcher = fact[FactField.Launcher],
            Package = fact[FactField.Package],
            PackageVersion = fact[FactField.Version],
            Pin = PinOf(fact[FactField.Pin]),
            Url = url,
            EnvironmentNames = List(fact[FactField.EnvironmentNames]),
        };
    }

    private static PinState PinOf(string? text) => text?.ToUpperInvariant() switch
    {
        "PINNED" => PinState.Pinned,
        "FLOATING" => PinState.Floating,
        "UNPINNABLE" => PinState.Unpinnable,
        _ => PinState.Unknown,
    };

    private static Endpoint EndpointOf(CodeFact fact) => new(UrlOf(fact)!) { Provider = fact[FactField.Provider] };

    private static string[] HintsOf(CodeFact fact) => [.. List(fact[FactField.Hints]).Where(SideEffects.IsHint).Distinct(StringComparer.Ordinal)];

    private static string[] List(string? names) => [.. (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];

    private static string? UrlOf(CodeFact fact) => fact[FactField.Url] is { } url ? PublicUrl.Of(url) : null;

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
