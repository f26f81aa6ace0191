namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The product's package, packed once for a test run from the sources that the tests were built with.</summary>
public sealed class PackedProduct
{
    public const string Id = "AgentSupplyChain.Build";

    private static readonly Lazy<PackedProduct> current = new(Pack);

    private PackedProduct(Nupkg package, string version) => (Package, Version) = (package, version);

    public static PackedProduct Current => current.Value;

    /// <summary>What fixtures without real packages share: they must not find here what no feed of theirs has.</summary>
    public static string OfflineCache { get; } = Path.Combine(Checkout.Artifacts, "test-packages", "offline");

    /// <summary>What fixtures with real packages share.</summary>
    public static string PublicCache { get; } = Path.Combine(Checkout.Artifacts, "test-packages", "public");

    public static LocalFeed Feed { get; } = new(Path.Combine(Checkout.Artifacts, "test-feed"), OfflineCache, PublicCache);

    public static string ProjectFolder { get; } = Path.Combine(Checkout.Root, "src", Id);

    public Nupkg Package { get; }

    public string Version { get; }

    private static PackedProduct Pack()
    {
        Directory.CreateDirectory(Checkout.Artifacts);
        using var exclusive = WaitForLock(Path.Combine(Checkout.Artifacts, "test-feed.lock"), TimeSpan.FromMinutes(10));
        var folder = Directory.CreateTempSubdirectory("packed-product-");
        try
        {
            string[] arguments = ["pack", ProjectFolder, "--configuration", Checkout.Configuration, "--output", folder.FullName, "-nodeReuse:false", "-tl:off"];
            using var process = ChildProcess.Start(
                DotnetSdk.Host, IsBuilt() ? [.. arguments, "--no-build"] : arguments, Checkout.Root, DotnetSdk.PlainEnvironment());
            process.Wait(TimeSpan.FromMinutes(10)).MustSucceed();

            var packed = Directory.GetFiles(folder.FullName, $"{Id}.*.nupkg") is [var only]
                ? only
                : throw new InvalidOperationException($"{ProjectFolder} did not pack into one {Id} package.");
            var version = Path.GetFileNameWithoutExtension(packed)[(Id.Length + 1)..];
            return new PackedProduct(new Nupkg(Feed.Accept(packed, Id, version)), version);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The tests' project reference has then just built it; a second build beside the one that is running the tests would fight for its files.
    private static bool IsBuilt()
    {
        var bin = new DirectoryInfo(Path.Combine(Checkout.Artifacts, "bin", Id));
        return bin.Exists
            && bin.EnumerateDirectories($"{Checkout.Configuration}*", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
                .Any(folder => File.Exists(Path.Combine(folder.FullName, $"{Id}.dll")));
    }

    private static FileStream WaitForLock(string path, TimeSpan timeout)
    {
        for (var clock = System.Diagnostics.Stopwatch.StartNew(); ; Thread.Sleep(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.Elapsed < timeout)
            {
                // Another test process is packing.
            }
        }
    }
}
