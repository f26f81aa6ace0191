namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Finds credentials whose format tells them. One pass looks at each pair of neighbouring characters: a table of bits says whether a piece of
/// text may stand there that all credentials of a format share. A second one looks at every few characters for long words, since some formats
/// have a length and no more. No name is looked at; text without a credential costs no memory.
/// </summary>
public static class CredentialScanner
{
    /// <summary>No credential is shorter.</summary>
    private const int Shortest = 20;

    public static IReadOnlyList<CredentialMatch> Scan(string text) => Scan(text, CredentialSettings.Default);

    public static IReadOnlyList<CredentialMatch> Scan(string text, CredentialSettings settings)
    {
        if (text.Length < Shortest)
            return [];

        var matches = ScanAnchors(text, settings);
        LongWords.Scan(text, ref matches, settings);
        return matches ?? (IReadOnlyList<CredentialMatch>)[];
    }

    /// <summary>Whether the user or the provider has said that this one may stand here.</summary>
    internal static bool IsAccepted(string text, CredentialMatch match, CredentialSettings settings)
    {
        var value = text.Substring(match.Start, match.Length);
        return DevelopmentKey.Is(value) || settings.Allows(value);
    }

    private static List<CredentialMatch>? ScanAnchors(string text, CredentialSettings settings)
    {
        List<CredentialMatch>? matches = null;
        var triggers = CredentialFormats.Triggers;
        bool? isFirebase = null;
        var from = 0;
        int previous = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            int current = text[i];
            var pair = (previous << 7) | current;
            previous = current;

            // A character beyond ASCII leaves the table, or hits a wrong bit of it: no anchor compares equal then.
            var word = pair >> 6;
            if ((uint)word >= (uint)triggers.Length || (triggers[word] & (1UL << (pair & 63))) == 0)
                continue;

            if (CredentialFormats.Match(text, i + 1, from, settings) is not { } match)
                continue;

            from = match.End;
            i = from;
            previous = i < text.Length ? text[i] : '\0';
            if (IsAccepted(text, match, settings))
                continue;

            if (match.IsOfBrowser && (isFirebase ??= IsFirebase(text)))
                match = match.AsWeak();

            (matches ??= []).Add(match);
        }

        return matches;
    }

    // The keys of apps and pages have the form of all others of Google, and are public.
    private static bool IsFirebase(string text) =>
        text.IndexOf("firebase", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("google-services", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("mobilesdk_app_id", StringComparison.Ordinal) >= 0;
}
