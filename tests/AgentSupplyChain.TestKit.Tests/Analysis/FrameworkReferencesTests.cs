using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.TestKit.Tests.Analysis;

public class FrameworkReferencesTests
{
    [Fact]
    public void The_framework_is_found_and_read_once()
    {
        Assert.Contains(FrameworkReferences.All, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.Equal(FrameworkReferences.All, FrameworkReferences.All);
    }

    [Fact]
    public void Without_a_targeting_pack_the_running_framework_serves()
    {
        var empty = Directory.CreateTempSubdirectory("dotnet");
        Assert.Empty(FrameworkReferences.OfTargetingPack(empty.FullName));
        empty.Delete();
        var names = FrameworkReferences.OfRuntime().Select(Path.GetFileName).ToList();
        Assert.Contains("System.Private.CoreLib.dll", names);
        Assert.DoesNotContain("xunit.assert.dll", names);
    }

    [Fact]
    public void The_newest_targeting_pack_is_taken()
    {
        var root = Directory.CreateTempSubdirectory("dotnet");
        var target = $"net{Environment.Version.Major}.0";
        foreach (var version in new[] { "10.0.9", "10.0.10", "9.0.99" })
            File.WriteAllText(Path.Combine(root.CreateSubdirectory($"packs/Microsoft.NETCore.App.Ref/{version}/ref/{target}").FullName, "System.Runtime.dll"), "");
        Assert.Equal($"10.0.10/ref/{target}", Path.GetRelativePath(Path.Combine(root.FullName, "packs/Microsoft.NETCore.App.Ref"), Path.GetDirectoryName(Assert.Single(FrameworkReferences.OfTargetingPack(root.FullName)))!).Replace('\\', '/'));
        root.Delete(recursive: true);
    }
}
