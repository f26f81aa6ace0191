using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>ASC6011: a value that is handed to an API which takes nothing but a credential. Any form will do there, a UUID too.</summary>
public class CredentialSinkTests
{
    [Theory]
    [InlineData("_ = new ApiKeyCredential(\"[|HEX32|]\");")]
    [InlineData("_ = new ApiKeyCredential(\"[|UUID|]\");")]
    [InlineData("ApiKeyCredential credential = new(\"[|KEY40|]\");")]
    [InlineData("ApiKeyCredential? credential = new(\"[|UUID|]\");")]
    [InlineData("}\nprivate readonly ApiKeyCredential _held = new(\"[|UUID|]\");\nprivate System.ClientModel.ApiKeyCredential Held { get; } = new(\"[|UUID|]\"); void N() {")]
    [InlineData("_ = new ChatClient(\"gpt-4o-2024-08-06\", \"[|KEY40|]\");")]
    [InlineData("_ = new ChatClient(model: \"gpt-4o-2024-08-06\", apiKey: \"[|KEY40|]\");")]
    [InlineData("_ = new ChatClient(\"gpt-4o-2024-08-06\", new ApiKeyCredential(\"[|KEY40|]\"), new OpenAIClientOptions());")]
    [InlineData("_ = new AzureOpenAIClient(new Uri(\"https://models.contoso.example\"), new(\"[|HEX32|]\"));")]
    [InlineData("_ = new OpenAIClient(\"[|KEY40|]\").GetChatClient(\"gpt-4o-2024-08-06\");")]
    [InlineData("_ = new OpenAIClient(new ApiKeyCredential(Value)); }\nconst string Value = \"[|UUID|]\"; void N() {")]
    [InlineData("_ = new AnthropicClient { ApiKey = \"[|UUID|]\" };")]
    [InlineData("_ = new AnthropicClient { AuthToken = \"[|KEY40|]\" };")]
    [InlineData("_ = ResponseTool.CreateMcpTool(\"files\", new Uri(\"https://mcp.contoso.example\"), authorizationToken: \"[|KEY40|]\");")]
    [InlineData("var credential = new ApiKeyCredential(\"[|KEY40|]\"); credential.Update(\"[|KEY40|]\");")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"npx\", EnvironmentVariables = new Dictionary<string, string?> { [\"GITHUB_TOKEN\"] = \"[|UUID|]\", [\"LOG_LEVEL\"] = \"HEX32\" } };")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"npx\", EnvironmentVariables = new Dictionary<string, string?> { { \"BRAVE_API_KEY\", \"[|KEY24|]\" } } };")]
    [InlineData("var o = new StdioClientTransportOptions { Command = \"npx\" }; o.EnvironmentVariables![\"API_KEY\"] = \"[|UUID|]\";")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(\"https://mcp.contoso.example\"), AdditionalHeaders = new Dictionary<string, string> { [\"X-Api-Key\"] = \"[|UUID|]\" } };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(\"https://mcp.contoso.example\"), AdditionalHeaders = new Dictionary<string, string> { [\"Authorization\"] = \"Bearer [|KEY40|]\" } };")]
    public Task Clients_of_AI_services_and_of_MCP(string statement) => Finds(AgentCode.Body(statement), Sdks);

    [Theory]
    [InlineData("_ = new System.Net.NetworkCredential(\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("_ = new System.Net.NetworkCredential { UserName = \"agent\", Password = \"[|PASSWORD|]\" };")]
    [InlineData("http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", \"[|KEY40|]\");")]
    [InlineData("http.DefaultRequestHeaders.Authorization = new(\"Bearer\", \"[|KEY40|]\");")]
    [InlineData("http.DefaultRequestHeaders.Authorization = new(\"Basic\", \"[|BASE64|]\");")]
    [InlineData("http.DefaultRequestHeaders.Add(\"X-Api-Key\", \"[|UUID|]\");")]
    [InlineData("http.DefaultRequestHeaders.Add(\"Ocp-Apim-Subscription-Key\", \"[|HEX32|]\");")]
    [InlineData("http.DefaultRequestHeaders.TryAddWithoutValidation(\"api-key\", \"[|HEX32|]\");")]
    [InlineData("http.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer [|KEY40|]\");")]
    [InlineData("_ = new System.Security.Cryptography.HMACSHA256(Encoding.UTF8.GetBytes(\"[|KEY40|]\"));")]
    [InlineData("_ = System.Security.Cryptography.HMACSHA256.HashData(\"[|KEY40|]\"u8, stackalloc byte[0]);")]
    [InlineData("_ = new System.Security.Cryptography.X509Certificates.X509Certificate2(new byte[0], \"[|PASSWORD|]\");")]
    [InlineData("_ = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile(\"agent.pfx\", \"[|PASSWORD|]\");")]
    [InlineData("new System.Net.Mail.SmtpClient().Credentials = new System.Net.NetworkCredential(\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("var secure = new System.Security.SecureString(); foreach (var c in \"[|PASSWORD|]\") secure.AppendChar(c);")]
    [InlineData("_ = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(\"[|PASSWORD|]\", new byte[8], 1, default, 1);")]
    public Task Clients_of_the_framework(string statement) => Finds(Body(statement));

    [Theory]
    [InlineData("_ = new Azure.AzureKeyCredential(\"[|HEX32|]\");")]
    [InlineData("_ = new Azure.AzureSasCredential(\"[|KEY40|]\");")]
    [InlineData("_ = new Azure.AzureNamedKeyCredential(\"agent\", \"[|BASE64|]\");")]
    [InlineData("_ = new Azure.Identity.ClientSecretCredential(\"UUID\", \"UUID\", \"[|KEY40|]\");")]
    [InlineData("_ = new Azure.Identity.UsernamePasswordCredential(\"agent\", \"[|PASSWORD|]\", \"UUID\", \"UUID\");")]
    [InlineData("_ = new Amazon.Runtime.BasicAWSCredentials(\"agent\", \"[|KEY40|]\");")]
    [InlineData("_ = new Amazon.Runtime.SessionAWSCredentials(\"agent\", \"[|KEY40|]\", \"[|KEY40|]\");")]
    [InlineData("_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"[|KEY40|]\"));")]
    [InlineData("_ = new Qdrant.Client.QdrantClient(\"db.example\", \"[|KEY40|]\");")]
    [InlineData("Twilio.TwilioClient.Init(\"agent\", \"[|HEX32|]\");")]
    [InlineData("_ = new StackExchange.Redis.ConfigurationOptions { Password = \"[|PASSWORD|]\" };")]
    [InlineData("_ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = \"db.example\", Password = \"[|PASSWORD|]\" };")]
    [InlineData("_ = new Npgsql.NpgsqlConnectionStringBuilder { Password = \"[|PASSWORD|]\" };")]
    [InlineData("_ = MongoDB.Driver.MongoCredential.CreateCredential(\"admin\", \"agent\", \"[|PASSWORD|]\");")]
    public Task Clients_of_clouds_and_databases(string statement) => Finds(Body(statement), Test.WithStubs(s_clients));

    [Theory]
    [InlineData("_ = new ChatClient(\"UUID\", key, new OpenAIClientOptions());")]
    [InlineData("_ = new ChatClient(\"KEY40\", key, new OpenAIClientOptions());")]
    [InlineData("_ = new ApiKeyCredential(\"ollama\");")]
    [InlineData("_ = new ApiKeyCredential(\"EMPTY\");")]
    [InlineData("_ = new ApiKeyCredential(\"not-needed\");")]
    [InlineData("_ = new ApiKeyCredential(\"lm-studio\");")]
    [InlineData("_ = new ApiKeyCredential(\"unused\");")]
    [InlineData("_ = new ApiKeyCredential(\"your-api-key-here\");")]
    [InlineData("_ = new ApiKeyCredential(\"<your key>\");")]
    [InlineData("_ = new ApiKeyCredential(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\");")]
    [InlineData("_ = new ApiKeyCredential(\"00000000-0000-0000-0000-000000000000\");")]
    [InlineData("_ = new ApiKeyCredential(Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\")!);")]
    [InlineData("_ = new ApiKeyCredential(config[\"OpenAI:ApiKey\"]!);")]
    [InlineData("_ = new ApiKeyCredential(config.GetSection(\"OpenAI\")[\"ApiKey\"] ?? throw new InvalidOperationException(\"OpenAI:ApiKey is not set\"));")]
    [InlineData("_ = new AnthropicClient { ApiKey = input };")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"npx\", EnvironmentVariables = new Dictionary<string, string?> { [\"GITHUB_TOKEN\"] = \"${input:token}\" } };")]
    [InlineData("_ = new StdioClientTransportOptions { Command = \"npx\", EnvironmentVariables = new Dictionary<string, string?> { [\"GITHUB_TOKEN\"] = Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\") } };")]
    public Task What_only_holds_the_place_of_a_key_is_none(string statement) => IsClean(AgentCode.Body(statement), Sdks);

    [Fact]
    public async Task The_message_names_the_API_and_the_fix_knows_the_provider()
    {
        var finding = Assert.Single(await Finds(AgentCode.Body("_ = new ChatClient(\"gpt-4o-2024-08-06\", \"[|UUID|]\");"), Sdks));

        Assert.StartsWith("Value passed as 'apiKey' to 'ChatClient' looks like a hardcoded API key. Revoke it first", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("OpenAI:ApiKey", finding.Properties["ConfigurationKey"]);
        Assert.Equal("OPENAI_API_KEY", finding.Properties["EnvironmentVariable"]);
    }

    private static AnalyzerTest<CredentialHardcodedAnalyzer> Sdks { get; } = AgentCode.Analyzer<CredentialHardcodedAnalyzer>();

    private static string Body(string statement) => $$"""
        using System.Text;

        class Agent
        {
            void Run(System.Net.Http.HttpClient http)
            {
                {{statement}}
            }
        }
        """;

    // Under their true metadata names; bodies do not matter.
    private static readonly StubPack s_clients = new(
        "Clients",
        """
        namespace Azure
        {
            public class AzureKeyCredential { public AzureKeyCredential(string key) { } }
            public class AzureSasCredential { public AzureSasCredential(string signature) { } }
            public class AzureNamedKeyCredential { public AzureNamedKeyCredential(string name, string key) { } }
        }

        namespace Azure.Identity
        {
            public class ClientSecretCredential { public ClientSecretCredential(string tenantId, string clientId, string clientSecret) { } }
            public class UsernamePasswordCredential { public UsernamePasswordCredential(string username, string password, string tenantId, string clientId) { } }
        }

        namespace Amazon.Runtime
        {
            public class BasicAWSCredentials { public BasicAWSCredentials(string accessKey, string secretKey) { } }
            public class SessionAWSCredentials { public SessionAWSCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) { } }
        }

        namespace Microsoft.IdentityModel.Tokens { public class SymmetricSecurityKey { public SymmetricSecurityKey(byte[] key) { } } }
        namespace Qdrant.Client { public class QdrantClient { public QdrantClient(string host, string apiKey) { } } }
        namespace Twilio { public class TwilioClient { public static void Init(string username, string password) { } } }
        namespace StackExchange.Redis { public class ConfigurationOptions { public string Password { get; set; } = ""; } }
        namespace Microsoft.Data.SqlClient { public class SqlConnectionStringBuilder { public string DataSource { get; set; } = ""; public string Password { get; set; } = ""; } }
        namespace Npgsql { public class NpgsqlConnectionStringBuilder { public string Password { get; set; } = ""; } }
        namespace MongoDB.Driver { public class MongoCredential { public static MongoCredential CreateCredential(string databaseName, string username, string password) => new(); } }
        """);
}
