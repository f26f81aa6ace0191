using System.Text.RegularExpressions;
using AgentSupplyChain.Detection;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>What the targets know by a pattern and the analyzers by a list is the same.</summary>
public class PlatformRulesTests
{
    [Fact]
    public void The_rules_of_the_platform_are_raised_for_the_SDKs_that_analyzers_know()
    {
        var targets = File.ReadAllText(Path.Combine(RegisterTests.FolderOf("build"), "AgentSupplyChain.Build.targets"));
        var names = string.Join('|', AiSdks.Names.Select(Regex.Escape));
        var families = string.Join('|', AiSdks.Prefixes.Select(Regex.Escape));

        Assert.Contains($"'(?i);(?:(?:{names});|(?:{families}))'", targets, StringComparison.Ordinal);
    }
}
