using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>
/// The members that take a credential as text: the generated rows of the AI SDKs, and the common clients of .NET that stand here. Made when the
/// first text is met that could be one.
/// </summary>
internal static class CredentialSinks
{
    private const string Constructor = ".ctor";

    /// <summary>type|member|parameter; without a parameter the setter of a property.</summary>
    private static readonly string[] Own =
    [
        "System.ClientModel.ApiKeyCredential|Update|key",
        "Azure.AzureKeyCredential|Update|key",
        "Azure.AzureNamedKeyCredential|.ctor|key",
        "Azure.AzureNamedKeyCredential|Update|key",
        "Azure.AzureSasCredential|.ctor|signature",
        "Azure.AzureSasCredential|Update|signature",
        "Azure.Storage.StorageSharedKeyCredential|.ctor|accountKey",
        "Azure.Identity.ClientSecretCredential|.ctor|clientSecret",
        "Azure.Identity.UsernamePasswordCredential|.ctor|password",
        "Azure.Identity.OnBehalfOfCredential|.ctor|clientSecret",
        "Microsoft.Identity.Client.ConfidentialClientApplicationBuilder|WithClientSecret|clientSecret",
        "Microsoft.Azure.Cosmos.CosmosClient|.ctor|authKeyOrResourceToken",
        "Microsoft.CognitiveServices.Speech.SpeechConfig|FromSubscription|subscriptionKey",
        "System.Net.NetworkCredential|.ctor|password",
        "System.Net.NetworkCredential|Password|",
        "System.Security.Cryptography.HMACSHA1|.ctor|key",
        "System.Security.Cryptography.HMACSHA256|.ctor|key",
        "System.Security.Cryptography.HMACSHA384|.ctor|key",
        "System.Security.Cryptography.HMACSHA512|.ctor|key",
        "System.Security.Cryptography.HMACSHA256|HashData|key",
        "System.Security.Cryptography.HMACSHA384|HashData|key",
        "System.Security.Cryptography.HMACSHA512|HashData|key",
        "System.Security.Cryptography.Rfc2898DeriveBytes|.ctor|password",
        "System.Security.Cryptography.Rfc2898DeriveBytes|Pbkdf2|password",
        "System.Security.Cryptography.X509Certificates.X509Certificate2|.ctor|password",
        "System.Security.Cryptography.X509Certificates.X509CertificateLoader|LoadPkcs12|password",
        "System.Security.Cryptography.X509Certificates.X509CertificateLoader|LoadPkcs12FromFile|password",
        "Microsoft.IdentityModel.Tokens.SymmetricSecurityKey|.ctor|key",
        "System.Data.SqlClient.SqlConnectionStringBuilder|Password|",
        "Microsoft.Data.SqlClient.SqlConnectionStringBuilder|Password|",
        "Npgsql.NpgsqlConnectionStringBuilder|Password|",
        "MySqlConnector.MySqlConnectionStringBuilder|Password|",
        "MySql.Data.MySqlClient.MySqlConnectionStringBuilder|Password|",
        "MongoDB.Driver.MongoCredential|CreateCredential|password",
        "MongoDB.Driver.MongoCredential|CreatePlainCredential|password",
        "StackExchange.Redis.ConfigurationOptions|Password|",
        "RabbitMQ.Client.ConnectionFactory|Password|",
        "MailKit.MailService|Authenticate|password",
        "MailKit.MailService|AuthenticateAsync|password",
        "Renci.SshNet.SshClient|.ctor|password",
        "Renci.SshNet.SftpClient|.ctor|password",
        "Amazon.Runtime.SessionAWSCredentials|.ctor|token",
        "Twilio.TwilioClient|Init|password",
        "SendGrid.SendGridClient|.ctor|apiKey",
        "Stripe.StripeClient|.ctor|apiKey",
        "Stripe.StripeConfiguration|ApiKey|",
        "Octokit.Credentials|.ctor|token",
        "Octokit.Credentials|.ctor|password",
        "Pinecone.PineconeClient|.ctor|apiKey",
        "Telegram.Bot.TelegramBotClient|.ctor|token",
    ];

    /// <summary>By the name that a call or an assignment shows: the type of a constructor, or the member.</summary>
    private static readonly Dictionary<string, Sink[]> ByName = Read().GroupBy(Shown, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.ToArray(), StringComparer.Ordinal);

    /// <summary>All rows, for the tests.</summary>
    public static IEnumerable<Sink> All => ByName.Values.SelectMany(rows => rows);

    /// <summary>Whether a call, a creation or an assignment of this simple name could be a sink at all.</summary>
    public static bool Knows(string name) => ByName.ContainsKey(name);

    /// <param name="member">A method, constructor or property.</param>
    /// <param name="parameter">Null for the setter of a property.</param>
    public static Sink? Find(ISymbol member, string? parameter)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (!ByName.TryGetValue(isConstructor ? member.ContainingType.Name : member.Name, out var rows))
            return null;

        // What a derived client inherits is the same sink.
        for (var type = member.ContainingType?.OriginalDefinition; type is not null; type = isConstructor ? null : type.BaseType?.OriginalDefinition)
        {
            foreach (var row in rows)
            {
                if (row.Parameter == parameter && row.TypeName == type.MetadataName && (row.Member == Constructor) == isConstructor && MetadataName.Is(type, row.Type))
                    return row;
            }
        }

        return null;
    }

    /// <summary>What a sink takes. Where its name says nothing (<c>key</c>, <c>parameter</c>), it is a key.</summary>
    public static CredentialKind KindOf(Sink sink) => CredentialName.KindOf(sink.Parameter ?? sink.Member) is not CredentialKind.None and var kind ? kind : CredentialKind.ApiKey;

    private static string Shown(Sink sink) => sink.Member == Constructor ? sink.TypeName : sink.Member;

    private static IEnumerable<Sink> Read()
    {
        foreach (var line in SinkTableData.Credentials.Split('\n').Concat(Own).Distinct(StringComparer.Ordinal))
        {
            var cells = line.Split('|');
            yield return new Sink(SinkKind.Credential, cells[0], cells[1], cells[2].Length > 0 ? cells[2] : null, cells.Length > 3 && cells[3].Length > 0 ? cells[3] : null);
        }
    }
}
