using System.Text.Json;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

public sealed class An_sbom_against_the_truth(An_sbom_against_the_truth.Solution solution) : IClassFixture<An_sbom_against_the_truth.Solution>
{
    public static TheoryData<string, string, string> Projects => new()
    {
        { "Console/Console.csproj", "net10.0", "Console/bin/Debug/net10.0" },
        { "Web/Web.csproj", "net10.0", "Web/bin/Debug/net10.0" },
        { "Library/Library.csproj", "net10.0", "Library/bin/Debug/net10.0" },
        { "Library/Library.csproj", "net10.0-windows", "Library/bin/Debug/net10.0-windows" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Has_the_packages_that_dotnet_lists(string project, string framework, string output)
    {
        // NuGet names a framework in the assets file as net10.0-windows7.0; the list names it as the project does, or so.
        var listed = DotnetListPackage.Read(solution.Folder, project)
            .Where(package => package.Framework == framework || package.Framework == framework + "7.0")
            .Select(package => $"{package.Id}@{package.ResolvedVersion}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(listed);
        Assert.Equal(listed, Sbom(output).Components.Where(IsPackage).Select(Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Has_the_edges_of_the_restored_graph(string project, string framework, string output)
    {
        using var assets = JsonDocument.Parse(solution.Folder.Read($"{Path.GetDirectoryName(project)}/obj/project.assets.json"));
        var nodes = assets.RootElement.GetProperty("targets").EnumerateObject()
            .Single(target => target.Name == framework || target.Name == framework + "7.0").Value.EnumerateObject()
            .ToDictionary(node => node.Name.Split('/')[0], node => node, StringComparer.OrdinalIgnoreCase);
        var expected =
            from node in nodes.Values
            where node.Value.TryGetProperty("dependencies", out _)
            from dependency in node.Value.GetProperty("dependencies").EnumerateObject()
            where nodes.ContainsKey(dependency.Name)
            select $"{node.Name.Replace('/', '@')} -> {nodes[dependency.Name].Name.Replace('/', '@')}";

        var sbom = Sbom(output);
        var names = sbom.Components.Where(component => IsPackage(component) || IsProject(component))
            .ToDictionary(component => component.GetProperty("bom-ref").GetString()!, Name, StringComparer.Ordinal);

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            sbom.Edges.Where(edge => names.ContainsKey(edge.From) && names.ContainsKey(edge.To)).Select(edge => $"{names[edge.From]} -> {names[edge.To]}").Order(StringComparer.Ordinal));
    }

    [JudgedFact]
    public void Is_valid_for_every_shape_of_project() =>
        CycloneDxJudge.MustBeValid([.. solution.Folder.FilesBelow().Where(file => file.Contains("/bin/", StringComparison.Ordinal) && file.EndsWith(".cdx.json", StringComparison.Ordinal)).Select(solution.Folder.PathOf)]);

    private Bom Sbom(string output) => new(solution.Folder.Documents(output).Single(document => document.Key.EndsWith(".sbom.cdx.json", StringComparison.Ordinal)).Value);

    private static bool IsPackage(JsonElement component) =>
        component.TryGetProperty("purl", out var purl) && purl.GetString()!.StartsWith("pkg:nuget/", StringComparison.Ordinal) && !IsProject(component) && !IsPack(component);

    // The host of a program is of a package that restore brings beside the graph.
    private static bool IsPack(JsonElement component) => Bom.Property(component, "asc:kind")?.EndsWith("-pack", StringComparison.Ordinal) == true;

    private static bool IsProject(JsonElement component) => component.GetProperty("bom-ref").GetString()!.StartsWith("project:", StringComparison.Ordinal);

    private static string Name(JsonElement component) => $"{component.GetProperty("name").GetString()}@{component.GetProperty("version").GetString()}";

    /// <summary>A console program, a web application, and a library for two frameworks that refers to another project.</summary>
    public sealed class Solution : IDisposable
    {
        public Solution()
        {
            Folder = Fixture.Empty
                .WithProject("Console/Console.csproj", Fixture.ConsoleProject("""<PackageReference Include="OpenAI" Version="2.15.0" />"""))
                .WithFile("Console/Program.cs", "return;")
                .WithProject("Web/Web.csproj", """
                    <Project Sdk="Microsoft.NET.Sdk.Web">
                      <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                      <ItemGroup><PackageReference Include="ModelContextProtocol" Version="2.3.1" /></ItemGroup>
                    </Project>
                    """)
                .WithFile("Web/Program.cs", "Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();")
                .WithProject("Library/Library.csproj", Fixture.MultiTargetedProject("""
                    <PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />
                    <ProjectReference Include="../Base/Base.csproj" />
                    """))
                .WithFile("Library/Text.cs", "public static class Text { }")
                .WithProject("Base/Base.csproj", Fixture.LibraryProject("""<PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="10.0.14" />"""))
                .WithFile("Base/Ground.cs", "public static class Ground { }")
                .WithRealPackages()
                .Write();
            foreach (var project in (string[])["Console/Console.csproj", "Web/Web.csproj", "Library/Library.csproj"])
                Folder.Run("build", project).MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
