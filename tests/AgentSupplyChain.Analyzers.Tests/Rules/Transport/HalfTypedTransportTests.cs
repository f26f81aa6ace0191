using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

/// <summary>A web program with one finding of each transport rule, cut off while somebody types it, and code that is made of itself.</summary>
public class HalfTypedTransportTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
    [
        new CertificateValidationOffAnalyzer(), new TokenSignatureNotRequiredAnalyzer(), new TokenSignatureNotValidatedAnalyzer(), new MetadataWithoutHttpsAnalyzer(),
        new EndpointNotEncryptedAnalyzer(), new EndpointWithoutAuthorizationAnalyzer(), new DeveloperSurfaceExposedAnalyzer(), new DefaultCredentialChainAnalyzer(),
    ];

    private const string Program = """
        using System;
        using System.Net.Http;
        using Azure.Identity;
        using Microsoft.Agents.AI.DevUI;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;
        using OllamaSharp;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer(o =>
        {
            o.RequireHttpsMetadata = false;
            o.TokenValidationParameters = new() { RequireSignedTokens = false, SignatureValidator = (token, _) => new JsonWebToken(token) };
        });
        var app = builder.Build();
        if (!app.Environment.IsProduction() && args.Length > 0 || app.Environment.EnvironmentName is "Development") app.Run();
        var group = app.MapGroup("/agents").WithTags("a");
        group.MapMcp("/mcp").WithName("x");
        #if DEBUG && (TRACE || !OTHER)
        app.MapDevUI();
        #elif X
        #else
        app.MapDevUI();
        #endif
        var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, errors) => { Console.WriteLine(errors); return true; } };
        var client = new OllamaApiClient(new HttpClient(handler) { BaseAddress = new Uri("http://ollama.example") }, "llama3");
        var credential = args.Length > 3 ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true }) : new();
        app.Run("http://0.0.0.0:80");
        """;

    [Fact]
    public async Task The_whole_program_has_one_finding_of_each_rule() => Assert.Equal(
        ["ASC5001", "ASC5006", "ASC5007", "ASC5008", "ASC5010", "ASC5020", "ASC5022", "ASC6020"],
        (await Run(Program)).Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task No_part_of_the_program_raises_an_exception()
    {
        var tokens = CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantTokens().ToList();
        for (var i = 60; i < tokens.Count; i += 5)
        {
            await Run(Program[..tokens[i].SpanStart]);
            await Run(Program.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
        }
    }

    [Theory]
    [InlineData("Func<HttpRequestMessage, object, object, object, bool> f = new Func<HttpRequestMessage, object, object, object, bool>(f); new HttpClientHandler().ServerCertificateCustomValidationCallback = f;")]
    [InlineData("bool a = b, b = a; if (a && b || !a) app.MapDevUI();")]
    [InlineData("var a = a; var b = b ? b : a; if (b) app.MapMcp();")]
    [InlineData("var g = g.MapGroup(\"x\"); g.MapMcp(); g = g.MapGroup(\"y\");")]
    [InlineData("app.MapMcp(")]
    [InlineData("app?.MapMcp()?.")]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = }")]
    [InlineData("new OllamaApiClient(new Uri(new Uri(new Uri(")]
    [InlineData("#if\napp.MapMcp();\n#elif\n#else\n#else\n#endif\n#endif")]
    public Task Code_that_leads_nowhere_raises_no_exception(string statement) => Run(Program + "\n" + statement);

    [Fact]
    public async Task A_condition_of_thousands_of_terms_ends()
    {
        var terms = string.Join(" && ", Enumerable.Repeat("args.Length > 0", 3000));
        await Run(Program + $"\nif ({terms}) app.MapDevUI();\n#if {string.Join(" || ", Enumerable.Repeat("A", 3000))} || true\napp.MapDevUI();\n#endif\n");
    }

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. FrameworkReferences.All,
        .. FrameworkReferences.AspNetCore,
        .. new[] { WebStubs.McpServer, WebStubs.DevUI, WebStubs.JwtBearer, WebStubs.AzureIdentity, WebStubs.Ollama }.SelectMany(pack => pack.References).Distinct(),
    ];

    private static async Task<ImmutableArray<Diagnostic>> Run(string source)
    {
        var compilation = CSharpCompilation.Create("HalfTyped", [CSharpSyntaxTree.ParseText(source)], s_references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(s_rules, options).GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown is null, $"{thrown}\n{source}");
        return found;
    }
}
