using System.Text.Json;
using AgentSupplyChain.Core.Inventory;
using NuGet.Versioning;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What referenced projects ask for. The graph has no edge to what a framework brings, and a project has no nuspec that tells.</summary>
internal static partial class NuGetAdapter
{
    /// <summary>Packages that the project hands on to who references it; null where the file does not tell of the project and its framework.</summary>
    /// <param name="dependencySpec">The file that restore writes beside the assets file, <c>*.nuget.dgspec.json</c>.</param>
    public static IReadOnlyList<PrunedDependency>? DependenciesOf(RestoredNode project, JsonElement dependencySpec)
    {
        if (project.ProjectFile is not { } file || project.Framework is not { } chosen || Member(dependencySpec, "projects") is not { } projects || Member(projects, file) is not { } spec || Member(spec, "frameworks") is not { } frameworks)
            return null;

        var wanted = Parse(chosen);
        foreach (var framework in frameworks.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object))
        {
            // By its alias, which need not be the name of a framework.
            var name = Text(framework.Value, "framework") ?? framework.Name;
            if (Parse(name).Equals(wanted))
                return Member(framework.Value, "dependencies") is { } dependencies ? [.. dependencies.EnumerateObject().Select(HandedOn).OfType<PrunedDependency>()] : [];
        }

        return null;
    }

    private static PrunedDependency? HandedOn(JsonProperty dependency) =>
        dependency.Value.ValueKind == JsonValueKind.Object && Text(dependency.Value, "suppressParent") != "All" && Text(dependency.Value, "target") is null or "Package"
            ? new PrunedDependency(dependency.Name, VersionRange.TryParse(Text(dependency.Value, "version") ?? "", out var range) ? range.ToNormalizedString() : VersionRange.All.ToNormalizedString(), Framework: null)
            : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
