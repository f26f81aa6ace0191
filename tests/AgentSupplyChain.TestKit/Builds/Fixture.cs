using System.Collections.Immutable;
using System.Text;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>
/// The description of a user's folder, which <see cref="Write"/> makes real outside this checkout. Unless said otherwise, every project in it
/// references the packed product.
/// </summary>
public sealed record Fixture
{
    private Fixture()
    {
    }

    public static Fixture Empty { get; } = new();

    public string FolderName { get; private init; } = "fixture";

    public ImmutableSortedDictionary<string, ImmutableArray<byte>> Files { get; private init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<byte>>(StringComparer.Ordinal);

    public ImmutableArray<(string Feed, FakePackage Package)> Packages { get; private init; } = [];

    public ImmutableDictionary<string, string> Environment { get; private init; } = DotnetSdk.PlainEnvironment();

    public bool HasProduct { get; private init; } = true;

    public bool HasRealPackages { get; private init; }

    public bool MapsSources { get; private init; } = true;

    /// <summary>A console application in App.csproj, with more items or properties where they are given.</summary>
    public static Fixture ConsoleApp(string program = "System.Console.WriteLine(\"Hello\");", string items = "", string properties = "") =>
        Empty.WithProject("App.csproj", ConsoleProject(items, properties)).WithFile("Program.cs", program);

    /// <summary>The text of a project that makes an executable.</summary>
    public static string ConsoleProject(string items = "", string properties = "") =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    /// <summary>The text of a project that makes a library.</summary>
    public static string LibraryProject(string items = "", string properties = "") =>
        ConsoleProject(items, $"<OutputType>Library</OutputType>{properties}");

    /// <summary>The text of a library for two frameworks that restore without a download.</summary>
    public static string MultiTargetedProject(string items = "", string properties = "") =>
        LibraryProject(items, $"<EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>{properties}")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>", StringComparison.Ordinal);

    public Fixture WithFile(string path, string text) => WithFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Adds a file by its path in the folder, with forward slashes. In nuget.config, {product-feed} and {feeds} stand for the folders of the feeds.
    /// </summary>
    public Fixture WithFile(string path, byte[] content)
    {
        if (Path.IsPathRooted(path) || path.Split('/').Contains(".."))
            throw new ArgumentException($"{path} is not inside the fixture.", nameof(path));
        return this with { Files = Files.SetItem(path, [.. content]) };
    }

    public Fixture WithProject(string path, string text) =>
        FixtureFiles.IsProject(path) ? WithFile(path, text) : throw new ArgumentException($"{path} is not the name of a project.", nameof(path));

    /// <summary>Copies a folder of this checkout, without what builds have left in it.</summary>
    public Fixture WithFolder(string folderOfCheckout, string into = "")
    {
        var source = Path.Combine(Checkout.Root, folderOfCheckout);
        var fixture = this;
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, path).Replace('\\', '/');
            if (!relative.Split('/').Any(part => part is "bin" or "obj" or ".git"))
                fixture = fixture.WithFile(into.Length == 0 ? relative : $"{into}/{relative}", File.ReadAllBytes(path));
        }

        return fixture;
    }

    public Fixture WithoutFile(string path) => this with { Files = Files.Remove(path) };

    /// <summary>Puts a package into a folder feed; it reaches a project only through a reference there.</summary>
    public Fixture WithPackage(FakePackage package, string feed = "private") => this with { Packages = Packages.Add((feed, package)) };

    public Fixture WithoutProduct() => this with { HasProduct = false };

    /// <summary>Lets the user's own definition of nuget.org in, for packages that are not the test's.</summary>
    public Fixture WithRealPackages() => this with { HasRealPackages = true };

    public Fixture WithoutSourceMapping() => this with { MapsSources = false };

    /// <summary>Names the folder: spaces and letters of any script are welcome.</summary>
    public Fixture InFolder(string name) => this with { FolderName = name };

    public Fixture WithEnvironment(string name, string value) => this with { Environment = Environment.SetItem(name, value) };

    public FixtureFolder Write() => FixtureFolder.Create(this);
}
