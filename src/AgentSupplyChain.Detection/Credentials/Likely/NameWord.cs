namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a word does to the meaning of a name that it stands in.</summary>
[Flags]
internal enum NameWord
{
    None = 0,

    /// <summary><c>key</c>: a credential only beside another word.</summary>
    Key = 1 << 0,

    Token = 1 << 1,

    Secret = 1 << 2,

    Password = 1 << 3,

    /// <summary><c>pass</c>, <c>pw</c>: a password where nothing follows.</summary>
    PasswordAtEnd = 1 << 4,

    /// <summary><c>pat</c>, <c>jwt</c>, <c>sas</c>: a token where nothing follows.</summary>
    TokenAtEnd = 1 << 5,

    Connection = 1 << 6,

    /// <summary><c>string</c>: with <c>connection</c> before it a connection string, else it says nothing.</summary>
    Text = 1 << 7,

    ConnectionString = 1 << 8,

    Private = 1 << 9,

    /// <summary>A word whose key is handed out by a service: <c>api</c>, <c>account</c>, <c>openai</c>.</summary>
    OwnsApiKey = 1 << 10,

    /// <summary>A word whose key is a shared secret: <c>signing</c>, <c>hmac</c>.</summary>
    OwnsSecretKey = 1 << 11,

    /// <summary>A word whose tokens, in the plural, are credentials and not parts of a prompt.</summary>
    OwnsTokens = 1 << 12,

    /// <summary>After the credential's word, the name is about something else: <c>tokenUrl</c>, <c>passwordLength</c>.</summary>
    Ends = 1 << 13,

    /// <summary>Anywhere before the credential's word, the value is none: <c>publicKey</c>, <c>fakeSecret</c>.</summary>
    Spoils = 1 << 14,

    /// <summary>As <see cref="Spoils"/>, for tokens alone: parsers, paging and language models have tokens too.</summary>
    SpoilsToken = 1 << 15,

    /// <summary>Says nothing about what the value is: <c>primary</c>, <c>value</c>.</summary>
    Neutral = 1 << 16,

    Plural = 1 << 17,

    /// <summary>A credential where it is the whole name: <c>auth</c>.</summary>
    Alone = 1 << 18,

    /// <summary><c>phrase</c>: behind <c>pass</c> it makes one word.</summary>
    Phrase = 1 << 19,
}
