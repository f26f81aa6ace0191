using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

/// <summary>The ways to write a version, each restored and built for real: exactly the findings that it deserves, at the line that declares it.</summary>
public class A_version_that_is_not_pinned
{
    // Until then a reference without a version restores; later SDKs refuse it.
    private const string Lenient = "<SdkAnalysisLevel>9.0.300</SdkAnalysisLevel>";

    private static readonly string[] versions = ["1.0.0", "1.2.0-rc.1", "1.2.0", "2.0.0"];

    [Fact]
    public void Is_told_in_a_project_by_what_its_text_means()
    {
        using var folder = WithPackages(
                Agent.OfPrompts(
                    """

                        <PackageReference Include="P.Star" Version="*" />
                        <PackageReference Include="P.Major" Version="1.*" />
                        <PackageReference Include="P.Minor" Version="1.2.*" />
                        <PackageReference Include="P.Any" Version="*-*" />
                        <PackageReference Include="P.Candidate" Version="1.2.0-rc.*" />
                        <PackageReference Include="P.Property" Version="$(ContosoVersion)" />
                        <PackageReference Include="P.Child"><Version>1.*</Version></PackageReference>
                        <PackageReference Include="P.None" />
                        <PackageReference Include="P.Above" Version="(1.0,)" />
                        <PackageReference Include="P.Below" Version="(,2.0)" />
                        <PackageReference Include="P.Half" Version="(1.0,2.0]" />
                        <PackageReference Include="P.Range" Version="[1.0,2.0)" />
                        <PackageReference Include="P.AtLeast" Version="[1.0,)" />
                        <PackageReference Include="P.Plain" Version="1.2.0" />
                        <PackageReference Include="P.Exact" Version="[1.2.0]" />
                        <PackageReference Include="P.Preview" Version="1.2.0-rc.1" />
                        <PackageReference Include="P.Updated" Version="1.*" />
                        <PackageReference Update="P.Updated" Version="1.2.0" />
                        <PackageDownload Include="P.Download" Version="[1.2.0]" />
                    """,
                    $"{Lenient}<ContosoVersion>1.*</ContosoVersion><NoWarn>$(NoWarn);NU1604</NoWarn>"),
                "Star", "Major", "Minor", "Any", "Candidate", "Property", "Child", "None", "Above", "Below", "Half", "Range", "AtLeast", "Plain", "Exact", "Preview", "Updated", "Download")
            .WithFile("scripts/load.fsx", "#r \"nuget: P.Star\"\n#r \"nuget: P.Major, 1.2.0\"\n")
            .Write();
        var project = folder.Read("App.csproj").Split('\n');

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(
            [
                "P.Star ASC2001 *", "P.Major ASC2001 1.*", "P.Minor ASC2001 1.2.*", "P.Any ASC2001 *-*", "P.Candidate ASC2001 1.2.0-rc.*", "P.Property ASC2001 $(ContosoVersion)", "P.Child ASC2001 1.*",
                "P.None ASC2002 <Pa", "P.Above ASC2002 (1.0,)", "P.Below ASC2002 (,2.0)", "P.Half ASC2002 (1.0,2.0]", "P.Range ASC2002 [1.0,2.0)", "P.AtLeast ASC2002 [1.0,)",
            ],
            build.OurDiagnostics.Where(told => told.File == "App.csproj" && told.Line > 0).OrderBy(told => told.Line).Select(told =>
                $"{Named(told)} {told.Code} {project[told.Line - 1][(told.Column - 1)..Math.Min(told.EndColumn - 1, told.Column + 16)][..(told.EndColumn - told.Column > 16 && told.Code == "ASC2002" ? 3 : told.EndColumn - told.Column)]}"));
        Assert.Equal(
            ["App.csproj(0) ASC2003", "scripts/load.fsx(1) ASC2001"],
            build.OurDiagnostics.Where(told => (told.File != "App.csproj" || told.Line == 0) && told.Code != "ASC1003").Select(told => $"{told.File}({told.Line}) {told.Code}").Order(StringComparer.Ordinal));
        Assert.Equal(8, build.OurLines.Count);
    }

    [Fact]
    public void Is_told_in_the_files_that_a_repository_shares_and_its_tools_once()
    {
        using var folder = WithPackages(
                Fixture.Empty
                    .WithProject("src/App/App.csproj", Fixture.ConsoleProject(
                        """

                            <PackageReference Include="P.Central" />
                            <PackageReference Include="P.Floating" />
                            <PackageReference Include="P.Lower" VersionOverride="1.0.0" />
                            <PackageReference Include="P.Higher" VersionOverride="2.0.0" />
                            <PackageReference Include="P.Loose" VersionOverride="[1.0,2.0)" />
                        """))
                    .WithFile("src/App/Program.cs", "System.Console.WriteLine();")
                    .WithFile("src/App/prompts/system.md", "You answer.\n")
                    .WithFile(".git/HEAD", "ref: refs/heads/main\n"),
                "Central", "Floating", "Lower", "Higher", "Loose", "Global", "Unused")
            .WithFile("Directory.Packages.props", """
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageFloatingVersionsEnabled>true</CentralPackageFloatingVersionsEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="P.Central" Version="1.2.0" />
                    <PackageVersion Include="P.Floating" Version="1.*" />
                    <PackageVersion Include="P.Lower" Version="1.2.0" />
                    <PackageVersion Include="P.Higher" Version="1.2.0" />
                    <PackageVersion Include="P.Loose" Version="1.2.0" />
                    <PackageVersion Include="P.Unused" Version="*" />
                    <GlobalPackageReference Include="P.Global" Version="1.0.*" />
                  </ItemGroup>
                </Project>
                """)
            .WithFile("global.json", $$"""
                {
                  "sdk": {
                    "version": "{{DotnetSdk.Version}}",
                    "rollForward": "latestFeature"
                  }
                }
                """)
            .WithFile(".config/dotnet-tools.json", """
                {
                  "version": 1,
                  "tools": {
                    "contoso-tool": { "version": "1.*", "commands": ["contoso"] },
                    "contoso-other": { "version": "1.2.3", "commands": ["other"], "rollForward": true }
                  }
                }
                """)
            .Write();

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(
            [
                ".config/dotnet-tools.json(4) ASC2005 contoso-tool",
                "Directory.Packages.props(13) ASC2001 P.Global",
                "Directory.Packages.props(8) ASC2001 P.Floating",
                "global.json(4) ASC2005 latestFeature",
                "src/App/App.csproj(0) ASC2003 ",
                "src/App/App.csproj(13) ASC2002 P.Lower",
                "src/App/App.csproj(15) ASC2002 P.Loose",
            ],
            build.OurDiagnostics.Where(told => told.Code != "ASC1003").Select(told => $"{told.File}({told.Line}) {told.Code} {Named(told)}").Order(StringComparer.Ordinal));

        // Nothing but a tool's manifest changes, and it is heard.
        folder.Write(".config/dotnet-tools.json", """{ "version": 1, "isRoot": true, "tools": {} }""");
        folder.Write("global.json", $$"""{ "sdk": { "version": "{{DotnetSdk.Version}}", "rollForward": "disable" } }""");
        Assert.DoesNotContain(folder.Run("build").MustSucceed().OurDiagnostics, told => told.Code == "ASC2005");
    }

    [Fact]
    public void Is_held_by_a_lock_file_that_restore_obeys_in_whatever_way_it_was_told()
    {
        using var folder = WithPackages(Agent.OfPrompts("""<PackageReference Include="P.Plain" Version="1.2.0" />""", "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>"), "Plain").Write();
        folder.Run("restore").MustSucceed();

        Assert.DoesNotContain(folder.Run("build", "--no-restore").MustSucceed().OurDiagnostics, IsOfPackages);
        Assert.Contains("RestoreLockedMode", Assert.Single(folder.Run("build", "--no-restore", "-p:AgentSupplyChainCI=true").MustSucceed().OurDiagnostics, IsOfPackages).Message, StringComparison.Ordinal);

        folder.Run("restore", "--locked-mode").MustSucceed();
        Assert.DoesNotContain(folder.Run("build", "--no-restore", "-p:AgentSupplyChainCI=true").MustSucceed().OurDiagnostics, IsOfPackages);
    }

    [Fact]
    public void In_a_file_based_app_is_told_at_its_directive()
    {
        using var folder = WithPackages(Fixture.Empty, "Major", "Range", "Plain", "More")
            .WithFile("app.cs", "#!/usr/bin/env dotnet\n#:package P.Major@1.*\n#:package P.Plain@1.2.0\n#:package P.Range@[1.0,2.0)\n#:property PublishAot=false\n#:include more.cs\nSystem.Console.WriteLine();\n")
            .WithFile("more.cs", "#:package P.More@*\nclass More;\n")
            .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "profile": "strict", "rules": { "ASC2001": "warning" } }""")
            .Write();

        var lines = folder.Dotnet("build", "app.cs").MustSucceed().Lines;

        Assert.Equal(
            ["app.cs ASC2003", "app.cs(2,19,2,22) ASC2001", "app.cs(4,19,4,28) ASC2002", "more.cs(1,18,1,19) ASC2001"],
            lines.Where(line => line.Contains(": warning ASC", StringComparison.Ordinal))
                .Select(line => $"{Path.GetFileName(line[..line.IndexOf(':', StringComparison.Ordinal)].Trim())} {line.Split(": warning ")[1][..7]}")
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_an_SDK_of_MSBuild_stops_MSBuild_before_any_gate()
    {
        using var folder = Fixture.Empty.WithProject("App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><Sdk Name="Contoso.Sdk" /><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""").Write();

        Assert.Contains(folder.Run("build").MustFail().Lines, line => line.Contains("MSB4236", StringComparison.Ordinal));
    }

    private static bool IsOfPackages(BuildDiagnostic told) => told.Code.StartsWith("ASC2", StringComparison.Ordinal);

    private static string Named(BuildDiagnostic told) => told.Message.Contains('\'', StringComparison.Ordinal) ? told.Message.Split('\'')[1] : "";

    private static Fixture WithPackages(Fixture fixture, params string[] names) =>
        names.SelectMany(name => versions.Select(version => new FakePackage("P." + name, version))).Aggregate(fixture, (all, package) => all.WithPackage(package));
}
