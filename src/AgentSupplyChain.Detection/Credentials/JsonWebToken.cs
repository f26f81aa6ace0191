namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What tells a signed token from a sample or a public key of a client.</summary>
internal static class JsonWebToken
{
    /// <summary>Three parts: the header names an algorithm other than none, and the claims are nobody's sample.</summary>
    public static bool IsSigned(string text, in ShapeMatch match)
    {
        var start = text.IndexOf("eyJ", match.Start, StringComparison.Ordinal);
        var headerEnd = text.IndexOf('.', start);
        var claimsEnd = text.IndexOf('.', headerEnd + 1);

        // More parts: an encrypted token, or none at all; and a part of a longer name is none.
        if (match.End + 1 < text.Length && text[match.End] == '.' && Charset.IsBase64Url(text[match.End + 1]))
            return false;

        if (match.Start > 1 && text[match.Start - 1] == '.' && Charset.IsBase64Url(text[match.Start - 2]))
            return false;

        return NamesAlgorithm(text, start, headerEnd)
            && !IsSample(text, headerEnd + 1, claimsEnd)
            && Entropy.Of(text, claimsEnd + 1, match.End) >= Entropy.Floor('u', match.End - claimsEnd - 1)
            && !Placeholder.IsLikely(text, claimsEnd + 1, match.End, 'u');
    }

    private static bool NamesAlgorithm(string text, int start, int end)
    {
        const string Name = "\"alg\"";
        const string None = "none";
        var place = Base64Text.IndexOf(text, start, end, Name);
        if (place < 0)
            return false;

        place += Name.Length;
        while (Base64Text.ByteAt(text, start, end, place) is ' ' or ':')
            place++;

        if (Base64Text.ByteAt(text, start, end, place) != '"')
            return false;

        var same = 0;
        while (same < None.Length && (Base64Text.ByteAt(text, start, end, place + 1 + same) | 0x20) == None[same])
            same++;

        return same < None.Length;
    }

    // The token of jwt.io and all that are made from it; the public half of Supabase; its keys for everybody's own machine.
    private static bool IsSample(string text, int start, int end) =>
        Base64Text.Holds(text, start, end, "\"sub\":\"1234567890\"")
            || Base64Text.Holds(text, start, end, "\"name\":\"John Doe\"")
            || Base64Text.Holds(text, start, end, "\"role\":\"anon\"")
            || Base64Text.Holds(text, start, end, "\"iss\":\"supabase-demo\"");
}
