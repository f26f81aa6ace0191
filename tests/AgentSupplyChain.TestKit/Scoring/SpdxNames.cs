using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.TestKit.Scoring;

/// <summary>Licence ids by the official list, as CycloneDX publishes it in its schema: not by the table of the product.</summary>
internal static class SpdxNames
{
    private static readonly HashSet<string> known = Read();

    /// <summary>Every id of the expression is one of the list, or a reference of its own.</summary>
    public static bool AreKnown(string expression) => Ids(expression).All(id => known.Contains(id) || id.StartsWith("LicenseRef-", StringComparison.Ordinal)) && Ids(expression).Any();

    // The licences that have a successor of another name; the schema does not mark them.
    public static bool HasDeprecated(string expression) =>
        Ids(expression).Any(id => id.EndsWith('+') || id is "GPL-1.0" or "GPL-2.0" or "GPL-3.0" or "LGPL-2.0" or "LGPL-2.1" or "LGPL-3.0" or "AGPL-1.0" or "AGPL-3.0" || id.StartsWith("GPL-2.0-with-", StringComparison.Ordinal));

    // Strong and weak copyleft; sbomqs asks a list of its own for it.
    public static bool HasRestrictive(string expression) =>
        Ids(expression).Any(id => id.StartsWith("GPL-", StringComparison.Ordinal) || id.StartsWith("AGPL-", StringComparison.Ordinal) || id.StartsWith("LGPL-", StringComparison.Ordinal) || id.StartsWith("SSPL-", StringComparison.Ordinal));

    private static IEnumerable<string> Ids(string expression) =>
        expression.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("AND" or "OR" or "WITH"));

    private static HashSet<string> Read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "tests", "judges", "schemas", "spdx.schema.json")));
        return [.. schema.RootElement.GetProperty("enum").EnumerateArray().Select(id => id.GetString()!)];
    }
}
