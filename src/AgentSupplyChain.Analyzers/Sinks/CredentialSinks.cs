using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>
/// The members that take a credential as text: the generated rows of the AI SDKs, and the common clients of .NET that stand here.
/// </summary>
internal static class CredentialSinks
{
    private const string Constructor = ".ctor";

    /// <summary>type|member|parameter; without a parameter the setter of a property.</summary>
    private const string Own = """
        System.ClientModel.ApiKeyCredential|Update|key
        Azure.AzureKeyCredential|Update|key
        Azure.AzureNamedKeyCredential|.ctor|key
        Azure.AzureNamedKeyCredential|Update|key
        Azure.AzureSasCredential|.ctor|signature
        Azure.AzureSasCredential|Update|signature
        Azure.Storage.StorageSharedKeyCredential|.ctor|accountKey
        Azure.Identity.ClientSecretCredential|.ctor|clientSecret
        Azure.Identity.UsernamePasswordCredential|.ctor|password
        Azure.Identity.OnBehalfOfCredential|.ctor|clientSecret
        Microsoft.Identity.Client.ConfidentialClientApplicationBuilder|WithClientSecret|clientSecret
        Microsoft.Azure.Cosmos.CosmosClient|.ctor|authKeyOrResourceToken
        Microsoft.CognitiveServices.Speech.SpeechConfig|FromSubscription|subscriptionKey
        System.Net.NetworkCredential|.ctor|password
        System.Net.NetworkCredential|Password|
        System.Security.Cryptography.HMACSHA1|.ctor|key
        System.Security.Cryptography.HMACSHA256|.ctor|key
        System.Security.Cryptography.HMACSHA384|.ctor|key
        System.Security.Cryptography.HMACSHA512|.ctor|key
        System.Security.Cryptography.HMACSHA256|HashData|key
        System.Security.Cryptography.HMACSHA384|HashData|key
        System.Security.Cryptography.HMACSHA512|HashData|key
        System.Security.Cryptography.Rfc2898DeriveBytes|.ctor|password
        System.Security.Cryptography.Rfc2898DeriveBytes|Pbkdf2|password
        System.Security.Cryptography.X509Certificates.X509Certificate2|.ctor|password
        System.Security.Cryptography.X509Certificates.X509CertificateLoader|LoadPkcs12|password
        System.Security.Cryptography.X509Certificates.X509CertificateLoader|LoadPkcs12FromFile|password
        Microsoft.IdentityModel.Tokens.SymmetricSecurityKey|.ctor|key
        System.Data.SqlClient.SqlConnectionStringBuilder|Password|
        Microsoft.Data.SqlClient.SqlConnectionStringBuilder|Password|
        Npgsql.NpgsqlConnectionStringBuilder|Password|
        MySqlConnector.MySqlConnectionStringBuilder|Password|
        MySql.Data.MySqlClient.MySqlConnectionStringBuilder|Password|
        MongoDB.Driver.MongoCredential|CreateCredential|password
        MongoDB.Driver.MongoCredential|CreatePlainCredential|password
        StackExchange.Redis.ConfigurationOptions|Password|
        RabbitMQ.Client.ConnectionFactory|Password|
        MailKit.MailService|Authenticate|password
        MailKit.MailService|AuthenticateAsync|password
        Renci.SshNet.SshClient|.ctor|password
        Renci.SshNet.SftpClient|.ctor|password
        Amazon.Runtime.SessionAWSCredentials|.ctor|token
        Twilio.TwilioClient|Init|password
        SendGrid.SendGridClient|.ctor|apiKey
        Stripe.StripeClient|.ctor|apiKey
        Stripe.StripeConfiguration|ApiKey|
        Octokit.Credentials|.ctor|token
        Octokit.Credentials|.ctor|password
        Pinecone.PineconeClient|.ctor|apiKey
        Telegram.Bot.TelegramBotClient|.ctor|token
        """;

    private const string Rows = SinkTableData.Credentials + "\n" + Own;

    /// <summary>All rows, for the tests.</summary>
    public static IEnumerable<Sink> All => Rows.Split('\n').Distinct(StringComparer.Ordinal).Select(Read);

    /// <summary>
    /// Whether a call, a creation or an assignment of this simple name could be a sink at all. The text is searched as it is: most compilations ask
    /// a few times, and a table would cost them more.
    /// </summary>
    public static bool Knows(string name) =>
        Rows.IndexOf("|" + name + "|", StringComparison.Ordinal) >= 0 || Rows.IndexOf("." + name + "|" + Constructor + "|", StringComparison.Ordinal) >= 0;

    /// <param name="member">A method, constructor or property.</param>
    /// <param name="parameter">Null for the setter of a property.</param>
    public static Sink? Find(ISymbol member, string? parameter)
    {
        var isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var end = "|" + (isConstructor ? Constructor : member.Name) + "|" + parameter;
        for (var at = Rows.IndexOf(end, StringComparison.Ordinal); at >= 0; at = Rows.IndexOf(end, at + 1, StringComparison.Ordinal))
        {
            var next = at + end.Length;
            if (next < Rows.Length && Rows[next] is not ('|' or '\n'))
                continue;

            var start = Rows.LastIndexOf('\n', at) + 1;
            var stop = Rows.IndexOf('\n', next);
            var row = Read(Rows.Substring(start, (stop < 0 ? Rows.Length : stop) - start));
            if (row.Parameter == parameter && IsOf(member.ContainingType, row, isConstructor))
                return row;
        }

        return null;
    }

    // What a derived client inherits is the same sink.
    private static bool IsOf(INamedTypeSymbol? type, Sink row, bool isConstructor)
    {
        for (type = type?.OriginalDefinition; type is not null; type = isConstructor ? null : type.BaseType?.OriginalDefinition)
        {
            if (row.TypeName == type.MetadataName && MetadataName.Is(type, row.Type))
                return true;
        }

        return false;
    }

    /// <summary>What a sink takes. Where its name says nothing (<c>key</c>, <c>parameter</c>), it is a key.</summary>
    public static CredentialKind KindOf(Sink sink) => CredentialName.KindOf(sink.Parameter ?? sink.Member) is not CredentialKind.None and var kind ? kind : CredentialKind.ApiKey;

    private static Sink Read(string row)
    {
        var cells = row.Split('|');
        return new Sink(SinkKind.Credential, cells[0], cells[1], cells[2].Length > 0 ? cells[2] : null, cells.Length > 3 && cells[3].Length > 0 ? cells[3] : null);
    }
}
