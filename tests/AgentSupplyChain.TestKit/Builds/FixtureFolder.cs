using System.Collections.Immutable;
using System.Globalization;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>A fixture on disk, to be built, changed, and built again.</summary>
public sealed class FixtureFolder : IDisposable
{
    /// <summary>The day of every build of a fixture: models retire while tests grow old.</summary>
    private const string Today = "2026-11-22";

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(5);

    private readonly string home;
    private readonly ImmutableDictionary<string, string> environment;
    private readonly ImmutableArray<string> projects;
    private int runs;

    private FixtureFolder(string home, Fixture fixture)
    {
        this.home = home;
        Root = Path.Combine(home, fixture.FolderName);
        projects = [.. fixture.Files.Keys.Where(FixtureFiles.IsProject)];
        // A private package may be another one in the next test, under the same name: such a fixture has a cache of its own.
        PackageCache = !fixture.Packages.IsEmpty ? Path.Combine(home, "packages")
            : fixture.HasRealPackages ? PackedProduct.PublicCache
            : PackedProduct.OfflineCache;
        environment = fixture.Environment.SetItem("NUGET_PACKAGES", PackageCache).SetItem("AgentSupplyChainDate", Today);

        // Folders have no data on vulnerabilities, and restore asks nobody for them; what the public source says of packages changes from day to day.
        if (fixture.HasRealPackages)
            environment = environment.SetItem("NuGetAudit", "false");
    }

    public string Root { get; }

    public string PackageCache { get; }

    internal static FixtureFolder Create(Fixture fixture)
    {
        var folder = new FixtureFolder(Directory.CreateTempSubdirectory("supply-chain-fixture-").FullName, fixture);
        Directory.CreateDirectory(folder.Root);
        var feeds = Path.Combine(folder.home, "feeds");
        foreach (var (feed, package) in fixture.Packages)
            package.WriteTo(Path.Combine(feeds, feed));
        FixtureFiles.Write(fixture, folder.Root, feeds);
        return folder;
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    public bool Has(string path) => File.Exists(PathOf(path));

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Delete(string path) => File.Delete(PathOf(path));

    /// <summary>The files below a folder, with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> FilesBelow(string folder = "") =>
        !Directory.Exists(PathOf(folder))
            ? []
            : [.. Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(PathOf(folder), path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)];

    /// <summary>The one package below a folder.</summary>
    public Nupkg Package(string folder = "") => new(PathOf(Path.Combine(folder, FilesBelow(folder).Single(path => path.EndsWith(".nupkg", StringComparison.Ordinal)))));

    /// <summary>Runs a verb that ends in MSBuild (build, pack, publish, restore, clean, msbuild), on the fixture's only project unless one is named.</summary>
    public BuildResult Run(string verb, params string[] arguments)
    {
        using var build = Start(verb, arguments);
        var result = build.Wait(DefaultTimeout);

        // A build that fails may leave documents that a test has damaged.
        if (result.Succeeded)
            CollectedDocuments.CollectBelow(Root);

        return result;
    }

    public RunningBuild Start(string verb, params string[] arguments)
    {
        var log = Path.Combine(home, "logs", (++runs).ToString(CultureInfo.InvariantCulture) + ".binlog");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        string[] all = [verb, .. ProjectFor(arguments), .. arguments, $"-bl:{log}", "-nodeReuse:false", "-tl:off", "-noAutoResponse"];
        return new RunningBuild(ChildProcess.Start(DotnetSdk.Host, all, Root, environment), log, Root);
    }

    /// <summary>Runs any other command of the SDK.</summary>
    public ChildOutput Dotnet(params string[] arguments)
    {
        using var process = ChildProcess.Start(DotnetSdk.Host, arguments, Root, environment);
        return process.Wait(DefaultTimeout);
    }

    public void Dispose()
    {
        if (Directory.Exists(home))
            Directory.Delete(home, recursive: true);
    }

    private string[] ProjectFor(string[] arguments)
    {
        if (arguments.Any(argument => !argument.StartsWith('-') && (FixtureFiles.IsProject(argument) || Path.GetExtension(argument) is ".sln" or ".slnx")))
            return [];
        return projects is [var only] ? [only] : throw new ArgumentException($"Name one of: {string.Join(", ", projects)}", nameof(arguments));
    }
}
