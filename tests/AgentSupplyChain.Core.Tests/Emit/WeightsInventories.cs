using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Emit;

/// <summary>Weights and statements with every fact that there is.</summary>
internal static class WeightsInventories
{
    public static readonly WeightsFile Small = new("models/small.gguf", "gguf")
    {
        Sha256 = new string('1', 64),
        Sha512 = new string('2', 128),
        Size = 4096,
        Code = new WeightsCode("is a pickle", IsProven: false),
        Evidence = [Inventories.At("models/small.gguf", 0, 0, Technique.BinaryAnalysis)],
        Names = ["small.gguf"],
        Header = new WeightsHeader
        {
            FormatVersion = "3",
            Name = "Small Llama",
            Architecture = "llama",
            License = "apache-2.0",
            Organization = "Contoso",
            Repository = "contoso/small-llama",
            Quantization = "Q4_K_M",
            Producer = "llama.cpp",
            Tensors = 1,
            Parameters = 32,
            ContextLength = 8192,
            EmbeddingLength = 64,
            BaseModels = [new BaseModel("Llama 3", "1.0", "meta-llama/Llama-3")],
            Datasets = ["web"],
            DataTypes = ["F16"],
            OperatorSets = ["ai.onnx 17"],
            Inputs = ["input: float32[1,batch]"],
            Outputs = ["output: float32"],
        },
    };

    public static IReadOnlyList<StatedSubject> Stated =>
    [
        new StatedSubject(StatedKind.Application, "", Inventories.At("aibom.json", 1, 1, Technique.Other))
        {
            Facts =
            [
                .. new[]
                {
                    "applicationArea", "dataUsage", "inputs", "outputs", "hardware", "software", "controls", "compliance", "policy", "contact", "vulnerabilityReferences", "securityMetrics",
                    "operationalPerformance", "description",
                }.Select(name => new StatedFact(name, "https://stated.example/" + name)),
            ],
        },
        Of(StatedKind.Model, "gpt-4.1-2025-04-14", ("description", "Answers"), ("license", "proprietary"), ("released", "2025-04-14"), ("properties", "size: large"), ("trainingProperties", "none of ours"), ("useCases", "chat"), ("limitations", "English"), ("datasets", "orders"), ("datasets", "a crawl"), ("modelCard", "https://card.example/")),
        Of(StatedKind.Dataset, "orders", ("content", "orders"), ("provenance", "the shop"), ("statistics", "4711 rows"), ("license", "CC-BY-4.0")),
        Of(StatedKind.Model, "all-MiniLM.onnx", ("provider", "Contoso")),
        Of(StatedKind.McpServer, "shop", ("dataClassification", "internal")),
        Of(StatedKind.Tool, "find_order", ("sideEffects", "reads only")),
        Of(StatedKind.Agent, "support", ("autonomy", "asks before it pays")),
    ];

    public static StatedSubject Of(StatedKind kind, string name, params (string Field, string Text)[] facts) =>
        new(kind, name, Inventories.At("aibom.json", 5, 3, Technique.Other)) { Facts = [.. facts.Select(fact => new StatedFact(fact.Field, fact.Text))] };
}
