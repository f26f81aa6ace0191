namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Tells a credential from another text of its shape.</summary>
internal static class CredentialProof
{
    /// <summary>"OpenAI" in base64.</summary>
    private const string OpenAIMarker = "T3BlbkFJ";

    /// <param name="line">Where the line of the format begins in the table: it may name seeds.</param>
    public static bool Holds(Proof proof, string text, ref ShapeMatch match, string table, int line, CredentialSettings settings)
    {
        switch (proof)
        {
            case Proof.Random:
            case Proof.Browser:
                return IsRandom(text, match);
            case Proof.Mixed:
                return HasDigitsAndBothCases(text, match) && IsRandom(text, match);
            case Proof.Fixed:
                return IsSomething(text, match);
            case Proof.Marker:
                return HasMarker(text, match) && IsRandom(text, match);
            case Proof.EndsAA:
                return text[match.End - 1] == 'A' && text[match.End - 2] == 'A' && IsRandom(text, match);
            case Proof.Crc62:
                return IsRightOr(Checksum.IsCrc62(text, match.Body, match.End - 6), text, match, settings);
            case Proof.CrcHex:
                return IsRightOr(Checksum.IsCrcHex(text, match.Body, match.End - 8), text, match, settings);
            case Proof.Crc36:
                return IsRightOr(Checksum.IsCrc36(text, match.Start, match.End - 7), text, match, settings);
            case Proof.CrcBytes:
                return IsRightOr(Checksum.IsCrcBytes(text, match.Start, match.End - 9), text, match, settings);
            case Proof.Cask:
                return text[match.Start + 57] is '9' or 'D' or 'H' && IsRightOr(AzureKey.IsAnnotated(text, match.Start, match.End), text, match, settings);
            case Proof.Azure:
                return IsRightOr(AzureKey.IsIdentifiable(text, match.Start, match.End, table, line), text, match, settings);
            case Proof.Redis:
                var isKey = AzureKey.IsIdentifiable(text, match.Start, match.End, table, line) || AzureKey.IsRedisKeyWithLetters(text, match.Start, match.End);
                return IsRightOr(isKey, text, match, settings);
            case Proof.Entra:
                return IsRightOr(AzureKey.IsClientSecret(text, match.Start, match.End), text, match, settings);
            case Proof.Bech32:
                return IsRightOr(Bech32.IsValid(text, match.Start, match.End), text, match, settings);
            case Proof.Bedrock:
                // The hyphen after "BedrockAPIKey", as far as the next character holds it.
                return text[match.Body] is >= '0' and <= '3' && IsSomething(text, match);
            case Proof.Jwt:
                return JsonWebToken.IsSigned(text, match);
            case Proof.Grafana:
                return Base64Text.Holds(text, match.Start, match.End, "\",\"n\":\"") && Base64Text.Holds(text, match.Start, match.End, "\"id\":");
            case Proof.Pem:
            case Proof.Pgp:
                return PemBlock.TryRead(text, ref match, hasHeaders: proof == Proof.Pgp);
            case Proof.Pkcs12:
                return text[match.Start] == 'M' && text[match.Start + 1] == 'I' && text[match.Start + 2] is >= 'I' and <= 'L' && IsSomething(text, match);
            case Proof.Discord:
                return Base64Text.IsDecimal(text, match.Start, text.IndexOf('.', match.Start)) && IsRandom(text, match);
            case Proof.Telegram:
                return IsAfterBot(text, match.Start) && IsRandom(text, match);
            case Proof.Url:
                if (!IsRandom(text, match))
                    return false;

                match.Start = StartOfUrl(text, match.Start);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the random part of a shape is random, and nobody's placeholder.</summary>
    public static bool IsRandom(string text, in ShapeMatch match)
    {
        // Where a class is wider than what an issuer uses, hex is as random as hex can be.
        var charset = Charset.HasAll(Charset.Hex, text, match.RandomStart, match.RandomEnd) ? 'h' : match.RandomClass;
        if (!Entropy.IsReached(text, match.RandomStart, match.RandomEnd, Charset.SizeOf(charset)))
            return false;

        // What is not random may repeat itself; where all parts are short, they are looked at together.
        const int Long = 16;
        var (start, end) = match.RandomEnd - match.RandomStart >= Long ? (match.RandomStart, match.RandomEnd) : (match.Start, match.End);
        return !Placeholder.IsLikely(text, start, end, charset) && !Placeholder.HasWord(text, match.Start, match.End);
    }

    /// <summary>A right checksum needs no other word, and no end of one before it; a wrong one counts only where the user says that it may be wrong.</summary>
    private static bool IsRightOr(bool isRight, string text, in ShapeMatch match, CredentialSettings settings) =>
        isRight || (!settings.VerifyChecksums && !match.IsInWord && IsRandom(text, match));

    // Text in base64 repeats itself, and so do the zeros in binary headers: a low floor, and no look at runs.
    private static bool IsSomething(string text, in ShapeMatch match)
    {
        const double TextInBase64 = 3.5;
        return Entropy.Of(text, match.Start, match.End) >= TextInBase64 && !Placeholder.HasWord(text, match.Start, match.End);
    }

    private static bool HasMarker(string text, in ShapeMatch match)
    {
        const int ShortestHalf = 20;
        var marker = text.IndexOf(OpenAIMarker, match.Body, match.End - match.Body, StringComparison.Ordinal);
        return marker >= match.Body + ShortestHalf && match.End - marker - OpenAIMarker.Length >= ShortestHalf;
    }

    private static bool HasDigitsAndBothCases(string text, in ShapeMatch match)
    {
        int digits = 0, lower = 0, upper = 0;
        for (var i = match.RandomStart; i < match.RandomEnd; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9': digits++; break;
                case >= 'a' and <= 'z': lower++; break;
                default: upper++; break;
            }
        }

        return digits > 0 && lower > 0 && upper > 0;
    }

    // https://api.telegram.org/bot123:… is where most of them stand.
    private static bool IsAfterBot(string text, int start) =>
        WordBoundary.IsBefore(text, start, Charset.Base64Url) || (start >= 3 && string.CompareOrdinal(text, start - 3, "bot", 0, 3) == 0);

    private static int StartOfUrl(string text, int start)
    {
        const int LongestHost = 64;
        var host = start;
        while (host > 0 && start - host < LongestHost && (Charset.IsBase64Url(text[host - 1]) || text[host - 1] == '.'))
            host--;

        return host >= 8 && string.CompareOrdinal(text, host - 8, "https://", 0, 8) == 0 ? host - 8 : start;
    }
}
