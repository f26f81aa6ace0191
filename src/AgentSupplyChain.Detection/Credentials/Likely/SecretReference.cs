namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Texts that name where a secret lies instead of holding it.</summary>
public static class SecretReference
{
    /// <summary>No reference is longer; what is longer holds something.</summary>
    private const int Longest = 2048;

    // Vaults and their addresses: Azure Key Vault in App Service, 1Password, HashiCorp Vault, AWS, vals, Doppler, SOPS, Azure Container Apps, Kubernetes.
    private static readonly string[] s_beginnings =
    [
        "@Microsoft.KeyVault(", "@Microsoft.AppConfiguration(", "op://", "vault:", "vault://", "hashivault://", "ref+", "keyvault:", "keyvault://",
        "azurekeyvault://", "azkv://", "kv:", "akv://",
        "arn:aws:secretsmanager:", "arn:aws:ssm:", "arn:aws-us-gov:secretsmanager:", "aws-sm://", "awssm://", "ssm:", "ssm://", "gcp-sm://", "gcpsm://",
        "sm://", "secretsmanager:",
        "secretref:", "secret://", "secrets://", "secrets.", "doppler://", "bws://", "env:", "env://", "$env:", "process.env.", "os.environ",
        "Environment.GetEnvironmentVariable(", "getenv(",
        "resolve:secretsmanager:", "resolve:ssm", "ENC[", "!vault", "!secret ", "!Ref ", "dapr:",
    ];

    private static readonly string[] s_vaults = [".vault.azure.net", ".vault.azure.cn", ".vault.usgovcloudapi.net"];

    /// <summary>
    /// Whether the value is taken from elsewhere at run time or deployment: <c>${X}</c>, <c>%X%</c>, <c>@Microsoft.KeyVault(…)</c>,
    /// <c>op://…</c>; also behind the scheme of a header (<c>Bearer ${X}</c>). A placeholder for people (<c>&lt;your key&gt;</c>) is none.
    /// </summary>
    public static bool Is(string value) => Is(value, 0, value.Length);

    internal static bool Is(string value, int start, int end)
    {
        Trim(value, ref start, ref end);
        if (end - start is < 2 or > Longest)
            return false;

        var space = value.IndexOf(' ', start, end - start);
        return IsReference(value, start, end) || (space is > 0 and <= 12 && IsReference(value, space + 1, end));
    }

    private static bool IsReference(string value, int start, int end)
    {
        Trim(value, ref start, ref end);
        if (end - start < 2)
            return false;

        foreach (var beginning in s_beginnings)
        {
            if (end - start > beginning.Length && StartsWith(value, start, beginning))
                return true;
        }

        return IsWrapped(value, start, end) || IsVariable(value, start, end) || IsVaultAddress(value, start, end) || IsGoogleSecret(value, start, end);
    }

    // Substitutions of shells, CI systems, templates and MSBuild, with something between their brackets; several may follow each other.
    private static bool IsWrapped(string value, int start, int end)
    {
        switch (value[start])
        {
            case '$' or '#' or '@' or '!' or '%' when end - start > 3 && value[start + 1] is '{' or '(' or '[':
                return value[end - 1] is '}' or ')' or ']' or '#';

            case '{' when end - start > 4 && value[start + 1] == '{':
                return value[end - 1] == '}' && value[end - 2] == '}';

            case '{' when end - start > 6:
                // "{env:KEY}", "{env.KEY}", "{vault:…}"; "{0}" and "{apiKey}" are places that code fills.
                return value[end - 1] == '}'
                    && (StartsWith(value, start + 1, "env") || StartsWith(value, start + 1, "vault") || StartsWith(value, start + 1, "secret"));

            case '<' when end - start > 6 && value[start + 1] == '%':
                return value[end - 1] == '>' && value[end - 2] == '%';

            case '%' or '#' when end - start > 2 && value[end - 1] == value[start]:
                return IsIdentifier(value, start + 1, end - 1);

            case '_' when end - start > 6 && value[start + 1] == '_' && value[end - 1] == '_' && value[end - 2] == '_':
                return IsIdentifier(value, start + 2, end - 2);

            default:
                return false;
        }
    }

    // "$OPENAI_API_KEY": capitals, since a password may begin with a dollar sign too.
    private static bool IsVariable(string value, int start, int end)
    {
        if (value[start] != '$' || end - start < 3 || !IsIdentifier(value, start + 1, end))
            return false;

        for (var i = start + 1; i < end; i++)
        {
            if (value[i] is >= 'a' and <= 'z')
                return false;
        }

        return value[start + 1] is not (>= '0' and <= '9');
    }

    private static bool IsVaultAddress(string value, int start, int end)
    {
        const string Scheme = "https://";
        if (!StartsWith(value, start, Scheme))
            return false;

        var host = start + Scheme.Length;
        var path = value.IndexOf('/', host, end - host);
        if (path < 0 || (!StartsWith(value, path, "/secrets/") && !StartsWith(value, path, "/keys/") && !StartsWith(value, path, "/certificates/")))
            return false;

        foreach (var vault in s_vaults)
        {
            if (EndsWith(value, host, path, vault))
                return true;
        }

        return false;
    }

    // "projects/123/secrets/name/versions/latest"
    private static bool IsGoogleSecret(string value, int start, int end)
    {
        const string Front = "projects/";
        const string Middle = "/secrets/";
        return StartsWith(value, start, Front) && end - start > Front.Length + Middle.Length
            && value.IndexOf(Middle, start + Front.Length, end - start - Front.Length, StringComparison.Ordinal) > 0;
    }

    private static bool IsIdentifier(string value, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!Charset.IsBase64Url(value[i]) && value[i] != '.')
                return false;
        }

        return end > start;
    }

    private static void Trim(string value, ref int start, ref int end)
    {
        while (start < end && char.IsWhiteSpace(value[start]))
            start++;

        while (end > start && char.IsWhiteSpace(value[end - 1]))
            end--;
    }

    private static bool StartsWith(string value, int start, string text) =>
        string.Compare(value, start, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool EndsWith(string value, int start, int end, string text) =>
        end - start >= text.Length && StartsWith(value, end - text.Length, text);
}
