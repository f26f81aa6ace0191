namespace AgentSupplyChain.Core.Diff;

/// <summary>Pairs the components of two documents and says what is different. Nothing depends on which document comes first but the words.</summary>
internal static class BomComparison
{
    public static BomDiff Of(BomContent before, BomContent after)
    {
        var changes = new List<BomChange>();
        var (first, second) = (ByKey(before), ByKey(after));
        foreach (var key in first.Keys.Union(second.Keys, StringComparer.Ordinal))
            changes.AddRange(Pair(first.GetValueOrDefault(key, []), second.GetValueOrDefault(key, [])));

        return new BomDiff
        {
            Changes =
            [
                .. changes
                    .OrderBy(change => change.Subject, StringComparer.Ordinal)
                    .ThenBy(change => change.Name, StringComparer.Ordinal)
                    .ThenBy(change => Lower(change.VersionBefore, change.VersionAfter), StringComparer.Ordinal)
                    .ThenBy(change => string.Join('\n', change.Fields.Select(field => Lower(field.Before, field.After))), StringComparer.Ordinal),
            ],
            Edges =
            [
                .. Edges(before, after, BomChangeKind.Removed).Concat(Edges(after, before, BomChangeKind.Added))
                    .OrderBy(edge => edge.From, StringComparer.Ordinal)
                    .ThenBy(edge => edge.To, StringComparer.Ordinal),
            ],
        };
    }

    private static Dictionary<string, List<BomItem>> ByKey(BomContent content) =>
        content.Items.GroupBy(item => item.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    // Of several of one name those that are equal belong together, then those of one version; what is left over is paired in order.
    private static IEnumerable<BomChange> Pair(List<BomItem> before, List<BomItem> after)
    {
        var pairs = new List<(BomItem Before, BomItem After)>();
        var (first, second) = (Sorted(before), Sorted(after));
        (first, second) = Match(first, second, item => item.Content, pairs);
        (first, second) = Match(first, second, item => item.Version ?? "", pairs);
        (first, second) = Match(first, second, _ => "", pairs);
        return pairs.Select(pair => Changed(pair.Before, pair.After)).OfType<BomChange>()
            .Concat(first.Select(item => new BomChange(BomChangeKind.Removed, item.Subject, item.Name) { VersionBefore = item.Version }))
            .Concat(second.Select(item => new BomChange(BomChangeKind.Added, item.Subject, item.Name) { VersionAfter = item.Version }));
    }

    // A document may hold any number of one name: each is looked at once.
    private static (List<BomItem> First, List<BomItem> Second) Match(List<BomItem> first, List<BomItem> second, Func<BomItem, string> key, List<(BomItem Before, BomItem After)> pairs)
    {
        var open = second.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<BomItem>(group), StringComparer.Ordinal);
        var left = new List<BomItem>();
        foreach (var item in first)
        {
            if (open.TryGetValue(key(item), out var matches) && matches.TryDequeue(out var match))
                pairs.Add((item, match));
            else
                left.Add(item);
        }

        return (left, Sorted(open.Values.SelectMany(rest => rest)));
    }

    private static List<BomItem> Sorted(IEnumerable<BomItem> items) =>
        [.. items.OrderBy(item => item.Version, StringComparer.Ordinal).ThenBy(item => item.Content, StringComparer.Ordinal)];

    private static BomChange? Changed(BomItem before, BomItem after)
    {
        List<BomFieldChange> fields =
        [
            .. before.Fields.Keys.Union(after.Fields.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new BomFieldChange(name, before.Fields.GetValueOrDefault(name), after.Fields.GetValueOrDefault(name)))
                .Where(field => field.Before != field.After && !IsContentHash(field, before, after)),
        ];
        if (before.Name != after.Name)
            fields.Insert(0, new BomFieldChange("name", before.Name, after.Name));

        return fields.Count == 0
            ? null
            : new BomChange(BomChangeKind.Changed, Lower(before.Subject, after.Subject)!, Lower(before.Name, after.Name)!)
            {
                VersionBefore = before.Version,
                VersionAfter = after.Version,
                Fields = fields,
                IsSuspicious = before.Version is not null
                    && before.Version == after.Version
                    && fields.Exists(field => field.Field.StartsWith(BomItem.HashPrefix, StringComparison.Ordinal) && field is { Before: not null, After: not null }),
            };
    }

    // Other tools write NuGet's content hash, which leaves the signature out, where the digest of the file belongs. Our documents hold both: where theirs is ours, nothing differs.
    private static bool IsContentHash(BomFieldChange field, BomItem before, BomItem after) =>
        field is { Field: BomItem.HashPrefix + "SHA-512", Before: { } one, After: { } other } && (one == ContentHash(after) || other == ContentHash(before));

    private static string? ContentHash(BomItem item)
    {
        var hash = new byte[64];
        return item.Fields.TryGetValue("nuget:contentHash", out var text) && Convert.TryFromBase64String(text, hash, out var length) && length == hash.Length ? Convert.ToHexStringLower(hash) : null;
    }

    // The one that sorts first, so that both directions have one order and one name.
    private static string? Lower(string? one, string? other) => string.CompareOrdinal(one ?? other, other ?? one) <= 0 ? one ?? other : other ?? one;

    private static IEnumerable<BomEdgeChange> Edges(BomContent from, BomContent to, BomChangeKind change) =>
        from.Edges
            .Where(edge => to.Names.ContainsKey(edge.From) && !to.Edges.Contains(edge))
            .Select(edge => new BomEdgeChange(change, Lower(from.Names[edge.From], to.Names[edge.From])!, Lower(from.Names[edge.To], to.Names.GetValueOrDefault(edge.To))!));
}
