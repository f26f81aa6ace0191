namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Every format of credentials that is known here, with a generator; some have more than one form.</summary>
public static class CredentialSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
        [.. AiSamples.All, .. MicrosoftSamples.All, .. SourceControlSamples.All, .. CloudSamples.All, .. MessagingSamples.All, .. GenericSamples.All];

    /// <summary>The first form of a format.</summary>
    public static CredentialSample Of(string format) =>
        All.FirstOrDefault(sample => string.Equals(sample.Format, format, StringComparison.Ordinal)) ?? throw new ArgumentException("No such format: " + format, nameof(format));

    /// <summary>A credential of the format that nobody has seen before.</summary>
    public static string Fresh(string format) => Of(format).Make(Random.Shared);

    /// <summary>The same, but what proves it is wrong.</summary>
    public static string NearMiss(string format) =>
        (Of(format).NearMiss ?? throw new ArgumentException("Nothing proves the format: " + format, nameof(format)))(Random.Shared);

    /// <summary>As documentation writes them: the form is right, the body is no random text.</summary>
    public static string Placeholder() => "sk" + "-ant-" + "api03-" + "EXAMPLE" + RandomText.Base64Url(Random.Shared, 86) + "AA";
}
