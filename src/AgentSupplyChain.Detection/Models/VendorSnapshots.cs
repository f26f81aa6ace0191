using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>Whether a snapshot that a name claims is missing from what its vendor is known to have published.</summary>
internal static class VendorSnapshots
{
    /// <summary>Vendors whose dated ids the catalogue lists, as far as we know all of them until <see cref="ModelCatalogue.CompleteUntil"/>.</summary>
    private static readonly (string Publisher, string Provider)[] s_vendors = [("openai/", ModelProvider.OpenAI), ("anthropic/", ModelProvider.Anthropic)];

    /// <summary>False where it cannot be told: no date, a date without a year, one that is younger than the data, another vendor.</summary>
    public static bool Lack(string provider, ModelReading reading)
    {
        if (reading is not { Pin: PinState.Pinned, Family: { } family, Version: { } version } || family.IndexOf(':') > 0)
            return false;

        foreach (var (publisher, vendor) in s_vendors)
        {
            if (!family.StartsWith(publisher, StringComparison.Ordinal))
                continue;

            // Open weights that others host have names that their vendor's own service does not use.
            var isVendors = provider == vendor || provider is ModelProvider.AzureOpenAI or ModelProvider.Bedrock or ModelProvider.Vertex or ModelProvider.GitHubModels;
            var name = family.Substring(publisher.Length);
            return isVendors && DayOf(version) is { } day && string.CompareOrdinal(day, ModelCatalogue.CompleteUntil) <= 0
                && !IsListed(vendor, name, version, reading.Id, day) && HasSiblings(vendor, name, family);
        }

        return false;
    }

    private static bool IsListed(string vendor, string name, string version, string id, string day) =>
        ModelCatalogue.Find(vendor, name + "-" + version) is not null
        || ModelCatalogue.Find(vendor, id.Substring(id.LastIndexOf('/') + 1)) is not null
        || ModelCatalogue.Find(vendor, name)?.ReleasedOn == day;

    /// <summary>Of a family without any listed snapshot the catalogue knows nothing: then a missing one says nothing.</summary>
    private static bool HasSiblings(string vendor, string name, string family) => ModelCatalogue.Ids(vendor).Any(id =>
        id.StartsWith(name + "-", StringComparison.Ordinal) && ModelGrammar.Read(vendor, id) is { Pin: PinState.Pinned, Family: var other } && other == family);

    /// <summary>The day that a version names; null for a form without a year.</summary>
    private static string? DayOf(string version) =>
        IsDate(version, DateForm.Compact) ? version.Substring(0, 4) + "-" + version.Substring(4, 2) + "-" + version.Substring(6)
        : SplitDate("-" + version, DateForm.YearMonthDay) is not null ? version
        : null;
}
