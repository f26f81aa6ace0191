using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AgentSupplyChain.Detection.Register;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.AnalyzerTimes;

/// <summary>
/// What our analyzers cost beside others, in the same compilation: those of the .NET SDK and SonarAnalyzer.CSharp whole, then its two rules for
/// secrets alone. The times are the compiler's own (<c>ReportAnalyzer</c>): seconds of work, not of waiting, since analyzers run in parallel.
/// </summary>
internal static class AnalyzerComparison
{
    private const int DefaultLines = 100_000;

    // On few cores the system takes a thread away for several milliseconds in the middle of a call that takes microseconds: one build tells little of short times.
    private const int Builds = 3;
    private const int Seed = 20261122;
    internal const string SonarVersion = "10.36.0.15337";
    private const string Ours = "AgentSupplyChain.Analyzers";

    /// <summary>ASC6010 and ASC6011 in code: what Sonar's two rules look for.</summary>
    private const string Credentials = "CredentialHardcodedAnalyzer";

    // Sonar whole takes minutes for a large project.
    private static readonly TimeSpan s_limit = TimeSpan.FromHours(1);

    internal static readonly string[] Secrets = ["S6418", "S2068"];
    private static readonly string[] s_common = ["-t:Rebuild", "-p:ReportAnalyzer=true", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzersDuringBuild=true", "-clp:NoSummary;Verbosity=quiet"];

    public static int Run(string[] arguments)
    {
        var lines = arguments is ["--lines", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : DefaultLines;
        var (fixture, written) = AgentProject.Create(lines, Seed, Project());
        using var folder = fixture.Write();
        var product = Product(folder);
        folder.Write("others.targets", Targets(folder, product, secretsOnly: false));
        folder.Write("secrets.targets", Targets(folder, product, secretsOnly: true));
        folder.Write("secrets.globalconfig", SecretsOnly());

        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, Sonar {SonarVersion}, seed {Seed}");
        Report(folder, string.Create(CultureInfo.InvariantCulture, $"A generated agent of {written:N0} lines"), ["App.csproj"]);
        string[] own = ["src/AgentSupplyChain.Core/AgentSupplyChain.Core.csproj", "src/AgentSupplyChain.CodeFixes/AgentSupplyChain.CodeFixes.csproj"];
        Report(folder, "This repository's own source", [.. own.Select(project => Path.Combine(Checkout.Root, project))]);
        return 0;
    }

    private static void Report(FixtureFolder folder, string title, string[] projects)
    {
        IReadOnlyList<AnalyzerReport> Times(string targets, IReadOnlyList<string> compiler) =>
            [.. Enumerable.Range(0, Builds).Select(_ => AnalyzerReport.Of(projects.Select(project => Build(folder, project, targets, compiler))))];

        string[] process = ["-p:UseSharedCompilation=false"];
        Report(title + ", a new compiler for each build", Times("others.targets", process), Times("secrets.targets", process));

        using var server = new CompilerServer();
        foreach (var project in projects)
            _ = Build(folder, project, "others.targets", server.Arguments);
        Report(title + ", the compiler's server, after a first build", Times("others.targets", server.Arguments), Times("secrets.targets", server.Arguments));
    }

    private static AnalyzerReport Build(FixtureFolder folder, string project, string targets, IReadOnlyList<string> compiler)
    {
        // The checkout keeps its own output.
        string[] apart = Path.IsPathRooted(project) ? [$"-p:ArtifactsPath={folder.PathOf("own")}", "-p:EnforceCodeStyleInBuild=false"] : [];
        using var build = folder.Start("build", [project, .. s_common, .. compiler, .. apart, $"-p:CustomAfterMicrosoftCommonTargets={folder.PathOf(targets)}"]);
        return AnalyzerReport.Of(build.Wait(s_limit).MustSucceed().Log);
    }

    private static void Report(string title, IReadOnlyList<AnalyzerReport> all, IReadOnlyList<AnalyzerReport> secrets)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| build | compiler s | analyzers s | ours s | ours / compiler | Sonar all s | S6418+S2068 s | .NET analyzers s | ours / S6418+S2068 | credentials s | credentials / S6418+S2068 |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        Row(table, "all side by side", all);
        Row(table, "ours and Sonar's two alone", secrets);
        table.Append("\n| analyzer | s |\n|---|---|\n");
        foreach (var time in secrets[^1].Times.Where(time => time.Assembly == Ours || IsSecrets(time)).GroupBy(time => time.Name, StringComparer.Ordinal).OrderByDescending(group => group.Sum(time => time.Seconds)))
            table.Append(CultureInfo.InvariantCulture, $"| {time.Key} | {time.Sum(one => one.Seconds):F3} |\n");

        Console.WriteLine(table);
    }

    // Medians of the builds; of a ratio the median of the builds' ratios.
    private static void Row(StringBuilder table, string name, IReadOnlyList<AnalyzerReport> builds)
    {
        double Median(Func<AnalyzerReport, double> value) => builds.Select(value).Order().ElementAt(builds.Count / 2);
        double Ours(AnalyzerReport report) => report.Seconds(time => time.Assembly == AnalyzerComparison.Ours);
        double Secret(AnalyzerReport report) => report.Seconds(IsSecrets);
        double Credential(AnalyzerReport report) => report.Seconds(time => time.Assembly == AnalyzerComparison.Ours && time.Name.Contains(Credentials, StringComparison.Ordinal));
        table.Append(CultureInfo.InvariantCulture, $"| {name} | {Median(report => report.CompilerSeconds):F2} | {Median(report => report.Seconds(_ => true)):F2} | {Median(Ours):F3} | {Median(report => Ours(report) / report.CompilerSeconds):P2} | {Median(report => report.Seconds(IsSonar)):F2} | {Median(Secret):F3} | {Median(report => report.Seconds(time => time.Assembly.EndsWith("NetAnalyzers", StringComparison.Ordinal))):F2} | {Median(report => Ours(report) / Secret(report)):F2} | {Median(Credential):F3} | {Median(report => Credential(report) / Secret(report)):F3} ({string.Join(", ", builds.Select(report => (Credential(report) / Secret(report)).ToString("F3", CultureInfo.InvariantCulture)))}) |\n");
    }

    private static bool IsSonar(AnalyzerTime time) => time.Assembly.StartsWith("SonarAnalyzer", StringComparison.Ordinal);

    private static bool IsSecrets(AnalyzerTime time) => IsSonar(time) && Secrets.Any(id => time.Name.Contains(id, StringComparison.Ordinal));

    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NoWarn>$(NoWarn);OPENAI001;MEAI001;MCPEXP001</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="{PackageVersion("Microsoft.Extensions.AI.Abstractions")}" />
            <PackageReference Include="ModelContextProtocol" Version="{PackageVersion("ModelContextProtocol")}" />
            <PackageReference Include="OpenAI" Version="{PackageVersion("OpenAI")}" />
            <!-- Only for the download: which of its rules run is decided for each build. -->
            <PackageReference Include="SonarAnalyzer.CSharp" Version="{SonarVersion}" ExcludeAssets="all" PrivateAssets="all" />
          </ItemGroup>
        </Project>
        """;

    internal static string PackageVersion(string id) =>
        System.Xml.Linq.XDocument.Load(Path.Combine(Checkout.Root, "Directory.Packages.props")).Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == id).Attribute("Version")!.Value;

    // As a user's build has them: from the package, compiled for this system where it brings that.
    private static string Product(FixtureFolder folder)
    {
        var package = PackedProduct.Current.Package;
        var here = $"precompiled/{RuntimeInformation.RuntimeIdentifier}/analyzers/";
        var entries = package.Entries().Where(entry => entry.StartsWith(here, StringComparison.Ordinal)).ToList();
        if (entries.Count == 0)
            entries = [.. package.Entries().Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal))];

        Directory.CreateDirectory(folder.PathOf("product"));
        foreach (var entry in entries)
            File.WriteAllBytes(Path.Combine(folder.PathOf("product"), Path.GetFileName(entry)), package.Bytes(entry));
        return folder.PathOf("product");
    }

    private static string Targets(FixtureFolder folder, string product, bool secretsOnly) => $"""
        <Project>
          <PropertyGroup>
            <EnableNETAnalyzers>{(secretsOnly ? "false" : "true")}</EnableNETAnalyzers>
          </PropertyGroup>
          <ItemGroup>
            <Analyzer Include="{product}/*.dll" />
            <Analyzer Include="{Path.Combine(folder.PackageCache, "sonaranalyzer.csharp", SonarVersion, "analyzers")}/*.dll" />
            {(secretsOnly ? $"<EditorConfigFiles Include=\"{folder.PathOf("secrets.globalconfig")}\" />" : "")}
          </ItemGroup>
        </Project>
        """;

    internal static string SecretsOnly()
    {
        // A rule that is off as a whole still runs: only where each is named does the compiler leave its analyzer out.
        var config = new StringBuilder("is_global = true\nglobal_level = 900\n");
        foreach (var id in Enumerable.Range(1, 9999).Select(number => string.Create(CultureInfo.InvariantCulture, $"S{number}")).Except(Secrets, StringComparer.Ordinal))
            config.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{id}.severity = none\n");
        foreach (var id in Secrets.Concat(Rules.All.Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer)).Select(rule => rule.Id)))
            config.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{id}.severity = warning\n");

        return config.ToString();
    }
}
