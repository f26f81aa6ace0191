using AgentSupplyChain.Benchmarks.AnalyzerTimes;
using AgentSupplyChain.Benchmarks.WholeBuilds;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- builds [scenario …] [--pairs N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- analyzers [--lines N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- --filter '*'
if (args is ["builds", .. var rest])
    return BuildComparison.Run(rest);

if (args is ["analyzers", .. var options])
    return AnalyzerComparison.Run(options);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
