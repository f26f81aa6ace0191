using System.Diagnostics;
using System.Text.Json;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

/// <summary>Three real projects, restored from the configured sources. The folder stays, so that the next run restores nothing new.</summary>
public sealed class RestoredProjects
{
    private readonly Dictionary<string, string> _listed = new(StringComparer.Ordinal);

    public RestoredProjects()
    {
        Folder = Path.Combine(Path.GetTempPath(), "agent-supply-chain-restored-v1");
        foreach (var (name, content) in Files)
        {
            var path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || File.ReadAllText(path) != content)
                File.WriteAllText(path, content);
        }

        Dotnet("publish", Project("Console"), "--nologo", "-o", Path.Combine(Folder, "Console", "published"));
        Dotnet("restore", Project("Web"));
    }

    public string Folder { get; }

    public string Project(string name) => Path.Combine(Folder, name, name + ".csproj");

    public string Assets(string name) => Path.Combine(Folder, name, "obj", "project.assets.json");

    /// <summary>What <c>dotnet list package</c> says of one framework: id and version of the direct and the transitive packages.</summary>
    public (HashSet<string> Direct, HashSet<string> Transitive) Listed(string name, string framework)
    {
        if (!_listed.TryGetValue(name, out var text))
            _listed.Add(name, text = Dotnet("list", Project(name), "package", "--include-transitive", "--format", "json"));

        using var json = JsonDocument.Parse(text);
        var one = json.RootElement.GetProperty("projects")[0].GetProperty("frameworks").EnumerateArray()
            .Single(f => f.GetProperty("framework").GetString() == framework);
        return (Packages(one, "topLevelPackages"), Packages(one, "transitivePackages"));
    }

    private static HashSet<string> Packages(JsonElement framework, string list) =>
        framework.TryGetProperty(list, out var packages)
            ? [.. packages.EnumerateArray().Select(p => p.GetProperty("id").GetString() + "/" + p.GetProperty("resolvedVersion").GetString())]
            : [];

    private string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own build must not lead into these.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("CI");

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{output}\n{errors.Result}");
    }

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["Console/Program.cs"] = "return 0;",
        ["Console/Console.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OpenAI" Version="2.15.0" />
                <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" />
                <PackageReference Include="Microsoft.Build.Framework" Version="17.7.2" ExcludeAssets="runtime" />
                <PackageReference Include="FsCheck" Version="3.4.0" PrivateAssets="all" />
                <PackageReference Include="FSharp.Core" Version="10.0.111" PrivateAssets="All" />
                <PackageReference Include="Newtonsoft.Json" Version="13.0.3" IncludeAssets="compile" />
                <ProjectReference Include="../Library/Library.csproj" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """,
        ["Web/Web.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RuntimeIdentifiers>linux-x64</RuntimeIdentifiers>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelContextProtocol" Version="2.3.1" />
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.14.0" />
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """,
        ["Library/Library.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <Version>1.2.0</Version>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />
                <PackageReference Include="Anthropic" Version="13.12.0" Condition="'$(TargetFramework)' == 'netstandard2.0'" />
                <ProjectReference Include="../Base/Base.csproj" />
              </ItemGroup>
            </Project>
            """,
        ["Base/Base.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <Version>0.9.0</Version>
              </PropertyGroup>
            </Project>
            """,
    };
}
