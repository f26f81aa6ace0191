using AgentSupplyChain.Detection.Models;
using BenchmarkDotNet.Attributes;

namespace AgentSupplyChain.Benchmarks.Names;

/// <summary>What the first look into the model catalogue costs, and every other: a rule asks for each name that reaches an SDK.</summary>
[MemoryDiagnoser]
public class CatalogueBenchmark
{
    [Benchmark]
    public int LoadOpenAI() => ModelCatalogue.Load(ModelProvider.OpenAI).Count;

    [Benchmark]
    public int LoadTheLargest() => ModelCatalogue.Load(ModelProvider.OpenRouter).Count;

    [Benchmark]
    public int LoadAll() => ModelCatalogue.Providers.Sum(provider => ModelCatalogue.Load(provider).Count);

    [Benchmark]
    public PinState ParseAnAlias() => ModelName.Parse(ModelProvider.OpenAI, "gpt-4o").Pin;

    [Benchmark]
    public PinState ParseASnapshotOfBedrock() => ModelName.Parse(ModelProvider.Bedrock, "us.anthropic.claude-3-5-sonnet-20241022-v2:0").Pin;

    [Benchmark]
    public PinState ParseAnUnknownSnapshot() => ModelName.Parse(ModelProvider.OpenAI, "gpt-4o-2025-01-21").Pin;
}
