using System.Globalization;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Random by nature and secret to nobody: keys that are public, identities, digests, content.</summary>
internal static class NegativesOfIdentity
{
    private static readonly string[] s_providers =
        ["OpenAI", "Azure", "GitHub", "Stripe", "Weather", "Billing", "Payment", "Search", "Identity", "Storage", "Graph", "Bot", "Tenant", "Agent", "Speech", "Orders", "Mail", "Crm", "Jira", "Slack"];

    private static readonly string[] s_guidNames =
    [
        "TenantId", "ClientId", "SubscriptionId", "UserSecretsId", "ProjectGuid", "AppId", "InstrumentationKey", "ApplicationInsights:InstrumentationKey", "AzureAd:TenantId", "AzureAd:ClientId",
        "correlationId", "WorkspaceId", "ApiKey", "Token", "SecretId", "CredentialId", "accessTokenId", "PasswordResetRequestId", "CLSID", "TypeLibGuid", "x-ms-client-request-id", "IterationId", "SessionToken",
        "Secret", "client_secret", "APPINSIGHTS_INSTRUMENTATIONKEY",
    ];

    private static readonly Func<Random, (string, string)>[] s_digests =
    [
        r => ("integrity", "sha512-" + Base64(r, 64)),
        r => ("Integrity", "sha384-" + Base64(r, 48)),
        r => ("contentHash", Base64(r, 64)),
        r => ("commit", Hex(r, 40)),
        r => ("CommitHash", Hex(r, 40)),
        r => ("GitSha", Hex(r, 40)),
        r => ("ETag", "\"0x8D" + Hex(r, 13).ToUpperInvariant() + "\""),
        r => ("ETag", "W/\"" + Base64(r, 16) + "\""),
        r => ("Thumbprint", Hex(r, 40).ToUpperInvariant()),
        r => ("CertificateThumbprint", Hex(r, 40).ToUpperInvariant()),
        r => ("PasswordHash", "AQAAAAIAAYagAAAAE" + Base64(r, 44)),
        r => ("PasswordHash", "$2a$11$" + Base62(r, 53)),
        r => ("password_hash", "$argon2id$v=19$m=65536,t=3,p=4$" + Base62(r, 22) + "$" + Base62(r, 43)),
        r => ("Password", "$2b$12$" + Base62(r, 53)),
        r => ("HashedPassword", Base64(r, 32)),
        r => ("passwordHash", Hex(r, 64)),
        r => ("TokenHash", Hex(r, 64)),
        r => ("api_key_sha256", Hex(r, 64)),
        r => ("ApiKeyHash", Base64(r, 32)),
        r => ("sha256", Hex(r, 64)),
        r => ("digest", "sha256:" + Hex(r, 64)),
        r => ("image", "registry.example/agent@sha256:" + Hex(r, 64)),
        r => ("traceparent", "00-" + Hex(r, 32) + "-" + Hex(r, 16) + "-01"),
        r => ("TraceId", Hex(r, 32)),
        r => ("Checksum", Hex(r, 32)),
        r => ("fingerprint", "SHA256:" + Base64(r, 32).TrimEnd('=')),
        r => ("SecretHash", Hex(r, 40)),
        r => ("PasswordSalt", Base64(r, 16)),
        r => ("keyFingerprint", Hex(r, 40)),
        r => ("CredentialDigest", Base64(r, 32)),
        r => ("securityStamp", Base32(r, 32)),
    ];

    private static readonly Func<Random, (string, string)>[] s_publishable =
    [
        r => ("PublishableKey", "pk" + "_live_" + Base62(r, 24)),
        r => ("Stripe:PublishableKey", "pk" + "_test_" + Base62(r, 99)),
        r => ("StripeApiKey", "pk" + "_live_" + Base62(r, 24)),
        r => ("PublicKey", "pk" + "-lf-" + Uuid(r)),
        r => ("Langfuse:PublicKey", "pk" + "-lf-" + Uuid(r)),
        r => ("PostHogApiKey", "phc" + "_" + Base62(r, 43)),
        r => ("PostHog:ProjectApiKey", "phc" + "_" + Base62(r, 43)),
        r => ("Dsn", "https://" + Hex(r, 32) + "@o" + Digits(r, 6) + ".ingest.sentry.example/" + Digits(r, 7)),
        r => ("Sentry:Dsn", "https://" + Hex(r, 32) + "@o" + Digits(r, 6) + ".ingest.us.sentry.example/" + Digits(r, 16)),
        r => ("ClientId", Digits(r, 12) + "-" + Lower(r, 32) + ".apps.googleusercontent.com"),
        r => ("client_id", Base62(r, 32)),
        r => ("ClientId", Hex(r, 20)),
        r => ("GitHub:ClientId", "Iv1." + Hex(r, 16)),
        r => ("AccountSid", "AC" + Hex(r, 32)),
        r => ("TwilioToken", "AC" + Hex(r, 32)),
        r => ("RoleId", "AROA" + Base32(r, 17)),
        r => ("UserId", "AIDA" + Base32(r, 17)),
        r => ("MeasurementId", "G-" + Upper(r, 10)),
        r => ("trackingId", "UA-" + Digits(r, 8) + "-1"),
        r => ("containerId", "GTM-" + Upper(r, 7)),
        r => ("SiteKey", "6L" + Base64Url(r, 38)),
        r => ("RecaptchaSiteKey", "6L" + Base64Url(r, 38)),
        r => ("vapidPublicKey", "B" + Base64Url(r, 86)),
        r => ("sshPublicKey", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + Base62(r, 43) + " agent@host.example"),
        r => ("sshPublicKey", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ" + Base62(r, 300)),
        r => ("SupabaseKey", "sb" + "_publishable_" + Base62(r, 31)),
        r => ("AnonKey", "sb" + "_publishable_" + Base62(r, 31)),
        r => ("MapboxPublicToken", "pk.eyJ1Ijoi" + Base62(r, 60)),
    ];

    private static readonly Func<Random, (string, string)>[] s_agents =
    [
        r => ("AssistantId", "asst_" + Base62(r, 24)),
        r => ("threadToken", "thread_" + Base62(r, 24)),
        r => ("vectorStoreId", "vs_" + Hex(r, 32)),
        r => ("runToken", "run_" + Base62(r, 24)),
        r => ("tool_call_id", "call_" + Base62(r, 24)),
        r => ("token", "call_" + Base62(r, 24)),
        r => ("messageId", "msg_" + Base62(r, 24)),
        r => ("tool_use_id", "toolu_" + Base62(r, 24)),
        r => ("ResponseToken", "resp_" + Hex(r, 48)),
        r => ("OpenAIKey", "org-" + Base62(r, 24)),
        r => ("OpenAI:Organization", "org-" + Base62(r, 24)),
        r => ("ProjectKey", "proj_" + Base62(r, 24)),
        r => ("fileId", "file-" + Base62(r, 24)),
        r => ("FileToken", "file-" + Base62(r, 22)),
        r => ("batch", "batch_" + Hex(r, 32)),
        r => ("completionToken", "chatcmpl-" + Base62(r, 29)),
        r => ("model", "gpt-4.1-2025-04-14"),
        r => ("OpenAIKey", "gpt-4o-mini-2024-07-18"),
        r => ("token", "claude-sonnet-4-5-20250929"),
        r => ("ModelToken", "claude-3-5-haiku-20241022"),
        r => ("modelKey", "text-embedding-3-large"),
        r => ("apiKey", "meta-llama/Llama-3.3-70B-Instruct-Turbo"),
        r => ("Token", "Qwen2.5-Coder-32B-Instruct-GGUF"),
        r => ("secretModel", "mistral-large-2411"),
        r => ("token", "anthropic.claude-3-5-sonnet-20241022-v2:0"),
        r => ("ApiKey", "gemini-2.5-flash-preview-05-20"),
        r => ("EndToken", "<|endoftext|>"),
        r => ("stopToken", "<|im_end|>"),
        r => ("TOKEN", "<|start_header_id|>"),
        r => ("BosToken", "<s>"),
        r => ("max_tokens", Digits(r, 5)),
        r => ("MaxOutputTokens", Digits(r, 4)),
        r => ("cancellationToken", Base62(r, 20)),
        r => ("nextPageToken", Base62(r, 40)),
        r => ("ContinuationToken", Base64(r, 40)),
        r => ("ft_token", "ft:gpt-4o-mini-2024-07-18:contoso::" + Base62(r, 8)),
    ];

    public static IReadOnlyList<NegativeClass> All { get; } =
    [
        NegativeClass.Made(
            1,
            "public keys of assemblies",
            ["PublicKeyToken", "publicKeyToken", "PublicKey", "public_key", "AssemblyPublicKey", "StrongNamePublicKey", "assemblyIdentity", "InternalsVisibleTo", "SnkPublicKey", "TestAssemblyPublicKey"],
            r => Hex(r, 16),
            r => "PublicKeyToken=" + Hex(r, 16),
            r => "Contoso." + Pick(r, s_providers) + ", Version=" + r.Next(9) + ".0.0.0, Culture=neutral, PublicKeyToken=" + Hex(r, 16),
            r => "0024000004800000940000000602000000240000525341310004000001000100" + Hex(r, 256),
            r => "Contoso.Tests, PublicKey=0024000004800000940000000602000000240000525341310004000001000100" + Hex(r, 256)),
        new(2, "GUIDs", r => (Pick(r, s_guidNames), Guid(r))),
        new(3, "digests", r => Pick(r, s_digests)(r)),
        NegativeClass.Made(
            8,
            "content in base64",
            ["icon", "Image", "fontData", "payload", "certificate", "TokenImage", "PasswordIcon", "thumbnail", "cert", "SecretIconData", "avatar", "body", "blob", "KeyIcon"],
            r => "iVBORw0KGgo" + Body(r, r.Next(60, 2000)),
            r => "data:image/png;base64,iVBORw0KGgo" + Body(r, 300),
            r => "/9j/4AAQSkZJRgABAQ" + Body(r, 400),
            r => "R0lGODlhAQABAIAAAP" + Body(r, 60),
            r => "H4sIAAAAAAAAA" + Body(r, 200),
            r => "UEsDBBQAAAAI" + Body(r, 300),
            r => "TVqQAAMAAAAEAAAA" + Body(r, 900),
            r => "d09GRgABAAAAA" + Body(r, 500),
            r => "MIIDXTCCAkWgAwIBAgIJAJ" + Body(r, 800),
            r => "-----BEGIN CERTIFICATE-----\nMIIDXTCCAkWgAwIBAgIJ" + Body(r, 40) + "\n" + Body(r, 64) + "\n-----END CERTIFICATE-----",
            r => "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B" + Body(r, 44) + "\n" + Body(r, 64) + "\n-----END PUBLIC KEY-----",
            r => "iVBORw0KGgo" + Body(r, 200) + "AK" + "IA" + Base32(r, 16) + Body(r, 200),
            r => "PD94bWwgdmVyc2lvbj0i" + Body(r, 120),
            r => "JVBERi0xLjQK" + Body(r, 300)),
        new(11, "publishable halves", r => Pick(r, s_publishable)(r)),
        new(12, "ids of agents and names of models", r => Pick(r, s_agents)(r)),
    ];

    private static string Body(Random random, int count) => Of(Base62Digits + "+/", random, count);

    private static string Guid(Random random)
    {
        var guid = new Guid(Bytes(random, 16));
        return random.Next(4) switch
        {
            0 => guid.ToString("D"),
            1 => guid.ToString("B").ToUpperInvariant(),
            2 => guid.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant(),
            _ => guid.ToString("P"),
        };
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
