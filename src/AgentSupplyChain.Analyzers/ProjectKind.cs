using AgentSupplyChain.Detection;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers;

/// <summary>What the references tell about a project.</summary>
internal static class ProjectKind
{
    // Each has these or it has no test to run.
    private static readonly HashSet<string> s_testFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    /// <summary>Tests talk to servers of their own making: what is a danger in production is their subject.</summary>
    public static bool IsTest(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => s_testFrameworks.Contains(assembly.Name));

    public static bool UsesAiSdk(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => AiSdks.Contains(assembly.Name));
}
