namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>By what a credential of a format can be told from other texts.</summary>
public enum SampleGroup
{
    /// <summary>By itself: a prefix, a marker, a checksum, a fixed shape.</summary>
    SelfIdentifying,

    /// <summary>By the literal that it is a part of, or that it makes: connection strings, URLs, headers, JSON web tokens, PEM.</summary>
    InsideLiteral,

    /// <summary>Only by the name it stands under or the API it is handed to.</summary>
    ByNameOnly,
}
