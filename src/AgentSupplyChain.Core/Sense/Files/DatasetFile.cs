using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using AgentSupplyChain.Core.Sense.Weights;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>The content of data sets that are files of the project. An include with a wildcard is a data set for each file; a folder has no digest.</summary>
/// <param name="projectDirectory">Absolute path.</param>
/// <param name="facts">What is remembered between builds: a file is read once for both digests, in parts, and again when its size or time is another.</param>
internal sealed class DatasetFile(string projectDirectory, FileFacts facts)
{
    // What nobody calls a data set that lies elsewhere. Names at hubs have slashes and dots too, so neither tells a file.
    private static readonly string[] s_extensions =
        [".arrow", ".avro", ".csv", ".db", ".feather", ".gz", ".json", ".jsonl", ".ndjson", ".orc", ".parquet", ".sqlite", ".tar", ".tsv", ".txt", ".xlsx", ".xml", ".zip"];

    private readonly LinkBoundary _boundary = new(projectDirectory);

    /// <summary>The data set with what its file shows; what the user states of it is compared by a check.</summary>
    /// <param name="dataset">As stated: with the digest of the item, if that has one.</param>
    public Dataset Read(Dataset dataset, ItemFact item, ICollection<Finding> faults)
    {
        if (item.FullPath is not { } path || Directory.Exists(path))
            return dataset;

        if (!File.Exists(path))
        {
            // Whoever states the digest of what lies elsewhere has said enough.
            if (dataset.Sha256 is null && Array.Exists(s_extensions, extension => item.Identity.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                faults.Add(Fault(item, "is named like a file, and no such file is there; put it there, or state its 'Sha256' where it is kept elsewhere"));

            return dataset;
        }

        if (_boundary.IsLeftBy(new ProjectFile(path, item.Identity), faults))
            return dataset;

        // A pointer is a text that speaks of the file: its own digest would be nobody's.
        var pointer = PointerIn(path);
        var (sha512, sha256) = pointer is null ? FileHash.Parts(facts.Of(path, "dataset " + Uri.EscapeDataString(item.Identity), FileHash.Of)) : (null, GitLfsPointer.Parse(pointer)?.Sha256);
        if (sha256 is null)
        {
            faults.Add(Fault(item, pointer is null
                ? "cannot be read, so that its hash is unknown; grant read permission to the account that builds, or leave it out"
                : "is a pointer of Git LFS without digest or size; fetch the file with 'git lfs pull'"));
            return dataset;
        }

        if (dataset.Sha256 is { } stated && stated != sha256)
            faults.Add(Fault(item, $"has another digest than its 'Sha256' states: the file has {sha256}; find out which one is right before you correct either"));

        return dataset with { Sha256 = sha256, Sha512 = sha512, Evidence = [.. dataset.Evidence, new Evidence(item.Identity, 0, 0, pointer is null ? Technique.HashComparison : Technique.ManifestAnalysis)] };
    }

    private static byte[]? PointerIn(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return GitLfsPointer.TextIn(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever hashes it next tells.
            return null;
        }
    }

    private static Finding Fault(ItemFact item, string what) =>
        BoundedFile.Fault(item.DefiningFile, $"data set {QuotedText.Of(item.Identity)} {what}") with { Subject = $"{item.DefiningFile}/AgentDataset/{item.Identity}" };
}
