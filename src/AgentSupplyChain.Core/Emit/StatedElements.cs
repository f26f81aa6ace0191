using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// What the user states, in the place that CycloneDX has for it, else as a property. A field that a sensor has filled keeps what it has. Every stated field is named in
/// <c>asc:stated</c>, so that a reader can tell it from what was observed; what is stated by nobody is <c>asc:unknown</c>.
/// </summary>
internal static class StatedElements
{
    /// <summary>Fields without a place in CycloneDX 1.7, or whose place may be taken or missing, and their properties.</summary>
    private static readonly Dictionary<string, string> s_properties = new(StringComparer.Ordinal)
    {
        ["applicationArea"] = AscProperty.StatedApplicationArea,
        ["dataUsage"] = AscProperty.StatedDataUsage,
        ["inputs"] = AscProperty.StatedInputs,
        ["outputs"] = AscProperty.StatedOutputs,
        ["hardware"] = AscProperty.StatedHardware,
        ["software"] = AscProperty.StatedSoftware,
        ["controls"] = AscProperty.StatedControls,
        ["compliance"] = AscProperty.StatedCompliance,
        ["policy"] = AscProperty.StatedPolicy,
        ["contact"] = AscProperty.StatedContact,
        ["vulnerabilityReferences"] = AscProperty.StatedVulnerabilityReferences,
        ["securityMetrics"] = AscProperty.StatedSecurityMetrics,
        ["operationalPerformance"] = AscProperty.StatedOperationalPerformance,
        ["released"] = AscProperty.StatedReleased,
        ["properties"] = AscProperty.StatedProperties,
        ["trainingProperties"] = AscProperty.StatedTrainingProperties,
        ["content"] = AscProperty.StatedContent,
        ["provenance"] = AscProperty.StatedProvenance,
        ["statistics"] = AscProperty.StatedStatistics,
        ["sideEffects"] = AscProperty.StatedSideEffects,
        ["autonomy"] = AscProperty.StatedAutonomy,
        ["description"] = AscProperty.StatedDescription,
        ["datasets"] = AscProperty.StatedDatasets,
        ["dataClassification"] = AscProperty.StatedDataClassification,
    };

    public static BomElement Project(BomElement root, AgentInventory inventory)
    {
        var subjects = inventory.Stated.Where(subject => subject.Kind == StatedKind.Application);
        return Unknown(subjects.Aggregate(root, (element, subject) => With(element, subject, inventory)), StatedGaps.Of(inventory).Where(gap => gap.Kind == StatedKind.Application));
    }

    public static IReadOnlyList<BomElement> Apply(IReadOnlyList<BomElement> elements, AgentInventory inventory)
    {
        var subjects = inventory.Stated
            .SelectMany(subject => subject.In(inventory).Select(component => (Ref: RefOf(component), Subject: subject)))
            .ToLookup(pair => pair.Ref, pair => pair.Subject, StringComparer.Ordinal);
        var gaps = StatedGaps.Of(inventory).Where(gap => gap.Component is not null).ToLookup(gap => RefOf(gap.Component!), StringComparer.Ordinal);
        return [.. elements.Select(element => Unknown(
            subjects[element.Ref].Aggregate(element, (current, subject) => With(current, subject, inventory) with { Evidence = [.. current.Evidence, subject.Source] }),
            gaps[element.Ref]))];
    }

    private static string RefOf(AiComponent component) => component switch
    {
        Model model => BomRef.Of(model),
        WeightsFile weights => WeightsElements.RefOf(weights),
        Prompt prompt => BomRef.Of(prompt),
        Tool tool => BomRef.Of(tool),
        Agent agent => BomRef.Of(agent),
        McpServer server => BomRef.Of(server),
        Endpoint endpoint => BomRef.Of(endpoint),
        VectorStore store => BomRef.Of(store),
        Dataset dataset => BomRef.Of(dataset),
        _ => "",
    };

    private static BomElement Unknown(BomElement element, IEnumerable<StatedGap> gaps)
    {
        var unknown = gaps.SelectMany(gap => gap.Fields).Select(field => new BomProperty(AscProperty.Unknown, Word(field) + ":not-known")).ToList();
        return unknown.Count == 0 ? element : element with { Properties = [.. element.Properties.Union(unknown)] };
    }

    private static BomElement With(BomElement element, StatedSubject subject, AgentInventory inventory)
    {
        var before = element;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var properties = new List<BomProperty>();
        foreach (var (field, text) in subject.Facts)
        {
            if (Filled(element, field, text, before, inventory) is { } filled)
            {
                (element, _) = (filled, taken.Add(field));
            }
            else if (s_properties.TryGetValue(field, out var property))
            {
                properties.Add(new BomProperty(property, text));
                taken.Add(field);
            }
        }

        var known = taken.Select(field => Word(field) + ":not-known").ToHashSet(StringComparer.Ordinal);
        return element with
        {
            Properties =
            [
                .. element.Properties.Where(property => property.Name != AscProperty.Unknown || !known.Contains(property.Value)),
                .. properties,
                .. taken.Select(field => new BomProperty(AscProperty.Stated, field)),
            ],
        };
    }

    /// <summary>The element with the value in its place; null where CycloneDX has none for it, or a sensor has filled it.</summary>
    /// <param name="before">The element without this subject: several values of one field fill one place.</param>
    private static BomElement? Filled(BomElement element, string field, string text, BomElement before, AgentInventory inventory)
    {
        var isModel = element.Type == "machine-learning-model";
        var card = element.ModelCard ?? new BomModelCard();
        return field switch
        {
            "description" when before.Description is null => element with { Description = text },
            "license" when before.Licenses.Count == 0 && element.Type != BomElement.Service => element with { Licenses = [License(text)] },
            "producer" when before.Manufacturer is null => element with { Manufacturer = new BomOrganization(text) },
            "version" when before.VersionRange is null && (before.Version is null || IsOfHash(before)) => element with { Version = text },
            "provider" when before.Properties.Contains(new BomProperty(AscProperty.ModelProvider, "unknown")) => element with { Properties = [.. element.Properties, new BomProperty(AscProperty.StatedProvider, text)] },
            "sha256" when before.Hashes.Count == 0 => element with { Hashes = [new BomHash("SHA-256", text)] },
            "sensitivity" or "classification" when before.DataClassification is null && element.DataType is not null => element with { DataClassification = text },
            "authenticated" when before.IsAuthenticated is null && element.Type == BomElement.Service => element with { IsAuthenticated = text == "true" },
            "dataClassification" when element.DataFlows.Count > 0 => element with { DataFlows = [.. element.DataFlows.Select(flow => flow with { Classification = text })] },
            "useCases" when isModel => element with { ModelCard = card with { UseCases = [.. card.UseCases, text] } },
            "limitations" when isModel => element with { ModelCard = card with { Limitations = [.. card.Limitations, text] } },
            "inputs" when isModel && (before.ModelCard?.Inputs.Count ?? 0) == 0 => element with { ModelCard = card with { Inputs = [.. card.Inputs, text] } },
            "outputs" when isModel && (before.ModelCard?.Outputs.Count ?? 0) == 0 => element with { ModelCard = card with { Outputs = [.. card.Outputs, text] } },
            "datasets" when isModel && inventory.Datasets.FirstOrDefault(dataset => dataset.Name == text) is { } dataset =>
                element with { ModelCard = card with { Datasets = [.. card.Datasets, BomRef.Of(dataset)] } },
            "modelCard" when BomText.Address(text) is { } address => element with { References = [.. element.References, new BomReference("model-card", address)] },
            "references" when BomText.Address(text) is { } address => element with { References = [.. element.References, new BomReference("documentation", address)] },
            _ => null,
        };
    }

    // What has no version is told apart by the beginning of its digest: that is nobody's statement.
    private static bool IsOfHash(BomElement element) => element.Version is { Length: WeightsElements.VersionOfHash } version && element.Hashes.Any(hash => hash.Content.StartsWith(version, StringComparison.Ordinal));

    private static BomLicense License(string text) =>
        HubLicense.SpdxOf(text) is { } id ? new BomLicense(id) : RootElement.Expression(text) is { Expression: not null } expression && text.Any(char.IsUpper) ? expression : new BomLicense(Expression: null, text);

    // The words of asc:unknown, which are older than the file.
    private static string Word(string field) => field switch
    {
        "license" => "licence",
        "sha256" => "hash",
        "producer" => "manufacturer",
        "sensitivity" => "classification",
        _ => field,
    };
}
