using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Stated;
using AgentSupplyChain.Core.Sense.Weights;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Core.Sense;

/// <summary>What a project's own files and items say; no package takes part, so that both can be read side by side.</summary>
internal sealed record ProjectInputs(IReadOnlyList<PackageDeclaration> Declarations, IReadOnlyList<SensedFile> Files, IReadOnlyList<Declared<WeightsFile>> Weights, IReadOnlyList<StatedSubject> Stated)
{
    public static ProjectInputs Read(ProjectRequest request, CompiledRequest? compiled, ICollection<Finding> faults, CancellationToken cancellation)
    {
        IReadOnlyList<PackageDeclaration> declarations =
        [
            .. (compiled is null ? request.Packages?.Declarations : null) ?? DeclarationSensor.Read(request.Declarations, request.ProjectFile, faults),
            .. ScriptSensor.Read(request.Files, request.ProjectFile, faults),
        ];
        var projectDirectory = Path.GetDirectoryName(request.ProjectFile)!;
        var boundary = new LinkBoundary(projectDirectory);
        var files = new List<SensedFile>();
        foreach (var file in request.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var kind = ProjectFileName.KindOf(file.Name);
            if (kind != ProjectFileKind.Other && !boundary.IsLeftBy(file, faults) && FileSensor.Read(file, kind, faults) is { } sensed)
                files.Add(sensed);
        }

        var hasWeights = request.WeightsFiles.Count > 0 || request.StatedItems.Any(WeightsSensor.IsFile);
        var weights = hasWeights
            ? new WeightsSensor(projectDirectory, request.WeightsCacheFile, faults, cancellation).Read(request.WeightsFiles, request.StatedItems)
            : [];

        IReadOnlyList<StatedSubject> stated =
        [
            .. request.Files.Where(file => file.Name == StatedSensor.FileName && !boundary.IsLeftBy(file, faults)).SelectMany(file => StatedSensor.Read(file, faults)),
            .. StatedSensor.OfItems(request.StatedItems),
        ];

        files.AddRange(ItemSensor.ReadPrompts(request.StatedItems, projectDirectory, faults));
        return new ProjectInputs(declarations, compiled?.IncludesPromptText == true ? [.. files.Select(WithText)] : files, weights, stated);
    }

    private static SensedFile WithText(SensedFile file) => file with
    {
        Components = file.Components with
        {
            Prompts = [.. file.Components.Prompts.Select(prompt => prompt with { Component = prompt.Component with { Text = file.Text } })],
        },
    };
}
