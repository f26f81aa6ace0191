using AgentSupplyChain.Detection.Credentials;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

/// <summary>Names and values as public code and configuration have them: the forms are real, the values are not.</summary>
public class NamedValueTests
{
    [Theory]
    [InlineData("ApiKey", "api_key")]
    [InlineData("ApiKey", "upstream-secret")]
    [InlineData("ApiKey", "startup-refusal-test-key")]
    [InlineData("apiKey", "INSERTAPIKEYHERE")]
    [InlineData("apiKey", "AUTODETECT")]
    [InlineData("apiKey", "Bearer no-key")]
    [InlineData("ApiKey", "GEMINI_API_KEY")]
    [InlineData("ApiKeyVariable", "GEMINI_API_KEY_2")]
    [InlineData("SendGridApiKey", "SG.XXXXXXXXXXXXXXXXXXXXXXXX")]
    [InlineData("XServerKey", "X-Server-Key")]
    [InlineData("ApiKeyClaim", "https://id.example/claims/api-key-type")]
    [InlineData("Token", "$precision")]
    [InlineData("token", "MOD_ITEM_RAPIDGROWTH_DESC")]
    [InlineData("token", "ExponentPushToken[abcdefghijklmnopqrstuv]")]
    [InlineData("Token", "token-0000000000000000000000000000")]
    [InlineData("token", "test_abc123def456")]
    [InlineData("token", "tenant-a-scim-token")]
    [InlineData("token", "ps_test_scoped_token_value")]
    [InlineData("Token", "0x2000083")]
    [InlineData("AccessToken", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyIn0.sig")]
    [InlineData("token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.signature")]
    [InlineData("refreshToken", "refreshToken_mock")]
    [InlineData("refreshToken", "some_refresh_token")]
    [InlineData("botToken", "1234567890:ABCdefGHIjklMNOpqrsTUVwxyz")]
    [InlineData("botToken", "<TELEGRAM_BOT_TOKEN>")]
    [InlineData("BotToken", "MAIN_TOKEN_HIDDEN")]
    [InlineData("ApiSecret", "definitelyNotValid")]
    [InlineData("StripeApiSecret", "sk_test_account_confirmation")]
    [InlineData("EncryptionKey", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("encryptionKey", "REC2RECzENCRYPTION")]
    [InlineData("EncryptionKey", "repository-failure-test-encryption-key")]
    [InlineData("EncryptionKey", "YourEncryptionKey")]
    [InlineData("PasswordKey", "saved_password")]
    [InlineData("passwordKey", "db.password")]
    [InlineData("PasswordKey", "SMTP_PASSWORD")]
    [InlineData("refreshToken", "/api/v1/auth/refresh")]
    [InlineData("UserSecretsId", "e0087eb7-5390-4b2a-bd51-8b66652060d2")]
    [InlineData("AccessTokenCacheKey", "keycloak:admin:access_token")]
    [InlineData("AccessTokenKey", "github.access_token")]
    [InlineData("SecretKey", "apikey")]
    [InlineData("SecretMask", "••••••••")]
    [InlineData("Secret", "proxy-secret-for-tests")]
    [InlineData("SecretPath", "studios/test/payments")]
    [InlineData("SecretKey", "your-super-secret-jwt-key-that-is-at-least-256-bits-long")]
    [InlineData("JwtSettings:SecretKey", "YourSuperSecretKeyThatIsAtLeast32CharactersLong!")]
    [InlineData("Jwt:SecretKey", "YourSecretKey_MustBe32CharsMinimum!")]
    [InlineData("JwtSettings:Key", "CHAVE_SECRETA_AQUI")]
    [InlineData("CosmosDb:Key", "<your-primary-key>")]
    [InlineData("ClientSecret", "secret-for-local-dev")]
    [InlineData("ClientSecret", "oidc:clientSecret")]
    [InlineData("clientSecret", "pi_xxx_secret_xxx")]
    [InlineData("keys:anthropic", "env:ANTHROPIC_API_KEY")]
    [InlineData("DATABASE_PASSWORD", "database.password")]
    [InlineData("password", "registry-password")]
    [InlineData("password", "hub@123456")]
    [InlineData("password", "correct horse battery staple 42")]
    [InlineData("Password", "Valid-Password-123!")]
    [InlineData("Password", "ValidPassw0rd!")]
    [InlineData("Password", "administrator")]
    [InlineData("Password", "CheckForHttp2ConnectionInjection")]
    [InlineData("Password", "builder.ToInt64(")]
    [InlineData("PASSWORD", "ERR_PasswordRequired1")]
    [InlineData("SmtpSettings:Password", "your_app_password_here")]
    [InlineData("basicAuth", "registry-user:registry-password")]
    [InlineData("Authorization", "Basic")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("ApiKey", "Sch_AnyFromAnyRule3")]
    [InlineData("ApiKey", "computer_20260301")]
    [InlineData("Token", "DocumentIsOutOfSyncWithDebuggee")]
    public void Values_that_open_nothing_are_left_alone(string name, string value) =>
        Assert.False(LikelyCredential.Is(CredentialName.KindOf(name), value));

    [Theory]
    [InlineData("Data Source=Data/Tasks.db")]
    [InlineData("Server=localhost;Database=Library;User Id=sa;Password=MyPassword123;")]
    [InlineData("Server=localhost,1433;Database=shop;User Id=SA;Password=Password@1;TrustServerCertificate=True;")]
    [InlineData("Server=.\\sqlexpress;Database=DbPerson;User Id=sa;Password=www;Connect Timeout=30;Encrypt=True")]
    [InlineData("Server=localhost,1433;Database=Forms;User Id=sa;Password=YourStrong@Passw0rd;TrustServerCertificate=True")]
    [InlineData("Host=your-host;Database=notes;Username=your-user;Password=your-password;SSL Mode=Require;")]
    [InlineData("Data Source=OFFICE-PC\\SQLSERVER;Initial Catalog=HR;Persist Security Info=True;User ID=sa;Password=123456")]
    [InlineData("Server=localhost;Database=app;User ID=bot;Password=StrongPassword123!;")]
    [InlineData("Host=localhost;Username=<local-user>;Password=<local-password>")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${storage.listKeys().keys[0].value};EndpointSuffix=core")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=YOUR_KEY_HERE;EndpointSuffix=core.windows.net")]
    [InlineData("Endpoint=sb://test.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey=dummykey==")]
    [InlineData("postgres://user:supersecret@db.example:5432/sample")]
    [InlineData("postgres://agents:agents@localhost:5435/agents_test")]
    [InlineData("postgres://app:${POSTGRES_PASSWORD}@db:5432/appdb")]
    [InlineData("amqp://niceuser:niceuser@198.51.100.4:5672")]
    [InlineData("user = authenticate(username=username,password=password)")]
    [InlineData("connect(host=\"db\",port=3306,user='myuser',password='mypassword',database='test');")]
    [InlineData("host=a;username=un;password=reader2.GetString(0);")]
    [InlineData("mount -t cifs -o username=user,password=pass,uid=1000")]
    public void Texts_that_open_nothing_hold_no_credential(string text)
    {
        Assert.Empty(EmbeddedCredential.Find(text));
        Assert.False(LikelyCredential.Is(CredentialKind.ConnectionString, text));
    }

    [Fact]
    public void Keys_and_passwords_of_public_code_are_found_by_their_forms()
    {
        var random = new Random(11);
        (string Name, Func<string> Value)[] forms =
        [
            ("ThingSpeak:ApiKey", () => Upper(random, 16)),
            ("AzureSpeech:Key", () => Hex(random, 32)),
            ("CosmosDb:Key", () => Base64(random, 64)),
            ("JwtSettings:Key", () => Base62(random, 33)),
            ("Tokens:Key", () => Base62(random, 40)),
            ("AppSettings:Token", () => Base62(random, 64)),
            ("SECRET_KEY", () => Base62(random, 32)),
            ("Secret", () => Base64(random, 64)),
            ("ACCESS_KEY", () => Base62(random, 16)),
            ("clientSecret", () => Hex(random, 64)),
            ("GoogleClientSecret", () => Base62(random, 24)),
            ("mailChimpApiKey", () => Hex(random, 32) + "-us13"),
            ("x-functions-key", () => Base62(random, 54)),
            ("subscriptionKey", () => Hex(random, 32)),
            ("encryptionKey", () => Hex(random, 32).ToUpperInvariant()),
            ("Cloudinary:ApiSecret", () => Base64Url(random, 27)),
            ("apiSecret", () => "0x" + Hex(random, 64)),
            ("refreshToken", () => "AQAB" + Base64Url(random, 700)),
            ("LMS_PASSWORD", () => Of("qwrtpsdfg", random, 2) + Digits(random, 2) + Of("kjhvbxz", random, 2) + Digits(random, 2)),
            ("SmtpPassword", () => string.Join(' ', Enumerable.Range(0, 4).Select(_ => Of("qzxjkvbwp", random, 4)))),
            ("smtp:password", () => Hex(random, 36).ToUpperInvariant()),
            ("dbPassword", () => "Harbour" + "#" + Digits(random, 4) + "!"),
            ("signingKey", () => "TheQuick" + "BrownFox" + Digits(random, 3) + "!" + "Jumps" + Digits(random, 2)),
        ];

        var missed = new List<string>();
        foreach (var (name, value) in forms)
        {
            var found = Enumerable.Range(0, 200).Count(_ => LikelyCredential.Is(CredentialName.KindOf(name), value()));
            if (found < 180)
                missed.Add(name + ": " + (found / 2.0) + " %");
        }

        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void What_is_handed_to_a_login_need_not_be_mixed()
    {
        var random = new Random(12);
        Assert.True(LikelyCredential.IsPassedAs(CredentialKind.Password, Of("qzxjkvbwp", random, 16)));
        Assert.True(LikelyCredential.IsPassedAs(CredentialKind.Password, "harbour" + Digits(random, 4)));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Password, "harbour"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Password, "password"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Password, "anonymous@contoso.example"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Password, "zc123"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, "sk-faster-whisper-local"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, "not-a-real-key"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, "Bogus"));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Secret, "TestMasterKey_32BytesLongSecret1"));
    }
}
