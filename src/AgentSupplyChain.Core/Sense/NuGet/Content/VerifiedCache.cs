using System.Text;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// What was found good in the builds before, by the identity of the files: names, lengths and times. Whoever can write here can also write the
/// result of the build, so it is kept in the project's obj and never shared; a release is verified in a clean folder, where it is empty.
/// </summary>
internal sealed class VerifiedCache
{
    private const string Header = "agent-supply-chain verified packages 1";
    private const long FileLimit = 16 * 1024 * 1024;
    private const int Fields = 8;

    private readonly Dictionary<string, string[]> _entries = new(StringComparer.Ordinal);

    /// <param name="path">Absolute; the file need not exist. What is faulty in it counts as not there.</param>
    public VerifiedCache(string? path)
    {
        if (!File.Exists(path) || BoundedFile.ReadText(path, Path.GetFileName(path), FileLimit, []) is not { } text)
            return;

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Header, ..])
            return;

        foreach (var fields in lines.Skip(1).Select(line => line.Split('\t')).Where(fields => fields.Length == Fields))
            _entries[fields[0]] = fields;
    }

    /// <summary>What is known of the package in this state; null where not all that is asked for is known.</summary>
    public VerifiedPackage? Find(StoredPackage package, string identity, VerificationRequest request)
    {
        if (!_entries.TryGetValue(KeyOf(package.Id, package.Version), out var fields) || fields[1] != identity
            || (request.Content && fields[2] != "content") || (request.Signatures && fields[4] == ""))
        {
            return null;
        }

        return new VerifiedPackage(package.Id, package.Version)
        {
            ContentHash = request.Content ? fields[3] : null,
            Signature = !request.Signatures ? null : new PackageSignature(fields[4] == "valid" ? SignatureState.Valid : SignatureState.Absent)
            {
                Author = fields[5].Length == 0 ? null : fields[5],
                Repository = fields[6].Length == 0 ? null : fields[6],
                Owners = [.. fields[7].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)],
            },
        };
    }

    /// <summary>Keeps what is good; what is not is looked at again in each build.</summary>
    public static void Write(string path, string name, IEnumerable<(VerifiedPackage Package, string? Identity)> packages, ICollection<Finding> faults)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (package, identity) in packages)
        {
            if (identity is null || package.Differences.Count > 0 || package.Signature is { State: SignatureState.Invalid })
                continue;

            var signature = package.Signature;
            text.AppendJoin(
                '\t',
                KeyOf(package.Id, package.Version),
                identity,
                package.ContentHash is null ? "" : "content",
                package.ContentHash ?? "",
                signature is null ? "" : signature.State == SignatureState.Valid ? "valid" : "absent",
                signature?.Author ?? "",
                signature?.Repository ?? "",
                string.Join(',', signature?.Owners.Select(Uri.EscapeDataString) ?? [])).Append('\n');
        }

        AtomicFile.Write(path, name, Encoding.UTF8.GetBytes(text.ToString()), faults);
    }

    private static string KeyOf(string id, string version) => Uri.EscapeDataString(id.ToLowerInvariant()) + "/" + Uri.EscapeDataString(version.ToLowerInvariant());
}
