using System.Text.RegularExpressions;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Core.Tests;

/// <summary>Sense, inventory, check, emit: what a folder of the pipeline may know of the others. What stands beside the folders, all of them know.</summary>
public partial class Stages_go_one_way
{
    private const string Pipeline = "src/AgentSupplyChain.Core";

    [Theory]
    [InlineData("Inventory")]
    [InlineData("Policy", "Sense")]
    [InlineData("Sense", "Inventory", "Policy")]
    [InlineData("Check", "Sense", "Inventory", "Policy")]
    [InlineData("Emit", "Sense", "Inventory", "Check")]
    [InlineData("Diff", "Sense", "Emit")]
    public void A_stage_knows_no_later_one(string stage, params string[] earlier)
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Root, Pipeline, stage), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        var named = files.SelectMany(file => StageName().Matches(File.ReadAllText(file)).Select(match => (Path.GetFileName(file), Stage: match.Groups["stage"].Value)));
        Assert.DoesNotContain(named, use => use.Stage != stage && !earlier.Contains(use.Stage));
    }

    [Fact]
    public void Every_folder_is_a_stage_that_is_looked_at() =>
        Assert.Equal(["Check", "Diff", "Emit", "Inventory", "Policy", "Sense"], Directory.GetDirectories(Path.Combine(Checkout.Root, Pipeline)).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"AgentSupplyChain\.Core\.(?<stage>[A-Z]\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StageName();
}
