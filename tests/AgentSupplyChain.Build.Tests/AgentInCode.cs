using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests;

/// <summary>A small agent whose model stands in its code, against a package with the true names of an SDK: it restores without a network.</summary>
internal static class AgentInCode
{
    private const string Sdk = """
        namespace OpenAI.Chat
        {
            public class ChatClient
            {
                public ChatClient(string model, string apiKey) => Model = model;

                public string Model { get; }
            }
        }
        """;

    public const string Program = """
        var client = new OpenAI.Chat.ChatClient("gpt-5-2025-08-07", System.Environment.GetEnvironmentVariable("KEY") ?? "");
        System.Console.WriteLine(client.Model);

        public static class Answers
        {
            public const int Longest = 400;

            [System.Obsolete("Until the next model.")]
            public static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
        }
        """;

    public static FakePackage Package { get; } = new FakePackage("OpenAI").WithLibrary(Sdk);

    public static Fixture Fixture { get; } =
        Fixture.ConsoleApp(Program, """<PackageReference Include="OpenAI" Version="1.0.0" />""").WithPackage(Package);
}
