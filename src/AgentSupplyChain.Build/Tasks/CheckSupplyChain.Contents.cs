using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using Microsoft.Build.Framework;

namespace AgentSupplyChain.Build.Tasks;

/// <content>The compiler comes after the gate, in a process of its own: meanwhile the packages are read for the documents, which come after the compiler.</content>
public sealed partial class CheckSupplyChain
{
    /// <summary>Where the documents of this build remember what they read of files.</summary>
    public string? FactsDirectory { get; set; }

    protected override string? FactsFile(string name) => NullIfEmpty(FactsDirectory) is { } folder ? Path.Combine(Absolute(folder), "facts." + name) : null;

    // MSBuild disposes of what nobody comes for: of a build that fails in between, or is cancelled.
    private void BeginContents(ProjectRequest request, SensedPackages packages)
    {
        if (NullIfEmpty(FactsDirectory) is null || packages.Graph is not { } graph || BuildEngine4.GetRegisteredTaskObject(KeyOfContents(), RegisteredTaskObjectLifetime.Build) is not null)
            return;

        if (PackageContents.Begin(graph, request.Assets) is { } contents)
            BuildEngine4.RegisterTaskObject(KeyOfContents(), contents, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: true);
    }
}
