using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Values that stand where a credential would: for a reader, a template, a test, or a machine that asks for none.</summary>
internal static class NegativesOfStandIns
{
    private static readonly string[] s_names =
        ["ApiKey", "api_key", "Token", "AccessToken", "Secret", "ClientSecret", "Password", "DbPassword", "secretKey", "x-api-key", "AUTH_TOKEN", "SigningKey", "Pwd", "OpenAI:ApiKey", "ConnectionStrings:Default"];

    // Published by their makers, the same on every machine.
    private static readonly string s_azurite = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2U" + "VErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly string s_cosmos = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTq" + "obD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    // The value alone does not tell them from keys: what a project of tests holds is of lesser weight, and rules say so by severity.
    private static readonly Func<Random, (string, string)>[] s_vectors =
    [
        r => ("Key", Hex(r, 32)),
        r => ("key", Hex(r, 64)),
        r => ("iv", Hex(r, 32)),
        r => ("nonce", Hex(r, 24)),
        r => ("plaintext", Hex(r, 32)),
        r => ("ciphertext", Hex(r, 96)),
        r => ("tag", Hex(r, 32)),
        r => ("salt", Base64(r, 16)),
        r => ("Expected", Base64(r, 32)),
        r => ("mac", Hex(r, 64)),
        r => ("digest", Hex(r, 128)),
        r => ("modulus", Base64(r, 128)),
        r => ("exponent", "AQ" + "AB"),
        r => ("InverseQ", Base64(r, 64)),
        r => ("sharedKeyMaterial", Hex(r, 64)),
        r => ("seed", Hex(r, 64)),
        r => ("signature", Base64(r, 64)),
        r => ("x", Base64Url(r, 43)),
        r => ("y", Base64Url(r, 43)),
        r => ("message", Hex(r, 100)),
        r => ("derivedBits", Hex(r, 64)),
        r => ("okm", Hex(r, 84)),
        r => ("prk", Hex(r, 64)),
        r => ("aad", Hex(r, 40)),
        r => ("entropy", Hex(r, 64)),
        r => ("kek", Hex(r, 64)),
        r => ("hmacKey", Hex(r, 64)),
        r => ("aesKey", Hex(r, 32)),
        r => ("sharedSecret", Hex(r, 64)),
        r => ("privateKey", Hex(r, 64)),
        r => ("secretKey", Base64(r, 32)),
    ];

    public static IReadOnlyList<NegativeClass> All { get; } =
    [
        NegativeClass.Listed(
            6,
            "placeholders",
            s_names,
            [
                "<your-api-key>", "<API_KEY>", "your-api-key-here", "YOUR_API_KEY", "YOUR-CLIENT-SECRET", "your_openai_api_key_goes_here", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "XXXX-XXXX-XXXX-XXXX", "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
                "********", "*****************", "...", "sk-...", "sk-proj-...", "changeme", "ChangeMe123!", "change-me-in-production-1", "{0}", "{apiKey}", "{{api_key}}", "${API_KEY}", "${env:OPENAI_API_KEY}", "$(ApiKey)",
                "$(OpenAI.ApiKey)", "#{OpenAI.ApiKey}#", "%OPENAI_API_KEY%", "__OpenAI_ApiKey__", "[REDACTED]", "[your key]", "00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000", "0123456789abcdef0123456789abcdef",
                "1234567890123456789012345678901234567890", "1234567890abcdefghij", "abcdefghijklmnopqrstuvwxyz123456", "abcd1234abcd1234abcd1234", "AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "insert-your-token-here-2024", "replace_with_real_key_1", "TODO-set-me-up-please1", "Password=...", "@Microsoft.KeyVault(SecretUri=https://agents.vault.azure.net/secrets/k)", "${{ secrets.OPENAI_API_KEY }}",
                "Server=db.example;Database=a;User Id=u;Password=<password>", "Server=db.example;User Id=u;Password={password};", "Server=db.example;User Id=u;Password=...;", "Server=db.example;User Id=u;Password=********;",
                "Server=db.example;User Id=u;Password=${DB_PASSWORD}", "Server=db.example;User Id=u;Password=your_password_here1;", "https://user:<token>@git.example/repo", "https://user:${TOKEN}@git.example/repo", "https://user:{1}@git.example",
                "eyJhbGciOi...", "PLACEHOLDER_VALUE_123", "example-api-key-1a2b3c4d", "sample_token_98765432aB", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "deadbeefdeadbeefdeadbeefdeadbeef", "qwertyuiopasdfghjklz123",
            ]),
        NegativeClass.Made(
            7,
            "documented keys of emulators",
            [.. s_names, "AzureWebJobsStorage", "Cosmos:AccountKey", "StorageAccountKey"],
            _ => s_azurite,
            _ => s_cosmos,
            _ => "UseDevelopmentStorage=true",
            _ => "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + s_azurite + ";BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;",
            _ => "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + s_azurite + ";QueueEndpoint=http://azurite:10001/devstoreaccount1;",
            _ => "AccountEndpoint=https://localhost:8081/;AccountKey=" + s_cosmos,
            _ => "AccountEndpoint=https://host.docker.internal:8081;AccountKey=" + s_cosmos + ";",
            _ => "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;"),
        NegativeClass.Listed(
            9,
            "addresses of one's own machine",
            [.. s_names, "RabbitMq:Uri", "DATABASE_URL", "REDIS_URL", "endpoint"],
            [
                "amqp://guest:guest@localhost:5672/", "amqp://guest:guest@localhost", "postgres://postgres:postgres@localhost:5432/agents", "postgresql://postgres:password@db:5432/app", "mongodb://root:example@mongo:27017",
                "mongodb://localhost:27017/agents", "redis://localhost:6379", "redis://default:redis@127.0.0.1:6379", "mysql://root:root@localhost:3306/app", "mysql://user:user@db/app", "http://foo:bar@1.1.1.1", "http://admin:admin@localhost:8080",
                "http://localhost:11434/v1", "https://user@git.example/repo", "ssh://git@git.example:22/agents.git", "http://user:pass@proxy.example:8080", "http://username:password@proxy.example:8080", "https://user:secret@host.example/",
                "ftp://anonymous:guest@ftp.example", "postgres://test:test@127.0.0.1/test", "amqp://user:password1@localhost", "amqp://rabbitmq:rabbitmq@rabbit:5672", "mongodb://admin:admin123@localhost:27017", "nats://localhost:4222",
                "http://elastic:changeme@localhost:9200", "postgres://app:postgres@localhost/app", "redis://:redis@localhost:6379/0", "http://minioadmin:minioadmin@localhost:9000", "bolt://neo4j:test@localhost:7687", "sqlserver://sa:Password1@localhost",
            ]),
        NegativeClass.Listed(
            10,
            "connection strings without a password",
            [.. s_names, "ConnectionStrings:Db", "DefaultConnection", "connectionString"],
            [
                "Server=db.example;Database=agents;Integrated Security=true", "Data Source=.;Initial Catalog=agents;Integrated Security=SSPI;TrustServerCertificate=true", "Server=(localdb)\\mssqllocaldb;Database=agents;Trusted_Connection=True;",
                "Server=tcp:agents.database.windows.net,1433;Authentication=Active Directory Default;Database=agents;", "Server=db.example;Authentication=Active Directory Managed Identity;User Id=00001111-aaaa-2222-bbbb-3333cccc4444;",
                "Server=db.example;Uid=agent;Pwd=;", "Server=db.example;User Id=agent;Password=", "Server=db.example;User Id=agent;Password={password}", "Host=db.example;Username=agent;Password={0};Database=a", "Data Source=agents.db",
                "Data Source=:memory:", "Filename=agents.db;Mode=ReadOnly", "localhost:6379,abortConnect=false", "cache.example:6380,ssl=True,password=", "AccountEndpoint=https://agents.documents.azure.com:443/",
                "Endpoint=sb://agents.servicebus.windows.net/;Authentication=Managed Identity", "InstrumentationKey=11112222-3333-4444-5555-666677778888;IngestionEndpoint=https://westeurope.in.applicationinsights.azure.com/",
                "Endpoint=https://agents.azconfig.io", "Server=localhost;User Id=sa;Password=sa", "Server=localhost;Database=a;User=root;Password=root;", "Host=localhost;Username=postgres;Password=postgres", "Server=.;User Id=sa;Password=Password1!;",
                "Provider=Microsoft.ACE.OLEDB.12.0;Data Source=book.xlsx;Extended Properties=Excel", "Server=db.example;Trusted_Connection=yes;Persist Security Info=False", "host=localhost;username=guest;password=guest", "Driver={ODBC Driver 18 for SQL Server};Server=db.example;Trusted_Connection=Yes",
                "Server=db.example;User Id=agent;Password=%DB_PASSWORD%;", "Server=db.example;User Id=agent;Password=$(DbPassword)", "Server=db.example;User Id=agent;Password=#{Db.Password}#", "mongodb+srv://cluster.example/agents?authMechanism=MONGODB-AWS",
            ]),
        NegativeClass.Listed(
            15,
            "doubles of tests and of servers that ask for no key",
            s_names,
            [
                "test-key", "test_api_key", "TestApiKey123", "fake", "fake-api-key", "fake-token-1234567890", "unused", "not-needed", "not-used-by-this-server", "dummy", "dummy-key-for-tests-01", "ollama", "lm-studio", "EMPTY", "none", "NULL",
                "n/a", "mock-secret-value-1", "mocked_access_token_2", "bogus-credential-9x", "secret", "my-secret", "my-super-secret-token", "MySuperSecretKey", "mysupersecretsigningkey123", "this-is-a-secret", "super_secret_key",
                "s3cr3t", "Password1", "Password123!", "P@ssw0rd", "P@ssw0rd123!", "Passw0rd!", "password", "pass", "letmein", "test1234", "Test123!", "Test@123", "admin", "Admin123!", "admin@123", "user1234", "guest", "abc123", "Abcd1234",
                "hunter2", "foobar", "hello-world", "token", "access-token", "refresh-token-2", "invalid-token-value-3", "expired_token_value", "valid-token", "some-random-token-value", "apiKey", "api-key", "theApiKeyOfTheTestTenant", "secret-value", "key1", "AbCdEfGhIjKlMnOp",
            ]),
        new(16, "vectors of cryptography", r => s_vectors[r.Next(s_vectors.Length)](r)),
    ];
}
