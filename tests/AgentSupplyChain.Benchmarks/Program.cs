using AgentSupplyChain.Benchmarks.Advisories;
using AgentSupplyChain.Benchmarks.AnalyzerTimes;
using AgentSupplyChain.Benchmarks.Boms;
using AgentSupplyChain.Benchmarks.Credentials;
using AgentSupplyChain.Benchmarks.GateGrowth;
using AgentSupplyChain.Benchmarks.PackageContent;
using AgentSupplyChain.Benchmarks.PackageNames;
using AgentSupplyChain.Benchmarks.WholeBuilds;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- builds [scenario …] [--pairs N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- analyzers [--lines N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- credentials literals|recall|compare|cold
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- names [--show] [--load]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- packages [--folder PACKAGES_FOLDER]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- advisories [--pairs N]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- growth
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- boms growth|truth|compare [--without-times]
// dotnet run -c Release --project tests/AgentSupplyChain.Benchmarks -- --filter '*'
if (args is ["builds", .. var rest])
    return BuildComparison.Run(rest);

if (args is ["analyzers", .. var options])
    return AnalyzerComparison.Run(options);

if (args is ["credentials", .. var evidence])
    return CredentialEvidence.Run(evidence);

if (args is ["names", .. var names])
    return NameReport.Run(names);

if (args is ["packages", .. var folders])
    return VerificationCost.Run(folders);

if (args is ["advisories", .. var measured])
    return AdvisoryComparison.Run(measured);

if (args is ["growth"])
    return GrowingGraph.Run();

if (args is ["boms", "truth"])
    return BomComparison.CompareTruth();

if (args is ["boms", "compare"] or ["boms", "compare", "--without-times"])
    return BomComparison.Run(isTimed: args.Length == 2);

if (args is ["boms", "growth"])
    return BomGrowth.Run();

if (args is [BomGrowth.ChildCommand, var folder])
    return BomGrowth.RunChild(folder);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
