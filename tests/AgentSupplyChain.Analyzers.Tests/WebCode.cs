using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Web applications that host agents and MCP servers, against the reference assemblies of ASP.NET Core.</summary>
internal static class WebCode
{
    public const string Usings = """
        using System;
        using System.Linq;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using A2A.AspNetCore;
        using Microsoft.Agents.AI.DevUI;
        using Microsoft.Agents.AI.Hosting.AGUI.AspNetCore;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    /// <summary>Top-level statements with a builder and an application at hand.</summary>
    public static string Program(string mapping, string setup = "", string run = "app.Run();") => Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{setup}}
        var app = builder.Build();
        {{mapping}}
        {{run}}
        """;

    public static TTest WithWeb<TTest>(TTest test)
        where TTest : CodeTest<TTest> => test
            .WithAspNetCore()
            .WithStubs(WebStubs.McpServer, WebStubs.A2A, WebStubs.AgentHosting, WebStubs.Agui, WebStubs.DevUI)
            .WithOutputKind(OutputKind.ConsoleApplication);
}
