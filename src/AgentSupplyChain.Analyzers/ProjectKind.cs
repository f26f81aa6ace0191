using AgentSupplyChain.Detection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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

    /// <summary>As the project says, or as its references tell.</summary>
    /// <param name="options">Those of the whole compilation.</param>
    public static bool IsTest(Compilation compilation, AnalyzerConfigOptions options) =>
        (options.TryGetValue("build_property.IsTestProject", out var stated) && string.Equals(stated, "true", StringComparison.OrdinalIgnoreCase)) || IsTest(compilation);

    /// <summary>A rule about tools has nothing to say in a program that no model talks to: an ordinary plugin loader is no tool loader.</summary>
    public static bool UsesAiSdk(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => AiSdks.Contains(assembly.Name));
}
