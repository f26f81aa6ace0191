using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a user has tuned about credentials. Immutable.</summary>
public sealed class CredentialSettings
{
    private readonly HashSet<string>? _allowed;

    /// <param name="verifyChecksums">Whether a wrong checksum acquits what otherwise looks like a credential.</param>
    /// <param name="allowedSha256">SHA-256 digests of values that are accepted, as 64 hexadecimal digits of either case; other texts are ignored.</param>
    public CredentialSettings(bool verifyChecksums, IEnumerable<string> allowedSha256)
    {
        VerifyChecksums = verifyChecksums;
        foreach (var digest in allowedSha256)
        {
            if (HexDigest.IsSha256(digest))
                (_allowed ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(digest);
        }
    }

    public static CredentialSettings Default { get; } = new(verifyChecksums: true, []);

    public bool VerifyChecksums { get; }

    /// <summary>Whether the SHA-256 of the value in UTF-8 is in the allow list.</summary>
    public bool Allows(string value)
    {
        if (_allowed is null)
            return false;

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(value));
        return _allowed.Contains(HexDigest.Lower(hash, hash.Length));
    }
}
