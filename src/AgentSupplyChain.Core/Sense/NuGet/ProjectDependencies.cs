using System.Text.Json;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What referenced projects ask for, from the file that restore writes beside the assets file. It may be old, hostile or not there: then nothing is known.</summary>
internal sealed class ProjectDependencies(AssetsRequest request) : IDisposable
{
    private const long FileLimit = 32 * 1024 * 1024;

    private readonly Lazy<JsonDocument?> _file = new(() => Read(request));

    public void Dispose()
    {
        if (_file is { IsValueCreated: true, Value: { } document })
            document.Dispose();
    }

    /// <summary>Null where it is not known.</summary>
    /// <param name="projectName">How the project that is built is named to the user.</param>
    public IReadOnlyList<PrunedDependency>? Of(RestoredNode project, string projectName, ICollection<Finding> faults) =>
        _file.Value is { } document ? NuGetBoundary.Call(() => NuGetAdapter.DependenciesOf(project, document.RootElement), null, projectName, faults) : null;

    private static JsonDocument? Read(AssetsRequest request)
    {
        var path = Path.Combine(Path.GetDirectoryName(request.AssetsFile)!, Path.GetFileName(request.ProjectFile) + ".nuget.dgspec.json");
        if (!File.Exists(path) || BoundedFile.ReadBytes(path, Path.GetFileName(path), FileLimit, []) is not { } bytes)
            return null;

        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
