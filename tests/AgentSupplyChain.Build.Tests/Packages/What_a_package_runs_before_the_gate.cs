using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

/// <summary>Packages that want to be first, by every hook that MSBuild has. What they reach is written down in docs/threat-model.md.</summary>
public class What_a_package_runs_before_the_gate
{
    private const string FirstLook = "_AgentSupplyChainFirstLook";

    private static readonly string[] hooks = ["Build", "BeforeBuild", "CoreBuild", "BuildOnlySettings", "_CheckForInvalidConfigurationAndPlatform", "ResolvePackageAssets", FirstLook];

    // NuGet imports props of packages in the reverse order of their ids, dependencies before what depends on them.
    [Fact]
    public void Is_what_hooks_the_first_look_itself_and_the_initial_targets_of_props_that_are_imported_earlier()
    {
        using var folder = WithEager(Agent.OfPrompts("""<PackageReference Include="AaaEager" Version="1.0.0" /><PackageReference Include="ZzzEager" Version="1.0.0" />"""), "AaaEager", "ZzzEager").Write();
        folder.Run("restore").MustSucceed();

        var build = folder.Run("build", "--no-restore").MustSucceed();

        var order = Eager(build);
        var first = order.IndexOf(FirstLook);
        Assert.Equal(["AaaEager_Before_" + FirstLook, "ZzzEager_Before_" + FirstLook, "ZzzEager_InitialOfProps"], order.Take(first).Order(StringComparer.Ordinal));
        Assert.Equal((2 * (hooks.Length + 2)) - 3, order.Skip(first + 1).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["CheckSupplyChain", "CheckSupplyChain"], build.TasksRun("CheckSupplyChain"));

        var again = folder.Run("build").MustSucceed();
        Assert.Empty(again.TasksRun("CheckSupplyChain"));

        // A rebuild takes the stamps away in its middle, and the build after it has nothing to do all the same.
        folder.Run("build", "-t:Rebuild").MustSucceed();
        Assert.Empty(folder.Run("build").MustSucceed().TasksRun("CheckSupplyChain"));
    }

    [Fact]
    public void Is_only_what_hooks_the_first_look_itself_where_the_repository_names_that_first()
    {
        using var folder = WithEager(Agent.OfPrompts("""<PackageReference Include="ZzzEager" Version="1.0.0" />"""), "ZzzEager")
            .WithFile("Directory.Build.props", $"""
                <Project InitialTargets="{FirstLook}">
                  <Target Name="{FirstLook}" />
                </Project>
                """)
            .Write();

        var order = Eager(folder.Run("build").MustSucceed());

        Assert.Equal("ZzzEager_Before_" + FirstLook, Assert.Single(order.Take(order.LastIndexOf(FirstLook)), name => name != FirstLook));
    }

    // Where nothing has changed in between the gate repeats what the first look found; here it must ask again.
    [Fact]
    public void Is_told_by_the_gate_where_it_adds_a_reference_after_the_first_look()
    {
        using var folder = Agent.OfPrompts("", $"""<CustomAfterMicrosoftCommonTargets>$(MSBuildProjectDirectory)/late.targets</CustomAfterMicrosoftCommonTargets>""")
            .WithFile("late.targets", $"""
                <Project>
                  <Target Name="Late" AfterTargets="{FirstLook}">
                    <ItemGroup><PackageReference Include="Contoso.Late" Version="1.*" /></ItemGroup>
                  </Target>
                </Project>
                """)
            .Write();

        var build = folder.Run("build").MustSucceed();

        Assert.Contains("Contoso.Late", Assert.Single(build.Diagnostics, diagnostic => diagnostic.Code == "ASC2001").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("build", "-t:Rebuild")]
    [InlineData("publish")]
    [InlineData("clean")]
    public void Is_nothing_more_where_a_package_is_refused(params string[] command)
    {
        using var folder = WithEager(Agent.OfPrompts("""<PackageReference Include="ZzzEager" Version="1.*" />"""), "ZzzEager")
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC2001": "error" } }""")
            .Write();
        folder.Run("restore").MustSucceed();

        var build = folder.Run(command[0], [.. command.Skip(1), .. command[0] == "clean" ? Array.Empty<string>() : ["--no-restore"]]).MustFail();

        Assert.Equal(("ASC2001", BuildSeverity.Error, "App.csproj"), build.OurDiagnostics.Select(told => (told.Code, told.Severity, told.File)).Single());
        Assert.Equal(["ZzzEager_InitialOfProps", "ZzzEager_Before_" + FirstLook, FirstLook], Eager(build));
    }

    [Fact]
    public void Leaves_a_package_that_is_removed_again_without_a_trace()
    {
        using var folder = WithEager(Agent.OfPrompts("""<PackageReference Include="ZzzEager" Version="1.*" />"""), "ZzzEager")
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC2001": "error" } }""")
            .Write();
        folder.Run("build").MustFail();

        folder.Write("App.csproj", folder.Read("App.csproj").Replace("1.*", "1.0.0", StringComparison.Ordinal));

        folder.Run("build").MustSucceed();
    }

    private static List<string> Eager(BuildResult build)
    {
        var targets = new List<Microsoft.Build.Logging.StructuredLogger.Target>();
        build.Log.Build.VisitAllChildren<Microsoft.Build.Logging.StructuredLogger.Target>(target =>
        {
            if (!target.Skipped)
                targets.Add(target);
        });
        return [.. targets.OrderBy(target => target.StartTime).ThenBy(target => target.Index).Select(target => target.Name).Where(name => name == FirstLook || name.Contains("Eager", StringComparison.Ordinal))];
    }

    private static Fixture WithEager(Fixture fixture, params string[] ids) => ids.Aggregate(fixture, (all, id) => all.WithPackage(new FakePackage(id)
        .WithFile($"build/{id}.props", $"""
            <Project InitialTargets="{id}_InitialOfProps">
              <Target Name="{id}_InitialOfProps"><Message Text="here" /></Target>
            </Project>
            """)
        .WithFile($"build/{id}.targets", $"""
            <Project InitialTargets="{id}_InitialOfTargets">
              <Target Name="{id}_InitialOfTargets"><Message Text="here" /></Target>
              {string.Concat(hooks.Select(hook => $"""<Target Name="{id}_Before_{hook}" BeforeTargets="{hook}"><Message Text="here" /></Target>"""))}
            </Project>
            """)));
}
