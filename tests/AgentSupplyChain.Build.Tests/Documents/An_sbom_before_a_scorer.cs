using System.Globalization;
using System.Text.Json;
using AgentSupplyChain.Build.Tests.Samples;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Scoring;
using Xunit.Abstractions;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>The score is reported, not demanded; what is demanded is that no point is lost which the inputs of the build allow.</summary>
public sealed class An_sbom_before_a_scorer(ITestOutputHelper output)
{
    private const string Stated = "<Authors>Ada</Authors><Company>Fjord Outdoor</Company><RepositoryUrl>https://git.fjord-outdoor.example/app</RepositoryUrl><PackageLicenseExpression>MIT</PackageLicenseExpression>";

    public static TheoryData<string> Projects => ["SupportAgent", "RiskyAgent", "App"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Loses_no_point_that_its_inputs_allow(string project)
    {
        using var folder = FixtureOf(project).Write();
        folder.Run("build", "-p:SOURCE_DATE_EPOCH=1700000000").MustSucceed();

        using var bom = JsonDocument.Parse(folder.Read($"bin/Debug/net10.0/supply-chain/{project}.sbom.cdx.json"));
        var score = new BomScore(bom.RootElement, isValid: true);
        var reasons = new LostPoints(folder, bom.RootElement, folder.Read($"{project}.csproj") + (folder.Has("Directory.Build.props") ? folder.Read("Directory.Build.props") : ""));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{project}: {score.Total:F2} of 10, {score.Components} components"));
        foreach (var (category, points) in score.Categories)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {category} {points:F2}"));

        var told = score.Losses.Select(loss => (Loss: loss, Reason: reasons.ReasonOf(loss))).ToList();
        foreach (var group in told.GroupBy(loss => (loss.Loss.Feature, loss.Reason)).OrderByDescending(group => group.Sum(loss => loss.Loss.Points)))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Sum(loss => loss.Loss.Points):F2} {group.Key.Feature} × {group.Count()}: {group.Key.Reason ?? "NOT EXPLAINED: " + string.Join(", ", group.Take(5).Select(loss => loss.Loss.Component))}"));

        Assert.Equal(10 - score.Total, score.Losses.Sum(loss => loss.Points), 6);
        Assert.Empty(told.Where(loss => loss.Reason is null).Select(loss => $"{loss.Loss.Feature} of {loss.Loss.Component}"));
    }

    private static Fixture FixtureOf(string project) => project == "App"
        ? Fixture.Empty.WithRealPackages()
            .WithProject("App.csproj", LargeProject.Text.Replace("<Nullable>", Stated + "<Nullable>", StringComparison.Ordinal))
            .WithFile("Program.cs", "WebApplication.CreateBuilder(args).Build().Run();")
        : Sample.Of(project);
}
