using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

public class CertificateValidationOffTests
{
    private static AnalyzerTest<CertificateValidationOffAnalyzer> Test { get; } = new();

    private static FixTest<CertificateValidationOffAnalyzer, CertificateValidationOffFix> Fix { get; } = new();

    [Theory]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = (message, certificate, chain, errors) => true };")]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true };")]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = delegate { return true; } };")]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => { Console.WriteLine(); return (true); } };")]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] += (_, _, _, _) => true;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] ??= (_, _, _, _) => true;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = (m, c, ch, e) => AcceptAll(m, c, ch, e);")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = Elsewhere.AcceptAll;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = s_acceptAll;")]
    [InlineData("bool Local(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) => true; handler.[|ServerCertificateCustomValidationCallback|] = Local;")]
    [InlineData("Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> all = (_, _, _, _) => true; handler.[|ServerCertificateCustomValidationCallback|] = all;")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, e) => { if (e != SslPolicyErrors.None) Console.WriteLine(e); return true; };")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = insecure ? HttpClientHandler.DangerousAcceptAnyServerCertificateValidator : null;")]
    [InlineData("if (insecure) { handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true; }")]
    [InlineData("new Derived().[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;")]
    [InlineData("const bool Yes = true; handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => Yes;")]
    [InlineData("if (!endpoint.Contains(\"localhost\")) handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;")]
    [InlineData("if (endpoint.Contains(\"contoso.example\")) handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;")]
    [InlineData("if (new Uri(endpoint).Host is \"localhost\" or \"store.example\") handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;")]
    [InlineData("if (new Uri(endpoint).IsLoopback) { } else handler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;")]
    public Task Every_certificate_is_accepted(string statement) => Test.WithSource("Elsewhere.cs", Elsewhere).Diagnoses(Body(statement));

    [Theory]
    [InlineData("_ = new HttpClientHandler();")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = null;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == \"0011\";")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => { if (errors == SslPolicyErrors.None) return true; return false; };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => { if (errors != SslPolicyErrors.None) throw new InvalidOperationException(); return true; };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors != SslPolicyErrors.None ? throw new InvalidOperationException() : true;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (message, _, _, _) => message.RequestUri!.Host == \"localhost\";")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => false;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => Check(m, c, ch, e);")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = Check;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = given;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (_, _, _, e) => { bool Inner() { return true; } return Inner() && e == 0; };")]
    [InlineData("if (env.IsDevelopment()) handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("_ = env.IsDevelopment() ? new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true } : new HttpClientHandler();")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? HttpClientHandler.DangerousAcceptAnyServerCertificateValidator : null;")]
    [InlineData("#if DEBUG\nhandler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;\n#endif")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };")]
    [InlineData("_ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = delegate { return true; } };")]
    [InlineData("new ClientWebSocket().Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;")]
    [InlineData("_ = new Lookalike { ServerCertificateCustomValidationCallback = () => true };")]
    [InlineData("Console.WriteLine(handler.ServerCertificateCustomValidationCallback);")]
    [InlineData("var s = \"ServerCertificateCustomValidationCallback = (_, _, _, _) => true\";")]
    [InlineData("if (endpoint.Contains(\"localhost\", StringComparison.OrdinalIgnoreCase)) handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("if (endpoint.StartsWith(\"https://localhost\", StringComparison.Ordinal)) handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("if (new Uri(endpoint).Host is \"localhost\" or \"127.0.0.1\") handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("if (new Uri(endpoint).Host == \"localhost\") handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("if (new Uri(endpoint).IsLoopback) handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    [InlineData("if (!new Uri(endpoint).IsLoopback) return; handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;")]
    public Task Something_is_checked_or_another_rule_has_it(string statement) => Test.WithSource("Elsewhere.cs", Elsewhere).IsClean(Body(statement, "#define DEBUG\n"));

    [Fact]
    public Task The_handler_of_an_http_client_for_a_model() => Test.Diagnoses(Usings + """
        static class Clients
        {
            public static HttpClient Create() => new(new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = static (_, _, _, _) => true }) { BaseAddress = new("https://models.example") };
        }
        """);

    [Fact]
    public Task The_handler_of_windows() => Test
        .WithStubs(new StubPack("System.Net.Http.WinHttpHandler", """
            using System; using System.Net.Http; using System.Net.Security; using System.Security.Cryptography.X509Certificates;
            namespace System.Net.Http { public class WinHttpHandler { public Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool>? ServerCertificateValidationCallback { get; set; } } }
            """))
        .Diagnoses(Body("_ = new WinHttpHandler { [|ServerCertificateValidationCallback|] = (_, _, _, _) => true };"));

    [Fact]
    public Task Tests_may_trust_their_own_server() => Test.WithStubs(WebStubs.Xunit).IsClean(Body("handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;"));

    [Theory]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true };", "_ = new HttpClientHandler();")]
    [InlineData("_ = new HttpClientHandler() { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true };", "_ = new HttpClientHandler();")]
    [InlineData("HttpClientHandler h = new() { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true };", "HttpClientHandler h = new();")]
    [InlineData("_ = new HttpClientHandler\n{\n    [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true,\n};", "_ = new HttpClientHandler();")]
    [InlineData("_ = new HttpClientHandler { MaxAutomaticRedirections = 1, [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true };", "_ = new HttpClientHandler { MaxAutomaticRedirections = 1 };")]
    [InlineData("_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true, MaxAutomaticRedirections = 1 };", "_ = new HttpClientHandler { MaxAutomaticRedirections = 1 };")]
    [InlineData("_ = new HttpClientHandler\n{\n    MaxAutomaticRedirections = 1,\n    [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true\n};", "_ = new HttpClientHandler\n{\n    MaxAutomaticRedirections = 1\n};")]
    [InlineData("_ = new HttpClientHandler\n{\n    MaxAutomaticRedirections = 1,\n    [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true,\n};", "_ = new HttpClientHandler\n{\n    MaxAutomaticRedirections = 1,\n};")]
    [InlineData("_ = new HttpClientHandler\n{\n    [|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true,\n    MaxAutomaticRedirections = 1\n};", "_ = new HttpClientHandler\n{\n    MaxAutomaticRedirections = 1\n};")]
    [InlineData("Console.WriteLine(1);\n// Everybody.\nhandler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;\nConsole.WriteLine(2);", "Console.WriteLine(1);\nConsole.WriteLine(2);")]
    [InlineData("if (insecure)\n{\n    Console.WriteLine(1);\n    handler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;\n}", "if (insecure)\n{\n    Console.WriteLine(1);\n}")]
    [InlineData("handler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;\n_ = new HttpClientHandler { [|ServerCertificateCustomValidationCallback|] = AcceptAll };", "_ = new HttpClientHandler();")]
    public Task The_fix_takes_the_assignment_out(string before, string after) =>
        Fix.Fixes(Lines(before), Lines(after));

    [Fact]
    public Task The_fix_in_top_level_statements() => Fix.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Fixes(
        "using System.Net.Http;\nvar handler = new HttpClientHandler();\nhandler.[|ServerCertificateCustomValidationCallback|] = (_, _, _, _) => true;\nSystem.Console.WriteLine(handler);\n",
        "using System.Net.Http;\nvar handler = new HttpClientHandler();\nSystem.Console.WriteLine(handler);\n");

    [Theory]
    [InlineData("if (insecure) handler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;")]
    [InlineData("Action<HttpClientHandler> set = h => h.[|ServerCertificateCustomValidationCallback|] = AcceptAll;")]
    [InlineData("var all = handler.[|ServerCertificateCustomValidationCallback|] = AcceptAll;")]
    public Task Where_the_assignment_cannot_be_taken_out_no_fix_is_offered(string statement) => Fix.OffersNoFix(Body(statement));

    private const string Usings = """
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography.X509Certificates;

        """;

    private static string Body(string statement, string before = "") => before + Usings + Class.Replace("$statement$", statement, StringComparison.Ordinal);

    private static string Lines(string statements) => Usings + Class.Replace("$statement$", statements.Replace("\n", "\n        ", StringComparison.Ordinal), StringComparison.Ordinal);

    private const string Class = """
        interface IEnvironment { bool IsDevelopment(); }
        class Derived : HttpClientHandler { }
        class Lookalike { public Func<bool>? ServerCertificateCustomValidationCallback { get; set; } }
        class Clients
        {
            private static readonly Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> s_acceptAll = (_, _, _, _) => true;
            void Run(HttpClientHandler handler, IEnvironment env, bool insecure, string endpoint, Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> given)
            {
                $statement$
            }
            static bool AcceptAll(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) => true;
            static bool Check(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) => e == SslPolicyErrors.None;
        }
        """;

    private const string Elsewhere = Usings + """
        static class Elsewhere
        {
            public static bool AcceptAll(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) { return true; }
        }
        """;
}
