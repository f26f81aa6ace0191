namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A credential inside a text that says by its own form where it stands: a connection string, a URL, a header, a signed address.</summary>
/// <param name="Where">For people: <c>connection string</c>, <c>URL</c>, <c>Basic header</c>, <c>Bearer header</c>, <c>SAS</c>, <c>AccountKey</c> …</param>
/// <param name="Start">Where the secret part begins; what stands around it is no part of it.</param>
/// <param name="Length">Its characters.</param>
public sealed record EmbeddedCredential(CredentialKind Kind, string Where, int Start, int Length)
{
    /// <summary>All of them in a text, in order, not overlapping. Nothing is allocated where there is none.</summary>
    public static IReadOnlyList<EmbeddedCredential> Find(string text) => EmbeddedSearch.In(text);
}
