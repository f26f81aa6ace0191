namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>Names in a message: a few, and how many more.</summary>
internal static class NameList
{
    private const int Named = 3;

    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return string.Join(", ", all.Take(Named).Select(QuotedText.Of)) + (all.Count > Named ? FormattableString.Invariant($" and {all.Count - Named} more") : "");
    }

    public static string Count(int count) => count == 1 ? "1 package" : FormattableString.Invariant($"{count} packages");
}
