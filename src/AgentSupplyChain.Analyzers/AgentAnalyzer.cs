using System.Collections.Immutable;
using AgentSupplyChain.Detection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers;

/// <summary>What all rules share: they run concurrently, leave generated code alone unless they say otherwise, and obey the off switch.</summary>
public abstract class AgentAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<DiagnosticDescriptor> _descriptors;

    private protected AgentAnalyzer(params DiagnosticDescriptor[] descriptors) => _descriptors = [.. descriptors];

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => _descriptors;

    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.RegisterCompilationStartAction(start =>
        {
            var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            var isOff = options.TryGetValue("build_property.AgentSupplyChainEnabled", out var enabled) && string.Equals(enabled, "false", StringComparison.OrdinalIgnoreCase);
            if (!isOff)
                Register(start);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context);

    /// <summary>A rule about tools has nothing to say in a program that no model talks to: an ordinary plugin loader is no tool loader.</summary>
    private protected static bool ReferencesAiSdk(Compilation compilation)
    {
        foreach (var identity in compilation.ReferencedAssemblyNames)
        {
            if (AiSdks.Contains(identity.Name))
                return true;
        }

        return false;
    }

    /// <summary>A rule about an SDK costs nothing where no assembly of that name is referenced.</summary>
    private protected static bool References(Compilation compilation, params string[] assemblyPrefixes)
    {
        foreach (var identity in compilation.ReferencedAssemblyNames)
        {
            foreach (var prefix in assemblyPrefixes)
            {
                if (identity.Name.StartsWith(prefix, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }
}
