using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>What a likely credential is called where it is configured: after what it stands under, and whose it is.</summary>
public class CredentialSettingNameFixTests
{
    [Theory]
    [InlineData("class Agent { string DatabasePassword { get; } = #; }", "PASSWORD", "DatabasePassword", "DATABASE_PASSWORD")]
    [InlineData("class SearchOptions { public string ApiKey { get; set; } = #; }", "KEY40", "Search:ApiKey", "SEARCH_API_KEY")]
    [InlineData("class SearchClientSettings { public string ApiKey { get; set; } = #; }", "KEY40", "Search:ApiKey", "SEARCH_API_KEY")]
    [InlineData("class Options { public string ApiKey { get; set; } = #; }", "KEY40", "ApiKey", "API_KEY")]
    [InlineData("class Weather { class Options { public string ApiKey { get; set; } = #; } }", "KEY40", "Weather:ApiKey", "WEATHER_API_KEY")]
    [InlineData("class OpenAIOptions { public string ApiKey { get; set; } = #; }", "KEY40", "OpenAI:ApiKey", "OPENAI_API_KEY")]
    [InlineData("class EntraOptions { public string ClientSecret = #; }", "KEY40", "Entra:ClientSecret", "ENTRA_CLIENT_SECRET")]
    [InlineData("class GitHubClient { readonly string _accessToken = #; public object Seen => _accessToken; }", "KEY40", "GitHub:AccessToken", "GITHUB_ACCESS_TOKEN")]
    [InlineData("class Mailer { void M() { var smtpPassword = #; Console.WriteLine(smtpPassword); } }", "PASSWORD", "SmtpPassword", "SMTP_PASSWORD")]
    [InlineData("class Mailer { void M() { var password = #; Console.WriteLine(password); } }", "PASSWORD", "Mailer:Password", "MAILER_PASSWORD")]
    [InlineData("class Mailer { string GetApiKey() => #; }", "KEY40", "Mailer:ApiKey", "MAILER_API_KEY")]
    [InlineData("class Weather { void M(Dictionary<string, string> headers) => headers[\"X-Api-Key\"] = #; }", "KEY40", "Weather:ApiKey", "WEATHER_API_KEY")]
    [InlineData("class Weather { void M(Dictionary<string, string> env) => env[\"GITHUB_TOKEN\"] = #; }", "KEY40", "GithubToken", "GITHUB_TOKEN")]
    [InlineData("class Weather { Dictionary<string, string> M() => new() { { \"WeatherApiKey\", # } }; }", "KEY40", "WeatherApiKey", "WEATHER_API_KEY")]
    [InlineData("class Weather { System.Net.NetworkCredential M() => new(\"user\", (string?)#); }", "PASSWORD", "Weather:Password", "WEATHER_PASSWORD")]
    [InlineData("class Store { void Open(string storeSecret) { } void M() => Open(#); }", "KEY40", "StoreSecret", "STORE_SECRET")]
    [InlineData("class Store { public Store(string apiKey) { } } class Shop { Store M() => new(#); }", "KEY40", "Store:ApiKey", "STORE_API_KEY")]
    [InlineData("class Program { static string M() { var apiKey = #; return apiKey; } }", "KEY40", "ApiKey", "API_KEY")]
    [InlineData("class Gate { bool M(string apiKey) => apiKey == (#); }", "KEY40", "Gate:ApiKey", "GATE_API_KEY")]
    public Task Of_the_name_and_where_that_is_common_of_its_owner(string code, string value, string key, string variable)
    {
        var text = Usings + code;
        var before = CredentialCode.Fill(text.Replace("#", "\"[|" + value + "|]\"", StringComparison.Ordinal)).Code;
        return code.Contains("(string?)", StringComparison.Ordinal)
            ? Test.Fixes(before, text.Replace("#", $"Environment.GetEnvironmentVariable(\"{variable}\")", StringComparison.Ordinal))
            : InBoth(text, before, key, variable);
    }

    private static async Task InBoth(string code, string before, string key, string variable)
    {
        await Test.Fixes(before, code.Replace("#", $"Environment.GetEnvironmentVariable(\"{variable}\") ?? throw new InvalidOperationException(\"{variable} is not configured.\")", StringComparison.Ordinal));

        // The same with a configuration at hand.
        const string Configured = "static class Settings { public static IConfiguration Configuration { get; } = null!; }\n";
        const string Static = "using static Settings;\n";
        await Test.Fixes(Static + before + Configured, Static + code.Replace("#", $"Configuration[\"{key}\"] ?? throw new InvalidOperationException(\"{key} is not configured.\")", StringComparison.Ordinal) + Configured);
    }

    [Theory]
    [InlineData("class Orders { string ConnectionString = \"Server=db.example;Database=orders;User Id=app;Password=[|PASSWORD|];Encrypt=true\"; }", "DATABASE_PASSWORD")]
    [InlineData("class Orders { string OrdersConnectionString = \"Server=db.example;Database=orders;User Id=app;Pwd=[|PASSWORD|]\"; }", "ORDERS_PASSWORD")]
    [InlineData("class Orders { string Storage = \"DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=[|BASE64|];EndpointSuffix=core.windows.net\"; }", "STORAGE_ACCOUNT_KEY")]
    [InlineData("class Orders { string Cache = \"redis://app:[|PASSWORD|]@cache.example:6379/0\"; }", "CACHE_PASSWORD")]
    [InlineData("class Orders { void M() => Open(\"postgres://app:[|PASSWORD|]@db.example/orders\"); void Open(string url) { } }", "POSTGRES_PASSWORD")]
    [InlineData("class Orders { void M() => Open(\"https://app:[|PASSWORD|]@api.example/orders\"); void Open(string url) { } }", "ORDERS_PASSWORD")]
    [InlineData("class Orders { void M(Dictionary<string, string> headers) => headers[\"Authorization\"] = \"Bearer [|KEY40|]\"; }", "ORDERS_ACCESS_TOKEN")]
    public Task Of_what_stands_before_it_in_a_longer_text(string code, string variable)
    {
        var before = CredentialCode.Fill(Usings + code).Code;
        var start = before.LastIndexOf('"', before.IndexOf("{|ASC6011:", StringComparison.Ordinal));
        var value = before.IndexOf("{|ASC6011:", StringComparison.Ordinal);
        var after = before[..start] + "$" + before[start..value]
            + $"{{Environment.GetEnvironmentVariable(\"{variable}\") ?? throw new InvalidOperationException(\"{variable} is not configured.\")}}"
            + before[(before.IndexOf("|}", StringComparison.Ordinal) + 2)..];
        return Test.Fixes(before, after);
    }

    [Fact]
    public Task Both_rules_are_put_right_at_once() => Test.Fixes(
        CredentialCode.Fill(Usings + $"class Agent {{ string OpenAIKey = \"{{|ASC6010:{WithKeys("OPENAI!")}|}}\"; string MailPassword = \"[|PASSWORD|]\"; }}").Code,
        Usings + $"class Agent {{ string OpenAIKey = {Variable}{ThrowVariable}; string MailPassword = Environment.GetEnvironmentVariable(\"MAIL_PASSWORD\") ?? throw new InvalidOperationException(\"MAIL_PASSWORD is not configured.\"); }}");
}
