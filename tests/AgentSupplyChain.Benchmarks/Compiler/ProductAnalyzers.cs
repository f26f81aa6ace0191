using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Inventory;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Benchmarks.Compiler;

/// <summary>Every analyzer of the package: a new rule is measured without being named here.</summary>
internal static class ProductAnalyzers
{
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(InventoryGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    public static ImmutableArray<DiagnosticAnalyzer> Create() => [.. Names.Select(Create)];

    public static DiagnosticAnalyzer Create(string name) => (DiagnosticAnalyzer)Activator.CreateInstance(typeof(InventoryGenerator).Assembly.GetType(name, throwOnError: true)!)!;
}
