namespace AgentSupplyChain.Detection.Credentials;

/// <summary>One pass over a text for the places where credentials stand inside longer values.</summary>
internal static class EmbeddedSearch
{
    public static IReadOnlyList<EmbeddedCredential> In(string text)
    {
        List<EmbeddedCredential>? found = null;
        var pairs = new PairText(text);
        for (var i = 0; i < text.Length; i++)
        {
            var match = text[i] switch
            {
                '=' => pairs.At(i),
                ':' => UrlPassword.At(text, i),
                'B' or 'b' => AuthorizationText.At(text, i),
                _ => null,
            };

            if (match is null)
                continue;

            (found ??= []).Add(match);
            i = match.Start + match.Length - 1;
        }

        return found ?? (IReadOnlyList<EmbeddedCredential>)[];
    }
}
