namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Reads the words of one name from left to right. In English the last noun tells what a thing is: the last credential word counts, and
/// what follows it may take the claim back.
/// </summary>
internal struct NameReading(string name)
{
    /// <summary>More words than a name has: prose.</summary>
    private const int MostWords = 12;

    /// <summary>"token" far from the end is about something else that this vocabulary has no word for.</summary>
    private const int MostUnknownWordsAfter = 2;

    private CredentialKind _kind;
    private CredentialKind _parent;
    private CredentialKind _segment;
    private NameWord _previous;
    private NameWord _owner;
    private NameWord _owners;
    private NameWord _parentOwners;
    private int _words;
    private int _unknownAfter;
    private bool _isEnded;
    private bool _isSpoiled;
    private bool _isSpoiledForTokens;
    private bool _isBareKey;
    private bool _isPlural;
    private bool _isAfterDot;
    private bool _isNeutral = true;

    /// <summary>The kind that the last segment of the path names.</summary>
    public CredentialKind Kind { get; private set; }

    public void Word(int start, int end)
    {
        if (end <= start)
            return;

        var word = NameWords.Of(name, start, end - start);
        _words++;
        if (_isAfterDot)
            AfterDot(word);

        // "pass" and "pat" were the last words only as long as nothing followed.
        if (_kind != CredentialKind.None && _previous.Has(NameWord.PasswordAtEnd | NameWord.TokenAtEnd) && !word.Has(NameWord.Neutral))
            _kind = CredentialKind.None;

        var kind = KindOf(word);
        if (kind != CredentialKind.None)
        {
            _kind = kind;
            _isEnded = false;
            _unknownAfter = 0;
            _isPlural = word.Has(NameWord.Plural);
        }
        else if (_kind == CredentialKind.None)
        {
            _isBareKey = word.Has(NameWord.Key) || (_isBareKey && word.Has(NameWord.Neutral));
        }
        else if (word.Has(NameWord.Ends))
        {
            _isEnded = true;
        }
        else if (!word.Has(NameWord.Neutral))
        {
            _unknownAfter++;
        }

        _isSpoiled |= word.Has(NameWord.Spoils);
        _isSpoiledForTokens |= word.Has(NameWord.SpoilsToken);
        _isNeutral &= word.Has(NameWord.Neutral);
        _previous = word;
        _owners |= word;
        if (!word.Has(NameWord.Neutral))
            _owner = word;
    }

    public void Dot() => _isAfterDot = true;

    /// <summary>A path goes on, or ends. A segment of digits (<c>ApiKeys:0</c>) says nothing.</summary>
    public void EndSegment()
    {
        if (_words == 0)
            return;

        var isAlone = _words == 1 && _previous.Has(NameWord.Alone);
        var kind = isAlone ? CredentialKind.Token : _kind;
        var isWithdrawn = _isEnded || _isSpoiled || _words > MostWords || _unknownAfter > MostUnknownWordsAfter
            || (kind == CredentialKind.Token && _isSpoiledForTokens);
        Kind = isWithdrawn ? CredentialKind.None : kind;

        // "CosmosDb:Key" and "JwtSettings:Key": the parent says whose key it is. "ConnectionStrings:Default", "ApiKeys:Anthropic": it says what it is.
        if (kind == CredentialKind.None && _isBareKey && !isWithdrawn)
            Kind = OwnedKey(_parentOwners & ~NameWord.Private);
        else if (_isNeutral && !isWithdrawn)
            Kind = _segment;
        else if (kind == CredentialKind.None && !_isEnded && !_isSpoiled && !_previous.Has(NameWord.Ends | NameWord.Key))
            Kind = _parent;

        _segment = Kind;
        _parent = _isPlural || _kind == CredentialKind.ConnectionString ? Kind : CredentialKind.None;
        _parentOwners = _owners;
        _kind = CredentialKind.None;
        _previous = _owner = _owners = NameWord.None;
        _words = _unknownAfter = 0;
        _isEnded = _isSpoiled = _isSpoiledForTokens = _isBareKey = _isPlural = _isAfterDot = false;
        _isNeutral = true;
    }

    private readonly CredentialKind KindOf(NameWord word)
    {
        if (word.Has(NameWord.ConnectionString) || (word.Has(NameWord.Text) && _previous.Has(NameWord.Connection)))
            return CredentialKind.ConnectionString;

        if (word.Has(NameWord.Password | NameWord.PasswordAtEnd) || (word.Has(NameWord.Phrase) && _previous.Has(NameWord.PasswordAtEnd)))
            return CredentialKind.Password;

        if (word.Has(NameWord.Secret))
            return word.Has(NameWord.OwnsApiKey) ? CredentialKind.ApiKey : CredentialKind.Secret;

        if (word.Has(NameWord.Token | NameWord.TokenAtEnd))
            return !word.Has(NameWord.Plural) || _previous.Has(NameWord.OwnsTokens) || _words == 1 ? CredentialKind.Token : CredentialKind.None;

        return word.Has(NameWord.Key) ? OwnedKey(_owner | word) : CredentialKind.None;
    }

    private static CredentialKind OwnedKey(NameWord owner)
    {
        if (owner.Has(NameWord.Private))
            return CredentialKind.PrivateKey;

        if (owner.Has(NameWord.OwnsSecretKey))
            return CredentialKind.Secret;

        return owner.Has(NameWord.OwnsApiKey) ? CredentialKind.ApiKey : CredentialKind.None;
    }

    // "spring.ai.api.key" is one name; "password.reset.title" is the key of a text, and the credential's word was its topic.
    private void AfterDot(NameWord word)
    {
        _isAfterDot = false;
        if (_kind != CredentialKind.None && !word.Has(NameWord.Key | NameWord.Neutral))
            _isEnded = true;
    }
}
