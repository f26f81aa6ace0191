using System.Text;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>What a credential is called where it is configured instead. Made of names in the code, never of the value.</summary>
/// <param name="Key">In configuration: <c>Search:ApiKey</c>.</param>
/// <param name="Variable">In the environment: <c>SEARCH_API_KEY</c>.</param>
internal sealed record SettingName(string Key, string Variable)
{
    // M, Do and Db say nothing.
    private const int ShortestStem = 3;

    /// <summary>Names that many things have: alone they would name several credentials alike.</summary>
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApiKey", "Secret", "ApiSecret", "ClientSecret", "SharedSecret", "Token", "ApiToken", "AccessToken", "AuthToken", "BearerToken", "RefreshToken", "Authorization",
        "Password", "Passphrase", "Credential", "Credentials", "ConnectionString", "AccessKey", "SecretKey", "AccountKey", "SharedAccessKey", "PrivateKey", "SigningKey", "EncryptionKey", "SubscriptionKey", "Signature",
    };

    /// <summary>What a type is, in place of whose.</summary>
    private static readonly string[] s_kinds =
    [
        "Options", "Settings", "Config", "Configuration", "Client", "Credentials", "Credential", "Builder", "Provider", "Services", "Service", "Factory", "Extensions", "Collection",
        "Connection", "Context", "Request", "Handler", "Info", "Data", "Defaults", "Constants", "Keys", "Key", "Secrets", "Secret", "Tests", "Test", "Generator", "Repository", "Controller",
    ];

    private static readonly string[] s_beginnings = ["Get", "Read", "Load", "Create", "Build", "Make", "Open", "Default", "X"];

    /// <summary>What a text is, in place of whose.</summary>
    private static readonly string[] s_texts = ["ConnectionString", "ConnectionUri", "ConnectionUrl", "Connection", "ConnStr", "Conn", "Cs", "Dsn", "Url", "Uri", "Address", "Endpoint", "String", "Header", "Value", "Text"];

    /// <summary>Names of companies and products that are one word in a variable.</summary>
    private static readonly (string Split, string Joined)[] s_words = [("OPEN_AI", "OPENAI"), ("GIT_HUB", "GITHUB"), ("GIT_LAB", "GITLAB"), ("MONGO_DB", "MONGODB"), ("MY_SQL", "MYSQL"), ("DEEP_SEEK", "DEEPSEEK"), ("LANG_SMITH", "LANGSMITH")];

    /// <param name="known">What the diagnostic brings: the format's or the provider's setting, or the name that the value stands under.</param>
    /// <param name="enclosing">The type that the code is part of; null where that says nothing.</param>
    public static SettingName Of(SettingName? known, TextPlace place, CredentialTarget target, INamedTypeSymbol? enclosing)
    {
        if (known is not null && known.Key.IndexOf(':') > 0)
            return known;

        var name = OfPart(place.Before, target.Name) ?? Bare(Pascal(known?.Key ?? target.Name ?? ""));
        name = name switch
        {
            "Key" => "ApiKey",
            "Pwd" or "Pass" => "Password",
            "Parameter" => "AccessToken",
            "" => "Secret",
            _ => name,
        };

        if (!s_common.Contains(name))
            return new SettingName(name, Upper(name));

        var owner = Stem(target.Owner is { } type && !IsOfFramework(type) ? type : null) ?? Stem(enclosing);
        return owner is null || string.Equals(owner, name, StringComparison.OrdinalIgnoreCase) ? new SettingName(name, Upper(name)) : new SettingName(owner + ":" + name, Upper(owner) + "_" + Upper(name));
    }

    /// <summary>The text of a file has no symbols: the name of a server and of what is set there.</summary>
    public static string VariableOf(string server, string name) => Upper(Pascal(server)) is { Length: > 0 } prefix ? prefix + "_" + Upper(Bare(Pascal(name))) : Upper(Bare(Pascal(name)));

    // Password=…, https://user:…, Bearer …
    private static string? OfPart(string before, string? target)
    {
        if (before.Length == 0)
            return null;

        var stem = Without(Bare(Pascal(target ?? "")), s_texts);
        if (stem.Length < ShortestStem)
            stem = "";

        if (before[before.Length - 1] == '=')
        {
            var start = before.Length - 1;
            while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is ' ' or '_' or '-'))
                start--;

            var key = Pascal(before.Substring(start, before.Length - 1 - start));
            key = key is "Pwd" or "Pass" ? "Password" : key is "Sig" ? "Signature" : key;
            return key.Length == 0 ? null : stem.Length > 0 && !s_common.Contains(stem) ? stem + key : key == "Password" ? "DatabasePassword" : key;
        }

        var scheme = before.LastIndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            var start = scheme;
            while (start > 0 && char.IsLetterOrDigit(before[start - 1]))
                start--;

            var service = before.Substring(start, scheme - start);
            return (stem.Length > 0 ? stem : service is "http" or "https" or "ftp" or "ws" or "wss" or "tcp" ? "" : Pascal(service)) + "Password";
        }

        return before.EndsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? "AccessToken" : null;
    }

    // GetApiKey returns an API key, and X-Api-Key is one.
    private static string Bare(string name) => s_beginnings.FirstOrDefault(beginning => name.Length > beginning.Length && name.StartsWith(beginning, StringComparison.Ordinal) && char.IsUpper(name[beginning.Length])) is { } found
        ? name.Substring(found.Length)
        : name;

    private static string? Stem(INamedTypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if (at.Name != "Program" && Without(Pascal(at.Name), s_kinds) is { Length: >= ShortestStem } stem)
                return stem;
        }

        return null;
    }

    private static bool IsOfFramework(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));

    private static string Without(string name, string[] ends)
    {
        while (ends.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } found)
            name = name.Substring(0, name.Length - found.Length);

        return name;
    }

    // _apiKey, api-key and API_KEY are ApiKey. What no variable may hold is left out.
    private static string Pascal(string name)
    {
        var isUpper = !name.Any(c => c is >= 'a' and <= 'z');
        var pascal = new StringBuilder(name.Length);
        var isStart = true;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z')
            {
                pascal.Append(isStart ? char.ToUpperInvariant(c) : isUpper ? char.ToLowerInvariant(c) : c);
                isStart = false;
            }
            else
            {
                isStart = true;
            }
        }

        return pascal.ToString();
    }

    private static string Upper(string pascal)
    {
        var upper = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            var isStart = i > 0 && char.IsUpper(pascal[i]) && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1])));
            if (isStart)
                upper.Append('_');

            upper.Append(char.ToUpperInvariant(pascal[i]));
        }

        return s_words.Aggregate(upper.ToString(), (text, word) => text.Replace(word.Split, word.Joined));
    }
}
