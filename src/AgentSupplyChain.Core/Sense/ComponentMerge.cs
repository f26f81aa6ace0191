using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// The same component from several places and sensors becomes one, with all its evidence. The result does not depend on the order of the
/// sensors: everything is sorted ordinally, and where two places differ in a detail the least value stands.
/// </summary>
public static class ComponentMerge
{
    private static readonly Comparer<Evidence?> InFileOrder = Comparer<Evidence?>.Create(Compare);

    public static SensedComponents Concat(IEnumerable<SensedComponents> sensed)
    {
        var all = sensed.ToList();
        return new SensedComponents
        {
            Models = [.. all.SelectMany(one => one.Models)],
            Weights = [.. all.SelectMany(one => one.Weights)],
            Prompts = [.. all.SelectMany(one => one.Prompts)],
            Tools = [.. all.SelectMany(one => one.Tools)],
            McpServers = [.. all.SelectMany(one => one.McpServers)],
            Agents = [.. all.SelectMany(one => one.Agents)],
            Endpoints = [.. all.SelectMany(one => one.Endpoints)],
            VectorStores = [.. all.SelectMany(one => one.VectorStores)],
            Datasets = [.. all.SelectMany(one => one.Datasets)],
        };
    }

    /// <summary>The inventory with the AI components of all sensors.</summary>
    public static AgentInventory Into(AgentInventory inventory, SensedComponents sensed) => LocalWeights.Join(inventory with
    {
        Weights = [.. sensed.Weights.Select(one => one.Component).OrderBy(file => file.File, StringComparer.Ordinal)],
        Models = Models(sensed.Models),
        Prompts = Merge(sensed.Prompts, prompt => Key(prompt.Name, prompt.Sha256), all => all[0] with
        {
            IsFile = all.Any(prompt => prompt.IsFile),
            Role = Least(all, prompt => prompt.Role),
        }),
        Tools = OneTool(Merge(sensed.Tools, tool => Key(tool.Name, tool.Implementation, tool.DescriptionSha256, tool.SchemaSha256, tool.IsOnlyNamed ? tool.Server ?? "" : null), all => all[0] with
        {
            IsOfferedOverMcp = all.Any(tool => tool.IsOfferedOverMcp),
            HasKnownName = all.Any(tool => tool.HasKnownName),
            Hints = Union(all, tool => tool.Hints),
            Approval = ApprovalOf(all),
            Assembly = Least(all, tool => tool.Assembly),
        })),
        McpServers = Merge(
            sensed.McpServers,
            server => Key(server.Name, server.Role.ToString(), server.Transport, server.Launcher, server.Package, server.PackageVersion, server.Url),
            all => all[0] with
            {
                EnvironmentNames = Union(all, server => server.EnvironmentNames),
            }),
        Agents = Merge(sensed.Agents, agent => Key(agent.Name, agent.Model), all => all[0] with
        {
            PromptSha256 = Least(all, agent => agent.PromptSha256),
            Tools = Union(all, agent => agent.Tools),
            McpServers = Union(all, agent => agent.McpServers),
        }),
        VectorStores = Merge(sensed.VectorStores, store => Key(store.Name, store.Api), all => all[0]),
        Endpoints = Merge(sensed.Endpoints, endpoint => endpoint.Url, all => all[0] with { Provider = Least(all, endpoint => endpoint.Provider) }),
        Datasets = Merge(sensed.Datasets, dataset => Key(dataset.Name, dataset.Sha256), all => all[0] with
        {
            Classification = Least(all, dataset => dataset.Classification),
        }),
    });

    private static IReadOnlyList<Model> Models(IReadOnlyList<Declared<Model>> models)
    {
        if (models.Count == 0)
            return [];

        // Code names the model; an item may add version and digest to it. Two different statements are two models.
        var stated = models.Select(model => model.Component).Where(IsStated).ToLookup(NameKey, Statement, StringComparer.Ordinal);
        return Merge(
            models,
            model => NameKey(model) + (!IsStated(model) && stated[NameKey(model)].Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : Statement(model)),
            all =>
            {
                var statement = all.FirstOrDefault(IsStated);
                return (statement ?? all[0]) with { Task = Least(all, model => model.Task), ConfigurationKey = Least(all, model => model.ConfigurationKey) };
            });
    }

    // Under two descriptions or schemas it is still one function: what it does and whether it asks is said of all of it.
    private static IReadOnlyList<Tool> OneTool(IReadOnlyList<Tool> tools)
    {
        var functions = tools.ToLookup(Function, StringComparer.Ordinal);
        return functions.Count == tools.Count ? tools : [.. tools.Select(tool => functions[Function(tool)].ToList() is { Count: > 1 } all ? tool with { Hints = Union(all, one => one.Hints), Approval = ApprovalOf(all) } : tool)];

        static string Function(Tool tool) => Key(tool.Name, tool.Implementation, tool.IsOnlyNamed ? tool.Server ?? "" : null);
    }

    // One place that hands it over without asking is enough.
    private static ToolApproval ApprovalOf(IReadOnlyList<Tool> tools) =>
        tools.Any(tool => tool.Approval == ToolApproval.NotSeen) ? ToolApproval.NotSeen : tools.Max(tool => tool.Approval);

    private static bool IsStated(Model model) => model.Version is not null || model.Sha256 is not null;

    private static string NameKey(Model model) => Key(model.Provider, model.Name, model.IsDeployment ? "deployment" : "model");

    private static string Statement(Model model) => "\u0001" + Key(model.Version, model.Sha256);

    private static IReadOnlyList<T> Merge<T>(IReadOnlyList<Declared<T>> declared, Func<T, string> key, Func<IReadOnlyList<T>, T> join)
        where T : AiComponent =>
        declared.Count == 0 ? [] :
        [.. declared
            .Select(one => one.Component)
            .GroupBy(key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                // In order of place, so that "the first" is the same whatever sensor ran first.
                var all = group.OrderBy(one => one.Evidence.Min(InFileOrder), InFileOrder).ToList();
                return join(all) with { Evidence = [.. all.SelectMany(one => one.Evidence).Distinct().Order(InFileOrder)] };
            })];

    private static string[] Union<T>(IEnumerable<T> all, Func<T, IReadOnlyList<string>> values) =>
        [.. all.SelectMany(values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string? Least<T>(IEnumerable<T> all, Func<T, string?> value) =>
        all.Select(value).Where(text => text is not null).Order(StringComparer.Ordinal).FirstOrDefault();

    private static int Compare(Evidence? one, Evidence? other)
    {
        if (one is null || other is null)
            return (one is null ? 0 : 1) - (other is null ? 0 : 1);

        var order = string.CompareOrdinal(one.File, other.File);
        order = order != 0 ? order : one.Line.CompareTo(other.Line);
        order = order != 0 ? order : one.Column.CompareTo(other.Column);
        order = order != 0 ? order : ((int)one.Technique).CompareTo((int)other.Technique);
        order = order != 0 ? order : string.CompareOrdinal(one.Symbol, other.Symbol);
        order = order != 0 ? order : string.CompareOrdinal(one.Context, other.Context);
        return order != 0 ? order : string.CompareOrdinal(one.Environment, other.Environment);
    }

    private static string Key(params string?[] parts) => string.Join('\0', parts);
}
