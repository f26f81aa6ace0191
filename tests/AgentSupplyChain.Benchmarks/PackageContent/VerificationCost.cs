using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using AgentSupplyChain.Benchmarks.Credentials;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Benchmarks.PackageContent;

/// <summary>
/// What <c>AgentSupplyChainVerifyPackages</c> costs over the packages that lie in a packages folder: all bytes of nupkg and extracted files, signatures, and
/// both when nothing has changed since. The files come from the disk cache of the system where it has them.
/// </summary>
internal static class VerificationCost
{
    public static int Run(string[] arguments)
    {
        var root = CommandOptions.Text(arguments, "--folder")
            ?? Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        UseNuGetOfTheSdk();

        var packages = Directory.EnumerateDirectories(root)
            .SelectMany(id => Directory.EnumerateDirectories(id).Select(version => new StoredPackage(Path.GetFileName(id), Path.GetFileName(version)) { Folder = version }))
            .OrderBy(package => package.Folder, StringComparer.Ordinal)
            .ToList();
        var bytes = packages.Sum(package => Directory.EnumerateFiles(package.Folder, "*.nupkg").Sum(file => new FileInfo(file).Length));
        var folder = Directory.CreateTempSubdirectory("supply-chain-verified-");
        try
        {
            Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{packages.Count} packages, {bytes / 1e6:F0} MB of nupkg"));
            Console.WriteLine();
            Console.WriteLine("| look | s | ms for 100 MB of nupkg | ms for a package | findings |\n|---|---|---|---|---|");

            var memory = Path.Combine(folder.FullName, "verified.txt");
            Look("contents, the first in the process", new VerificationRequest(Content: true, Signatures: false, CacheFile: null));
            Look("contents again", new VerificationRequest(Content: true, Signatures: false, CacheFile: null));
            Look("signatures", new VerificationRequest(Content: false, Signatures: true, CacheFile: null));
            Look("contents and signatures, remembered", new VerificationRequest(Content: true, Signatures: true, memory));
            Look("the same, nothing changed", new VerificationRequest(Content: true, Signatures: true, memory));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;

        void Look(string name, VerificationRequest request)
        {
            var clock = Stopwatch.StartNew();
            var verified = PackageVerifier.Verify(packages, request, "none.csproj", new List<Finding>(), CancellationToken.None);
            var milliseconds = clock.Elapsed.TotalMilliseconds;
            var bad = verified.Count(package => package.Differences.Count > 0 || package.Signature is { State: SignatureState.Invalid });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {milliseconds / 1000:F2} | {milliseconds / (bytes / 1e8):F0} | {milliseconds / packages.Count:F1} | {bad} |"));
        }
    }

    // NuGet looks for the roots that it trusts beside the program, which in a build is the SDK's MSBuild.
    private static void UseNuGetOfTheSdk()
    {
        var sdk = Path.Combine(Path.GetDirectoryName(DotnetSdk.Host)!, "sdk", DotnetSdk.Version) + Path.DirectorySeparatorChar;
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", sdk);
        AssemblyLoadContext.Default.Resolving += (context, name) => Path.Combine(sdk, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
