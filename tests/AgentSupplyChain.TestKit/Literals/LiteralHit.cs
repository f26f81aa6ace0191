using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>What a rule would report in a text of an assembly. Holds the digest of the value, never the value.</summary>
public sealed record LiteralHit(string Rule, string Format, string Sha256, int Length)
{
    /// <summary>The name that told it; empty where the text itself did.</summary>
    public string Name { get; init; } = "";

    /// <summary>All hits in a text by itself: a place that is proven is not reported a second time.</summary>
    public static IReadOnlyList<LiteralHit> In(string text)
    {
        List<LiteralHit>? hits = null;
        var matches = CredentialScanner.Scan(text);
        foreach (var match in matches)
            (hits ??= []).Add(Of(match.IsProven ? "ASC6010" : "ASC6011", match.Format, text.Substring(match.Start, match.Length)));

        foreach (var embedded in EmbeddedCredential.Find(text))
        {
            if (!matches.Any(match => embedded.Start < match.Start + match.Length && match.Start < embedded.Start + embedded.Length))
                (hits ??= []).Add(Of("ASC6011", embedded.Where, text.Substring(embedded.Start, embedded.Length)));
        }

        return hits ?? (IReadOnlyList<LiteralHit>)[];
    }

    /// <summary>The hit that a text is only because of a name; null where it is none, or is one without the name.</summary>
    public static LiteralHit? Under(string name, string text) =>
        CredentialName.KindOf(name) is not CredentialKind.None and var kind && LikelyCredential.Is(kind, text) && !DevelopmentKey.Is(text) && In(text).Count == 0
            ? Of("ASC6011", kind.ToString(), text) with { Name = name }
            : null;

    private static LiteralHit Of(string rule, string format, string value) =>
        new(rule, format, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))), value.Length);
}
