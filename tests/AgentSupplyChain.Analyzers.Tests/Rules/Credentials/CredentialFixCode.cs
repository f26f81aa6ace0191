using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Code with keys in it. A key is made up in each run: texts say <c>OPENAI</c> and <c>ANTHROPIC</c> where one stands.</summary>
internal static class CredentialFixCode
{
    public const string Throw = " ?? throw new InvalidOperationException(\"OpenAI:ApiKey is not configured.\")";

    public const string ThrowVariable = " ?? throw new InvalidOperationException(\"OPENAI_API_KEY is not configured.\")";

    public const string Variable = "Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\")";

    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;

        """;

    private static readonly string s_openAI = CredentialSamples.Fresh("openai-project");
    private static readonly string s_anthropic = CredentialSamples.Fresh("anthropic-api");

    // What takes keys here says nothing by its name, so that only their form counts.
    private const string Sinks = """
        namespace Sinks
        {
            public class Client
            {
                public Client(string text) { }
                public Client(string name, string text) { }
                public string Text { get; set; } = "";
                public string? Maybe { get; set; }
                public static void Take(string text) { }
                public static void TakeMaybe(string? text) { }
                public static void TakeBytes(byte[] bytes) { }
                public static void TakeSpan(System.ReadOnlySpan<byte> bytes) { }
            }

            public class Based
            {
                protected Microsoft.Extensions.Configuration.IConfiguration Settings { get; } = null!;
            }
        }
        """;

    public static FixTest<CredentialHardcodedAnalyzer, CredentialHardcodedFix> Test { get; } = new FixTest<CredentialHardcodedAnalyzer, CredentialHardcodedFix>()
        .WithReferencesOf(typeof(IConfiguration), typeof(HostBuilderContext))
        .WithSource("Sinks.cs", Sinks);

    /// <summary>Two rules share the analyzer: a marker is the one's whose credentials prove themselves, unless it names the other.</summary>
    public static string WithKeys(string markup) => markup
        .Replace("OPENAI!", s_openAI, StringComparison.Ordinal).Replace("ANTHROPIC!", s_anthropic, StringComparison.Ordinal)
        .Replace("[|", "{|ASC6010:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);

    /// <summary>Statements of a method that has a configuration at hand.</summary>
    public static string Body(string statements) => In($$"""
        class Agent
        {
            void Run(IConfiguration configuration, string input, bool isNew)
            {
                {{statements}}
            }
        }
        """);

    /// <summary>Statements of a method that has none.</summary>
    public static string Bare(string statements) => In($$"""
        class Agent
        {
            void Run(string input, bool isNew)
            {
                {{statements}}
            }
        }
        """);

    public static string In(string code) => WithKeys(Usings + "using Sinks;\n\n" + code);
}
