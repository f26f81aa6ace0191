using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>A local copy of somebody's data that is to be read.</summary>
/// <param name="Path">Absolute; never shown.</param>
/// <param name="Name">How it is named to the user.</param>
public sealed record SnapshotRequest(string Path, string Name)
{
    /// <summary>The digest is demanded: it costs time, and is left out otherwise.</summary>
    public bool WantsDigest { get; init; }

    /// <summary>The copy that a property or, without it, the policy names; null where neither does.</summary>
    /// <param name="property">A path, relative to the project's folder; null where it is not set.</param>
    /// <param name="policyFile">Absolute path; null where there is no policy.</param>
    public static SnapshotRequest? Of(string? property, SnapshotPolicy policy, string? policyFile, string projectDirectory)
    {
        var (named, folder) = property is null ? (policy.Path, System.IO.Path.GetDirectoryName(policyFile)) : (property, projectDirectory);
        if (named is null || folder is null)
            return null;

        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(named.Replace('\\', '/'), folder));
        return new SnapshotRequest(path, UserPath.Of(path, projectDirectory) ?? System.IO.Path.GetFileName(path)) { WantsDigest = policy.Sha256 is not null };
    }

    internal bool Exists => File.Exists(Path) || Directory.Exists(Path);

    /// <summary>The fault of a copy that is a link out of the repository; null where it is none.</summary>
    internal Finding? LeavesBy(LinkBoundary boundary)
    {
        var faults = new List<Finding>();
        return boundary.IsLeftBy(new ProjectFile(Path, Name), faults) ? faults[0] : null;
    }

    internal Finding Missing() => BoundedFile.Fault(Name, "it does not exist; put it there, or take its path out of the policy or the property that names it");
}

/// <summary>What is known of a local copy of somebody's data.</summary>
/// <param name="Name">How it is named to the user.</param>
public abstract record Snapshot(string Name)
{
    /// <summary>How many records of it are about packages of NuGet, or of the catalogue.</summary>
    public int Count { get; init; }

    /// <summary>The youngest day in it; null where it names none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>
    /// Lower case. Of a file: its SHA-256. Of a folder: the SHA-256 of the lines that <c>sha256sum</c> prints for its <c>*.json</c> files, by their
    /// paths below the folder, with forward slashes, in ordinal order.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>Why nothing of it could be read.</summary>
    public Finding? Fault { get; init; }

    /// <summary>One finding for all records that could not be read, where others could.</summary>
    public Finding? BrokenRecords { get; init; }
}

/// <summary>Advisories in the form of OSV.</summary>
public sealed record AdvisorySnapshot(string Name) : Snapshot(Name)
{
    /// <summary>Those that concern the packages that were asked for, in the order of their ids.</summary>
    public IReadOnlyList<Advisory> Advisories { get; init; } = [];
}

/// <summary>CISA's catalogue of vulnerabilities that are known to be exploited.</summary>
public sealed record KevCatalogue(string Name) : Snapshot(Name)
{
    /// <summary>By CVE id, the day since which the catalogue has it, as it writes it.</summary>
    public IReadOnlyDictionary<string, string> Exploited { get; init; } = new Dictionary<string, string>();
}
