using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>Concludes the licence of a package from what it declares and the texts that it carries. <c>docs/licences.md</c> is the same rule in words.</summary>
internal static class LicenseRule
{
    /// <summary>Addresses of texts that packages from before expressions name as <c>licenseUrl</c>; without scheme, <c>www.</c> and trailing slash.</summary>
    private static readonly Dictionary<string, string> s_addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["opensource.org/licenses/mit"] = "MIT",
        ["opensource.org/licenses/mit-license.php"] = "MIT",
        ["opensource.org/license/mit"] = "MIT",
        ["apache.org/licenses/LICENSE-2.0"] = "Apache-2.0",
        ["apache.org/licenses/LICENSE-2.0.html"] = "Apache-2.0",
        ["apache.org/licenses/LICENSE-2.0.txt"] = "Apache-2.0",
        ["opensource.org/licenses/Apache-2.0"] = "Apache-2.0",
        ["opensource.org/licenses/BSD-2-Clause"] = "BSD-2-Clause",
        ["opensource.org/licenses/BSD-3-Clause"] = "BSD-3-Clause",
        ["opensource.org/licenses/ISC"] = "ISC",
        ["opensource.org/licenses/MS-PL"] = "MS-PL",
        ["opensource.org/licenses/ms-pl.html"] = "MS-PL",
        ["opensource.org/licenses/Zlib"] = "Zlib",
        ["opensource.org/licenses/MPL-2.0"] = "MPL-2.0",
        ["mozilla.org/MPL/2.0"] = "MPL-2.0",
        ["boost.org/LICENSE_1_0.txt"] = "BSL-1.0",
        ["unlicense.org"] = "Unlicense",
        ["creativecommons.org/publicdomain/zero/1.0"] = "CC0-1.0",
        ["creativecommons.org/publicdomain/zero/1.0/legalcode"] = "CC0-1.0",
    };

    /// <summary>Nothing, where the nuspec is not there or cannot be read: what it declares could contradict every text.</summary>
    public static LicenseConclusion WithoutNuspec(IReadOnlyList<LicenseText> texts) =>
        Nothing("what the package declares is not known" + Found([.. texts.Where(text => text.Licenses.Count > 0)]));

    /// <param name="declared">The expression as the package writes it; null where it has none.</param>
    /// <param name="address">Where the package says its licence is to be read.</param>
    public static LicenseConclusion Conclude(string? declared, string? address, IReadOnlyList<LicenseText> texts)
    {
        var known = texts.Where(text => text.Licenses.Count > 0).ToList();
        if (declared is null)
            return WithoutDeclaration(address, known, texts);

        if (!SpdxExpression.IsValid(declared))
            return Nothing("the declared expression is none of SPDX's list" + Found(known));

        var licenses = SpdxExpression.LicensesOf(declared);
        if (known.Find(text => !text.Licenses.Any(id => licenses.Contains(id, StringComparer.Ordinal))) is { } other)
            return Nothing($"{other.File} is the text of {Names(other)}, which the declaration does not name");

        var normalised = SpdxExpression.Normalised(declared);
        if (licenses.All(id => known.Exists(text => text.Licenses.Contains(id, StringComparer.Ordinal))))
            return new LicenseConclusion(normalised, LicenseConfidence.High, $"declaration, confirmed by {Files(known)}");

        var rest = texts.Count == 0 ? "no licence text in the package" : known.Count > 0 ? $"{Files(known)} confirms a part of it" : $"{Files(texts)} not recognised";
        return new LicenseConclusion(normalised, LicenseConfidence.Medium, $"declaration; {rest}");
    }

    private static LicenseConclusion WithoutDeclaration(string? address, List<LicenseText> known, IReadOnlyList<LicenseText> texts)
    {
        var named = address is null ? null : s_addresses.GetValueOrDefault(Bare(address));
        if (named is not null && known.Exists(text => !text.Licenses.Contains(named, StringComparer.Ordinal)))
            return Nothing($"the licence address names {named}{Found(known)}");

        // Beside a text that nobody knows, one that is known may be that of a part. Of two licences it is not known whether one of them or both apply; of a
        // text that two ids share, which of them.
        var ids = known.Select(text => string.Join(' ', text.Licenses)).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 1 && known.Count == texts.Count && known[0].Licenses.Count == 1)
            return new LicenseConclusion(ids[0], LicenseConfidence.High, $"text of {Files(known)}");

        if (named is not null && known.Count == texts.Count)
            return new LicenseConclusion(named, LicenseConfidence.Low, "well-known licence address");

        if (known.Count > 0)
            return Nothing("nothing is declared" + Found(known) + (known.Count < texts.Count ? $"; {Files([.. texts.Except(known)])} not recognised" : ""));

        return texts.Count == 0 ? LicenseConclusion.Unknown : Nothing($"{Files(texts)} {(texts.Any(text => text.IsTooLong) ? "too long to be a known licence" : "not recognised")}");
    }

    private static LicenseConclusion Nothing(string evidence) => new(Expression: null, LicenseConfidence.None, evidence);

    private static string Found(List<LicenseText> known) => string.Concat(known.Select(text => $"; {text.File} is the text of {Names(text)}"));

    private static string Names(LicenseText text) => string.Join(" or ", text.Licenses);

    private static string Files(IReadOnlyList<LicenseText> texts) => string.Join(", ", texts.Select(text => text.File));

    private static string Bare(string address)
    {
        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme < 0 ? text : text[(scheme + 3)..];
        return (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text[4..] : text).TrimEnd('/');
    }
}
