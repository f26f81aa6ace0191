using Microsoft.CodeAnalysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>ASC6011: a value that is taken where a setting is missing is what the setting would have been.</summary>
public class CredentialFallbackTests
{
    [Theory]
    [InlineData("var key = Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\") ?? \"[|HEX32|]\";")]
    [InlineData("var value = GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\") ?? \"[|HEX32|]\"; Use(value);")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? \"[|KEY40|]\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? config[\"Fallback\"] ?? (\"[|KEY40|]\"));")]
    [InlineData("Use(config.GetValue<string>(\"OpenAI:ApiKey\") ?? \"[|HEX32|]\");")]
    [InlineData("Use(config.GetSection(\"OpenAI:ApiKey\").Value ?? \"[|HEX32|]\");")]
    [InlineData("Use(config.ApiKey ?? \"[|KEY40|]\");")]
    [InlineData("Use(config.Options?.ClientSecret ?? \"[|KEY40|]\");")]
    [InlineData("Use(Environment.GetEnvironmentVariable(\"DB_PWD\") ?? \"[|PASSWORD|]\");")]
    [InlineData("config[\"OpenAI:ApiKey\"] ??= \"[|KEY40|]\";")]
    [InlineData("var k = config[\"OpenAI:ApiKey\"]; k ??= \"[|KEY40|]\";")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"); Use(string.IsNullOrEmpty(k) ? \"[|KEY40|]\" : k);")]
    [InlineData("var k = Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"); { Use(k ?? \"[|KEY40|]\"); }")]
    [InlineData("Use(config.IsLive ? config[\"OpenAI:ApiKey\"] : \"[|KEY40|]\");")]
    [InlineData("Use(string.IsNullOrEmpty(config.ApiKey) ? \"[|KEY40|]\" : config.ApiKey!);")]
    [InlineData("const string value = \"[|KEY40|]\"; Use(config[\"OpenAI:ApiKey\"] ?? value);")]
    [InlineData("if (config.GetValue<string>(\"OpenAI:ApiKey\") == \"[|KEY40|]\") return;")]
    public Task What_stands_in_for_a_credential_is_one(string statement) => Finds(Body(statement));

    [Fact]
    public Task In_a_program_without_a_method_too() => Finds("""
        using System;
        var k = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        Console.WriteLine(string.IsNullOrEmpty(k) ? "[|KEY40|]" : k);
        """, Test.WithOutputKind(OutputKind.ConsoleApplication));

    [Theory]
    [InlineData("Use(config[\"Path\"] ?? \"KEY40\");")]
    [InlineData("Use(config[\"OpenAI:Model\"] ?? \"gpt-4.1-2025-04-14\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? \"gpt-4.1-2025-04-14\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? \"https://keys.contoso.example/4f2c0f5b8d7e4a1c\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? \"your-api-key-here\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? \"OPENAI_API_KEY_2\");")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? config[\"Azure4:ClientSecret9\"]);")]
    [InlineData("Use(config[\"OpenAI:ApiKey\"] ?? throw new InvalidOperationException(\"KEY40\"));")]
    [InlineData("var apiKeyHeaderName = config[\"Header\"]; Use(apiKeyHeaderName ?? \"X-Api-Key\");")]
    [InlineData("Use(config.ApiKeyHeaderName ?? \"KEY40\");")]
    [InlineData("Use(config[\"TokenUrl\"] ?? \"KEY40\");")]
    [InlineData("Use(Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") is null ? \"KEY40\" : config[\"Path\"]);")]
    [InlineData("Use(config.IsLive ? \"KEY40\" : \"HEX32\");")]
    [InlineData("var k = config[\"Path\"]; Use(k ?? \"KEY40\");")]
    [InlineData("Use(\"KEY40\" ?? config[\"OpenAI:ApiKey\"]);")]
    public Task What_stands_in_for_anything_else_is_none(string statement) => IsClean(Body(statement));

    private static string Body(string statement) => $$"""
        using System;
        using static System.Environment;

        class A
        {
            void M(Config config)
            {
                {{statement}}
            }

            static void Use(string? value) { }
        }

        class Config
        {
            public string? this[string name] { get => null; set { } }
            public T? GetValue<T>(string name) => default;
            public Config GetSection(string name) => this;
            public string? Value => null;
            public string? ApiKey => null;
            public string? ApiKeyHeaderName => null;
            public string? ClientSecret => null;
            public bool IsLive => true;
            public Config? Options => null;
        }
        """;
}
