using System.Text.Json.Nodes;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_restore_that_was_damaged
{
    private const string Assets = "obj/project.assets.json";
    private const int FiftyMegabytes = 50 * 1024 * 1024;

    [Fact]
    public void Is_told_with_its_remedy_and_the_next_whole_restore_heals()
    {
        using var folder = Fixture.ConsoleApp().WithFile("prompts/system.md", "Answer in one sentence.").Write();
        folder.Run("build").MustBeQuiet();
        var assets = folder.Read(Assets);
        var documents = folder.Documents();

        folder.Delete(Assets);
        AssertTold(folder, "ASC9002 App.csproj", "Run 'dotnet restore'");
        folder.Write(Assets, "");
        AssertTold(folder, "ASC9003 obj/project.assets.json", "it is not a whole assets file; run dotnet restore");
        folder.Write(Assets, assets[..(assets.Length / 2)]);
        AssertTold(folder, "ASC9003 obj/project.assets.json", "it is not a whole assets file; run dotnet restore");
        var unknown = JsonNode.Parse(assets)!;
        unknown["version"] = 99;
        folder.Write(Assets, unknown.ToJsonString());
        AssertTold(folder, "ASC9003 obj/project.assets.json", "it is of version 99, and versions 3 and 4 are known");
        folder.Write(Assets, assets + new string(' ', FiftyMegabytes));
        AssertTold(folder, "ASC9003 obj/project.assets.json", "at most 33554432 are read");

        Assert.Equal(documents, folder.Documents());
        folder.Write(Assets, assets);
        folder.Run("build", "--no-restore").MustBeQuiet();
        Assert.Equal(documents, folder.Documents());
    }

    private static void AssertTold(FixtureFolder folder, string finding, string cause)
    {
        var build = folder.Run("build", "--no-restore").MustFailWith(folder, finding);

        Assert.Contains(cause, build.OurError().Message, StringComparison.Ordinal);
        Assert.False(build.TargetRan("ResolvePackageAssets"), "The SDK looked at the restore before the gate did.");
    }
}
