using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Stated;

/// <summary>How a field of <c>aibom.json</c> is written.</summary>
internal enum StatedForm
{
    Text,
    Texts,
    Truth,

    /// <summary>An object whose names are the user's: each member becomes <c>name: value</c>.</summary>
    Pairs,
    Digest,
    Address,
    Addresses,
}

/// <summary>The fields of <c>aibom.json</c>. docs/schemas/aibom.schema.json says the same.</summary>
internal static class StatedFields
{
    /// <summary>Sections that speak of the project, each with its fields.</summary>
    public static IReadOnlyList<(string Section, (string Field, StatedForm Form)[] Fields)> OfProject { get; } =
    [
        ("application",
            [("description", StatedForm.Text), ("applicationArea", StatedForm.Texts), ("dataUsage", StatedForm.Texts), ("inputs", StatedForm.Texts), ("outputs", StatedForm.Texts)]),
        ("infrastructure", [("hardware", StatedForm.Texts), ("software", StatedForm.Texts)]),
        ("security",
            [("controls", StatedForm.Texts), ("compliance", StatedForm.Texts), ("policy", StatedForm.Address), ("contact", StatedForm.Text), ("vulnerabilityReferences", StatedForm.Addresses)]),
        ("metrics", [("securityMetrics", StatedForm.Texts), ("operationalPerformance", StatedForm.Texts)]),
    ];

    /// <summary>Sections whose members are components by name.</summary>
    public static IReadOnlyList<(string Section, StatedKind Kind, (string Field, StatedForm Form)[] Fields)> OfComponents { get; } =
    [
        ("models", StatedKind.Model,
            [
                ("description", StatedForm.Text), ("provider", StatedForm.Text), ("producer", StatedForm.Text), ("version", StatedForm.Text), ("released", StatedForm.Text),
                ("license", StatedForm.Text), ("sha256", StatedForm.Digest), ("properties", StatedForm.Pairs), ("inputs", StatedForm.Texts), ("outputs", StatedForm.Texts),
                ("trainingProperties", StatedForm.Texts), ("useCases", StatedForm.Texts), ("limitations", StatedForm.Texts), ("datasets", StatedForm.Texts),
                ("modelCard", StatedForm.Address), ("references", StatedForm.Addresses),
            ]),
        ("prompts", StatedKind.Prompt, [("description", StatedForm.Text), ("classification", StatedForm.Text)]),
        ("tools", StatedKind.Tool, [("description", StatedForm.Text), ("sideEffects", StatedForm.Text)]),
        ("agents", StatedKind.Agent, [("description", StatedForm.Text), ("autonomy", StatedForm.Text)]),
        ("mcpServers", StatedKind.McpServer, [("description", StatedForm.Text), ("authenticated", StatedForm.Truth), ("dataClassification", StatedForm.Text)]),
        ("endpoints", StatedKind.Endpoint, [("description", StatedForm.Text), ("authenticated", StatedForm.Truth), ("dataClassification", StatedForm.Text)]),
        ("vectorStores", StatedKind.VectorStore, [("description", StatedForm.Text), ("authenticated", StatedForm.Truth), ("dataClassification", StatedForm.Text)]),
        ("datasets", StatedKind.Dataset,
            [
                ("description", StatedForm.Text), ("content", StatedForm.Text), ("provenance", StatedForm.Text), ("statistics", StatedForm.Texts), ("sensitivity", StatedForm.Text),
                ("license", StatedForm.Text), ("version", StatedForm.Text), ("sha256", StatedForm.Digest), ("references", StatedForm.Addresses),
            ]),
    ];

    /// <summary>Metadata of items that state the same as a field.</summary>
    public static IReadOnlyList<(string Metadatum, string Field)> OfItems { get; } =
        [("Description", "description"), ("License", "license"), ("SideEffects", "sideEffects"), ("Provenance", "provenance"), ("Content", "content")];
}
