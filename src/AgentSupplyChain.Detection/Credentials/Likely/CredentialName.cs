namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a name says about the value under it.</summary>
public static class CredentialName
{
    /// <summary>Names are short; of a long path the end counts.</summary>
    private const int Longest = 256;

    /// <summary>
    /// The kind of credential that an identifier, a path of JSON keys (<c>OpenAI:ApiKey</c>), an environment variable or a header names;
    /// <see cref="CredentialKind.None"/> where it names none or something about one: <c>publicKey</c>, <c>tokenUrl</c>, <c>maxTokens</c>.
    /// </summary>
    public static CredentialKind KindOf(string name) => KindOf(name, 0, name.Length);

    /// <summary>As <see cref="KindOf(string)"/>, for a name that stands in a longer text.</summary>
    internal static CredentialKind KindOf(string name, int start, int end)
    {
        var reading = new NameReading(name);
        var from = Math.Max(start, end - Longest);
        var word = from;
        for (var i = from; i < end; i++)
        {
            var c = name[i];
            if (!char.IsLetter(c))
            {
                reading.Word(word, i);
                word = i + 1;
                if (c is ':' or '/' or '[' or ']' || (c == '_' && i > from && name[i - 1] == '_'))
                    reading.EndSegment();
                else if (c == '.')
                    reading.Dot();
            }
            else if (i > word && char.IsUpper(c) && (!char.IsUpper(name[i - 1]) || (i + 1 < end && char.IsLower(name[i + 1]) && !IsPlural(name, i, end))))
            {
                // "apiKey" and "APIKey": a word begins at a capital after a small letter, and at the last one of several before a small letter.
                reading.Word(word, i);
                word = i;
            }
        }

        reading.Word(word, end);
        reading.EndSegment();
        return reading.Kind;
    }

    // "PATs", "SASs": the small letter belongs to the capitals.
    private static bool IsPlural(string name, int i, int end) =>
        name[i + 1] == 's' && (i + 2 == end || char.IsUpper(name[i + 2]) || !char.IsLetter(name[i + 2]));
}
