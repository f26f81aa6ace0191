using System.Collections.Concurrent;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>What is to be looked at.</summary>
/// <param name="Content">All bytes: of the nupkg, and of the files extracted from it.</param>
/// <param name="CacheFile">Absolute path of what is remembered between builds; null to remember nothing.</param>
public sealed record VerificationRequest(bool Content, bool Signatures, string? CacheFile)
{
    public bool IsEmpty => !Content && !Signatures;
}

/// <summary>Looks at the bytes of packages, several at a time.</summary>
public static class PackageVerifier
{
    // Beyond a few the disk is the limit.
    private static readonly int s_parallel = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>In the order of the packages.</summary>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static IReadOnlyList<VerifiedPackage> Verify(IReadOnlyList<StoredPackage> packages, VerificationRequest request, string projectFile, ICollection<Finding> faults, CancellationToken cancellation)
    {
        if (request.IsEmpty || packages.Count == 0)
            return [];

        var cache = new VerifiedCache(request.CacheFile);
        var results = new (VerifiedPackage Package, string? Identity)[packages.Count];
        var found = new ConcurrentBag<Finding>();
        Parallel.For(0, packages.Count, new ParallelOptions { MaxDegreeOfParallelism = s_parallel, CancellationToken = cancellation }, i =>
        {
            // Taken before the look: what changes meanwhile has another identity the next time.
            var identity = PackageFiles.IdentityOf(packages[i].Folder);
            var ofOne = new List<Finding>();
            results[i] = (identity is null ? null : cache.Find(packages[i], identity, request)) is { } known
                ? (known, identity)
                : (Look(packages[i], request, projectFile, ofOne, cancellation), ofOne.Count == 0 ? identity : null);
            foreach (var fault in ofOne)
                found.Add(fault);
        });

        foreach (var fault in found.DistinctBy(fault => fault.Fingerprint, StringComparer.Ordinal).OrderBy(fault => fault.Fingerprint, StringComparer.Ordinal))
            faults.Add(fault);
        if (request.CacheFile is { } path)
            VerifiedCache.Write(path, Path.GetFileName(path), results, faults);

        return [.. results.Select(result => result.Package)];
    }

    private static VerifiedPackage Look(StoredPackage package, VerificationRequest request, string projectFile, List<Finding> faults, CancellationToken cancellation)
    {
        var result = new VerifiedPackage(package.Id, package.Version);
        var name = $"{Path.GetFileName(Path.GetDirectoryName(package.Folder))}.{Path.GetFileName(package.Folder)}.nupkg";
        var path = Path.Combine(package.Folder, name);
        if (!File.Exists(path))
            return Faulty(result, request, DifferenceKind.PackageMissing, name);

        try
        {
            using var nupkg = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (request.Content)
            {
                result = result with
                {
                    Differences = PackageArchive.Compare(package.Folder, nupkg, package.Id, cancellation),
                    ContentHash = NuGetBoundary.Call(() => NuGetAdapter.ContentHash(nupkg, cancellation), null, projectFile, faults),
                };
            }

            return request.Signatures
                ? result with { Signature = NuGetBoundary.Call(() => NuGetAdapter.VerifySignature(nupkg, cancellation), null, projectFile, faults) }
                : result;
        }
        catch (Exception e) when (IsFault(e))
        {
            return Faulty(result, request, DifferenceKind.PackageUnreadable, name);
        }
    }

    // Where only signatures are asked for, one that is not there says it all.
    private static VerifiedPackage Faulty(VerifiedPackage result, VerificationRequest request, DifferenceKind kind, string name) =>
        result with { Differences = request.Content ? [new ContentDifference(kind, name)] : [] };

    private static bool IsFault(Exception e) => e is not OperationCanceledException && (e is IOException or UnauthorizedAccessException || NuGetAdapter.IsPackageFault(e));
}
