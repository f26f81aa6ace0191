namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A credential inside a text that says by its own form where it stands: a connection string, a URL, a header, a signed address.</summary>
public readonly struct EmbeddedCredential : IEquatable<EmbeddedCredential>
{
    internal EmbeddedCredential(CredentialKind kind, string where, int start, int length)
    {
        Kind = kind;
        Where = where;
        Start = start;
        Length = length;
    }

    public CredentialKind Kind { get; }

    /// <summary>For people: <c>connection string</c>, <c>URL</c>, <c>Basic header</c>, <c>Bearer header</c>, <c>SAS</c>, <c>AccountKey</c> …</summary>
    public string Where { get; }

    /// <summary>Where the secret part begins; what stands around it is no part of it.</summary>
    public int Start { get; }

    public int Length { get; }

    /// <summary>All of them in a text, in order, not overlapping. Nothing is allocated where there is none.</summary>
    public static IReadOnlyList<EmbeddedCredential> Find(string text) => EmbeddedSearch.In(text);

    public bool Equals(EmbeddedCredential other) => Kind == other.Kind && Where == other.Where && Start == other.Start && Length == other.Length;

    public override bool Equals(object? obj) => obj is EmbeddedCredential other && Equals(other);

    public override int GetHashCode() => (Start * 397) ^ Length;

    public static bool operator ==(EmbeddedCredential left, EmbeddedCredential right) => left.Equals(right);

    public static bool operator !=(EmbeddedCredential left, EmbeddedCredential right) => !left.Equals(right);
}
