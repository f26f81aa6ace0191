using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Weights;

namespace AgentSupplyChain.Core.Tests.Sense.Weights;

/// <summary>A project folder with weights in it.</summary>
internal sealed class WeightsFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-weights-");

    public WeightsFolder() => Directory.CreateDirectory(Project);

    public string Project => Path.Combine(_folder.FullName, "App");

    public string Cache => Path.Combine(Project, "obj", "weights.txt");

    public List<Finding> Faults { get; } = [];

    public ProjectFile Write(string name, byte[] content)
    {
        var path = Path.GetFullPath(name, Project);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return new ProjectFile(path, name);
    }

    public WeightsFile? Read(string name, byte[] content) => Read(Write(name, content)).SingleOrDefault();

    public IReadOnlyList<WeightsFile> Read(params ProjectFile[] files) => ReadAll(files, []);

    public WeightsFile ReadItem(string include, params (string Name, string Value)[] metadata)
    {
        var item = new ItemFact("AgentModel", include, Path.GetFullPath(include, Project), metadata.ToDictionary(pair => pair.Name, pair => pair.Value), "App.csproj");
        return ReadAll([], [item]).Single();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IReadOnlyList<WeightsFile> ReadAll(IEnumerable<ProjectFile> files, IEnumerable<ItemFact> items) =>
        [.. new WeightsSensor(Project, Cache, Faults, CancellationToken.None).Read(files, items).Select(declared => declared.Component)];
}
