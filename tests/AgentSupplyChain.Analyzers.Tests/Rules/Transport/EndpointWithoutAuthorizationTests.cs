using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

public class EndpointWithoutAuthorizationTests
{
    private static AnalyzerTest<EndpointWithoutAuthorizationAnalyzer> Test { get; } = WebCode.WithWeb(new AnalyzerTest<EndpointWithoutAuthorizationAnalyzer>());

    private static FixTest<EndpointWithoutAuthorizationAnalyzer, EndpointWithoutAuthorizationFix> Fix { get; } =
        WebCode.WithWeb(new FixTest<EndpointWithoutAuthorizationAnalyzer, EndpointWithoutAuthorizationFix>());

    [Theory]
    [InlineData("app.[|MapMcp|]();")]
    [InlineData("app.[|MapMcp|](\"/mcp\").WithName(\"tools\");")]
    [InlineData("app.[|MapMcp|](\"/mcp\").RequireCors(\"browsers\");")]
    [InlineData("app.[|MapMcp|](\"/mcp\").RequireHost(\"*.contoso.example\").RequireRateLimiting(\"slow\");")]
    [InlineData("app.[|MapA2A|](\"/a2a\");")]
    [InlineData("app.[|MapHttpA2A|](\"/a2a\");")]
    [InlineData("app.[|MapAGUI|](\"/ui\", new object());")]
    [InlineData("app.[|MapOpenAIResponses|]();")]
    [InlineData("app.[|MapOpenAIConversations|](); app.[|MapOpenAIChatCompletions|](\"support\");")]
    [InlineData("_ = app.[|MapMcp|]();")]
    [InlineData("var mcp = app.[|MapMcp|](); mcp.WithName(\"tools\");")]
    [InlineData("McpEndpointRouteBuilderExtensions.[|MapMcp|](app, \"/mcp\");")]
    [InlineData("app.MapGroup(\"/agents\").[|MapMcp|]();")]
    [InlineData("var agents = app.MapGroup(\"/agents\"); agents.[|MapMcp|]();")]
    [InlineData("var agents = app.MapGroup(\"/agents\"); agents.MapGet(\"/x\", () => 1).RequireAuthorization(); agents.[|MapMcp|]();")]
    [InlineData("var open = app.MapGroup(\"/a\"); var closed = app.MapGroup(\"/b\").RequireAuthorization(); open.[|MapMcp|]();")]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization(); app.[|MapMcp|]();")]
    [InlineData("app.UseAuthentication(); app.UseAuthorization(); app.[|MapMcp|]();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.[|MapMcp|](\"/mcp\"));")]
    [InlineData("app.UseEndpoints(endpoints => { endpoints.[|MapMcp|](\"/mcp\"); });")]
    [InlineData("if (app.Environment.IsProduction()) app.[|MapMcp|]();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.[|MapMcp|](); }")]
    [InlineData("app.[|MapMcp|]().WithMetadata(new ObsoleteAttribute());")]
    public Task An_endpoint_that_asks_nobody_who_he_is(string mapping) => Test.Diagnoses(WebCode.Program(mapping));

    [Theory]
    [InlineData("app.MapMcp().RequireAuthorization();")]
    [InlineData("app.MapMcp(\"/mcp\").WithName(\"tools\").RequireAuthorization(\"tools\").RequireCors(\"x\");")]
    [InlineData("var mcp = app.MapMcp(); mcp.WithName(\"tools\").RequireAuthorization();")]
    [InlineData("IEndpointConventionBuilder mcp; mcp = app.MapMcp(); mcp.RequireAuthorization();")]
    [InlineData("app.MapGroup(\"/agents\").RequireAuthorization().MapMcp();")]
    [InlineData("var agents = app.MapGroup(\"/agents\").WithTags(\"a\").RequireAuthorization(); agents.MapMcp(); agents.MapA2A(\"/a2a\");")]
    [InlineData("var agents = app.MapGroup(\"/agents\"); agents.MapMcp(); agents.RequireAuthorization();")]
    [InlineData("var outer = app.MapGroup(\"/o\"); outer.WithTags(\"x\").RequireAuthorization(); var inner = outer.MapGroup(\"/i\"); inner.MapMcp();")]
    [InlineData("app.MapGroup(\"/o\").RequireAuthorization().MapGroup(\"/i\").MapMcp();")]
    [InlineData("app.MapMcp().AllowAnonymous();")]
    [InlineData("app.MapMcp().WithMetadata(new AuthorizeAttribute());")]
    [InlineData("app.MapMcp().AddEndpointFilter(async (context, next) => await next(context));")]
    [InlineData("app.MapMcp().RequireScope(\"tools\");")]
    [InlineData("app.MapMcp().WithApiKey();")]
    [InlineData("Own.Secure(app.MapMcp());")]
    [InlineData("var mcp = app.MapMcp(); Own.Secure(mcp);")]
    [InlineData("IEndpointConventionBuilder[] all = [app.MapMcp(), app.MapA2A(\"/a\")]; foreach (var one in all) one.RequireAuthorization();")]
    [InlineData("foreach (var one in new[] { app.MapMcp() }) one.RequireAuthorization();")]
    [InlineData("Own.Group(app).MapMcp();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapMcp();")]
    [InlineData("app.UseMiddleware<Own.ApiKeyMiddleware>(); app.MapMcp();")]
    [InlineData("app.UseApiKeys(); app.MapMcp();")]
    [InlineData("app.MapWellKnownAgentCard(\"/.well-known/agent-card.json\");")]
    [InlineData("app.MapGet(\"/health\", () => \"up\");")]
    public Task An_endpoint_that_something_stands_in_front_of(string mapping) => Test.WithSource("Own.cs", Own).IsClean(WebCode.Program(mapping));

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("builder.Services.AddAuthorization(o => { o.FallbackPolicy = o.DefaultPolicy; });")]
    [InlineData("builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("builder.Services.AddMcpServer().WithHttpTransport().AddAuthorizationFilters();")]
    public async Task A_policy_for_all_endpoints(string setup)
    {
        await Test.IsClean(WebCode.Program("app.MapMcp();", setup));

        // Often it stands in another file.
        await Test
            .WithSource("Setup.cs", WebCode.Usings + $$"""static class Setup { public static void Add(WebApplicationBuilder builder) { {{setup}} } }""")
            .IsClean(WebCode.Program("app.MapMcp();", "Setup.Add(builder);"));
    }

    [Theory]
    [InlineData("builder.Services.AddAuthorization();")]
    [InlineData("builder.Services.AddAuthorization(o => o.FallbackPolicy = null);")]
    [InlineData("builder.Services.AddMcpServer().WithHttpTransport();")]
    [InlineData("// builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(policy);")]
    [InlineData("var FallbackPolicy = \"SetFallbackPolicy()\";")]
    public Task A_setup_that_protects_nothing(string setup) => Test.Diagnoses(WebCode.Program("app.[|MapMcp|]();", setup));

    [Fact]
    public Task Filters_for_tools_do_not_protect_an_agent() =>
        Test.Diagnoses(WebCode.Program("app.MapMcp(); app.[|MapA2A|](\"/a2a\");", "builder.Services.AddMcpServer().AddAuthorizationFilters();"));

    [Theory]
    [InlineData("app.Run(\"http://localhost:5000\");", "", DiagnosticSeverity.Info)]
    [InlineData("await app.RunAsync(\"http://127.0.0.1:5000\");", "", DiagnosticSeverity.Info)]
    [InlineData("app.Urls.Add(\"http://[::1]:5000\"); app.Run();", "", DiagnosticSeverity.Info)]
    [InlineData("app.Run();", "builder.WebHost.UseUrls(\"http://localhost:1\", \"https://localhost:2\");", DiagnosticSeverity.Info)]
    [InlineData("app.Run();", "builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(5000));", DiagnosticSeverity.Info)]
    [InlineData("app.Run();", "builder.WebHost.ConfigureKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 5000));", DiagnosticSeverity.Info)]
    [InlineData("app.Run();", "builder.WebHost.ConfigureKestrel(o => { o.Listen(System.Net.IPAddress.Loopback, 5000); o.Listen(System.Net.IPAddress.Any, 5001); });", DiagnosticSeverity.Warning)]
    [InlineData("app.Run();", "", DiagnosticSeverity.Warning)]
    [InlineData("app.Run(\"http://0.0.0.0:5000\");", "", DiagnosticSeverity.Warning)]
    [InlineData("app.Run(\"http://*:5000\");", "", DiagnosticSeverity.Warning)]
    [InlineData("app.Run(Environment.GetEnvironmentVariable(\"URL\"));", "", DiagnosticSeverity.Warning)]
    [InlineData("app.Run(\"http://localhost:5000\");", "builder.WebHost.ConfigureKestrel(o => o.ListenAnyIP(5000));", DiagnosticSeverity.Warning)]
    [InlineData("app.Run(\"http://localhost:5000\");", "builder.WebHost.UseUrls(\"http://localhost:1;http://+:2\");", DiagnosticSeverity.Warning)]
    public async Task On_this_machine_only_it_is_an_info(string run, string setup, DiagnosticSeverity expected)
    {
        var found = Assert.Single(await Test.Diagnoses(WebCode.Program("app.[|MapMcp|]();", setup, run)));
        Assert.Equal(expected, found.Severity);
    }

    [Fact]
    public Task Whoever_gets_the_endpoint_back_decides() => Test.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).IsClean(WebCode.Usings + """
        static class Agents
        {
            public static IEndpointConventionBuilder MapAgents(this IEndpointRouteBuilder routes) => routes.MapMcp("/mcp");
            public static IEndpointConventionBuilder MapMore(this IEndpointRouteBuilder routes) { return routes.MapMcp("/mcp").WithName("x"); }
            public static void MapInto(RouteGroupBuilder group) => group.MapMcp();
        }
        """);

    [Fact]
    public Task A_method_that_maps_and_returns_nothing_is_where_it_is_decided() => Test.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).Diagnoses(WebCode.Usings + """
        static class Agents
        {
            public static void MapAgents(this IEndpointRouteBuilder routes) => routes.[|MapMcp|]("/mcp");
            public static void MapAgents(WebApplication app) { app.[|MapA2A|]("/a2a"); }
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_elsewhere_is_another() => Test.IsClean(WebCode.Program("Own.MapMcp(app, 1); app.MapTools();").Replace("using A2A", "using static Own;\nusing A2A", StringComparison.Ordinal) + """

        static class Own
        {
            public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder routes, int version) => routes.MapGet("/x", () => version);
            public static void MapTools(this IEndpointRouteBuilder routes) { }
        }
        """);

    [Fact]
    public Task Tests_may_leave_the_door_open() => Test.WithStubs(WebStubs.Xunit).IsClean(WebCode.Program("app.MapMcp();"));

    [Fact]
    public Task A_stdio_server_has_no_door() => Test.IsClean(WebCode.Program("", "builder.Services.AddMcpServer();"));

    [Theory]
    [InlineData("app.[|MapMcp|]();", "app.MapMcp().RequireAuthorization();")]
    [InlineData("app.[|MapMcp|](\"/mcp\").WithName(\"tools\");", "app.MapMcp(\"/mcp\").RequireAuthorization().WithName(\"tools\");")]
    [InlineData("app.[|MapMcp|](); // tools\napp.[|MapA2A|](\"/a2a\");", "app.MapMcp().RequireAuthorization(); // tools\napp.MapA2A(\"/a2a\").RequireAuthorization();")]
    [InlineData("var mcp = app.[|MapMcp|]();", "var mcp = app.MapMcp().RequireAuthorization();")]
    [InlineData("app.UseEndpoints(e => e.[|MapMcp|](\"/mcp\"));", "app.UseEndpoints(e => e.MapMcp(\"/mcp\").RequireAuthorization());")]
    [InlineData("app\n    .[|MapMcp|](\"/mcp\")\n    .WithName(\"x\");", "app\n    .MapMcp(\"/mcp\").RequireAuthorization()\n    .WithName(\"x\");")]
    public Task The_fix_requires_authorization(string before, string after) => Fix.Fixes(WebCode.Program(before), WebCode.Program(after));

    [Fact]
    public Task The_fix_adds_the_using_that_is_missing() => Fix.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).Fixes(
        """
        // Agents of the house.
        using A2A.AspNetCore;

        static class Agents
        {
            public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes)
            {
                routes.[|MapA2A|]("/a");
                routes.[|MapHttpA2A|]("/b");
            }
        }
        """,
        """
        // Agents of the house.
        using A2A.AspNetCore;
        using Microsoft.AspNetCore.Builder;

        static class Agents
        {
            public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes)
            {
                routes.MapA2A("/a").RequireAuthorization();
                routes.MapHttpA2A("/b").RequireAuthorization();
            }
        }
        """);

    private const string Own = WebCode.Usings + """
        static class Own
        {
            public static void Secure(IEndpointConventionBuilder endpoint) => endpoint.RequireAuthorization();
            public static RouteGroupBuilder Group(IEndpointRouteBuilder routes) => routes.MapGroup("/own").RequireAuthorization();
            public static T RequireScope<T>(this T builder, string scope) where T : IEndpointConventionBuilder => builder;
            public static T WithApiKey<T>(this T builder) where T : IEndpointConventionBuilder => builder;
            public static IApplicationBuilder UseApiKeys(this IApplicationBuilder app) => app;

            public sealed class ApiKeyMiddleware(RequestDelegate next)
            {
                public Task InvokeAsync(HttpContext context) => next(context);
            }
        }
        """;
}
