using AgentSupplyChain.Benchmarks.WholeBuilds;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- builds [scenario …] [--pairs N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- --filter '*'
if (args is ["builds", .. var rest])
    return BuildComparison.Run(rest);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
