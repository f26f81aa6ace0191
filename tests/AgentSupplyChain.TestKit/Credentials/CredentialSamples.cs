namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Every format of credentials that is known here, with a generator; some have more than one form.</summary>
public static class CredentialSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
        [.. AiSamples.All, .. MicrosoftSamples.All, .. SourceControlSamples.All, .. CloudSamples.All, .. MessagingSamples.All, .. GenericSamples.All];

    /// <summary>The first form of a format.</summary>
    public static CredentialSample Of(string format) =>
        All.FirstOrDefault(sample => string.Equals(sample.Format, format, StringComparison.Ordinal)) ?? throw new ArgumentException("No such format: " + format, nameof(format));

    /// <summary>
    /// A credential of the format that nobody has seen before, and one that looks random. Of all that an issuer draws, one in some thousand
    /// repeats itself as a placeholder does and is passed over: a matter of the recall, which is measured on every draw. A test of something else
    /// gets the one of a few that repeats itself least.
    /// </summary>
    public static string Fresh(string format)
    {
        const int Draws = 8;
        return Enumerable.Range(0, Draws).Select(_ => Of(format).Make(Random.Shared)).MinBy(Repetition)!;
    }

    /// <summary>The same, but what proves it is wrong.</summary>
    public static string NearMiss(string format) =>
        (Of(format).NearMiss ?? throw new ArgumentException("Nothing proves the format: " + format, nameof(format)))(Random.Shared);

    /// <summary>As documentation writes them: the form is right, the body is no random text.</summary>
    public static string Placeholder() => "sk" + "-ant-" + "api03-" + "EXAMPLE" + RandomText.Base64Url(Random.Shared, 86) + "AA";

    // How likely two characters of it are the same one; a run of the same one counts once more, whatever the length.
    private static double Repetition(string credential)
    {
        const int LongRun = 4;
        var same = credential.CountBy(character => character).Sum(one => (double)one.Value * one.Value) / ((double)credential.Length * credential.Length);
        return Enumerable.Range(0, Math.Max(0, credential.Length - LongRun + 1)).Any(at => credential.AsSpan(at, LongRun).IndexOfAnyExcept(credential[at]) < 0) ? 1 + same : same;
    }
}
