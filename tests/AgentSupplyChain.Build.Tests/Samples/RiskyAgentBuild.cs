using System.Text.RegularExpressions;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

/// <summary>RiskyAgent, built once for all who look at it, with everything that it can be asked to write.</summary>
public sealed partial class RiskyAgentBuild : IDisposable
{
    public RiskyAgentBuild()
    {
        Folder = Sample.Of("RiskyAgent").Write();
        Build = Folder.Run("build", "-p:AgentSupplyChainSarif=true").MustSucceed();
        Planted = [.. new[] { "Credentials.g.cs", "appsettings.Local.json" }
            .SelectMany(file => Planting().Matches(Folder.Read(file)))
            .Select(match => match.Groups["password"] is { Success: true, Value: var password } ? password : match.Groups["value"].Value)
            .Where(value => value.Length >= 18)];
    }

    public FixtureFolder Folder { get; }

    public BuildResult Build { get; }

    /// <summary>The credentials that this build has made up.</summary>
    public IReadOnlyList<string> Planted { get; }

    public void Dispose() => Folder.Dispose();

    // Of a connection string, the password alone.
    [GeneratedRegex("\"(?<value>[^\"]*Password=(?<password>[^\";]+)[^\"]*|[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Planting();
}
