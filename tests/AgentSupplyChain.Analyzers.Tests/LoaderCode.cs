using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Projects of an agent that brings in code, prompts and definitions of tools, and the class around a line of it.</summary>
internal static class LoaderCode
{
    public const string Usings = """
        #pragma warning disable SYSLIB0012, SYSLIB0044, SYSLIB0057, MEAI001, MCPEXP001, OPENAI001
        using System;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Reflection;
        using System.Runtime.Loader;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using ModelContextProtocol.Server;
        using OpenAI.Chat;

        """;

    /// <summary>Statements of a method with a path, a name and their like at hand; members stand beside it.</summary>
    public static string Body(string statements, string members = "", string usings = "") => Usings + usings + $$"""
        class Loader(IConfiguration config, HttpClient http)
        {
            {{members}}
            async Task Run(string path, string name, byte[] bytes, Stream stream, string[] args)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    public static AnalyzerTest<TAnalyzer> Analyzer<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() => WithSdks(new AnalyzerTest<TAnalyzer>());

    public static TTest WithSdks<TTest>(TTest test)
        where TTest : CodeTest<TTest> => test.WithReferencesOf(
            typeof(OpenAI.OpenAIClient),
            typeof(Microsoft.Extensions.AI.IChatClient),
            typeof(ModelContextProtocol.Server.McpServerToolAttribute),
            typeof(Microsoft.Extensions.Configuration.IConfiguration));
}
