using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Texts about credentials: names, prose, protocol words, the code of detectors.</summary>
internal static class NegativesOfWords
{
    private static readonly string[] s_names =
        ["ApiKey", "api_key", "Token", "AccessToken", "Secret", "ClientSecret", "Password", "DbPassword", "secretKey", "x-api-key", "AUTH_TOKEN", "SigningKey", "Credential", "OpenAI:ApiKey", "ConnectionStrings:Default"];

    public static IReadOnlyList<NegativeClass> All { get; } =
    [
        NegativeClass.Listed(
            4,
            "names of secrets",
            [.. s_names, "SecretName", "KeyVaultSecretName", "ApiKeyHeader", "tokenEnvVar", "passwordKey"],
            [
                "OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "HF_TOKEN", "MYSQL_ROOT_PASSWORD", "OpenAI:ApiKey",
                "AzureOpenAI__ApiKey", "Authentication:Schemes:Bearer", "Authentication:JwtBearer:SigningKey", "ConnectionStrings:DefaultConnection", "ConnectionStrings__Default", "Ocp-Apim-Subscription-Key",
                "X-Api-Key", "x-functions-key", "X-Auth-Token", "Authorization", "agents-prod-openai-api-key", "kv-agents-db-password", "https://agents.vault.azure.net/secrets/openai-key",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/agent/openai-AbCdEf", "projects/agents/secrets/openai-key/versions/latest", "secret/data/agents/openai", "op://Agents/OpenAI/credential",
                "/run/secrets/openai_api_key", "Parameters:ClientSecret", "Smtp:Password:FromVault", "AgentOptions.ApiKeySecretName", "Contoso.Agents.Security.TokenProvider", "AppSettings.Security.JwtSigningKeyName",
                "TokenValidationParameters", "user-secrets-openai-key", "SlackBotTokenSecretIdentifier", "vault-transit-signing-key-2024",
            ]),
        NegativeClass.Pairs(
            5,
            "prose under names of secrets",
            [
                "passwordQuestion=What was the name of your first school?", "TokenPasswordResetCode=TokenPasswordResetCode", "PasswordResetUrl=https://id.example/account/reset?step=1",
                "PasswordRequired=The password is required.", "InvalidToken=The token has expired or is not valid.", "secretDescription=Stored in the vault of the platform team",
                "PasswordLabel=Password:", "password=Enter your password", "Password=Passwort vergessen?", "ForgotPassword=Forgot your password?", "PasswordTooShort=Must have at least 8 characters",
                "TokenError=invalid_token_or_expired_session", "AccessToken=The access token that the user has received", "ApiKey=Your API key can be found in the portal", "secret=This value must not be logged",
                "Password=ConfirmNewPasswordDialog", "PasswordPlaceholder=••••••••", "TokenName=ContosoAccessToken", "secretMessage=MeetMeAtTheOldBridgeAtMidnight", "ClientSecret=ClientSecretIsMissingOrInvalid",
                "Password=PasswordsDoNotMatch", "Token=UnexpectedEndOfFileToken", "apiKeyTooltip=Paste-the-key-of-your-project", "PasswordHint=name_of_first_pet", "Secret=ShhDoNotTellAnybodyAboutThis",
                "Password=errors.password.too_short", "Pwd=Resources.PasswordChangedSuccessfully", "credential=Basic realm of the site", "AuthToken=authentication-token-not-present", "PasswordPolicy=AtLeastOneUpperCaseLetter1",
            ]),
        NegativeClass.Listed(
            13,
            "code of detectors",
            [.. s_names, "Pattern", "Alphabet", "KeyPrefix", "tokenRegex", "SecretPattern"],
            [
                "sk-", "sk-proj-", "sk-ant-api03-", "ghp_", "github_pat_", "AKIA", "AIza", "xoxb-", "hf_", "^sk-[A-Za-z0-9]{48}$", "(?i)password\\s*[:=]\\s*\\S+", "AKIA[0-9A-Z]{16}", "ghp_[a-zA-Z0-9]{36}",
                "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdef", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "abcdefghijkmnopqrstuvwxyz23456789", "qpzry9x8gf2tvdw0s3jn54khce6mua7l", "[redacted]", "***REDACTED***", "Bearer [^ ]+",
                "0123456789ABCDEFGHJKMNPQRSTVWXYZ", "Password=([^;]+)", "(?<password>[^@]+)@", "-----BEGIN PRIVATE KEY-----", "JQQJ99", "8Q~",
            ]),
        NegativeClass.Listed(
            14,
            "words of protocols",
            [.. s_names, "GrantType", "TokenType", "AuthScheme", "scope", "Sql"],
            [
                "client_credentials", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:ietf:params:oauth:token-type:access_token", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "Bearer", "Bearer ", "Bearer {token}", "Bearer {0}", "Basic", "Basic {0}", "Basic realm=\"agents\"", "Digest username", "token_endpoint_auth_method", "client_secret_post", "client_secret_basic", "private_key_jwt",
                "openid profile email offline_access", "https://cognitiveservices.azure.com/.default", "api://agents/.default", "T:System.Net.Http.Headers.AuthenticationHeaderValue", "M:Contoso.Agents.TokenCache.GetAsync(System.String)",
                "SELECT Password FROM Users WHERE Id = @id", "UPDATE Users SET PasswordHash = @hash, Token = NULL", "--api-key", "--password-stdin", "/p:NuGetApiKey", "application/x-www-form-urlencoded", "Application/Json; charset=utf-8",
                "grant_type=password&username={0}&password={1}", "access_token={0}", "HmacSHA256", "RSA-OAEP-256", "AES256-CBC-HMAC-SHA512", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "ES256K",
                "www-authenticate", "{\"type\":\"string\",\"format\":\"password\"}", "$.credentials.password", "/properties/password", "x-www-authenticate-bearer-challenge",
            ]),
        NegativeClass.Made(
            17,
            "words that hold a keyword",
            [
                "turkey", "monkey", "Author", "AuthorName", "capital", "rapidPace", "AccessibilityLevel", "keyboardLayout", "hockeyTeam", "tokenizer", "Tokenization", "secretary", "Secretariat", "passenger", "PassengerName",
                "compass", "bypassRule", "passage", "passportNumber", "KeyFrame", "keyword", "donkey", "jockey", "whiskeyBrand", "accessor", "pathPattern", "patient", "Patch", "apiVersion", "hotKey", "primaryKey",
                "PartitionKey", "RowKey", "cacheKey", "sortKey", "RoutingKey", "foreign_key", "TranslationKey", "ResourceKey", "dictionaryKey", "authority", "Authored", "encompasses", "surpassed", "credenza", "passive",
            ],
            r => Base62(r, 32),
            r => Hex(r, 32),
            r => Base64(r, 32),
            r => Base62(r, 20)),
    ];
}
