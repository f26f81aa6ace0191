using AgentSupplyChain.Core.Check.Packages;
using AgentSupplyChain.Detection.Packages;
using BenchmarkDotNet.Attributes;

namespace AgentSupplyChain.Benchmarks.PackageNames;

/// <summary>One id against all protected ones, by what becomes of it, and the load of the index.</summary>
[MemoryDiagnoser]
public class NameBenchmark
{
    private readonly PackageNameIndex _index = ProtectedNames.Load();

    [Params("Newtonsoft.Json", "Contoso.Payments.Abstractions", "Microsoft.Extensions.Logging.Contoso", "Newtonsoft.Jsom", "Stripe.Api.Net", "Newtons\u043Eft.Json")]
    public string Id { get; set; } = "";

    [Benchmark]
    public NameMatch Match() => _index.Match(Id);

    [Benchmark]
    public int Load() => ProtectedNames.Load().Count;
}
