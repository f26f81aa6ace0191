using System.Globalization;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class CredentialNameTests
{
    [Theory]
    [InlineData(
        CredentialKind.ApiKey,
        "apiKey ApiKey APIKey api_key api-key API_KEY ApiKey1 ApiKeys ApiKeys:0 _apiKey m_apiKey s_apiKey x-api-key xi-api-key X-Goog-Api-Key Ocp-Apim-Subscription-Key subscriptionKey x-functions-key OPENAI_API_KEY OpenAIKey "
        + "OpenAI:Key OpenAI:ApiKey OpenAI__ApiKey AzureOpenAI:Key OPENAIAPIKEY openaiapikey OpenAIAPIKey AccountKey accountkey SharedAccessKey AccessKey AWS_SECRET_ACCESS_KEY masterKey MasterKeyPrimary CosmosPrimaryKey "
        + "SpeechKey cognitiveServicesKey GeminiApiKeyDefault NUGET_API_KEY DD-API-KEY DD-APPLICATION-KEY spring.ai.openai.api-key defaultApiKeyValue TavilyApiKey ApiKeys:Anthropic AzureMapsKey options.ApiKey")]
    [InlineData(
        CredentialKind.Secret,
        "secret Secret ClientSecret client_secret clientsecret CLIENT_SECRET AzureAd:ClientSecret appSecret SigningKey JwtSigningKey IssuerSigningKey EncryptionKey WebhookSecret webhook_secret STRIPE_WEBHOOK_SECRET "
        + "HmacKey symmetricKey Jwt:Key JWT_KEY Jwt:Secret secretKey SecretKey consumerSecret MachineKey credential credentials SecretValue secret_string GitHubAppSecret")]
    [InlineData(
        CredentialKind.Token,
        "token Token AccessToken access_token authToken AUTH_TOKEN GITHUB_TOKEN githubToken HF_TOKEN botToken refreshToken bearerToken SasToken sas_token PAT AzureDevOpsPat GITHUB_PAT personalAccessToken X-Auth-Token "
        + "PRIVATE-TOKEN X-Amz-Security-Token Authorization Proxy-Authorization authorization jwt slack:botToken accesstoken sessionToken accessTokens ApiTokens VAULT_TOKEN _auth")]
    [InlineData(
        CredentialKind.Password,
        "password Password PASSWORD dbPassword DB_PASSWORD dbpassword MYSQL_ROOT_PASSWORD SA_PASSWORD pwd Pwd PGPASSWORD passphrase Passphrase pass_phrase dbPass SMTP_PASS passwd CertificatePassword ClearTextPassword "
        + "Smtp:Password userPwd newPassword PasswordDefault Kestrel:Certificates:Default:Password")]
    [InlineData(
        CredentialKind.ConnectionString,
        "ConnectionString connectionString connection_string ConnectionStrings:Default ConnectionStrings:DefaultConnection ConnectionStrings__Db AzureStorageConnectionString connStr ServiceBusConnectionString connectionstring")]
    [InlineData(CredentialKind.PrivateKey, "privateKey PrivateKey private_key PRIVATE_KEY privatekey RsaPrivateKey")]
    public void Names_of_credentials_are_read(CredentialKind kind, string names)
    {
        foreach (var name in names.Split(' '))
            Assert.True(CredentialName.KindOf(name) == kind, name + " is " + CredentialName.KindOf(name));
    }

    [Theory]
    [InlineData("publicKey PublicKeyToken PublishableKey publicApiKey PUBLIC_KEY tokenUrl TokenUri TOKEN_ENDPOINT tokenEndpoint keyName KeyId KeyVault KeyVaultUri KeyVaultSecretName KeyPath privateKeyPath privateKeyFile secretName SecretNames")]
    [InlineData("maxTokens max_tokens MaxOutputTokens tokenCount TokenLimit prompt_tokens totalTokens tokens.total CancellationToken cancellationToken csrfToken XSRF-TOKEN X-CSRF-TOKEN RequestVerificationToken __RequestVerificationToken")]
    [InlineData("passwordQuestion PasswordAnswer apiKeyHeader ApiKeyHeaderName credentialsId credentialId UserSecretsId accessTokenId secretId keyboard monkey turkey donkey author Author authority accessor bypass compass passenger")]
    [InlineData("keySize keyType KeyAlgorithm signingKeyAlgorithm apiKeyPrefix tokenPattern TokenRegex passwordRegex PasswordPolicy PasswordMinLength passwordLength Password:RequiredLength PasswordHash PasswordSalt hashedPassword")]
    [InlineData("primaryKey primary_key foreignKey partitionKey PartitionKey routingKey cacheKey CacheKey sortKey rowKey translationKey resourceKey dictionaryKey hashKey Key key keys Keys InstrumentationKey licenseKey hotKey")]
    [InlineData("forgotPassword resetPassword ShowPassword isPassword HasSecret passwordLabel PasswordTitle password.reset.title Errors.Password.TooShort InvalidToken TokenExpired TokenType token_type tokenProvider passwordBox")]
    [InlineData("apiKeyName ApiKeyVariable tokenEnvVar API_KEY_ENV TokenFile PASSWORD_FILE passwordField secretPath SecretUri SecretArn_Name access_token_url AccessKeyId AWS_ACCESS_KEY_ID privateKeyId SecretRef")]
    [InlineData("nextPageToken continuationToken ContinuationToken pageToken syncToken deltaToken stopToken EosToken padToken syntaxToken LeadingTriviaToken metadataToken MetadataToken ConcurrencyToken fakeApiKey dummyToken mockSecret")]
    [InlineData("model endpoint name id value text url clientId tenantId ClientId deploymentName Endpoint OpenAI:Endpoint OpenAI:Model connection Connection connectionName stringConnectionType passThrough pathPattern tokenizer Tokenizer secretary")]
    public void Names_about_credentials_and_other_names_are_none(string names)
    {
        foreach (var name in names.Split(' '))
            Assert.True(CredentialName.KindOf(name) == CredentialKind.None, name + " is " + CredentialName.KindOf(name));
    }

    [Theory]
    [InlineData("The password that you have entered is wrong")]
    [InlineData("How is my API key used by this page and where is it stored for the other users")]
    [InlineData("")]
    [InlineData(":::")]
    [InlineData("__")]
    [InlineData("0:1:2")]
    public void Prose_and_nothing_are_no_names(string name) => Assert.Equal(CredentialKind.None, CredentialName.KindOf(name));

    [Fact]
    public void No_name_is_too_strange() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Enum.IsDefined(CredentialName.KindOf(text ?? ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_words_count_and_not_how_they_are_joined()
    {
        foreach (var words in new[] { "Client Secret", "Access Token", "Db Password", "Account Key", "Signing Key", "Open Ai Api Key", "Connection String", "Private Key" })
        {
            var parts = words.Split(' ');
            var camel = char.ToLowerInvariant(parts[0][0]) + string.Concat(parts)[1..];
            var kinds = new[] { string.Concat(parts), camel, string.Join("_", parts), string.Join("-", parts), string.Join("_", parts).ToUpperInvariant(), string.Join("-", parts).ToLower(CultureInfo.InvariantCulture), words }
                .Select(CredentialName.KindOf).Distinct().ToList();
            Assert.True(kinds is [not CredentialKind.None], words + ": " + string.Join(", ", kinds));
        }
    }

    [Fact]
    public void Reading_a_name_allocates_nothing()
    {
        var name = "Authentication:OpenAI:" + RandomText.Letters(new Random(1), 40) + "ApiKeyHeaderName";
        CredentialName.KindOf(name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CredentialName.KindOf(name);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
