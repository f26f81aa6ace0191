using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Models, prompts, data sets and agents as CycloneDX components.</summary>
internal static class AiElements
{
    public static BomElement OfModel(Model model)
    {
        var digest = BomText.Digest(model.Sha256, 32);
        var version = model.Version ?? model.SnapshotVersion;
        var data = ModelData.Of(model.Task);
        var manufacturer = Publisher.Of(model);
        var properties = new List<BomProperty>
        {
            new(AscProperty.Kind, "model"),
            new(AscProperty.ModelProvider, model.Provider),
            new(CdxProperty.AiProvider, model.Provider),
            new(CdxProperty.AiKind, "model"),
            new(AscProperty.ModelPin, Pin(model.Pin)),
        };
        RootElement.Add(properties, AscProperty.ModelSnapshot, model.SnapshotKey);
        RootElement.Add(properties, AscProperty.ModelConfigurationKey, model.ConfigurationKey);
        RootElement.Add(properties, AscProperty.ModelDeployment, model.IsDeployment ? "true" : null);
        if (RetirementOf(model) is { } retirement)
            properties.AddRange([new(AscProperty.ModelRetiresOn, retirement), new(AscProperty.ModelCatalogueDate, ModelCatalogue.Date)]);

        RootElement.Add(properties, AscProperty.Unknown, version is null ? "version:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, manufacturer is null ? "manufacturer:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, digest is null ? "hash:not-known" : null);

        // Both stand in an item only: nobody has observed them.
        RootElement.Add(properties, AscProperty.Stated, model.Version is null ? null : "version");
        RootElement.Add(properties, AscProperty.Stated, digest is null ? null : "sha256");
        return Found(new BomElement("machine-learning-model", BomRef.Of(model), model.Name), model) with
        {
            Version = version,

            // An alias serves whatever its provider puts behind it.
            VersionRange = version is null && digest is null && model.Pin == PinState.Floating ? "vers:generic/*" : null,
            IsExternal = digest is null,
            Manufacturer = manufacturer is null ? null : new BomOrganization(manufacturer),
            PackageUrl = model.Provider == "huggingface" ? PackageUrl.HuggingFace(model.Name, model.Version) : null,
            Hashes = Sha256(digest),
            ModelCard = model.Task is null ? null : new BomModelCard { Task = TaskOf(model.Task), Inputs = data is null ? [] : [data.Input], Outputs = data is null ? [] : [data.Output] },
            Properties = properties,
            Completeness = Aggregate.Unknown,
        };
    }

    public static BomElement OfPrompt(Prompt prompt)
    {
        var digest = BomText.Digest(prompt.Sha256, 32);
        var properties = new List<BomProperty>
        {
            new(AscProperty.Kind, "prompt"),
            new(AscProperty.PromptName, prompt.Name),
            new(AscProperty.PromptForm, prompt.IsFile ? "file" : "code"),
            new(AscProperty.HashedForm, "normalised-text"),
            new(AscProperty.Unknown, "classification:not-known"),
        };
        RootElement.Add(properties, AscProperty.PromptRole, prompt.Role);
        RootElement.Add(properties, AscProperty.Unknown, prompt.Text is null ? "text:withheld" : null);
        return Found(new BomElement("data", BomRef.Of(prompt), prompt.Name), prompt) with
        {
            Version = digest?[..WeightsElements.VersionOfHash],
            Hashes = Sha256(digest),
            DataType = "definition",
            DataText = prompt.Text,
            Properties = properties,
        };
    }

    public static BomElement OfDataset(Dataset dataset)
    {
        var digest = BomText.Digest(dataset.Sha256, 32);
        var properties = new List<BomProperty> { new(AscProperty.Kind, "dataset") };
        RootElement.Add(properties, AscProperty.Unknown, dataset.Classification is null ? "classification:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, digest is null ? "hash:not-known" : null);

        // A sensor sees the file and nothing else of it.
        var isObserved = dataset.Evidence.Any(evidence => evidence.Technique != Technique.Other);
        RootElement.Add(properties, AscProperty.Stated, dataset.Classification is null ? null : "sensitivity");
        RootElement.Add(properties, AscProperty.Stated, digest is null || isObserved ? null : "sha256");
        return Found(new BomElement("data", BomRef.Of(dataset), dataset.Name), dataset) with
        {
            Version = digest?[..WeightsElements.VersionOfHash],
            Hashes = [.. Sha256(digest), .. BomText.Digest(dataset.Sha512, 64) is { } sha512 ? [new BomHash("SHA-512", sha512)] : Array.Empty<BomHash>()],
            DataType = "dataset",
            DataClassification = dataset.Classification,
            Properties = properties,
        };
    }

    /// <summary>An edge is drawn where exactly one component has the name: the same name at two providers or in two types is not guessed at.</summary>
    public static BomElement OfAgent(Agent agent, AgentInventory inventory)
    {
        var models = Refs(inventory.Models.Where(model => model.Name == agent.Model).Select(BomRef.Of)
            .Concat(inventory.Weights.Where(weights => agent.Model is not null && weights.Names.Contains(agent.Model, StringComparer.Ordinal)).Select(WeightsElements.RefOf)));
        var prompts = Refs(inventory.Prompts.Where(prompt => prompt.Sha256 == agent.PromptSha256).Select(BomRef.Of));
        var tools = agent.Tools.Select(name => Refs(inventory.Tools.Where(tool => (tool.HasKnownName ? tool.Name : tool.Implementation) == name && !tool.IsOnlyNamed).Select(BomRef.Of)));
        var servers = agent.McpServers.Select(name => Refs(inventory.McpServers.Where(server => server.Role == McpRole.Used && (server.Name == name || server.Package == name)).Select(BomRef.Of)));
        var endpoints = inventory.Models.Where(model => model.Name == agent.Model).Select(model => AiServices.EndpointOf(model, inventory)).OfType<string>();
        var properties = new List<BomProperty> { new(AscProperty.Kind, "agent") };
        RootElement.Add(properties, AscProperty.Unknown, agent.HasKnownName ? null : "name:not-known");
        RootElement.Add(properties, AscProperty.AgentModel, agent.Model);
        RootElement.Add(properties, AscProperty.Unknown, models.Length == 1 ? null : "model:not-known");
        return Found(new BomElement("application", BomRef.Of(agent), agent.Name), agent) with
        {
            DependsOn = [.. tools.Concat(servers).Append(models).Append(prompts).Append(Refs(endpoints)).Where(candidates => candidates.Length == 1).Select(candidates => candidates[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Properties = properties,
            Completeness = Aggregate.Unknown,
        };

        static string[] Refs(IEnumerable<string> refs) => [.. refs.Distinct(StringComparer.Ordinal).Take(2)];
    }

    public static string Pin(PinState pin) => pin switch
    {
        PinState.Pinned => "pinned",
        PinState.Floating => "floating",
        PinState.Unpinnable => "unpinnable",
        _ => "unknown",
    };

    private static BomElement Found(BomElement element, AiComponent component) => element with { Evidence = component.Evidence };

    private static BomHash[] Sha256(string? digest) => digest is null ? [] : [new BomHash("SHA-256", digest)];

    /// <summary>The day on which the provider retires it, as the catalogue has it: a fact of the catalogue's date, whatever day is today.</summary>
    private static string? RetirementOf(Model model) => model.IsDeployment ? null : ModelName.Parse(model.Provider, model.Name).RetiredOn;

    // Names of the pipeline tasks that model hubs use; a task without one keeps our word.
    public static string? TaskOf(string? task) => task switch
    {
        "chat" => "text-generation",
        "embedding" => "feature-extraction",
        "image" => "text-to-image",
        "moderation" => "text-classification",
        _ => task,
    };
}
