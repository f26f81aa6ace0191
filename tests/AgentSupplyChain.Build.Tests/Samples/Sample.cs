using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

/// <summary>A sample of this repository as a user's project: the packed product, real packages, a folder of its own.</summary>
internal static class Sample
{
    // What builds of the checkout have planted there is not part of the sample.
    private static readonly string[] planted = ["Credentials.g.cs", "appsettings.Local.json"];

    public static Fixture Of(string name) =>
        planted.Aggregate(Fixture.Empty.WithFolder($"samples/{name}"), (fixture, file) => fixture.WithoutFile(file))
            .WithFile("Directory.Build.props", $"<Project><PropertyGroup><AgentSupplyChainVersion>{PackedProduct.Current.Version}</AgentSupplyChainVersion></PropertyGroup></Project>")
            .WithRealPackages();
}
