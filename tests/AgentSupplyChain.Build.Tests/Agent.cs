using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests;

/// <summary>Agent projects that restore without a network: an SDK of a model provider under its true names, prompts and settings.</summary>
internal static class Agent
{
    public const string Sbom = "App.sbom.cdx.json";
    public const string Aibom = "App.aibom.cdx.json";
    public const string Bin = "bin/Debug/net10.0/supply-chain/";
    public const string Obj = "obj/Debug/net10.0/agent-supply-chain/";

    public const string SdkReference = """<PackageReference Include="OpenAI" Version="2.15.0" />""";

    public static FakePackage Sdk { get; } = new FakePackage("OpenAI", "2.15.0")
        .WithLibrary("""
            namespace OpenAI.Chat;
            public class ChatClient
            {
                public ChatClient(string model, string apiKey) => Model = model;
                public string Model { get; }
            }
            """);

    /// <summary>A clean agent: pinned model, one prompt, settings without secrets.</summary>
    public static Fixture Clean(string items = "", string properties = "") =>
        Fixture.ConsoleApp(Calling("gpt-4.1-2025-04-14"), SdkReference + items, properties)
            .WithPackage(Sdk)
            .WithFile("prompts/system.md", "You answer questions about orders.\n")
            .WithFile("appsettings.json", """{ "Logging": { "Level": "Warning" } }""");

    /// <summary>An agent without any package: its prompt makes it one.</summary>
    public static Fixture OfPrompts(string items = "", string properties = "") =>
        Fixture.ConsoleApp(items: items, properties: properties).WithFile("prompts/system.md", "You answer questions about orders.\n");

    public static string Calling(string model) =>
        $"""
        var client = new OpenAI.Chat.ChatClient("{model}", System.Environment.GetEnvironmentVariable("OPENAI_API_KEY") ?? "");
        System.Console.WriteLine(client.Model);
        """;
}
