using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class NuGetBoundaryTests
{
    public static TheoryData<Exception> Lacking => new(
        new MissingMethodException("NuGet.X", "Y"),
        new MissingFieldException(),
        new TypeLoadException(),
        new FileNotFoundException("m", "NuGet.Packaging, Version=7.0.0.0"),
        new FileLoadException("m", "NuGet.Versioning, Version=7.0.0.0"),
        new TypeInitializationException("NuGet.X", new MissingMethodException()));

    [Theory]
    [MemberData(nameof(Lacking))]
    public void What_the_NuGet_of_the_SDK_lacks_is_one_finding_with_both_versions(Exception exception)
    {
        List<Finding> faults = [];

        for (var i = 0; i < 3; i++)
            Assert.Equal("nothing", NuGetBoundary.Call<string>(() => throw exception, "nothing", "Agent.csproj", faults));

        var fault = Assert.Single(faults);
        Assert.Equal("ASC9005", fault.Rule.Id);
        Assert.Equal("Agent.csproj", fault.Location.File);
        var version = typeof(AssetsSensor).Assembly.GetReferencedAssemblies().Single(a => a.Name == "NuGet.ProjectModel").Version!.ToString();
        Assert.Contains($"needs what version {version} offers", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_our_own_is_not_blamed_on_NuGet()
    {
        Assert.Throws<InvalidOperationException>(() => NuGetBoundary.Call<string>(() => throw new InvalidOperationException(), "", "Agent.csproj", []));
        Assert.Throws<FileNotFoundException>(() => NuGetBoundary.Call<string>(() => throw new FileNotFoundException("m", "Other.dll"), "", "Agent.csproj", []));
    }
}
