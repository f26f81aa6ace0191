using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class ProjectDependenciesTests : RestoredFolder
{
    private const string Spec = """
        { "format": 1, "projects": { "/lib/Lib.csproj": { "version": "1.0.0", "frameworks": {
          "net8.0": { "targetAlias": "net8.0", "dependencies": { "System.Memory": { "target": "Package", "version": "[4.5.0, )" } } },
          "standard": { "framework": "netstandard2.0", "targetAlias": "standard", "dependencies": {
            "system.text.json": { "target": "Package", "version": "[8.0.0, )" },
            "System.Memory": { "target": "Package", "version": "[4.5.0, )", "suppressParent": "All" },
            "Flows": { "target": "Package", "version": "[1.0.0, )" } } } } } } }
        """;

    [Fact]
    public void What_a_project_asks_of_the_framework_is_told_by_what_restore_wrote_of_the_project()
    {
        Restore(WithProject());
        Scratch.Write("src/obj/Agent.csproj.nuget.dgspec.json", Spec);

        var project = Assert.Single(Read()!.Projects);

        Assert.Equal([new PrunedDependency("system.text.json", "[8.0.0, )", "Microsoft.NETCore.App")], project.Pruned);
        Assert.True(project.AreReferencesKnown);
        Assert.Equal(["Flows"], project.DependsOn.Select(target => target.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"projects":7}""")]
    [InlineData("""{"projects":{"/lib/Lib.csproj":{"frameworks":{"net8.0":7,"netstandard2.0":"x"}}}}""")]
    [InlineData("""{"projects":{"/lib/Lib.csproj":{"frameworks":{"nonsense":{}}}}}""")]
    [InlineData("""{"projects":{},"projects":{}}""")]
    public void Where_it_is_not_told_the_project_is_not_called_complete_and_nothing_breaks(string? spec)
    {
        Restore(WithProject());
        if (spec is not null)
            Scratch.Write("src/obj/Agent.csproj.nuget.dgspec.json", spec);

        var project = Assert.Single(Read()!.Projects);

        Assert.Empty(project.Pruned);
        Assert.False(project.AreReferencesKnown);
    }

    [Fact]
    public void Where_nothing_is_pruned_nothing_is_asked()
    {
        Restore(WithProject().Replace("packagesToPrune", "packagesToKeep", StringComparison.Ordinal));

        Assert.True(Assert.Single(Read()!.Projects).AreReferencesKnown);
    }

    private string WithProject() => Assets()
        .Replace("\"Flows/1.0.0\": { \"type\": \"package\", \"runtime\"", "\"Lib/1.0.0\": { \"type\": \"project\", \"framework\": \".NETStandard,Version=v2.0\", \"dependencies\": { \"Flows\": \"1.0.0\" } }, \"Flows/1.0.0\": { \"type\": \"package\", \"runtime\"", StringComparison.Ordinal)
        .Replace("\"libraries\": {", "\"libraries\": { \"Lib/1.0.0\": { \"type\": \"project\", \"path\": \"../lib/Lib.csproj\", \"msbuildProject\": \"../lib/Lib.csproj\" },", StringComparison.Ordinal)
        .Replace("\"targetAlias\": \"net10.0\",\n        \"dependencies\"", """
            "targetAlias": "net10.0", "packagesToPrune": { "System.Text.Json": "(,10.0.32767]", "System.Memory": "(,10.0.32767]" },
            "frameworkReferences": { "Microsoft.NETCore.App": { "privateAssets": "all" } }, "dependencies"
            """, StringComparison.Ordinal);
}
