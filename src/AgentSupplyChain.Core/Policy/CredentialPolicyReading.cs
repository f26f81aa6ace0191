using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Json;

namespace AgentSupplyChain.Core.Policy;

/// <summary>What the policy says about credentials.</summary>
/// <param name="AllowSha256">Digests of values that are accepted.</param>
/// <param name="VerifyChecksums">Whether a wrong checksum acquits a value.</param>
public sealed record CredentialPolicy(IReadOnlyList<string> AllowSha256, bool VerifyChecksums)
{
    public static CredentialPolicy Default { get; } = new([], VerifyChecksums: true);

    public CredentialSettings Settings { get; } = new(VerifyChecksums, AllowSha256);
}

/// <summary>Reads <c>credentials</c>.</summary>
internal sealed class CredentialPolicyReading(PolicyFields fields)
{
    internal static readonly string[] Fields = ["allowSha256", "verifyChecksums"];

    public CredentialPolicy Read(JsonNode? node) => fields.Object(node, "credentials", Fields) is { } credentials
        ? new CredentialPolicy(
            fields.Texts(credentials["allowSha256"], "credentials.allowSha256", Digest) ?? [],
            fields.Truth(credentials["verifyChecksums"], "credentials.verifyChecksums") ?? true)
        : CredentialPolicy.Default;

    private static string? Digest(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? null : "is no SHA-256; write 64 hexadecimal digits, those of the value in UTF-8";
}
