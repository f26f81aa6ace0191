using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Layouts;

/// <summary>An agent, a library for two frameworks that it uses, and a program of its own, in one solution.</summary>
public sealed class A_solution_with_one_document_for_all
{
    private const string Sbom = "supply-chain/Shop.sbom.cdx.json";
    private const string Aibom = "supply-chain/Shop.aibom.cdx.json";
    private const string Model = "gpt-4o-2024-08-06";

    [Fact]
    public void Is_written_by_one_command_on_one_of_its_projects()
    {
        using var folder = Solution().Write();
        folder.Run("restore", "Shop.sln").MustSucceed();
        folder.Run("build", "App/App.csproj", "--no-restore", "-t:AgentSupplyChainMergeBoms", "-p:AgentSupplyChainSolution=Shop.sln").MustSucceed();

        var sbom = new Document(folder.Read(Sbom));
        var aibom = new Document(folder.Read(Aibom));
        Assert.Equal(sbom.Names.Distinct(StringComparer.Ordinal), sbom.Names);
        Assert.Equal(["App", "Lib", "Other"], sbom.Names.Intersect(["App", "Lib", "Other"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Single(aibom.Names, name => name == Model);
        Assert.Empty(aibom.PropertiesOf(Model, "asc:assertedBy"));
        var source = new Document(folder.Read("App/bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));
        Assert.Equal([$"urn:cdx:{source.Serial["urn:uuid:".Length..]}/1"], sbom.LinksOf("App"));
        Assert.Equal(2, sbom.LinksOf("Lib").Count);
        if (CycloneDxJudge.IsInstalled)
            CycloneDxJudge.MustBeValid(folder.PathOf(Sbom), folder.PathOf(Aibom));
    }

    [Fact]
    public void Is_the_same_from_another_folder_in_another_order_and_from_the_hook_of_the_repository()
    {
        using var one = Solution().Write();
        one.Run("restore", "Shop.sln").MustSucceed();
        one.Run("build", "Other/Other.csproj", "--no-restore", "-t:AgentSupplyChainMergeBoms", "-p:AgentSupplyChainSolution=Shop.sln", "-m:1").MustSucceed();

        // What docs/solution.md tells to put beside a solution.
        using var other = Solution().InFolder("an other place").WithFile("Directory.Solution.targets", """
            <Project>
              <Target Name="JoinBoms" AfterTargets="Build" Condition="'$(AgentSupplyChainSolutionBom)' == 'true' and '$(AgentSupplyChainSolution)' == ''">
                <MSBuild Projects="App/App.csproj" Targets="AgentSupplyChainMergeBoms" Properties="AgentSupplyChainSolution=$(SolutionPath)" />
              </Target>
            </Project>
            """).Write();
        other.Run("build", "Shop.sln", "-p:AgentSupplyChainSolutionBom=true", "-m").MustSucceed();

        Assert.Equal(one.Read(Sbom), other.Read(Sbom));
        Assert.Equal(one.Read(Aibom), other.Read(Aibom));
    }

    [Fact]
    public void Is_written_for_a_solution_in_XML_too_and_in_the_formats_that_are_asked_for()
    {
        const string Formats = "-p:AgentSupplyChainBomFormats=cyclonedx-1.6%3Bspdx-3.0.1";
        using var folder = Solution().WithFile("Shop.slnx", """
            <Solution>
              <Folder Name="/Apps/">
                <Project Path="App/App.csproj" />
                <Project Path="Other/Other.csproj" />
              </Folder>
              <Project Path="Lib/Lib.csproj" />
            </Solution>
            """).Write();
        folder.Delete("Shop.sln");
        folder.Run("restore", "Shop.slnx").MustSucceed();
        folder.Run("build", "App/App.csproj", "--no-restore", "-t:AgentSupplyChainMergeBoms", "-p:AgentSupplyChainSolution=Shop.slnx", Formats).MustSucceed();

        string[] files = ["Shop.aibom.cdx.json", "Shop.aibom.spdx.json", "Shop.sbom.cdx.json", "Shop.sbom.spdx.json"];
        Assert.Equal(files, folder.FilesBelow("supply-chain"));
        var sbom = new Document(folder.Read(Sbom));
        Assert.Contains("\"specVersion\": \"1.6\"", folder.Read(Sbom), StringComparison.Ordinal);
        Assert.Equal(["App", "Lib", "Other"], sbom.Names.Intersect(["App", "Lib", "Other"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Contains(Model, folder.Read("supply-chain/Shop.aibom.spdx.json"), StringComparison.Ordinal);
        if (CycloneDxJudge.IsInstalled)
            CycloneDxJudge.MustBeValid([.. files.Select(file => folder.PathOf("supply-chain/" + file))]);
    }

    [Fact]
    public void Is_not_written_unless_somebody_asks()
    {
        using var folder = Solution().Write();
        folder.Run("build", "Shop.sln").MustSucceed();

        Assert.Empty(folder.FilesBelow("supply-chain"));
        folder.Run("build", "App/App.csproj", "-t:AgentSupplyChainMergeBoms").MustFailWith(folder, "ASC9003 App/App.csproj");
    }

    private static Fixture Solution() =>
        Fixture.Empty
            .WithProject("App/App.csproj", Fixture.ConsoleProject("""<ProjectReference Include="../Lib/Lib.csproj" />"""))
            .WithFile("App/Program.cs", "System.Console.WriteLine(new Code());")
            .WithFile("App/prompts/system.md", "You answer questions about orders.\n")
            .WithProject("Lib/Lib.csproj", Fixture.MultiTargetedProject($"""<AgentModel Include="{Model}" Provider="openai" />"""))
            .WithFile("Lib/Code.cs", "public class Code;")
            .WithProject("Other/Other.csproj", Fixture.ConsoleProject())
            .WithFile("Other/Program.cs", "return;")
            .WithFile("Shop.sln", """
                Microsoft Visual Studio Solution File, Format Version 12.00
                Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "App", "App\App.csproj", "{11111111-1111-1111-1111-111111111111}"
                EndProject
                Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Lib", "Lib\Lib.csproj", "{22222222-2222-2222-2222-222222222222}"
                EndProject
                Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Other", "Other\Other.csproj", "{33333333-3333-3333-3333-333333333333}"
                EndProject
                Global
                	GlobalSection(SolutionConfigurationPlatforms) = preSolution
                		Debug|Any CPU = Debug|Any CPU
                	EndGlobalSection
                	GlobalSection(ProjectConfigurationPlatforms) = postSolution
                		{11111111-1111-1111-1111-111111111111}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
                		{11111111-1111-1111-1111-111111111111}.Debug|Any CPU.Build.0 = Debug|Any CPU
                		{22222222-2222-2222-2222-222222222222}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
                		{22222222-2222-2222-2222-222222222222}.Debug|Any CPU.Build.0 = Debug|Any CPU
                		{33333333-3333-3333-3333-333333333333}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
                		{33333333-3333-3333-3333-333333333333}.Debug|Any CPU.Build.0 = Debug|Any CPU
                	EndGlobalSection
                EndGlobal
                """);
}
