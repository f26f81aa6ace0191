using AgentSupplyChain.Benchmarks.AnalyzerTimes;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.Credentials.Comparison;

/// <summary>The planted files as a project that compiles.</summary>
internal static class PlantedFixture
{
    public const string Project = "App.csproj";

    public static Fixture Of(PlantedFiles files)
    {
        var fixture = Fixture.Empty.WithRealPackages().InFolder("planted").WithProject(Project, ProjectText())
            .WithFile("Program.cs", "System.Console.WriteLine(\"ready\");\n");
        foreach (var (name, text) in files.Files)
            fixture = fixture.WithFile(name, text);

        return fixture;
    }

    private static string ProjectText() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <EnableNETAnalyzers>false</EnableNETAnalyzers>
          </PropertyGroup>
          <ItemGroup>
            <!-- Only for the download: no other analyzer than those that are measured runs. -->
            <PackageReference Include="SonarAnalyzer.CSharp" Version="{AnalyzerComparison.SonarVersion}" ExcludeAssets="all" PrivateAssets="all" />
            <PackageReference Include="ModelContextProtocol" Version="{AnalyzerComparison.PackageVersion("ModelContextProtocol")}" />
            <PackageReference Include="OpenAI" Version="{AnalyzerComparison.PackageVersion("OpenAI")}" />
          </ItemGroup>
        </Project>
        """;
}
