using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A package of a test's own making. The same description always gives the same bytes.</summary>
public sealed record FakePackage
{
    // The nuspec schema that knows the license and repository elements.
    private static readonly XNamespace nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly DateTimeOffset zipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public FakePackage(string id, string version = "1.0.0")
    {
        Id = id;
        Version = version;
        Files = ImmutableSortedDictionary.Create<string, ImmutableArray<byte>>(StringComparer.Ordinal).Add("lib/net10.0/_._", []);
    }

    public string Id { get; }

    public string Version { get; }

    public string FileName => $"{Id}.{Version}.nupkg";

    public string Authors { get; init; } = "Contoso";

    public ImmutableArray<(string Id, string VersionRange)> Dependencies { get; init; } = [];

    public ImmutableArray<XElement> Metadata { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableArray<byte>> Files { get; init; }

    public FakePackage WithAuthors(string authors) => this with { Authors = authors };

    public FakePackage WithDependency(string id, string versionRange = "1.0.0") => this with { Dependencies = Dependencies.Add((id, versionRange)) };

    public FakePackage WithLicenseExpression(string expression) =>
        WithMetadata(new XElement(nuspec + "license", new XAttribute("type", "expression"), expression));

    public FakePackage WithLicenseFile(string path, string text) =>
        WithMetadata(new XElement(nuspec + "license", new XAttribute("type", "file"), path)).WithFile(path, text);

    public FakePackage WithLicenseUrl(string url) => WithMetadata(new XElement(nuspec + "licenseUrl", url));

    public FakePackage WithRepository(string url, string commit) =>
        WithMetadata(new XElement(nuspec + "repository", new XAttribute("type", "git"), new XAttribute("url", url), new XAttribute("commit", commit)));

    public FakePackage AsDevelopmentDependency() => WithMetadata(new XElement(nuspec + "developmentDependency", "true"));

    public FakePackage WithFile(string path, string text) => WithFile(path, Encoding.UTF8.GetBytes(text));

    public FakePackage WithFile(string path, byte[] content) => this with { Files = Files.SetItem(path, [.. content]) };

    /// <summary>Compiles the source into <c>lib/net10.0</c>, under the package's id.</summary>
    public FakePackage WithLibrary(string source)
    {
        var references = Directory.EnumerateFiles(DotnetSdk.ReferenceAssemblies, "*.dll").Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            Id,
            [CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new ArgumentException($"The library of {Id} does not compile: {string.Join("; ", result.Diagnostics)}", nameof(source));
        return (this with { Files = Files.Remove("lib/net10.0/_._") }).WithFile($"lib/net10.0/{Id}.dll", image.ToArray());
    }

    /// <summary>Writes the package into a folder and gives its path.</summary>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        using var file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var (name, content) in Files.SetItem($"{Id}.nuspec", [.. Encoding.UTF8.GetBytes(Nuspec().ToString())]))
        {
            var entry = archive.CreateEntry(name);
            entry.LastWriteTime = zipEpoch;
            using var stream = entry.Open();
            stream.Write(content.AsSpan());
        }

        return path;
    }

    private FakePackage WithMetadata(XElement element) =>
        this with { Metadata = Metadata.RemoveAll(other => other.Name == element.Name).Add(element) };

    private XDocument Nuspec() =>
        new(new XElement(nuspec + "package",
            new XElement(nuspec + "metadata",
                new XElement(nuspec + "id", Id),
                new XElement(nuspec + "version", Version),
                new XElement(nuspec + "authors", Authors),
                new XElement(nuspec + "description", $"{Id} of a test"),
                Metadata,
                new XElement(nuspec + "dependencies",
                    new XElement(nuspec + "group",
                        new XAttribute("targetFramework", "net10.0"),
                        Dependencies.Select(dependency => new XElement(nuspec + "dependency",
                            new XAttribute("id", dependency.Id), new XAttribute("version", dependency.VersionRange))))))));
}
