using System.Reflection;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>A rule about an SDK costs nothing where the SDK is not: it registers no action beyond the question for it.</summary>
public class RegisteredActionsTests
{
    // Their subject is text, or the framework itself.
    private static readonly string[] s_withoutSdk = ["CredentialHardcodedAnalyzer", "CertificateValidationOffAnalyzer"];

    public static TheoryData<string> Analyzers { get; } = [.. ProductAnalyzers.Create().Select(analyzer => analyzer.GetType().Name)];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task A_project_without_AI_pays_for_no_rule_about_an_SDK(string name)
    {
        var analyzer = ProductAnalyzers.Create().Single(candidate => candidate.GetType().Name == name);
        var compilation = ProductAnalyzers.Compile([CSharpSyntaxTree.ParseText("System.Console.WriteLine(\"text\"); class A { string B => \"c\"; }")], FrameworkReferences.All);
        var analysis = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        await analysis.GetAnalyzerDiagnosticsAsync();

        var actions = Counts(await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None));
        Assert.Equal(1, actions[nameof(AnalyzerTelemetryInfo.CompilationStartActionsCount)]);
        actions.Remove(nameof(AnalyzerTelemetryInfo.CompilationStartActionsCount));
        Assert.True(actions.Count > 10);
        if (s_withoutSdk.Contains(name))
            Assert.Contains(actions, count => count.Value > 0);
        else
            Assert.All(actions, count => Assert.True(count.Value == 0, $"{count.Key}: {count.Value}"));
    }

    private static Dictionary<string, int> Counts(AnalyzerTelemetryInfo telemetry) =>
        typeof(AnalyzerTelemetryInfo).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(int) && property.Name.EndsWith("ActionsCount", StringComparison.Ordinal))
            .ToDictionary(property => property.Name, property => (int)property.GetValue(telemetry)!, StringComparer.Ordinal);
}
