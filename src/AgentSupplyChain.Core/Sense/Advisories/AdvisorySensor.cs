using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace AgentSupplyChain.Core.Sense.Advisories;

/// <summary>
/// Reads a snapshot of advisories: a folder with JSON files of OSV, however deep, or a zip of such files. Records about packages that nobody asked
/// for are looked through and not kept.
/// </summary>
public static class AdvisorySensor
{
    private const int Chunk = 256;

    // Builds run beside each other: more would only take from them.
    private const int MostThreads = 4;

    /// <summary>The snapshot, with a fault in it where nothing could be read.</summary>
    /// <param name="ids">Ids of the packages that are asked for.</param>
    public static AdvisorySnapshot Read(SnapshotRequest request, IEnumerable<string> ids, CancellationToken cancellation)
    {
        if (!request.Exists)
            return new AdvisorySnapshot(request.Name) { Fault = request.Missing() };

        var faults = new List<Finding>();
        if (Open(request, faults) is not { } files)
            return new AdvisorySnapshot(request.Name) { Fault = faults[0] };

        var records = Read(files, ids.ToFrozenSet(StringComparer.OrdinalIgnoreCase), cancellation);
        var broken = Enumerable.Range(0, records.Length).Where(i => records[i] is null).ToList();
        if (broken.Count == records.Length)
        {
            var cause = broken.Count == 0 ? "there is no JSON file in it" : $"none of its {broken.Count} JSON files is a record of OSV";
            return new AdvisorySnapshot(request.Name) { Fault = BoundedFile.Fault(request.Name, cause + "; fetch it again") };
        }

        var known = records.OfType<OsvRecord>().Where(record => record.IsAboutNuGet).ToList();
        return new AdvisorySnapshot(request.Name)
        {
            Count = known.Count,
            Date = known.Max(record => record.Modified),
            Sha256 = request.WantsDigest ? files.Sha256() : null,
            Advisories = [.. known.Select(record => record.Advisory).OfType<Advisory>().OrderBy(advisory => advisory.Id, StringComparer.Ordinal)],
            BrokenRecords = broken.Count == 0 ? null : BoundedFile.Fault(
                request.Name,
                FormattableString.Invariant($"{broken.Count} of its {records.Length} JSON files are no records of OSV, the first is {QuotedText.Of(files.Names[broken[0]])}; the others count. Fetch it again or remove them")),
        };
    }

    private static SnapshotFiles? Open(SnapshotRequest request, List<Finding> faults)
    {
        try
        {
            string cause;
            SnapshotFiles? files;
            if (Directory.Exists(request.Path))
                files = SnapshotFolder.Open(request.Path, out cause);
            else if (BoundedFile.ReadBytes(request.Path, request.Name, SnapshotArchive.ArchiveLimit, faults) is { } archive)
                files = SnapshotArchive.Open(archive, out cause);
            else
                return null;

            if (files is null)
                faults.Add(BoundedFile.Fault(request.Name, cause));
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(BoundedFile.Fault(request.Name, "a folder in it cannot be listed; grant read permission to the account that builds"));
            return null;
        }
    }

    private static OsvRecord?[] Read(SnapshotFiles files, FrozenSet<string> ids, CancellationToken cancellation)
    {
        var records = new OsvRecord?[files.Names.Count];
        if (records.Length == 0)
            return records;

        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Min(MostThreads, Environment.ProcessorCount) };
        Parallel.ForEach(
            Partitioner.Create(0, records.Length, Chunk),
            options,
            () => new byte[64 * 1024],
            (range, _, buffer) =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    records[i] = files.Read(i, ref buffer) is >= 0 and var length ? OsvRecord.Read(buffer.AsSpan(0, length), ids) : null;
                return buffer;
            },
            _ => { });
        return records;
    }
}
