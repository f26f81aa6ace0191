using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Sense.Toolchain;

/// <summary>
/// Reads what pins the tools of the build: <c>global.json</c> (learn.microsoft.com, "global.json overview") and the manifests of local tools
/// (learn.microsoft.com, ".NET tools"), from the project's folder up to the root of the repository and no further.
/// </summary>
public sealed class ToolchainSensor
{
    public const string SdkName = ".NET SDK";

    private const long FileLimit = 1024 * 1024;
    private const string GlobalJson = "global.json";

    private readonly string _projectDirectory;
    private readonly string _projectName;
    private readonly string? _repository;
    private readonly ICollection<Finding> _faults;
    private readonly LinkBoundary _boundary;
    private readonly List<ToolchainPin> _pins = [];

    private ToolchainSensor(string projectFile, ICollection<Finding> faults)
    {
        _projectDirectory = Path.GetDirectoryName(projectFile)!;
        _projectName = FileBasedApp.ProjectName(projectFile);
        _repository = GitFolder.RootOf(_projectDirectory);
        _faults = faults;
        _boundary = new LinkBoundary(_projectDirectory);
    }

    /// <param name="projectFile">Absolute path of the project file.</param>
    /// <param name="sdks">What the project's own files ask for. Those without a version are left out where <c>global.json</c> has one.</param>
    public static IReadOnlyList<ToolchainPin> Read(string projectFile, IEnumerable<ToolchainPin> sdks, ICollection<Finding> faults)
    {
        var sensor = new ToolchainSensor(projectFile, faults);
        sensor.ReadSdk();
        var stated = sensor._pins.Where(pin => pin.Kind == ToolchainKind.MSBuildSdk).Select(pin => pin.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        sensor._pins.AddRange(sdks.Where(sdk => sdk.Version is not null || !stated.Contains(sdk.Id)));
        sensor.ReadTools();
        return sensor._pins;
    }

    // As the SDK looks for it: the nearest file is taken, whatever it says.
    private void ReadSdk()
    {
        if (Folders().Select(folder => Path.Combine(folder, GlobalJson)).FirstOrDefault(File.Exists) is not { } path)
        {
            // Without a repository the search has no end that all machines share.
            if (_repository is not null)
                _pins.Add(new(ToolchainKind.Sdk, SdkName, Version: null, VersionForm.None, new FileSpan(_projectName), GlobalJson));
            return;
        }

        if (Tree(path) is not { } tree)
            return;

        var sdk = tree.Root["sdk"];
        var (version, rollForward) = (sdk?["version"], sdk?["rollForward"]);
        var text = Text(version);
        _pins.Add(new(ToolchainKind.Sdk, SdkName, text, FormOfSdk(text), SpanOf(tree, text is null ? version ?? sdk : rollForward ?? version), Subject(path))
        {
            RollForward = Text(rollForward),
        });
        foreach (var member in tree.Root["msbuild-sdks"]?.Members ?? [])
            Add(ToolchainKind.MSBuildSdk, member, member.Value, tree, path);
    }

    // All manifests count up to the one that calls itself the root.
    private void ReadTools()
    {
        foreach (var path in Folders().SelectMany(folder => new[] { Path.Combine(folder, ".config", "dotnet-tools.json"), Path.Combine(folder, "dotnet-tools.json") }).Where(File.Exists))
        {
            if (Tree(path) is not { } tree)
                continue;

            foreach (var tool in tree.Root["tools"]?.Members ?? [])
                Add(ToolchainKind.LocalTool, tool, tool.Value["version"], tree, path);

            if (tree.Root["isRoot"]?.Text == "true")
                return;
        }
    }

    private void Add(ToolchainKind kind, JsonMember member, JsonNode? version, JsonTree tree, string path)
    {
        var text = Text(version);
        var place = text is null ? tree.SpanOf(member) : tree.SpanOf(version!);
        _pins.Add(new(kind, member.Name, text, FormOf(text), place, $"{Subject(path)}/{member.Name.ToLowerInvariant()}"));
    }

    private VersionForm FormOf(string? version) =>
        version is null ? VersionForm.None : NuGetBoundary.Call(() => NuGetAdapter.FormOf(version), VersionForm.Unreadable, _projectName, _faults);

    // The host takes three numbers and nothing less.
    private VersionForm FormOfSdk(string? version) =>
        FormOf(version) is var form && form == VersionForm.Minimum && version!.Split('-')[0].Split('.').Length != 3 ? VersionForm.Unreadable : form;

    private JsonTree? Tree(string path)
    {
        var name = Path.GetRelativePath(_projectDirectory, path).Replace('\\', '/');
        return !_boundary.IsLeftBy(new ProjectFile(path, name), _faults) && BoundedFile.ReadText(path, name, FileLimit, _faults) is { } text
            ? JsonTree.ParseObject(text, name, _faults)
            : null;
    }

    private static FileSpan SpanOf(JsonTree tree, JsonNode? node) => node is null ? new FileSpan(tree.File, 1, 1) : tree.SpanOf(node);

    private static string? Text(JsonNode? node) => node is { Kind: JsonValueKind.String, Text: { } text } && text.Trim().Length > 0 ? text.Trim() : null;

    private string Subject(string path) => Path.GetRelativePath(_repository ?? _projectDirectory, path).Replace('\\', '/');

    private IEnumerable<string> Folders()
    {
        for (var folder = _projectDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
            if (_repository is null || folder == _repository)
                yield break;
        }
    }
}
