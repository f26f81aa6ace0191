using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Libraries that no feed at hand has, under their true assembly and metadata names. Bodies do not matter: nothing runs.</summary>
internal static class WebStubs
{
    public static StubPack McpServer { get; } = new(
        "ModelContextProtocol.AspNetCore",
        """
        using System;
        using Microsoft.AspNetCore.Routing;

        namespace Microsoft.AspNetCore.Builder
        {
            public static class McpEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder endpoints, string pattern = "") => throw new NotSupportedException();
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IMcpServerBuilder { }

            public static class HttpMcpServerBuilderExtensions
            {
                public static IMcpServerBuilder AddMcpServer(this IServiceCollection services) => throw new NotSupportedException();
                public static IMcpServerBuilder WithHttpTransport(this IMcpServerBuilder builder) => builder;
                public static IMcpServerBuilder AddAuthorizationFilters(this IMcpServerBuilder builder) => builder;
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack A2A { get; } = new(
        "A2A.AspNetCore",
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        namespace A2A.AspNetCore
        {
            public static class A2ARouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapA2A(this IEndpointRouteBuilder endpoints, string path) => throw new System.NotSupportedException();
                public static IEndpointConventionBuilder MapHttpA2A(this IEndpointRouteBuilder endpoints, string path) => throw new System.NotSupportedException();
                public static IEndpointConventionBuilder MapWellKnownAgentCard(this IEndpointRouteBuilder endpoints, string path) => throw new System.NotSupportedException();
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack AgentHosting { get; } = new(
        "Microsoft.Agents.AI.Hosting.OpenAI",
        """
        using Microsoft.AspNetCore.Routing;

        namespace Microsoft.AspNetCore.Builder
        {
            public static class MicrosoftAgentAIHostingOpenAIEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints) => throw new System.NotSupportedException();
                public static IEndpointConventionBuilder MapOpenAIConversations(this IEndpointRouteBuilder endpoints) => throw new System.NotSupportedException();
                public static IEndpointConventionBuilder MapOpenAIChatCompletions(this IEndpointRouteBuilder endpoints, string agent) => throw new System.NotSupportedException();
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack Agui { get; } = new(
        "Microsoft.Agents.AI.Hosting.AGUI.AspNetCore",
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        namespace Microsoft.Agents.AI.Hosting.AGUI.AspNetCore
        {
            public static class AGUIEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapAGUI(this IEndpointRouteBuilder endpoints, string pattern, object agent) => throw new System.NotSupportedException();
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack DevUI { get; } = new(
        "Microsoft.Agents.AI.DevUI",
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        namespace Microsoft.Agents.AI.DevUI
        {
            public static class DevUIExtensions
            {
                public static IEndpointConventionBuilder MapDevUI(this IEndpointRouteBuilder endpoints) => throw new System.NotSupportedException();
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack Tokens { get; } = new(
        "Microsoft.IdentityModel.Tokens",
        """
        using System;
        using System.Collections.Generic;

        namespace Microsoft.IdentityModel.Tokens
        {
            public abstract class SecurityToken { }
            public abstract class SecurityKey { }
            public class BaseConfiguration { }
            public delegate SecurityToken SignatureValidator(string token, TokenValidationParameters validationParameters);
            public delegate SecurityToken SignatureValidatorUsingConfiguration(string token, TokenValidationParameters validationParameters, BaseConfiguration configuration);
            public delegate bool IssuerSigningKeyValidator(SecurityKey securityKey, SecurityToken securityToken, TokenValidationParameters validationParameters);
            public delegate bool AlgorithmValidator(string algorithm, SecurityKey securityKey, SecurityToken securityToken, TokenValidationParameters validationParameters);
            public delegate bool AudienceValidator(IEnumerable<string> audiences, SecurityToken securityToken, TokenValidationParameters validationParameters);

            public class TokenValidationParameters
            {
                public bool RequireSignedTokens { get; set; }
                public bool ValidateIssuerSigningKey { get; set; }
                public SecurityKey? IssuerSigningKey { get; set; }
                public bool ValidateIssuer { get; set; }
                public SignatureValidator? SignatureValidator { get; set; }
                public SignatureValidatorUsingConfiguration? SignatureValidatorUsingConfiguration { get; set; }
                public IssuerSigningKeyValidator? IssuerSigningKeyValidator { get; set; }
                public AlgorithmValidator? AlgorithmValidator { get; set; }
                public AudienceValidator? AudienceValidator { get; set; }
            }
        }

        namespace Microsoft.IdentityModel.JsonWebTokens
        {
            using Microsoft.IdentityModel.Tokens;

            public class JsonWebToken : SecurityToken { public JsonWebToken(string jwt) { } }

            public class JsonWebTokenHandler
            {
                public JsonWebToken ReadJsonWebToken(string token) => new(token);
                public bool CanReadToken(string token) => true;
                public SecurityToken ValidateToken(string token, TokenValidationParameters parameters) => throw new NotSupportedException();
            }
        }

        namespace System.IdentityModel.Tokens.Jwt
        {
            using Microsoft.IdentityModel.Tokens;

            public class JwtSecurityToken : SecurityToken { public JwtSecurityToken(string jwtEncodedString) { } }

            public class JwtSecurityTokenHandler
            {
                public JwtSecurityToken ReadJwtToken(string token) => new(token);
                public SecurityToken ReadToken(string token) => new JwtSecurityToken(token);
            }
        }
        """);

    public static StubPack JwtBearer { get; } = new(
        "Microsoft.AspNetCore.Authentication.JwtBearer",
        [Tokens],
        """
        using System;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.IdentityModel.Tokens;

        namespace Microsoft.AspNetCore.Authentication.JwtBearer
        {
            public class JwtBearerOptions
            {
                public bool RequireHttpsMetadata { get; set; } = true;
                public string? Authority { get; set; }
                public string MetadataAddress { get; set; } = "";
                public TokenValidationParameters TokenValidationParameters { get; set; } = new();
            }
        }

        namespace Microsoft.IdentityModel.Protocols
        {
            public class HttpDocumentRetriever { public bool RequireHttps { get; set; } = true; }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class JwtBearerExtensions
            {
                public static AuthenticationBuilder AddJwtBearer(this AuthenticationBuilder builder, Action<JwtBearerOptions> configureOptions) => builder;
            }
        }
        """)
    { IsForAspNetCore = true };

    public static StubPack AzureIdentity { get; } = new(
        "Azure.Identity",
        """
        namespace Azure.Identity
        {
            public abstract class TokenCredential { }

            public class DefaultAzureCredentialOptions
            {
                public bool ExcludeAzureCliCredential { get; set; }
                public bool ExcludeAzureDeveloperCliCredential { get; set; }
                public bool ExcludeAzurePowerShellCredential { get; set; }
                public bool ExcludeVisualStudioCredential { get; set; }
                public bool ExcludeVisualStudioCodeCredential { get; set; }
                public bool ExcludeInteractiveBrowserCredential { get; set; }
                public string? TenantId { get; set; }
            }

            public class DefaultAzureCredential : TokenCredential
            {
                public const string DefaultEnvironmentVariableName = "AZURE_TOKEN_CREDENTIALS";
                public DefaultAzureCredential(bool includeInteractiveCredentials = false) { }
                public DefaultAzureCredential(DefaultAzureCredentialOptions options) { }
                public DefaultAzureCredential(string configurationEnvironmentVariableName, DefaultAzureCredentialOptions? options = null) { }
            }

            public class ManagedIdentityCredential : TokenCredential { public ManagedIdentityCredential(string? clientId = null) { } }
            public class AzureCliCredential : TokenCredential { }
            public class ChainedTokenCredential : TokenCredential { public ChainedTokenCredential(params TokenCredential[] sources) { } }
        }
        """);

    public static StubPack Ollama { get; } = new(
        "OllamaSharp",
        """
        namespace OllamaSharp
        {
            public class OllamaApiClient
            {
                public OllamaApiClient(string uriString, string defaultModel = "") { }
                public OllamaApiClient(System.Uri uri, string defaultModel = "") { }
                public OllamaApiClient(System.Net.Http.HttpClient client, string defaultModel = "") { }
            }
        }
        """);

    public static StubPack AgentToAgent { get; } = new(
        "A2A",
        """
        namespace A2A
        {
            public class A2AClient { public A2AClient(System.Uri baseUrl, System.Net.Http.HttpClient? httpClient = null) { } }
            public class A2ACardResolver { public A2ACardResolver(System.Uri baseUrl) { } }
        }
        """);

    /// <summary>What makes a project a test project.</summary>
    public static StubPack Xunit { get; } = new("xunit.core", "namespace Xunit { public sealed class FactAttribute : System.Attribute { } }");
}
