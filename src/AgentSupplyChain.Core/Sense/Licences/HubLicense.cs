namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>
/// Licences as model hubs write them: SPDX ids in lower case (Hugging Face, "Licenses"), and names of their own that are no SPDX ids, such as
/// <c>llama3.1</c> and <c>other</c>.
/// </summary>
internal static class HubLicense
{
    private static readonly string[] s_ids =
    [
        "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear", "BSL-1.0", "CC0-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0",
        "CC-BY-NC-2.0", "CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-2.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CDLA-Permissive-1.0",
        "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "AFL-3.0", "Artistic-2.0", "ECL-2.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "GFDL-1.3-only", "ISC", "LPPL-1.3c", "MPL-2.0", "MS-PL",
        "NCSA", "ODbL-1.0", "OFL-1.1", "OSL-3.0", "PostgreSQL", "Unlicense", "WTFPL", "Zlib", "AGPL-3.0-only", "GPL-2.0-only", "GPL-3.0-only", "LGPL-2.1-only", "LGPL-3.0-only", "AGPL-3.0-or-later",
        "GPL-2.0-or-later", "GPL-3.0-or-later", "LGPL-2.1-or-later", "LGPL-3.0-or-later",
    ];

    /// <summary>The SPDX id; null for a name that is none: <c>gpl-3.0</c> does not say whether later versions count.</summary>
    public static string? SpdxOf(string license)
    {
        var id = s_ids.FirstOrDefault(id => id.Equals(license, StringComparison.OrdinalIgnoreCase));
        return id ?? (license.Any(char.IsWhiteSpace) && IsExpression(license) ? license : null);
    }

    // What joins ids by operators is written in their case already.
    private static bool IsExpression(string text) =>
        SpdxExpression.IsWellFormed(text) && text.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).All(word => word is "AND" or "OR" || s_ids.Contains(word, StringComparer.Ordinal));
}
