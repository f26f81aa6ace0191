using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>What looks like a credential, or stands near the word for one, and is none.</summary>
public class CredentialTrapTests
{
    [Fact]
    public Task Names_of_secrets_are_none() => IsClean("""
        using System;
        using System.Collections.Generic;

        class A
        {
            const string ApiKeyName = "OpenAI:ApiKey";
            const string ApiKey = "OPENAI_API_KEY";
            const string Password = "ConnectionStrings__Password";
            const string Token = "Authentication:Schemes:Bearer:Token";
            const string Secret = "openai-api-key-production";
            const string ApiKeyHeader = "X-Api-Key";
            const string AuthorizationHeader = "Authorization";
            const string PasswordKey = "Admin.Password.Text";
            const string ClientSecretVariable = "AZURE_CLIENT_SECRET_2024";
            static readonly string[] ApiKeyVariables = { "OPENAI_API_KEY", "ANTHROPIC_API_KEY_2" };
            string SecretName { get; } = "my-vault/openai-key-v2";
            string SecretId => "arn:aws:secretsmanager:eu-west-1:123456789012:secret:agents/key-AbCdEf";
            string KeyVault => "https://agents.vault.azure.net/secrets/openai/4f2c0f5b8d7e4a1c9b3d6e8f0a2b4c6d";
            string? FromEnvironment() => Environment.GetEnvironmentVariable("GITHUB_TOKEN_2024_PROD");
            string FromKey(Dictionary<string, string> configuration) => configuration["OpenAI:ApiKey"] + configuration["Azure4:ClientSecret9"];
            bool Has(Dictionary<string, string> tokens) => tokens.ContainsKey("access_token_v2") || tokens.TryGetValue("refresh_token_v2", out _);
            string Of() => nameof(ApiKey) + nameof(Password);
        }
        """);

    [Fact]
    public Task Placeholders_are_none() => IsClean("""
        class A
        {
            string ApiKey1 { get; } = "your-api-key-here";
            string ApiKey2 { get; } = "<your-api-key>";
            string ApiKey { get; } = "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
            string OpenAIKey = "sk-...";
            string Password = "changeme";
            string Password2 = "***************";
            string DbPassword = "${DB_PASSWORD}";
            string DbPassword2 = "${DB_PASSWORD:-}";
            string DbPassword3 = "${DB_PASSWORD:-postgres}";
            string DbPassword4 = "${DB_PASSWORD:?DB_PASSWORD is not set}";
            string AdminPassword = "$(AdminPassword)";
            string ApiSecret = "#{ApiSecret}#";
            string ClientSecret = "%CLIENT_SECRET%";
            string AuthToken = "{{auth_token}}";
            string AccessToken = "[REDACTED]";
            string Token = "00000000000000000000000000000000";
            string Secret = "0123456789abcdef0123456789abcdef";
            string SigningKey = "abcdefghijklmnopqrstuvwxyz123456";
            string WebhookSecret = "TODO: set the secret";
            string RefreshToken = "__REFRESH_TOKEN__";
            string ApiToken = "insert-your-token-here-1234";
            string BotToken = "";
            string PersonalAccessToken = "{0}";
            string SharedSecret = "dummy-secret-for-testing";
            string TestKey = "test-key";
            string FakeToken = "KEY40";
            string OllamaApiKey = "ollama";
            string LmStudioApiKey = "lm-studio";
            string VllmApiKey = "EMPTY";
        }
        """);

    [Fact]
    public Task Prose_about_secrets_is_none() => IsClean("""
        using System;

        class A
        {
            string PasswordQuestion = "What was the name of your first pet?";
            string Password = "The password must have 8 characters";
            string TokenError = "Token 4f2c0f5b8d7e4a1c9b3d6e8f is expired";
            string ResetPasswordUrl = "https://login.contoso.example/reset/4f2c0f5b8d7e4a1c";
            string InvalidPassword = "Password does not match";
            string ApiKeyHelp = "Find the API key under Settings > Keys.";
            void M(string password)
            {
                if (password.Length < 8) throw new ArgumentException("Password-is-too-short:8", nameof(password));
                Console.WriteLine("token");
                Console.WriteLine("Password1 = {0}", password.Length);
            }
        }
        """);

    [Fact]
    public Task Names_that_only_hold_the_word_are_none() => IsClean("""
        using System;
        using System.Threading;

        class A
        {
            const string PublicKey = "KEY40";
            const string PublicKeyToken = "b77a5c561934e089";
            const string PrimaryKey = "KEY24";
            const string TokenUrl = "https://login.contoso.example/oauth2/v2.0/token";
            const string TokenEndpoint = "HEX32";
            const string KeyName = "KEY24";
            const string KeyId = "KEY24";
            const string SecretName = "KEY24";
            const string CancellationToken = "KEY24";
            const string ContinuationToken = "KEY40";
            const string PageToken = "KEY40";
            const string PasswordHash = "HEX40";
            const string ApiKeyHash = "HEX40";
            const string TokenType = "KEY24";
            const string MaxTokens = "KEY24";
            const string PasswordPattern = "^(?=.*[A-Z])(?=.*[0-9]).{8,}$";
            const string AntiForgeryToken = "KEY40";
            const string CsrfToken = "KEY40";
            const string Monkey = "KEY40";
            const string Turkey = "KEY40";
            const string Author = "KEY40";
            const string Keyboard = "KEY40";
            const string CacheKey = "KEY40";
            const string PartitionKey = "KEY40";
            const string SortKey = "KEY40";
            const string ForeignKey = "KEY40";
            const string Thumbprint = "HEX40";
            const string CommitId = "HEX40";
            const string ETag = "HEX32";
            const string TraceId = "HEX32";
            const string TenantId = "UUID";
            const string ClientId = "UUID";
            const string UserSecretsId = "UUID";
            const string InstrumentationKeyId = "UUID";
            string Integrity = "sha512-BASE64";
            void M(CancellationToken token) => _ = Cached("KEY40") + Sorted("HEX32");
            string Cached(string cacheKey) => cacheKey;
            string Sorted(string key) => key;
        }
        """);

    [Fact]
    public Task Public_halves_and_identifiers_are_none() => IsClean("""
        class A
        {
            string AssistantId = "asst_KEY24";
            string ThreadId = "thread_KEY24";
            string VectorStoreId = "vs_KEY24";
            string ToolCall = "call_KEY24";
            string Model = "gpt-4o-2024-08-06";
            string ApiVersion = "2025-01-01-preview";
            string Claude = "claude-sonnet-4-5-20250929";
            string TokenModel = "text-embedding-3-small";
            string EndOfText = "<|endoftext|>";
            string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
            string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            string TokenAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
            string Version = "1.2.3-beta.4+HEX40";
            string Color = "#a1b2c3d4";
            string MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            string Grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
            string TypeName = "System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib]]";
            string Route = "/api/v2/agents/{id}/tokens/4f2c0f5b";
        }
        """);

    [Fact]
    public Task Code_that_looks_for_secrets_is_none() => IsClean("""
        using System;
        using System.Linq;
        using System.Text.RegularExpressions;

        class A
        {
            bool IsOpenAIKey(string apiKey) => apiKey.StartsWith("sk-", StringComparison.Ordinal) || apiKey.StartsWith("sk-proj-abc123DEF456", StringComparison.Ordinal);
            bool IsToken(string token) => token.Contains("T3BlbkFJ9xZ8qW", StringComparison.Ordinal) || token.EndsWith("AA9xZ8qWvB3n", StringComparison.Ordinal);
            bool Matches(string secret) => Regex.IsMatch(secret, "^sk-[A-Za-z0-9]{48}$");
            bool IsEmpty(string password) => password == "" || password is "" or null || string.Equals(password, "none", StringComparison.Ordinal);
            bool IsDefault(string password) => password == "password" || password == "changeme" || password.Equals("admin");
            string[] Parts(string token) => token.Split("4f2c0f5b8d7e4a1c");
            int At(string token) => token.IndexOf("9xZ8qWvB3nKt5RyU", StringComparison.Ordinal);
            string Mask(string apiKey) => apiKey.Replace("9xZ8qWvB3nKt5RyU", "***", StringComparison.Ordinal);
        }
        """);

    [Fact]
    public Task Attributes_that_describe_name_or_route_are_none() => IsClean("""
        using System;
        using System.ComponentModel;
        using System.Diagnostics;
        using System.Runtime.CompilerServices;
        using System.Text.Json.Serialization;

        [assembly: InternalsVisibleTo("Tests, PublicKey=0024000004800000940000000602000000240000525341310004000001000100b5fc90e7027f67871e773a8fde8938c81dd402ba65b9201d60593e96c492651e889cc13f1415ebb53fac1131ae0bd333c5ee6021672d9718ea31a8aebd0da0072f25d87dba6fc90ffd598ed4da35e44c398c454307e8e33b8426143daec9f596836f97c8f74750e5975c64e2189f45def46b2a2b1247adc3652bf5c308055da9")]

        [DebuggerDisplay("Password = {Password}, Token = KEY40")]
        class A
        {
            [JsonPropertyName("apiKey"), Description("The API key, such as KEY24, of the service. Password=KEY24;")]
            public string? ApiKey { get; set; }

            [Obsolete("Use ApiKey KEY24 instead", DiagnosticId = "KEY24")]
            public string? Password { get; set; }

            [DisplayName("KEY40"), CategoryAttribute("Secrets"), DescriptionAttribute("Password=KEY24;")]
            public string? Token { get; set; }
        }
        """);

    [Fact]
    public Task Values_that_are_something_else_are_none_under_any_name() => IsClean("""
        class A
        {
            string ApiKey = "https://api.contoso.example/v1/keys/4f2c0f5b8d7e4a1c";
            string Password = "C:\\Users\\agent\\password.txt";
            string Secret = "/run/secrets/openai_api_key_v2";
            string Token = "Bearer";
            string ApiToken = "application/json";
            string AccessToken = "access_token";
            string ClientSecret = "@Microsoft.KeyVault(SecretUri=https://agents.vault.azure.net/secrets/key/4f2c0f5b)";
            string DbPassword = "op://agents/database/password";
            string SigningKey = "System.IdentityModel.Tokens.SymmetricSecurityKey";
            string RefreshToken = "refresh_token";
            string WebhookSecret = "webhook-secret";
            string OpenAIApiKey = "secrets.OPENAI_API_KEY";
            string AuthToken = "vault:secret/data/agents#token";
            string UserPassword = "UserPassword";
            string NewPassword = "new-password";
        }
        """);

    [Theory]
    [InlineData("Microsoft.Extensions.DependencyInjection", "AddKeyedSingleton")]
    [InlineData("Microsoft.AspNetCore.Builder", "MapGet")]
    [InlineData("Serilog", "StartsWith")]
    public Task Keys_of_services_and_routes_are_none(string space, string method) => IsClean($$"""
        namespace {{space}} { static class E { public static void {{method}}(this object o, string apiKey, string? password = null) { } } }
        namespace N { using {{space}}; class A { void M(object o) { o.{{method}}("KEY40"); o.{{method}}("HEX32", "KEY24"); } } }
        """);

    [Fact]
    public Task Documented_public_keys_of_emulators_are_none() => IsClean("""
        class A
        {
            string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
            string Storage = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;";
            string CosmosKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";
        }
        """);

    [Fact]
    public Task Sums_of_numbers_and_lists_of_numbers_are_none() => IsClean("""
        using System.Linq;

        class A
        {
            int[] Tokens = { 115, 107, 45, 112, 114, 111, 106, 45, 300, 301, 302, 303, 304, 305, 306, 307, 308 };
            byte[] Secret = { 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11 };
            char[] TokenSeparators = { ' ', ',', ';', '.', ':', '/', '-', '_', '+', '=', '!', '?', '(', ')', '[', ']', '{' };
            string[] Passwords = [];
            int Token(int a, int b) => (a + b) + (a * b + 1) + a;
            string Key(int a) => "sum: " + (a + 1) + (char)('a' + a);
            string Password(string a) => a + a + "-" + $"{a}{a.Length:x8}" + $"{a,10}";
        }
        """);
}
