namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Finds credentials whose format proves them. One pass: the text is cut into runs of <c>[A-Za-z0-9_-]</c>, and a credential begins where
/// a run begins. No entropy is guessed and no name is looked at: what is reported is a credential.
/// </summary>
public static class CredentialScanner
{
    /// <summary>No credential begins with a shorter run.</summary>
    private const int ShortestRun = 22;

    public static IReadOnlyList<CredentialMatch> Scan(string text) => Scan(text, CredentialSettings.Default);

    public static IReadOnlyList<CredentialMatch> Scan(string text, CredentialSettings settings)
    {
        if (text.Length < ShortestRun)
            return [];

        List<CredentialMatch>? matches = null;
        var at = 0;
        while (at < text.Length)
        {
            if (!Charset.IsBase64Url(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && Charset.IsBase64Url(text[end]))
                end++;

            if (end - at >= ShortestRun && CredentialFormats.Match(text, at, end) is { } match
                && !settings.Allows(text.Substring(match.Start, match.Length)))
            {
                (matches ??= []).Add(match);
                end = Math.Max(end, match.Start + match.Length);
            }

            at = end;
        }

        return matches ?? (IReadOnlyList<CredentialMatch>)[];
    }
}
