namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>Names of packages in a message: a few, and how many more.</summary>
internal static class PackageList
{
    private const int Named = 3;

    public static string Of(IReadOnlyCollection<string> ids)
    {
        var shown = ids.Order(StringComparer.OrdinalIgnoreCase).Take(Named).Select(QuotedText.Of);
        return string.Join(", ", shown) + (ids.Count > Named ? FormattableString.Invariant($" and {ids.Count - Named} more") : "");
    }

    public static string Count(int count) => count == 1 ? "1 package" : FormattableString.Invariant($"{count} packages");
}
