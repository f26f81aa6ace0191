using System.Text;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

/// <summary>
/// RiskyAgent with a web part, whose SDKs come as stubs under their true assembly names: built, put right by <c>dotnet format</c> with every fix
/// there is, built again. Once for all who look at it.
/// </summary>
public sealed class RiskyAgentFixed : IDisposable
{
    private const string Project = "RiskyAgent.csproj";

    /// <summary>The rules of C# code that have a fix.</summary>
    private static readonly string[] fixable = ["ASC3001", "ASC3003", "ASC3020", "ASC3022", "ASC3023", "ASC3027", "ASC3028", "ASC5001", "ASC5010", "ASC5020", "ASC6010", "ASC6011"];

    public RiskyAgentFixed()
    {
        Folder = Fixture().Write();
        Before = Build();
        Folder.Dotnet(["format", "analyzers", Project, "--no-restore", "--include-generated", "--severity", "info", "--diagnostics", .. fixable]).MustSucceed();
        Code = Folder.FilesBelow().Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal)).ToDictionary(file => file, Folder.Read, StringComparer.Ordinal);
        After = Build("--no-restore");
    }

    public FixtureFolder Folder { get; }

    /// <summary>Code of the rule and file of each finding in C#, infos included, as often as it is found.</summary>
    public IReadOnlyList<string> Before { get; }

    public IReadOnlyList<string> After { get; }

    /// <summary>The files of the agent after the fixes, by name.</summary>
    public IReadOnlyDictionary<string, string> Code { get; }

    public void Dispose() => Folder.Dispose();

    // The console has no infos of the compiler; the SARIF has everything.
    private IReadOnlyList<string> Build(params string[] arguments)
    {
        var build = Folder.Run("build", [Project, "-p:AgentSupplyChainSarif=true", .. arguments]).MustSucceed();
        Assert.True(build.TargetRan("CoreCompile"));
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.Code.StartsWith("CS", StringComparison.Ordinal));

        return [.. SarifFinding.In(Folder.Read("bin/Debug/net10.0/supply-chain/RiskyAgent.sarif"))
            .Where(finding => finding.File.EndsWith(".cs", StringComparison.Ordinal))
            .Select(finding => $"{finding.Rule} {finding.File}")
            .Order(StringComparer.Ordinal)];
    }

    private static Fixture Fixture()
    {
        var sample = Sample.Of("RiskyAgent");
        var project = Encoding.UTF8.GetString(sample.Files[Project].AsSpan())
            .Replace("</PropertyGroup>", "<DefaultItemExcludes>$(DefaultItemExcludes);stubs/**</DefaultItemExcludes></PropertyGroup>", StringComparison.Ordinal)
            .Replace("</Project>", $"<ItemGroup>{SdkStubs.References}</ItemGroup></Project>", StringComparison.Ordinal);
        return SdkStubs.AddTo(sample.WithProject(Project, project)).WithFile("Web.cs", Web);
    }

    private const string Web = """
        using Microsoft.Agents.AI.DevUI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        using Microsoft.SemanticKernel;

        namespace RiskyAgent;

        /// <summary>The same tools for colleagues, over HTTP.</summary>
        internal static class Web
        {
            public static void Map(WebApplication app)
            {
                app.MapMcp("/mcp");
                app.MapMcp("/mcp/staff").RequireAuthorization();
                app.MapDevUI();
                if (app.Environment.IsDevelopment())
                    app.MapDevUI();
            }

            public static PromptTemplateConfig Digest() => new("Sum up {{$page}} for {{$reader}}.")
            {
                InputVariables = [new InputVariable { Name = "page", AllowDangerouslySetContent = true }, new InputVariable { Name = "reader" }],
            };
        }

        """;
}
