using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

public class EndpointNotEncryptedTests
{
    private static AnalyzerTest<EndpointNotEncryptedAnalyzer> Test { get; } = With(new AnalyzerTest<EndpointNotEncryptedAnalyzer>());

    private static FixTest<EndpointNotEncryptedAnalyzer, EndpointNotEncryptedFix> Fix { get; } = With(new FixTest<EndpointNotEncryptedAnalyzer, EndpointNotEncryptedFix>());

    [Theory]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri([|\"http://models.example/v1\"|]) };")]
    [InlineData("var o = new OpenAIClientOptions(); o.Endpoint = new Uri([|\"http://models.example\"|]);")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new([|\"HTTP://models.example\"|]) };")]
    [InlineData("_ = new AzureOpenAIClient(new Uri([|\"http://contoso.example\"|]), key);")]
    [InlineData("_ = new AnthropicClient { BaseUrl = [|\"http://gateway.example\"|] };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri([|\"http://tools.example/mcp\"|]) };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri([|\"http://192.168.1.10:11434\"|]) };")]
    [InlineData("_ = new HostedMcpServerTool(\"tools\", [|\"http://tools.example\"|]);")]
    [InlineData("_ = new HostedMcpServerTool(\"tools\", new Uri([|\"http://tools.example\"|]));")]
    [InlineData("_ = ResponseTool.CreateMcpTool(serverLabel: \"tools\", serverUri: new Uri([|\"http://tools.example\"|]));")]
    [InlineData("_ = new A2AClient(new Uri([|\"http://agent.example\"|]));")]
    [InlineData("_ = new A2ACardResolver(baseUrl: new Uri([|\"http://agent.example\"|]));")]
    [InlineData("_ = new OllamaApiClient([|\"http://ollama.example:11434\"|]);")]
    [InlineData("_ = new OllamaApiClient(new Uri([|\"ws://ollama.example\"|]));")]
    [InlineData("const string Url = [|\"http://tools.example\"|]; _ = new HttpClientTransportOptions { Endpoint = new Uri(Url) };")]
    [InlineData("var uri = new Uri([|\"http://tools.example\"|]); _ = new HttpClientTransportOptions { Endpoint = uri };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(config[\"Mcp:Url\"] ?? [|\"http://tools.example\"|]) };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(thorough ? [|\"http://a.example\"|] : \"https://b.example\") };")]
    [InlineData("var http = new HttpClient { BaseAddress = new Uri([|\"http://ollama.example\"|]) }; _ = new OllamaApiClient(http, \"llama3\");")]
    [InlineData("var http = new HttpClient(); http.BaseAddress = new Uri([|\"http://ollama.example\"|]); _ = new OllamaApiClient(http, \"llama3\");")]
    [InlineData("_ = new OllamaApiClient(new HttpClient { BaseAddress = new Uri([|\"http://ollama.example\"|]) });")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri([|Addresses.Tools|]) };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri([|\"http://\" + \"tools.example\"|]) };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri([|\"http://localhost.example\"|]) };")]
    [InlineData("if (!env.IsDevelopment()) _ = new OllamaApiClient([|\"http://ollama.example\"|]);")]
    public Task An_address_of_another_machine_in_clear_text(string statement) => Test.Diagnoses(Body(statement.Replace("[|Addresses.Tools|]", "LocalAddresses.Tools", StringComparison.Ordinal)));

    [Fact]
    public Task A_constant_of_another_file_is_reported_where_it_is_used() => Test
        .WithSource("Addresses.cs", "static class Addresses { public const string Tools = \"http://tools.example\"; }")
        .Diagnoses(Body("_ = new HttpClientTransportOptions { [|Endpoint = new Uri(Addresses.Tools)|] };"));

    [Theory]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"https://models.example/v1\") };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"http://localhost:1234/v1\") };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"http://127.0.0.1:1234/v1\") };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"http://127.9.9.9\") };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"http://[::1]:1234/v1\") };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(\"http://agent.dev.localhost\") };")]
    [InlineData("_ = new OllamaApiClient(\"http://ollama:11434\");")]
    [InlineData("_ = new OllamaApiClient(\"http://ollama.local\");")]
    [InlineData("_ = new OllamaApiClient(\"http://ollama.corp.internal.\");")]
    [InlineData("_ = new OllamaApiClient(\"http://host.docker.internal:11434\");")]
    [InlineData("_ = new OllamaApiClient(\"http://ollama.default.svc.cluster.local\");")]
    [InlineData("_ = new OllamaApiClient(\"http://ollama.default.svc\");")]
    [InlineData("_ = new OllamaApiClient(\"http://0.0.0.0:11434\");")]
    [InlineData("_ = new OllamaApiClient(\"https+http://models.contoso.example\");")]
    [InlineData("_ = new OllamaApiClient(\"not an address\");")]
    [InlineData("_ = new OllamaApiClient(\"\");")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(config[\"Mcp:Url\"]!) };")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri($\"http://{input}/mcp\") };")]
    [InlineData("if (env.IsDevelopment()) _ = new OllamaApiClient(\"http://ollama.example\");")]
    [InlineData("_ = new OllamaApiClient(env.IsDevelopment() ? \"http://ollama.example\" : \"https://ollama.example\");")]
    [InlineData("var url = env.IsDevelopment() ? \"http://ollama.example\" : \"https://ollama.example\"; _ = new OllamaApiClient(url);")]
    [InlineData("var page = new Uri(\"http://www.contoso.example\");")]
    [InlineData("Console.WriteLine(\"http://models.example\");")]
    [InlineData("_ = new HttpClient { BaseAddress = new Uri(\"http://news.example\") };")]
    [InlineData("var http = new HttpClient { BaseAddress = new Uri(\"http://news.example\") }; _ = new A2AClient(new Uri(\"https://agent.example\"), http);")]
    [InlineData("var http = new HttpClient { BaseAddress = new Uri(\"http://news.example\") }; _ = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(\"https://tools.example\") }, http);")]
    [InlineData("_ = new HostedMcpServerTool(\"http://tools.example\", \"https://tools.example\");")]
    [InlineData("/// <summary>http://models.example</summary>\nvoid F() { } F();")]
    [InlineData("_ = new Lookalike { Endpoint = \"http://models.example\" };")]
    public Task An_address_that_is_encrypted_or_stays_at_home(string statement) => Test.IsClean(Body(statement));

    [Theory]
    [InlineData("models.contoso.example")]
    [InlineData("*.contoso.example")]
    [InlineData("other.example|models.contoso.example:8080")]
    public Task A_host_that_the_policy_accepts(string hosts) => Test
        .WithGlobalOption("agent_supply_chain.transport.allow_http_hosts", hosts)
        .IsClean(Body("_ = new OllamaApiClient(\"http://models.contoso.example:8080\");"));

    [Theory]
    [InlineData("contoso.example")]
    [InlineData("*.models.contoso.example")]
    [InlineData("models.contoso.example:81")]
    public Task A_host_that_the_policy_does_not_name(string hosts) => Test
        .WithGlobalOption("agent_supply_chain.transport.allow_http_hosts", hosts)
        .Diagnoses(Body("_ = new OllamaApiClient([|\"http://models.contoso.example:8080\"|]);"));

    [Fact]
    public async Task The_message_names_the_address_without_what_is_secret_in_it()
    {
        var found = Assert.Single(await Test.Diagnoses(Body("_ = new OllamaApiClient([|\"http://user:word@models.example/v1?key=abc\"|]);")));
        Assert.Contains("'http://models.example/v1'", found.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("word", found.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("abc", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Tests_may_talk_to_servers_of_their_own() => Test.WithStubs(WebStubs.Xunit).IsClean(Body("_ = new OllamaApiClient(\"http://ollama.example\");"));

    [Theory]
    [InlineData("_ = new OllamaApiClient([|\"http://ollama.example:11434\"|]);", "_ = new OllamaApiClient(\"https://ollama.example:11434\");")]
    [InlineData("_ = new OllamaApiClient([|\"ws://ollama.example\"|]);", "_ = new OllamaApiClient(\"wss://ollama.example\");")]
    [InlineData("_ = new OllamaApiClient([|@\"http://ollama.example\"|]);", "_ = new OllamaApiClient(@\"https://ollama.example\");")]
    [InlineData("_ = new OllamaApiClient([|\"\"\"http://ollama.example\"\"\"|]);", "_ = new OllamaApiClient(\"\"\"https://ollama.example\"\"\");")]
    [InlineData("_ = new OllamaApiClient(/* a */ [|\"http://a.example\"|] /* b */); _ = new OllamaApiClient([|\"http://b.example\"|]);", "_ = new OllamaApiClient(/* a */ \"https://a.example\" /* b */); _ = new OllamaApiClient(\"https://b.example\");")]
    [InlineData("const string Url = [|\"http://a.example\"|]; _ = new OllamaApiClient(Url); _ = new OllamaApiClient(Url);", "const string Url = \"https://a.example\"; _ = new OllamaApiClient(Url); _ = new OllamaApiClient(Url);")]
    [InlineData("_ = new HttpClientTransportOptions { Endpoint = new Uri(config[\"U\"] ?? [|\"http://a.example\"|]) };", "_ = new HttpClientTransportOptions { Endpoint = new Uri(config[\"U\"] ?? \"https://a.example\") };")]
    public Task The_fix_writes_https(string before, string after) => Fix.Fixes(Body(before), Body(after));

    [Theory]
    [InlineData("_ = new OllamaApiClient([|\"http://ollama.example:80\"|]);")]
    [InlineData("_ = new OllamaApiClient([|\"http://ollama.example:80/v1\"|]);")]
    [InlineData("_ = new OllamaApiClient([|\"http://\" + \"ollama.example\"|]);")]
    [InlineData("_ = new OllamaApiClient([|\"http:\\u002f/ollama.example\"|]);")]
    public Task What_https_would_not_reach_or_cannot_be_written_has_no_fix(string statement) => Fix.OffersNoFix(Body(statement));

    private static TTest With<TTest>(TTest test)
        where TTest : CodeTest<TTest> => AgentCode.WithSdks(test).WithStubs(WebStubs.Ollama, WebStubs.AgentToAgent);

    private static string Body(string statement) => "using A2A;\nusing OllamaSharp;\nusing System.Net.Http;\n"
        + AgentCode.Body("IEnvironment env = null!;\n" + statement.Replace("LocalAddresses", "Addresses", StringComparison.Ordinal))
        + "\ninterface IEnvironment { bool IsDevelopment(); }\nclass Lookalike { public string? Endpoint { get; set; } }\n"
        + (statement.Contains("LocalAddresses", StringComparison.Ordinal) ? "static class Addresses { public const string Tools = [|\"http://tools.example\"|]; }\n" : "");
}
