namespace AgentSupplyChain.Core.Inventory;

/// <summary>What the minimum elements want of a component, and neither a sensor nor the user says.</summary>
/// <param name="Name">As <see cref="StatedSubject.Name"/>.</param>
/// <param name="Fields">Names of fields of <c>aibom.json</c>.</param>
/// <param name="Component">Null for the project.</param>
public sealed record StatedGap(StatedKind Kind, string Name, IReadOnlyList<string> Fields, AiComponent? Component);

/// <summary>
/// The elements that only the user can state, by "2026 Minimum Elements for a Software Bill of Materials" (CISA and others, 2026-07-29) and "SBOM for AI: minimum
/// elements" (G7, 2026-05-12). What a build cannot know and its user cannot know either, such as the digest of a hosted model, is not among them.
/// </summary>
public static class StatedGaps
{
    private static readonly string[] s_ofProject =
        ["applicationArea", "dataUsage", "inputs", "outputs", "hardware", "controls", "compliance", "policy", "vulnerabilityReferences", "securityMetrics", "operationalPerformance"];

    private static readonly string[] s_ofModel = ["description", "license", "released", "properties", "inputs", "outputs", "trainingProperties", "modelCard"];

    private static readonly string[] s_ofDataset = ["description", "content", "provenance", "statistics", "sensitivity", "license", "sha256"];

    private static readonly string[] s_ofService = ["authenticated", "dataClassification"];

    /// <summary>The project first, then models, data sets and services by name. Empty lists are left out.</summary>
    public static IReadOnlyList<StatedGap> Of(AgentInventory inventory)
    {
        var stated = inventory.Stated
            .SelectMany(subject => subject.In(inventory).Select(component => new StatedOf(component, subject)))
            .ToLookup(pair => pair.Component, pair => pair.Subject, ReferenceEqualityComparer.Instance);
        return
        [
            .. new[]
            {
                Gap(StatedKind.Application, "", component: null, s_ofProject, _ => false, inventory.Stated.Where(subject => subject.Kind == StatedKind.Application)),
            },
            .. inventory.Models.Select(model => Gap(StatedKind.Model, model.Name, model, s_ofModel, field => field is "inputs" or "outputs" && ModelData.Of(model.Task) is not null, stated[model])),
            .. inventory.Weights.Select(weights => Gap(StatedKind.Model, weights.File, weights, s_ofModel, field => IsInHeader(weights, field), stated[weights])),
            .. inventory.Datasets.Select(dataset => Gap(StatedKind.Dataset, dataset.Name, dataset, s_ofDataset, field => IsKnown(dataset, field), stated[dataset])),
            .. inventory.Endpoints.Select(endpoint => Gap(StatedKind.Endpoint, endpoint.Url, endpoint, s_ofService, _ => false, stated[endpoint])),
            .. inventory.McpServers.Where(server => server.Role == McpRole.Used).Select(server => Gap(StatedKind.McpServer, server.Name, server, s_ofService, _ => false, stated[server])),
        ];
    }

    private static StatedGap Gap(StatedKind kind, string name, AiComponent? component, string[] wanted, Func<string, bool> isObserved, IEnumerable<StatedSubject> subjects)
    {
        var all = subjects.ToList();
        return new StatedGap(kind, name, [.. wanted.Where(field => !isObserved(field) && all.TrueForAll(subject => subject[field] is null))], component);
    }

    private sealed record StatedOf(AiComponent Component, StatedSubject Subject);

    private static bool IsKnown(Dataset dataset, string field) => field switch
    {
        "sensitivity" => dataset.Classification is not null,
        "sha256" => dataset.Sha256 is not null,
        _ => false,
    };

    private static bool IsInHeader(WeightsFile weights, string field) => field switch
    {
        "description" => weights.Header.Description is not null,
        "license" => weights.Header.License is not null,
        "properties" => weights.Header.Parameters is not null,
        "inputs" => weights.Header.Inputs.Count > 0 || ModelData.Of(weights.Task) is not null,
        "outputs" => weights.Header.Outputs.Count > 0 || ModelData.Of(weights.Task) is not null,
        "modelCard" => (weights.StatedRepository ?? weights.Header.Repository) is not null,
        _ => false,
    };
}

/// <summary>What goes into a model and comes out of it, by its task.</summary>
public sealed record ModelData(string Input, string Output)
{
    /// <summary>Null where the task does not tell.</summary>
    public static ModelData? Of(string? task) => task switch
    {
        "chat" => new ModelData("text", "text"),
        "embedding" => new ModelData("text", "embedding"),
        "image" => new ModelData("text", "image"),
        "moderation" => new ModelData("text", "classification"),
        _ => null,
    };
}
