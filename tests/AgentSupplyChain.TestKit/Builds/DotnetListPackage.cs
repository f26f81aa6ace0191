using System.Text.Json;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A package of a project as <c>dotnet list package</c> sees it.</summary>
public sealed record ListedPackage(string Project, string Framework, string Id, string? RequestedVersion, string ResolvedVersion, bool IsTransitive);

/// <summary>The SDK's own view of a restored project's packages: a judge of ours.</summary>
public static class DotnetListPackage
{
    public static IReadOnlyList<ListedPackage> Read(FixtureFolder folder, string project) =>
        Parse(folder.Dotnet("list", project, "package", "--include-transitive", "--format", "json", "--no-restore").MustSucceed().Text, folder.Root);

    public static IReadOnlyList<ListedPackage> Parse(string json, string root)
    {
        using var document = JsonDocument.Parse(json);
        var packages =
            from project in Elements(document.RootElement, "projects")
            let path = Path.GetRelativePath(root, project.GetProperty("path").GetString()!).Replace('\\', '/')
            from framework in Elements(project, "frameworks")
            from list in new[] { "topLevelPackages", "transitivePackages" }
            from package in Elements(framework, list)
            select new ListedPackage(
                path,
                framework.GetProperty("framework").GetString()!,
                package.GetProperty("id").GetString()!,
                package.TryGetProperty("requestedVersion", out var requested) ? requested.GetString() : null,
                package.GetProperty("resolvedVersion").GetString()!,
                list == "transitivePackages");
        return [.. packages];
    }

    // A project without packages has no frameworks in the report, a framework without transitive packages no such list.
    private static JsonElement[] Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var array) ? [.. array.EnumerateArray()] : [];
}
