namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a name says that stands under it.</summary>
public enum CredentialKind
{
    None,

    /// <summary>A key that a service hands out: API, account, subscription, access key.</summary>
    ApiKey,

    /// <summary>A shared secret or a symmetric key: client secret, signing key, webhook secret.</summary>
    Secret,

    /// <summary>A token: access, bearer, refresh, personal access, shared access signature.</summary>
    Token,

    /// <summary>A password or passphrase: made by people, judged by another measure.</summary>
    Password,

    /// <summary>A text in which a credential may stand beside other things.</summary>
    ConnectionString,

    /// <summary>The private half of a pair of keys.</summary>
    PrivateKey,
}
