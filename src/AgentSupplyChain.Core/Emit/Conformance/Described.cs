namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>What the two documents of a build describe, as the requirements ask for it.</summary>
internal sealed class Described
{
    /// <summary>Begins the names of properties that hold what the user states.</summary>
    private const string Stated = "asc:stated:";

    private readonly BomDocument? sbom;
    private readonly BomDocument? aibom;

    public Described(BomDocument? sbom, BomDocument? aibom)
    {
        (this.sbom, this.aibom) = (sbom, aibom);
        var elements = aibom?.Elements ?? [];
        Root = (sbom ?? aibom)?.Root;
        Components = sbom is null ? [] : [sbom.Root, .. sbom.Elements];
        Models = [.. elements.Where(element => element.Type == "machine-learning-model")];
        Datasets = [.. elements.Where(element => element.DataType == "dataset")];
        Services = [.. elements.Where(element => element.Type == BomElement.Service)];
        System = [.. elements.Append(aibom?.Root).OfType<BomElement>()];
    }

    /// <summary>The project.</summary>
    public BomElement? Root { get; }

    /// <summary>The project and all that the SBOM lists.</summary>
    public IReadOnlyList<BomElement> Components { get; }

    public IReadOnlyList<BomElement> Models { get; }

    public IReadOnlyList<BomElement> Datasets { get; }

    public IReadOnlyList<BomElement> Services { get; }

    /// <summary>The agent and all that the AIBOM lists.</summary>
    public IReadOnlyList<BomElement> System { get; }

    public bool HasSbom => sbom is not null;

    public bool HasAibom => aibom is not null;

    public DateTimeOffset? Timestamp => (sbom ?? aibom)?.Timestamp;

    /// <summary>True where nobody can say that the list of AI components ends: the code was not read whole.</summary>
    public bool IsCodeUnread => aibom is not null && !Has(aibom.Root, AscProperty.Code, "complete");

    /// <summary>A question about components of the SBOM.</summary>
    public Answer OfComponents(string field, Func<BomElement, bool> isKnown, string reason) =>
        HasSbom ? Answer.OfEach(field, Components, "components", isKnown, reason) : Answer.Unknown("no SBOM is written");

    public Answer OfModels(string field, Func<BomElement, bool> isKnown, string reason) => OfFound(field, Models, "models", isKnown, reason);

    public Answer OfDatasets(string field, Func<BomElement, bool> isKnown, string reason) => OfFound(field, Datasets, "data sets", isKnown, reason);

    /// <summary>What only people know: a property that the user states on the element.</summary>
    public static bool IsStated(BomElement element, string what) =>
        element.Properties.Any(property => property.Name.Equals(Stated + what, StringComparison.OrdinalIgnoreCase));

    /// <summary>What only people know of the system as a whole.</summary>
    public Answer OfStatement(string what, string reason)
    {
        if (!HasAibom)
            return Answer.NotApplicable("the project is no agent, and no AIBOM is written");

        return Answer.Of(IsStated(aibom!.Root, what), $"properties[{Stated}{what}]: stated by the user", reason);
    }

    public static bool Has(BomElement element, string property) => element.Properties.Any(one => one.Name == property);

    public static bool Has(BomElement element, string property, string value) => element.Properties.Any(one => one.Name == property && one.Value == value);

    private Answer OfFound(string field, IReadOnlyList<BomElement> elements, string things, Func<BomElement, bool> isKnown, string reason)
    {
        if (!HasAibom)
            return Answer.NotApplicable("the project is no agent, and no AIBOM is written");

        // None found in code that was not read is no statement that there are none.
        return elements.Count == 0 && IsCodeUnread
            ? Answer.Unknown($"no {things} were found, and the code was not read whole")
            : Answer.OfEach(field, elements, things, isKnown, reason);
    }
}
