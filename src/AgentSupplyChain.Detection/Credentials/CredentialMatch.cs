using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A credential in a text, told by its own format. Holds its place, never the value.</summary>
public sealed class CredentialMatch
{
    private readonly CredentialFormat _format;

    internal CredentialMatch(CredentialFormat format, int start, int length, bool isProven)
    {
        _format = format;
        Start = start;
        Length = length;
        IsProven = isProven;
    }

    /// <summary>Id of the format: <c>openai-project</c>, <c>github-ghp</c> …</summary>
    public string Format => _format.Id;

    /// <summary>Who issued it, for people: <c>OpenAI</c>.</summary>
    public string Provider => _format.Provider;

    /// <summary>What it is, for people: <c>project key</c>.</summary>
    public string Kind => _format.Kind;

    /// <summary>
    /// Whether the format proves it beyond doubt, and what it opens is worth a broken build. Where not, the value may hold little entropy:
    /// nothing of it is shown, not even by <see cref="Display"/>.
    /// </summary>
    public bool IsProven { get; }

    /// <summary>Whether it has the form of the keys that apps and pages hand to everybody, which the code around may tell it to be.</summary>
    public bool IsOfBrowser => Proof == Proof.Browser;

    /// <summary>Where it would be configured: <c>OpenAI:ApiKey</c>.</summary>
    public string ConfigurationKey => _format.ConfigurationKey;

    /// <summary>The variable that the provider's own tools read: <c>OPENAI_API_KEY</c>.</summary>
    public string EnvironmentVariable => _format.EnvironmentVariable;

    public int Start { get; }

    public int Length { get; }

    internal int End => Start + Length;

    internal Proof Proof => _format.Proof;

    /// <summary>
    /// <c>OpenAI project key …AbCd (sha256 1a2b3c4d)</c>: enough to find it again among one's own keys, and no more. Proven formats hold far
    /// more entropy than the 56 bits that this tells. A PEM ends in words that all of them share; of these the hash alone tells.
    /// </summary>
    /// <param name="text">The text that was scanned.</param>
    public string Display(string text)
    {
        var name = Provider + " " + Kind;
        if (!IsProven)
            return name;

        var value = text.Substring(Start, Length);
        using var sha = SHA256.Create();
        var hash = HexDigest.Lower(sha.ComputeHash(Encoding.UTF8.GetBytes(value)), 4);
        return name + " …" + value.Substring(value.Length - 4) + " (sha256 " + hash + ")";
    }

    internal CredentialMatch AsWeak() => new(_format, Start, Length, isProven: false);
}
