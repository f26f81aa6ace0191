using System.Globalization;
using System.Text;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.WholeBuilds;

/// <summary>A project and a way to build it.</summary>
/// <param name="Project">Path of the project or solution in the fixture.</param>
internal sealed record Scenario(string Name, string Title, Fixture Fixture, string Project, params string[] Arguments)
{
    private const int ManyPackages = 300;
    private const int ManyProjects = 50;

    /// <summary>Most scenarios measure the build alone; what guards packages is measured with the restore that brings them.</summary>
    public IReadOnlyList<string> Restore { get; init; } = ["--no-restore"];

    /// <summary>
    /// Both sides have the package and compile; in one of them the gate finds that it has looked at all of it before. So the pairs tell what it costs by itself.
    /// </summary>
    public bool IsOfTheGate { get; init; }

    /// <summary>Whose times are told from the log.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = ["CheckSupplyChain", "WriteBoms", "WriteSarif", "PutDocuments", "MergeBoms"];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("no-change", "SupportAgent, nothing changed", SupportAgent, "SupportAgent/SupportAgent.csproj"),
        new("rebuild", "SupportAgent, full rebuild", SupportAgent, "SupportAgent/SupportAgent.csproj", "-t:Rebuild"),
        new("all-analyzers", "SupportAgent, full rebuild, AnalysisMode=All", SupportAgent, "SupportAgent/SupportAgent.csproj", "-t:Rebuild", "-p:AnalysisMode=All"),
        new("packages", "300 packages, full rebuild", Packages, "App.csproj", "-t:Rebuild"),
        new("gate", "300 packages, restore and compile, the gate alone", Packages, "App.csproj") { Restore = [], Tasks = ["CheckSupplyChain"], IsOfTheGate = true },
        new("packages-no-change", "300 packages, nothing changed", Packages, "App.csproj"),
        new("projects", "50 projects without agents, full rebuild", Projects, "All.proj", "-t:Rebuild"),
        new("projects-no-change", "50 projects without agents, nothing changed", Projects, "All.proj"),
    ];

    // The fixture brings the product, or not: the sample's own reference to it is taken out.
    private static Fixture SupportAgent
    {
        get
        {
            var fixture = Fixture.Empty.WithRealPackages().WithFolder("samples/SupportAgent", "SupportAgent");
            var project = Encoding.UTF8.GetString([.. fixture.Files["SupportAgent/SupportAgent.csproj"]]);
            var lines = project.Split('\n').Where(line => !line.Contains("AgentSupplyChain.Build", StringComparison.Ordinal));
            return fixture.WithProject("SupportAgent/SupportAgent.csproj", string.Join('\n', lines));
        }
    }

    private static Fixture Packages
    {
        get
        {
            var fixture = Fixture.Empty;
            var references = new StringBuilder();
            for (var i = 0; i < ManyPackages; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"Contoso.Part{i:D3}");
                var package = new FakePackage(id).WithLibrary(string.Create(CultureInfo.InvariantCulture, $"namespace Contoso; public static class Part{i:D3} {{ }}")).WithLicenseExpression("MIT");
                fixture = fixture.WithPackage(i == 0 ? package : package.WithDependency(string.Create(CultureInfo.InvariantCulture, $"Contoso.Part{i / 2:D3}")));
                references.Append(CultureInfo.InvariantCulture, $"""<PackageReference Include="{id}" Version="1.0.0" />""");
            }

            return fixture.WithProject("App.csproj", Fixture.ConsoleProject(references.ToString())).WithFile("Program.cs", "System.Console.WriteLine(1);");
        }
    }

    private static Fixture Projects
    {
        get
        {
            var fixture = Fixture.Empty;
            for (var i = 0; i < ManyProjects; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"Lib{i:D2}");
                var reference = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"""<ProjectReference Include="../Lib{i / 2:D2}/Lib{i / 2:D2}.csproj" />""");
                fixture = fixture
                    .WithProject($"{name}/{name}.csproj", Fixture.LibraryProject(reference))
                    .WithFile($"{name}/Class.cs", $"namespace {name}; public static class Answer {{ public const int Value = {i.ToString(CultureInfo.InvariantCulture)}; }}");
            }

            return fixture.WithFile("All.proj", """
                <Project DefaultTargets="Build">
                  <ItemGroup><Part Include="*/*.csproj" /></ItemGroup>
                  <Target Name="Restore"><MSBuild Projects="@(Part)" Targets="Restore" BuildInParallel="true" /></Target>
                  <Target Name="Build"><MSBuild Projects="@(Part)" Targets="Build" BuildInParallel="true" /></Target>
                  <Target Name="Rebuild"><MSBuild Projects="@(Part)" Targets="Rebuild" BuildInParallel="true" /></Target>
                </Project>
                """);
        }
    }
}
