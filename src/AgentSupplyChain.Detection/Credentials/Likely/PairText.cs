namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// Pairs of names and values in one text: connection strings of ADO.NET, Azure and Redis, forms, queries of addresses. What stands around a
/// pair tells what it is, and is looked at once for all pairs in it.
/// </summary>
internal struct PairText(string text)
{
    /// <summary>No connection string is longer to either side.</summary>
    private const int Reach = 2048;

    private const int LongestName = 40;
    private const int LongestValue = 1024;

    private static readonly string[] s_servers =
    [
        "server", "data source", "datasource", "host", "hostname", "address", "addr", "network address", "initial catalog", "database", "dbname", "db",
        "driver", "provider", "dsn", "port",
        "endpoint", "accountname", "url", "uri", "service name", "servicename", "hosts", "virtualhost", "vhost", "account", "smtp", "domain", "authtype",
    ];

    private static readonly string[] s_passwords = ["password", "pwd", "passwd", "pass"];

    private static readonly string[] s_keys = ["accountkey", "sharedaccesskey", "accesskey"];

    private static readonly string[] s_secrets = ["secret", "clientsecret"];

    private static readonly string[] s_users = ["user id", "userid", "user", "username", "user name", "uid", "login", "account", "accountname"];

    private int _start;
    private int _end;
    private bool _hasCompany;
    private bool _isLocal;
    private int _userStart;
    private int _userEnd;
    private int _tooLongUntil;

    /// <summary>The credential whose name stands before this sign and whose value stands behind it, or nothing.</summary>
    public EmbeddedCredential? At(int sign)
    {
        var nameEnd = sign;
        while (nameEnd > 0 && sign - nameEnd < 4 && text[nameEnd - 1] == ' ')
            nameEnd--;

        if (nameEnd == 0 || sign + 2 >= text.Length)
            return null;

        var last = (char)(text[nameEnd - 1] | 0x20);
        return last switch
        {
            'd' or 's' when IsOneOf(nameEnd, s_passwords) => Password(nameEnd, sign),
            'y' when IsOneOf(nameEnd, s_keys) => AccountKey(nameEnd, sign),
            't' when IsOneOf(nameEnd, s_secrets) => Secret(nameEnd, sign),
            'g' when EndsWith(nameEnd, "sig") => SignedAddress.At(text, nameEnd - "sig".Length, sign),
            'y' or 'n' or 't' or 'e' => Query(nameEnd, sign),
            _ => null,
        };
    }

    private EmbeddedCredential? Password(int nameEnd, int sign)
    {
        var separator = Separator(NameStart(nameEnd));
        if (sign < _tooLongUntil || !TryValue(sign, separator, out var start, out var end))
            return null;

        LookAround(sign);
        if (!_hasCompany || IsUser(start, end) || SecretReference.Is(text, start, end))
            return null;

        return LikelyPassword.Is(text, start, end, isPassed: !_isLocal) || LikelyToken.Is(CredentialKind.Token, text, start, end, isPassed: true)
            ? new EmbeddedCredential(CredentialKind.Password, separator == '&' ? "form" : "connection string", start, end - start)
            : null;
    }

    private EmbeddedCredential? AccountKey(int nameEnd, int sign)
    {
        const int Shortest = 32;
        if (sign < _tooLongUntil || !TryValue(sign, ';', out var start, out var end) || end - start < Shortest)
            return null;

        if (!LikelyToken.Is(CredentialKind.ApiKey, text, start, end, isPassed: false))
            return null;

        var where = EndsWith(nameEnd, "accountkey") ? "AccountKey" : EndsWith(nameEnd, "sharedaccesskey") ? "SharedAccessKey" : "AccessKey";
        return new EmbeddedCredential(CredentialKind.ApiKey, where, start, end - start);
    }

    // App Configuration ("Endpoint=…;Id=…;Secret=…"), Dynamics ("AuthType=ClientSecret;…;ClientSecret=…") and forms ("client_secret=…").
    private EmbeddedCredential? Secret(int nameEnd, int sign)
    {
        var separator = Separator(NameStart(nameEnd));
        if (sign < _tooLongUntil || !TryValue(sign, separator, out var start, out var end))
            return null;

        LookAround(sign);
        return _hasCompany && LikelyToken.Is(CredentialKind.Secret, text, start, end, isPassed: false)
            ? new EmbeddedCredential(CredentialKind.Secret, separator == '&' ? "form" : "connection string", start, end - start)
            : null;
    }

    // "?api_key=…", "&access_token=…", "client_secret=…&": the name is read as any other.
    private EmbeddedCredential? Query(int nameEnd, int sign)
    {
        var nameStart = nameEnd;
        while (nameStart > 0 && nameEnd - nameStart < LongestName && (Charset.IsBase64Url(text[nameStart - 1])))
            nameStart--;

        var isQuery = nameStart > 0 && (text[nameStart - 1] is '?' or '&' || (nameStart > 4 && string.CompareOrdinal(text, nameStart - 5, "&amp;", 0, 5) == 0));
        if (!isQuery || nameEnd - nameStart < 3)
            return null;

        var isFunctionCode = nameEnd - nameStart == 4 && EndsWith(nameEnd, "code") && IsFunction(nameStart);
        var kind = isFunctionCode ? CredentialKind.ApiKey : CredentialName.KindOf(text, nameStart, nameEnd);
        if (kind is not (CredentialKind.ApiKey or CredentialKind.Secret or CredentialKind.Token))
            return null;

        // A UUID is what most things are known by; under the name of an API key it is one.
        return sign >= _tooLongUntil && TryValue(sign, '&', out var start, out var end)
            && LikelyToken.Is(kind, text, start, end, isPassed: IsApiKey(nameEnd) && PublicValue.IsGuid(text, start, end))
            ? new EmbeddedCredential(kind, "URL", start, end - start)
            : null;
    }

    // "api_key", "exaApiKey", "x-api-key".
    private readonly bool IsApiKey(int nameEnd)
    {
        var api = nameEnd - "key".Length;
        if (api > 0 && text[api - 1] is '_' or '-')
            api--;

        return api >= 3 && string.Compare(text, nameEnd - 3, "key", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
            && string.Compare(text, api - 3, "api", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;
    }

    // Azure Functions take their key as "code", which elsewhere is one of a login.
    private readonly bool IsFunction(int at)
    {
        const string Host = ".azurewebsites.net/api/";
        var from = Math.Max(0, at - 256);
        return text.LastIndexOf(Host, at, at - from, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private readonly int NameStart(int nameEnd)
    {
        var start = nameEnd;
        while (start > 0 && nameEnd - start < LongestName && (Charset.IsBase64Url(text[start - 1])))
            start--;

        return start;
    }

    /// <summary>What divides the pairs, told by what stands before the name.</summary>
    private readonly char Separator(int nameStart)
    {
        var before = nameStart;
        while (before > 0 && nameStart - before < LongestName && text[before - 1] == ' ')
            before--;

        if (before == 0)
            return ';';

        var c = text[before - 1];
        return c switch
        {
            ',' => ',',
            '&' or '?' => '&',
            ';' or '"' or '\'' or ':' or '=' or '\n' or '\r' or '>' => ';',
            _ => before < nameStart ? ' ' : ';',
        };
    }

    /// <summary>A value, or the default of a variable, that is not empty and no longer than values are. What begins inside one that is too long is too long as well.</summary>
    private bool TryValue(int sign, char separator, out int start, out int end)
    {
        Value(sign, separator, out start, out end);
        if (end - start > LongestValue)
            _tooLongUntil = end;

        if (end == start || end - start > LongestValue)
            return false;

        VariableDefault.TryFind(text, ref start, ref end);
        return end > start;
    }

    private readonly void Value(int sign, char separator, out int start, out int end)
    {
        start = sign + 1;
        while (start < text.Length && text[start] == ' ' && separator != ' ')
            start++;

        end = start;
        var bound = Math.Min(text.Length, start + LongestValue + 1);
        var quote = start < text.Length && text[start] is '"' or '\'' ? text[start] : '\0';
        if (quote != '\0' && start + 1 < bound)
        {
            // A quote that closes what was opened before the name is the end of all, and the value is empty.
            var close = text.IndexOf(quote, start + 1, bound - start - 1);
            if (close > 0 && (close + 1 == text.Length || text[close + 1] == separator))
            {
                start++;
                end = close;
            }

            return;
        }

        while (end < bound && text[end] != separator && !EndsValue(text[end]) && !(separator != ';' && text[end] == ';'))
            end++;

        while (end > start && text[end - 1] == ' ')
            end--;
    }

    /// <summary>Finds the bounds of the connection string around this place and what it says about its server and user, once for all its pairs.</summary>
    private void LookAround(int at)
    {
        if (at < _end)
            return;

        _start = at;
        while (_start > 0 && at - _start < Reach && !EndsValue(text[_start - 1]))
            _start--;

        _end = at;
        while (_end < text.Length && _end - at < Reach && !EndsValue(text[_end]))
            _end++;

        _hasCompany = _isLocal = false;
        _userStart = _userEnd = 0;
        for (var sign = text.IndexOf('=', _start, _end - _start); sign >= 0; sign = sign + 1 < _end ? text.IndexOf('=', sign + 1, _end - sign - 1) : -1)
        {
            var nameEnd = sign;
            while (nameEnd > _start && text[nameEnd - 1] == ' ')
                nameEnd--;

            var isUser = IsOneOf(nameEnd, s_users);
            if (!isUser && !IsOneOf(nameEnd, s_servers))
                continue;

            _hasCompany = true;
            Value(sign, Separator(NameStart(nameEnd)), out var start, out var end);
            if (isUser)
            {
                _userStart = start;
                _userEnd = end;
            }
            else
            {
                // "localhost", ".", "tcp:localhost".
                _isLocal |= LocalHost.IsAt(text, start, _end) || (end - start == 1 && text[start] == '.') || LocalHost.IsAt(text, start + 4, end);
            }
        }

        // "host:6380,password=…,ssl=True" names its server without a name.
        if (!_hasCompany && text.IndexOf(',', _start, _end - _start) > _start)
        {
            var colon = text.IndexOf(':', _start, Math.Min(_end - _start, 256));
            _hasCompany = colon > _start && colon + 1 < _end && text[colon + 1] is >= '0' and <= '9';
            _isLocal = LocalHost.IsAt(text, _start, _end);
        }
    }

    private readonly bool IsUser(int start, int end) =>
        end - start == _userEnd - _userStart && string.Compare(text, start, text, _userStart, end - start, StringComparison.OrdinalIgnoreCase) == 0;

    private readonly bool IsOneOf(int nameEnd, string[] names)
    {
        foreach (var name in names)
        {
            if (EndsWith(nameEnd, name))
                return true;
        }

        return false;
    }

    private readonly bool EndsWith(int nameEnd, string name)
    {
        var start = nameEnd - name.Length;
        return start >= 0 && (start == 0 || !Charset.IsBase64Url(text[start - 1]))
            && string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool EndsValue(char c) => c is '"' or '\'' or '\n' or '\r' or '<' or '>' or '`' or '\0';
}
