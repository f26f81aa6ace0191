namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>What lies in the packages folder for a package of the graph, as restore left it there.</summary>
public sealed record StoredPackage(string Id, string Version)
{
    /// <summary>Absolute: for reading only, never for a message or document.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// The address that <c>.nupkg.metadata</c> names: of the source that whoever restored first on this machine had. It means something only where
    /// it is a source of this project, and it may hold credentials, so it is never shown.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>The content hash that <c>.nupkg.metadata</c> names: base64 SHA-512 of the package without its signature.</summary>
    public string? ContentHash { get; init; }

    /// <summary>A signature was extracted with it. Whether it is worth anything is another question.</summary>
    public bool HasSignature { get; init; }
}

/// <summary>A package of <c>packages.lock.json</c>, once for each hash that the file has for it.</summary>
/// <param name="Version">The resolved one.</param>
public sealed record LockedPackage(string Id, string Version, string ContentHash, FileSpan Place);

public enum DifferenceKind
{
    /// <summary>The nupkg is not there, so nothing can be compared.</summary>
    PackageMissing,

    /// <summary>The nupkg is no archive that can be read, or one of senseless size.</summary>
    PackageUnreadable,

    /// <summary>An extracted file has not the bytes that the nupkg has.</summary>
    FileChanged,

    FileMissing,

    /// <summary>A file lies there that the nupkg does not have.</summary>
    FileAdded,
}

/// <param name="File">Relative to the folder of the package, with forward slashes.</param>
public sealed record ContentDifference(DifferenceKind Kind, string File);

/// <summary>What a look at all bytes of a package has shown.</summary>
public sealed record VerifiedPackage(string Id, string Version)
{
    /// <summary>The content hash as computed from the nupkg; null where its content was not looked at or could not be read.</summary>
    public string? ContentHash { get; init; }

    public IReadOnlyList<ContentDifference> Differences { get; init; } = [];

    /// <summary>Null where signatures were not looked at.</summary>
    public PackageSignature? Signature { get; init; }
}

public enum SignatureState
{
    Absent,

    /// <summary>There is a signature, and it does not hold: see the codes.</summary>
    Invalid,

    /// <summary>It holds, and its certificates lead to a root that the .NET SDK trusts.</summary>
    Valid,
}

/// <summary>The signature of a package (NuGet package signatures technical specification, 2018).</summary>
public sealed record PackageSignature(SignatureState State)
{
    /// <summary>SHA-256 of the author's certificate, lower-case hexadecimal.</summary>
    public string? Author { get; init; }

    /// <summary>SHA-256 of the certificate of the repository that signed or countersigned.</summary>
    public string? Repository { get; init; }

    /// <summary>The owners at that repository. Worth as much as the repository's certificate.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Codes of NuGet that say why it does not hold: NU3008.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}
