using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Unrestored;
using AgentSupplyChain.Core.Tests.Sense.Git;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Sense.Unrestored;

public sealed class BeforeRestoreTests : IDisposable
{
    private const string Pinned = """{ "sdk": { "version": "10.0.401", "rollForward": "latestPatch" } }""";

    private readonly ScratchFolder _scratch = new();

    public BeforeRestoreTests()
    {
        _scratch.Write(".git/HEAD", "");
        _scratch.Write("global.json", Pinned);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Versions_are_judged_where_they_are_declared_in_whatever_file()
    {
        _scratch.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="Central.Floating" Version="1.*" />
                <PackageVersion Include="Unused" Version="*" />
                <PackageVersion Include="Undercut" Version="2.0.0" />
                <GlobalPackageReference Include="Global" Version="(1.0,2.0)" />
              </ItemGroup>
            </Project>
            """);
        _scratch.Write("eng/Versions.props", """<Project><PropertyGroup><LibVersion>3.*</LibVersion></PropertyGroup></Project>""");
        _scratch.Write("Directory.Build.props", """<Project><Import Project="$(MSBuildThisFileDirectory)eng\Versions.props" /></Project>""");
        var project = _scratch.Write("src/App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Central.Floating" />
                <PackageReference Include="Undercut" VersionOverride="1.5.0" />
                <PackageReference Include="Lib" VersionOverride="$(LibVersion)" />
                <PackageDownload Include="Tool" Version="[1.0.0];[2.0,3.0)" />
                <PackageReference Include="Nothing" />
                <PackageReference Include="Fine" VersionOverride="1.2.3-preview.1" />
              </ItemGroup>
            </Project>
            """);

        var found = Check(project);

        Assert.Equal(
            [
                "../../Directory.Packages.props(4,57) ASC2001 Central.Floating",
                "../../Directory.Packages.props(7,55) ASC2002 Global",
                "App.csproj ASC2003",
                "App.csproj(4,59) ASC2002 Undercut",
                "App.csproj(5,54) ASC2001 Lib",
                "App.csproj(6,46) ASC2002 Tool",
                "App.csproj(7,5) ASC2002 Nothing",
            ],
            Shown(found));
        Assert.Equal(
            ["../../Directory.Packages.props 4", "../../Directory.Packages.props 7", "App.csproj 0", "App.csproj 5", "App.csproj 6", "App.csproj 7"],
            found.Unknown.Select(part => $"{part.Location.File} {part.Location.Line}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_only_an_evaluation_can_tell_is_counted_and_is_no_pass()
    {
        var project = _scratch.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="$(VSToolsPath)/x.props" />
              <Import Project="../outside.props" />
              <PropertyGroup>
                <Default Condition="'$(Default)' == ''">1.0.0</Default>
                <Computed>$([System.DateTime]::Now.Year).*</Computed>
                <Either Condition="'$(Somewhere)' == 'x'">2.*</Either>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="A" Version="$(Default)" />
                <PackageReference Include="B" Version="$(Computed)" />
                <PackageReference Include="C" Version="$(Undefined)" />
                <PackageReference Include="D" Version="$(Either)" />
                <PackageReference Include="E" Version="1.0.0" Condition="Exists('x') and '$(Y)' == ''" />
                <PackageReference Include="F" Version="4.*" Condition="'$(TargetFramework)' == 'net8.0'" />
                <PackageReference Include="G" />
                <PackageReference Include="@(Some)" Version="1.0.0" />
              </ItemGroup>
              <Choose>
                <When Condition="'$(Default)' == '1.0.0'"><ItemGroup><PackageReference Include="H" Version="5.*" /></ItemGroup></When>
              </Choose>
              <ItemGroup Condition="'$(Default)' == '9'"><PackageReference Include="I" Version="6.*" /></ItemGroup>
              <Target Name="T"><ItemGroup><PackageReference Include="J" Version="7.*" /></ItemGroup></Target>
            </Project>
            """);

        var found = Check(project);

        Assert.Equal(["App.csproj ASC2003", "App.csproj(13,44) ASC2001 D", "App.csproj(15,44) ASC2001 F", "App.csproj(20,97) ASC2001 H"], Shown(found));
        Assert.Equal([0, 2, 3, 11, 12, 13, 14, 15, 15, 16, 17, 20, 20, 23], found.Unknown.Select(part => part.Location.Line).Order());
    }

    [Fact]
    public void Packages_come_from_the_lock_file_with_the_way_by_which_they_came_and_from_declarations_that_it_lacks()
    {
        _scratch.Write("packages.lock.json", """
            {
              "version": 1,
              "dependencies": {
                "net10.0": {
                  "OpenAI": { "type": "Direct", "requested": "[2.1.0, )", "resolved": "2.1.0", "contentHash": "h1", "dependencies": { "System.ClientModel": "1.2.1" } },
                  "System.ClientModel": { "type": "Transitive", "resolved": "1.2.1", "contentHash": "h2" },
                  "lib": { "type": "Project", "dependencies": { "System.ClientModel": "[1.2.1, )" } }
                }
              }
            }
            """);
        var project = _scratch.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk;My.Sdk/1.2.3">
              <ItemGroup>
                <PackageReference Include="openai" Version="2.1.0" />
                <PackageReference Include="New.One" Version="[3.0.0]" />
              </ItemGroup>
            </Project>
            """);

        var read = UnrestoredSensor.Read(project, []);

        Assert.True(read.HasLockFile);
        Assert.Equal(["OpenAI 2.1.0 True 3", "System.ClientModel 1.2.1 False ", "New.One 3.0.0 True 4"], read.Packages.Select(p => $"{p.Id} {p.Version} {p.IsDirect} {p.Declaration?.Line}"));
        Assert.Equal("System.ClientModel", Assert.Single(read.Packages[0].DependsOn).Name);
        Assert.Equal(["My.Sdk 1.2.3"], read.Toolchain.Where(pin => pin.Kind == Core.Sense.Toolchain.ToolchainKind.MSBuildSdk).Select(pin => $"{pin.Id} {pin.Version}"));
        Assert.Empty(Check(project).Findings);
    }

    [Theory]
    [InlineData("3.0.0", true)]
    [InlineData("[3.0.0]", true)]
    [InlineData("2.1.0", false)]
    [InlineData("2.1.0.0", false)]
    [InlineData("[2.0.0, 4.0.0)", false)]
    [InlineData("2.*", false)]
    public void A_version_that_restore_would_take_is_judged_though_the_lock_file_still_has_another(string declared, bool isDenied)
    {
        _scratch.Write("packages.lock.json", "{ \"version\": 1, \"dependencies\": { \"net10.0\": { \"Contoso.Plc\": { \"type\": \"Direct\", \"resolved\": \"2.1.0\", \"contentHash\": \"h\" } } } }");
        var project = _scratch.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="Contoso.Plc" Version="{declared}" /></ItemGroup>
            </Project>
            """);
        var policy = new PolicyDocument { Packages = new PackagePolicy { Denied = [new DeniedPackage("Contoso.Plc", "[3.0.0,)", null)] } };
        var unlike = UnrestoredSensor.Read(project, []).Packages.Where(package => package.Version != "2.1.0");

        var found = Assert.Single(BeforeRestore.Check(project, new GateSettings(policy, null, null))).Findings.Select(reported => reported.Finding).Where(finding => finding.Rule == Rules.PackageDenied);

        Assert.Equal(isDenied ? ["3.0.0 True"] : [], unlike.Select(package => $"{package.Version} {package.IsDirect}"));
        Assert.Equal(isDenied ? ["App.csproj 2"] : [], found.Select(finding => $"{finding.Location.File} {finding.Location.Line}"));
    }

    [Fact]
    public void An_SDK_of_a_package_without_a_version_is_found_before_MSBuild_would_look_for_it()
    {
        var project = _scratch.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <Sdk Name="Contoso.Sdk" />
              <Import Project="Sdk.props" Sdk="Contoso.More" Version="1.*" />
              <Import Project="Sdk.props" Sdk="Contoso.Fine" Version="1.0.0" />
              <Import Project="Sdk.props" Sdk="Contoso.Central" />
              <Import Project="Sdk.props" Sdk="Contoso.Computed" Version="$(FromTheEnvironment)" />
              <PropertyGroup><Constant>1.2.3</Constant></PropertyGroup>
              <Import Project="Sdk.props" Sdk="Contoso.Constant" Version="$(Constant)" />
            </Project>
            """);
        _scratch.Write("global.json", """{ "sdk": { "version": "10.0.401" }, "msbuild-sdks": { "Contoso.Central": "2.0.0", "Contoso.Floating": "2.*" } }""");

        Assert.Equal(
            ["App.csproj(2,14) ASC2005 Contoso.Sdk", "App.csproj(3,59) ASC2005 Contoso.More", "global.json(1,103) ASC2005 Contoso.Floating"],
            Shown(Check(project, profile: Profile.Strict)));
        Assert.Equal(6, Assert.Single(Check(project).Unknown).Location.Line);
    }

    [Fact]
    public void The_directives_of_a_file_based_app_are_declarations()
    {
        var app = _scratch.Write("tool.cs", """
            #!/usr/bin/env dotnet
            // What it does.
            #:package Some.Library@1.*
            #:package  Other.Library @ 2.0.0
            #:sdk Contoso.Sdk
            #:include more.cs
            var text = "x";
            """);
        _scratch.Write("more.cs", "#:package Third@[1.0,2.0)\nclass More;\n#:package NoMore@*\n");

        Assert.Equal(
            ["more.cs(1,17) ASC2002 Third", "tool.cs ASC2003", "tool.cs(3,24) ASC2001 Some.Library", "tool.cs(5,1) ASC2005 Contoso.Sdk"],
            Shown(Check(app, profile: Profile.Strict)));
    }

    [Fact]
    public void What_other_rules_know_of_packages_and_sources_is_told_too()
    {
        _scratch.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="P0lly" Version="[8.0.0]" />
                <PackageReference Include="Left.Pad" Version="[1.0.0]" />
                <PackageReference Include="Contoso.Core" Version="[1.0.0]" />
              </ItemGroup>
            </Project>
            """);
        _scratch.Write("NuGet.Config", """
            <configuration>
              <packageSources>
                <clear />
                <add key="plain" value="http://packages.contoso.example/index.json" />
                <add key="held" value="../held-elsewhere" />
              </packageSources>
            </configuration>
            """);
        var policy = new PolicyDocument { Packages = new PackagePolicy { Denied = [new DeniedPackage("Left.Pad", null, null)], InternalPrefixes = ["Contoso."], Sources = [new AllowedSource("held", IsPrivate: true, IsProxy: false)] } };

        var found = Assert.Single(BeforeRestore.Check(Path.Combine(_scratch.Path, "App.csproj"), new GateSettings(policy, null, null)));

        Assert.Equal(
            ["App.csproj(3,48) ASC2030", "App.csproj(4,51) ASC2024", "NuGet.Config(4,5) ASC2010", "NuGet.Config(4,5) ASC2013", "NuGet.Config(2,3) ASC2011"],
            found.Findings.Select(reported => reported.Finding).OrderBy(f => f.Location.File, StringComparer.Ordinal).ThenByDescending(f => f.Location.File == "NuGet.Config" ? f.Location.Line : 0).ThenBy(f => f.Location.Line)
                .Select(f => $"{f.Location.File}({f.Location.Line},{f.Location.Column}) {f.Rule.Id}"));
    }

    [Fact]
    public void All_projects_of_a_folder_are_looked_at()
    {
        _scratch.Write("a/A.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="X" Version="*" /></ItemGroup></Project>""");
        _scratch.Write("b/c/C.fsproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        _scratch.Write("b/obj/D.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");

        var found = BeforeRestore.Check(_scratch.Path, new GateSettings(PolicyDocument.Default, null, null));

        Assert.Equal(["A.csproj 1", "C.fsproj 0"], found.Select(project => $"{Path.GetFileName(project.ProjectFile)} {project.Findings.Count}"));
    }

    private static ProjectBeforeRestore Check(string project, Profile? profile = Profile.Strict) =>
        Assert.Single(BeforeRestore.Check(project, new GateSettings(PolicyDocument.Default, profile, null)));

    private static IEnumerable<string> Shown(ProjectBeforeRestore project) =>
        project.Findings.Select(reported => reported.Finding).Select(f =>
            $"{f.Location.File}{(f.Location.Line == 0 ? "" : $"({f.Location.Line},{f.Location.Column})")} {f.Rule.Id}{(f.Message.Contains('\'', StringComparison.Ordinal) ? " " + f.Message.Split('\'')[1] : "")}");
}
