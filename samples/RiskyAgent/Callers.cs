using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace RiskyAgent;

/// <summary>Who asks: the portal and the partners of the institute send a token along with a question.</summary>
internal static class Callers
{
    private static readonly ConfigurationManager<OpenIdConnectConfiguration> Portal = new(
        "http://login.intern.example/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false });

    private static readonly ConfigurationManager<OpenIdConnectConfiguration> Partners = new(
        "https://login.partners.example/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = true });

    public static async Task<string?> NameOfColleagueAsync(string token)
    {
        var portal = await Portal.GetConfigurationAsync(CancellationToken.None);
        return await NameAsync(token, new TokenValidationParameters
        {
            ValidIssuer = portal.Issuer,
            ValidAudience = "research-agent",
            IssuerSigningKeys = portal.SigningKeys,
            RequireSignedTokens = false,
            SignatureValidator = (text, _) => new JsonWebToken(text),
        });
    }

    public static async Task<string?> NameOfPartnerAsync(string token)
    {
        var partners = await Partners.GetConfigurationAsync(CancellationToken.None);
        return await NameAsync(token, new TokenValidationParameters
        {
            ValidIssuer = partners.Issuer,
            ValidAudience = "research-agent",
            IssuerSigningKeys = partners.SigningKeys,
            RequireSignedTokens = true,
            AlgorithmValidator = (algorithm, _, _, _) => algorithm is SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.EcdsaSha256,
        });
    }

    private static async Task<string?> NameAsync(string token, TokenValidationParameters parameters)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
        return result.IsValid ? result.ClaimsIdentity.Name : null;
    }
}
