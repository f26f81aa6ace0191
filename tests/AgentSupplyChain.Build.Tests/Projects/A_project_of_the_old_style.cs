using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Projects;

/// <summary>Imports our targets by path, as packages.config does; its framework comes from the SDK so that no targeting pack is needed.</summary>
public sealed class A_project_of_the_old_style(A_project_of_the_old_style.Old old) : IClassFixture<A_project_of_the_old_style.Old>
{
    [Fact]
    public void Is_told_once_that_it_is_not_checked()
    {
        var (severity, message) = Told(old.Folder.Run("msbuild").MustSucceed());

        Assert.Equal(BuildSeverity.Warning, severity);
        Assert.Contains("not an SDK-style project", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_in_CI() => Assert.Equal(BuildSeverity.Error, Told(old.Folder.Run("msbuild", "-p:AgentSupplyChainCI=true").MustFail()).Severity);

    [Fact]
    public void Is_told_quietly_inside_Visual_Studio() => Assert.Equal(BuildSeverity.Info, Told(old.Folder.Run("msbuild", "-p:BuildingInsideVisualStudio=true").MustSucceed()).Severity);

    [Fact]
    public void Passes_in_CI_where_the_policy_calls_it_a_warning() =>
        Assert.Equal(BuildSeverity.Warning, Told(old.Folder.Run("msbuild", "-p:AgentSupplyChainCI=true", "-p:AgentSupplyChainPolicyFile=lenient.json").MustSucceed()).Severity);

    [Fact]
    public void Hears_nothing_where_it_has_switched_us_off() => Assert.Empty(old.Folder.Run("msbuild", "-p:AgentSupplyChainEnabled=false").MustSucceed().OurDiagnostics);

    private static (BuildSeverity Severity, string Message) Told(BuildResult build)
    {
        var told = Assert.Single(build.OurDiagnostics);
        Assert.Equal("ASC9001", told.Code);
        return (told.Severity, told.Message);
    }

    public sealed class Old : IDisposable
    {
        public Old()
        {
            var package = Path.Combine(Checkout.Root, "build", "AgentSupplyChain.Build");
            Folder = Fixture.Empty.WithoutProduct()
                .WithProject("Old.csproj", $"""
                    <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
                      <Import Project="{package}.props" />
                      <PropertyGroup>
                        <OutputType>Library</OutputType>
                        <AssemblyName>Old</AssemblyName>
                        <OutputPath>bin/Debug/</OutputPath>
                        <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
                        <FrameworkPathOverride>{DotnetSdk.ReferenceAssemblies}</FrameworkPathOverride>
                        <NoStdLib>true</NoStdLib>
                        <NoCompilerStandardLib>true</NoCompilerStandardLib>
                        <AddAdditionalExplicitAssemblyReferences>false</AddAdditionalExplicitAssemblyReferences>
                        <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
                        <AutoGenerateBindingRedirects>false</AutoGenerateBindingRedirects>
                      </PropertyGroup>
                      <ItemGroup>
                        <Compile Include="Code.cs" />
                        <Reference Include="{DotnetSdk.ReferenceAssemblies}/System.Runtime.dll" />
                      </ItemGroup>
                      <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
                      <Import Project="{package}.targets" />
                    </Project>
                    """)
                .WithFile("Code.cs", "public class Code { }")
                .WithFile("lenient.json", """{ "schemaVersion": 1, "rules": { "ASC9001": "warning" } }""")
                .Write();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
