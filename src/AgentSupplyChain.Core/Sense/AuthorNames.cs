namespace AgentSupplyChain.Core.Sense;

/// <summary>Authors as NuGet writes them, all in one text. The comma before the legal form of a company does not part two of them.</summary>
public static class AuthorNames
{
    private static readonly HashSet<string> s_legalForms = new(StringComparer.OrdinalIgnoreCase)
    {
        "Inc", "Incorporated", "LLC", "LLP", "Ltd", "Limited", "Pty Ltd", "Co", "Co Ltd", "Corp", "Corporation", "PLC",
        "GmbH", "AG", "KG", "SE", "SA", "SAS", "SARL", "Srl", "SpA", "BV", "NV", "AB", "AS", "Oy",
    };

    /// <summary>Apart by comma or semicolon, in their order.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var names = new List<string>();
        foreach (var group in (text ?? "").Split(';'))
        {
            var before = names.Count;
            foreach (var part in group.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (names.Count > before && s_legalForms.Contains(part.Replace(".", "", StringComparison.Ordinal)))
                    names[^1] += ", " + part;
                else
                    names.Add(part);
            }
        }

        return names;
    }
}
