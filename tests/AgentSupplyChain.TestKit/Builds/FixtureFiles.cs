using System.Text;
using System.Xml.Linq;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The files that keep a fixture apart from the machine, each left out where the fixture brings its own.</summary>
internal static class FixtureFiles
{
    private const string PublicSource = "nuget.org";

    public static bool IsProject(string path) => Path.GetExtension(path) is ".csproj" or ".vbproj" or ".fsproj" or ".proj";

    public static void Write(Fixture fixture, string root, string feeds)
    {
        foreach (var (path, content) in fixture.Files)
        {
            var bytes = content.AsSpan();
            WriteFile(root, path, path == "nuget.config" ? Encoding.UTF8.GetBytes(NameFeeds(Encoding.UTF8.GetString(bytes), feeds)) : bytes);
        }

        Default("nuget.config", () => NuGetConfig(fixture, feeds));
        Default("global.json", () => $$"""{ "sdk": { "version": "{{DotnetSdk.Version}}", "rollForward": "disable" } }""");
        Default("Directory.Build.props", () => "<Project />");
        Default("Directory.Build.targets", () => BuildTargets(fixture));
        Default(".editorconfig", () => "root = true\n");

        void Default(string path, Func<string> text)
        {
            if (!fixture.Files.ContainsKey(path))
                WriteFile(root, path, Encoding.UTF8.GetBytes(text()));
        }
    }

    private static void WriteFile(string root, string path, ReadOnlySpan<byte> content)
    {
        var target = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var file = File.Create(target);
        file.Write(content);
    }

    private static string NameFeeds(string text, string feeds) =>
        text.Replace("{product-feed}", PackedProduct.Feed.Folder, StringComparison.Ordinal).Replace("{feeds}", feeds, StringComparison.Ordinal);

    // A reference in Directory.Build.targets reaches every project, in whatever language, and sees how the project manages its versions.
    private static string BuildTargets(Fixture fixture)
    {
        if (!fixture.HasProduct || ReferencesProduct(fixture))
            return "<Project />";
        return $"""
            <Project>
              <ItemGroup>
                <PackageReference Include="{PackedProduct.Id}" PrivateAssets="all">
                  <Version Condition="'$(ManagePackageVersionsCentrally)' != 'true'">{PackedProduct.Current.Version}</Version>
                  <VersionOverride Condition="'$(ManagePackageVersionsCentrally)' == 'true'">{PackedProduct.Current.Version}</VersionOverride>
                </PackageReference>
              </ItemGroup>
            </Project>
            """;
    }

    private static bool ReferencesProduct(Fixture fixture) =>
        fixture.Files.Any(file => (IsProject(file.Key) || Path.GetExtension(file.Key) is ".props" or ".targets")
            && Encoding.UTF8.GetString(file.Value.AsSpan()).Contains($"\"{PackedProduct.Id}\"", StringComparison.OrdinalIgnoreCase));

    private static string NuGetConfig(Fixture fixture, string feeds)
    {
        var sources = new List<(XElement Source, string[] Patterns)>();
        if (fixture.HasProduct)
            sources.Add((Source("product", PackedProduct.Feed.Folder), [PackedProduct.Id]));
        foreach (var feed in fixture.Packages.GroupBy(package => package.Feed, package => package.Package.Id, StringComparer.Ordinal))
            sources.Add((Source(feed.Key, Path.Combine(feeds, feed.Key)), [.. feed.Distinct(StringComparer.OrdinalIgnoreCase)]));
        if (fixture.HasRealPackages)
            sources.Add((PublicSourceOfUser(), ["*"]));

        var mapping = !fixture.MapsSources ? [] : sources.Select(source => new XElement("packageSource",
            new XAttribute("key", source.Source.Attribute("key")!.Value),
            source.Patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern)))));
        return new XElement("configuration",
            new XElement("packageSources", new XElement("clear"), sources.Select(source => source.Source)),
            new XElement("disabledPackageSources", new XElement("clear")),
            new XElement("auditSources", new XElement("clear")),
            new XElement("fallbackPackageFolders", new XElement("clear")),
            new XElement("packageSourceMapping", new XElement("clear"), mapping)).ToString();
    }

    private static XElement Source(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    // Where the packages come from is the user's decision (a mirror, a proxy), and no address of it belongs in this repository.
    private static XElement PublicSourceOfUser()
    {
        var folder = OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet");
        var path = Path.Combine(folder, "NuGet.Config");
        var source = File.Exists(path)
            ? XDocument.Load(path).Root?.Element("packageSources")?.Elements("add").FirstOrDefault(add => add.Attribute("key")?.Value == PublicSource)
            : null;
        return source is null
            ? throw new InvalidOperationException($"The user's NuGet.Config defines no source named {PublicSource}.")
            : new XElement(source);
    }
}
