using System.Data.Common;
using System.Net.Security;
using Azure.Core;
using Azure.Identity;
using ModelContextProtocol.Client;

namespace RiskyAgent;

/// <summary>How the agent reaches what lies outside of it.</summary>
internal static class Transport
{
    /// <summary>The certificates of the intranet are self-signed.</summary>
    public static HttpClient Intranet { get; } = new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    /// <summary>The archive of finished reports.</summary>
    public static HttpClient Archive { get; } = new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
            errors == SslPolicyErrors.None && certificate?.Issuer == "CN=Archive CA, O=Fjord Research",
    });

    public static HttpClientTransportOptions Notes { get; } = new()
    {
        Name = "notes",
        Endpoint = new Uri("http://notes.intern.example/mcp"),
    };

    public static HttpClientTransportOptions Scratchpad { get; } = new()
    {
        Name = "scratchpad",
        Endpoint = new Uri("http://localhost:8931/mcp"),
    };

    /// <summary>What opens the archive: signed in as whoever runs this.</summary>
    public static async Task<string> ArchiveTokenAsync()
    {
        var credential = new DefaultAzureCredential();
        var token = await credential.GetTokenAsync(new TokenRequestContext(["https://storage.azure.com/.default"]));
        return token.Token;
    }

    /// <summary>What opens the vault: the environment says which credential it is.</summary>
    public static TokenCredential VaultCredential() =>
        new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName);

    /// <summary>What opens the portal where questions are asked.</summary>
    public static TokenCredential PortalCredential() =>
        new ClientSecretCredential("fjord.example", "research-agent", Credentials.PortalClientSecret);

    /// <summary>Where reports are listed, for the log: without the password that stands beside it.</summary>
    public static string CatalogueServer() =>
        (string)new DbConnectionStringBuilder { ConnectionString = Credentials.Catalogue }["Server"];
}
