using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Policy;

/// <summary>Reads <c>sources</c>, <c>publishers</c> and <c>dependencies</c>. What of it is faulty never allows more, nor denies less, than was meant.</summary>
internal sealed class PackagePolicyReading(PolicyFields fields)
{
    /// <summary>No copy of anybody's data has more records.</summary>
    internal const int LargestCount = 100_000_000;

    internal const int LargestAge = 3650;

    internal static readonly string[] SourcesFields = ["nuget"];

    internal static readonly string[] SourceFields = ["match", "private", "proxy", "note"];

    internal static readonly string[] PublisherFields = ["allow", "signers", "internalPrefixes"];

    internal static readonly string[] DependencyFields = ["approved", "deny", "auditLevel", "advisories", "kev"];

    internal static readonly string[] DenyFields = ["id", "versions", "reason"];

    internal static readonly string[] SnapshotFields = ["path", "sha256", "minimumCount", "maximumAgeDays", "required"];

    public PackagePolicy Read(JsonNode? sourcesNode, JsonNode? publishersNode, JsonNode? dependenciesNode)
    {
        var policy = new PackagePolicy();
        if (fields.Object(sourcesNode, "sources", SourcesFields) is { } sources)
            policy = policy with { Sources = sources["nuget"] is { } nuget && fields.IsList(nuget, "sources.nuget") ? [.. SourcesIn(nuget)] : null };

        if (fields.Object(publishersNode, "publishers", PublisherFields) is { } publishers)
        {
            policy = policy with
            {
                Owners = fields.Texts(publishers["allow"], "publishers.allow", Name),
                Signers = fields.Texts(publishers["signers"], "publishers.signers", Digest)?.Select(text => text.ToLowerInvariant()).ToList(),
                InternalPrefixes = fields.Texts(publishers["internalPrefixes"], "publishers.internalPrefixes", Prefix) ?? [],
            };
        }

        if (fields.Object(dependenciesNode, "dependencies", DependencyFields) is { } dependencies)
        {
            policy = policy with
            {
                Approved = fields.Texts(dependencies["approved"], "dependencies.approved", Id) ?? [],
                Denied = [.. DeniedIn(dependencies["deny"])],
                AuditLevel = fields.Word(dependencies["auditLevel"], "dependencies.auditLevel", PolicyWords.AdvisorySeverities) ?? AdvisorySeverity.Low,
                Advisories = SnapshotOf(dependencies["advisories"], "dependencies.advisories"),
                Kev = SnapshotOf(dependencies["kev"], "dependencies.kev"),
            };
        }

        return policy;
    }

    private IEnumerable<AllowedSource> SourcesIn(JsonNode node)
    {
        foreach (var (item, path) in fields.Objects(node, "sources.nuget", SourceFields))
        {
            var match = fields.Required(item, "match", path);
            var isPrivate = fields.Truth(item["private"], path + ".private");
            var isProxy = fields.Truth(item["proxy"], path + ".proxy");
            fields.Text(item["note"], path + ".note");
            if (match is not null)
                yield return new AllowedSource(match, isPrivate ?? false, isProxy ?? item["proxy"] is not null);
        }
    }

    private IEnumerable<DeniedPackage> DeniedIn(JsonNode? node)
    {
        foreach (var (item, path) in fields.Objects(node, "dependencies.deny", DenyFields))
        {
            var id = fields.Required(item, "id", path, Id);
            var versions = fields.Text(item["versions"], path + ".versions");
            var reason = fields.Text(item["reason"], path + ".reason");
            if (id is not null)
                yield return new DeniedPackage(id, versions, reason);
        }
    }

    private SnapshotPolicy SnapshotOf(JsonNode? node, string path) => fields.Object(node, path, SnapshotFields) is { } snapshot
        ? new SnapshotPolicy(
            fields.Text(snapshot["path"], path + ".path"),
            fields.Text(snapshot["sha256"], path + ".sha256", Digest)?.ToLowerInvariant(),
            fields.Number(snapshot["minimumCount"], path + ".minimumCount", LargestCount),
            fields.Number(snapshot["maximumAgeDays"], path + ".maximumAgeDays", LargestAge),
            fields.Truth(snapshot["required"], path + ".required") ?? snapshot["required"] is not null)
        : SnapshotPolicy.Default;

    private static string? Name(string text) => text.Any(char.IsWhiteSpace) ? "is no name of an owner; write it as the gallery shows it" : null;

    private static string? Id(string text) => text.Any(char.IsWhiteSpace) ? "is no package id; write it without a version, * stands for any text" : null;

    private static string? Prefix(string text) =>
        text.Any(char.IsWhiteSpace) || text.Contains('*', StringComparison.Ordinal) ? "is no beginning of a package id; write it as Contoso." : null;

    private static string? Digest(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? null : "is no SHA-256; write 64 hexadecimal digits";
}
