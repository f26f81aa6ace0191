using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class PromptFromOutsideTests
{
    private static AnalyzerTest<PromptFromOutsideAnalyzer> Test { get; } = LoaderCode.Analyzer<PromptFromOutsideAnalyzer>().WithStubs(KernelStubs.Kernel, KernelStubs.Agents);

    private static string Body(string statements, string members = "") =>
        LoaderCode.Body(statements, "private readonly Kernel kernel = new();\n" + members, "using Microsoft.SemanticKernel;\nusing Microsoft.Agents.AI;\nusing ChatMessage = Microsoft.Extensions.AI.ChatMessage;\n");

    [Theory]
    [InlineData("_ = new ChatOptions { Instructions = File.ReadAllText([|path|]) };")]
    [InlineData("_ = new ChatOptions { Instructions = await File.ReadAllTextAsync([|path|]) };")]
    [InlineData("var text = File.ReadAllText([|path|]).Trim(); var options = new ChatOptions(); options.Instructions = text;")]
    [InlineData("""_ = new SystemChatMessage("You are " + File.ReadAllText([|Path.Combine(AppContext.BaseDirectory, name)|]));""")]
    [InlineData("""_ = new SystemChatMessage($"You are {string.Join(' ', File.ReadAllLines([|config["Prompt"] ?? "prompt.md"|]))}");""")]
    [InlineData("using var reader = new StreamReader([|path|]); _ = new ChatMessage(ChatRole.System, reader.ReadToEnd());")]
    [InlineData("""_ = new ChatOptions { Instructions = await http.[|GetStringAsync|]("https://prompts.example/system.md") };""")]
    [InlineData("""var answer = await http.[|GetAsync|]("https://prompts.example/system.md"); _ = new ChatOptions { Instructions = await answer.Content.ReadAsStringAsync() };""")]
    [InlineData("""foreach (var file in Directory.GetFiles("prompts")) _ = new SystemChatMessage(File.ReadAllText([|file|]));""")]
    public Task Text_that_is_read_from_elsewhere_is_reported_where_it_is_read(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("kernel.ImportPluginFromPromptDirectory([|path|]);")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(pluginName: name, pluginDirectory: [|Path.Combine(path, name)|]);")]
    [InlineData("kernel.CreatePluginFromPromptDirectory([|path|]);")]
    [InlineData("kernel.ImportPluginFromPromptDirectoryYaml([|path|]);")]
    [InlineData("kernel.CreateFunctionFromPromptyFile([|path|]);")]
    [InlineData("_ = new AgentSkillsProvider([|path|]);")]
    [InlineData("""_ = new AgentSkillsProvider([|["skills", path]|]);""")]
    [InlineData("_ = new AgentFileSkillsSource([|path|]);")]
    [InlineData("_ = new AgentSkillsProviderBuilder().UseFileSkill([|path|]);")]
    [InlineData("_ = new AgentSkillsProviderBuilder().UseFileSkills([|args|]);")]
    public Task A_path_from_elsewhere_is_reported(string statements) => Test.Diagnoses(Body(statements));

    [Fact]
    public async Task A_prompt_that_two_models_are_told_is_one_finding() => Assert.Single(await Test.Diagnoses(Body(
        "var text = File.ReadAllText([|path|]); _ = new ChatOptions { Instructions = text }; _ = new SystemChatMessage(text);")));

    [Theory]
    [InlineData("""_ = new ChatOptions { Instructions = "You are a clerk." };""")]
    [InlineData("""_ = new ChatOptions { Instructions = File.ReadAllText("prompts/system.md") };""")]
    [InlineData("""_ = new ChatOptions { Instructions = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "prompts", "system.md"), CancellationToken.None) };""")]
    [InlineData("""_ = new ChatOptions { Instructions = File.Exists("system.md") ? File.ReadAllText("system.md") : "You are a clerk." };""")]
    [InlineData("""using var reader = new StreamReader(typeof(Loader).Assembly.GetManifestResourceStream(name)!); _ = new ChatOptions { Instructions = reader.ReadToEnd() };""")]
    [InlineData("""_ = new ChatOptions { Instructions = Prompts.System };""")]
    [InlineData("""_ = new ChatOptions { Instructions = name };""")]
    [InlineData("""_ = new ChatOptions { Instructions = config["Prompt"] };""")]
    [InlineData("""_ = new ChatOptions { Instructions = File.ReadAllText(path).Length > 3 ? "a" : "b" };""")]
    [InlineData("""_ = new UserChatMessage(File.ReadAllText(path));""")]
    [InlineData("""_ = new ChatMessage(ChatRole.User, File.ReadAllText(path));""")]
    [InlineData("""Console.WriteLine(File.ReadAllText(path));""")]
    [InlineData("""kernel.ImportPluginFromPromptDirectory("prompts");""")]
    [InlineData("""kernel.ImportPluginFromPromptDirectory(Path.Combine(AppContext.BaseDirectory, "prompts", "Shop"));""")]
    [InlineData("""kernel.ImportPluginFromPromptDirectory(Path.Combine(Directory.GetCurrentDirectory(), "prompts"));""")]
    [InlineData("""_ = new AgentSkillsProvider(Path.Combine(AppContext.BaseDirectory, "skills"));""")]
    [InlineData("""_ = new AgentSkillsProviderBuilder().UseFileSkills(["skills/a", "skills/b"]);""")]
    public Task What_the_build_knows_or_a_user_says_is_left_alone(string statements) =>
        Test.IsClean(Body(statements, """static class Prompts { public static string System => "You are a clerk."; }"""));

    [Theory]
    [InlineData("""var text = File.ReadAllText(path); if (Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))) != "AB12") throw new InvalidOperationException(); _ = new ChatOptions { Instructions = text };""")]
    [InlineData("""if (!Names.Contains(name)) return; _ = new ChatOptions { Instructions = File.ReadAllText(Path.Combine("prompts", name)) };""")]
    [InlineData("""if (name is "clerk.md" or "boss.md") kernel.ImportPluginFromPromptDirectory(Path.Combine("prompts", name));""")]
    public Task A_prompt_that_was_checked_is_left_alone(string statements) => Test.IsClean(Body(statements, """private static readonly HashSet<string> Names = ["clerk.md"];"""));

    [Fact]
    public Task A_program_without_an_AI_SDK_is_left_alone() => new AnalyzerTest<PromptFromOutsideAnalyzer>()
        .IsClean("class ChatOptions { public string? Instructions { get; set; } object Make(string path) => new ChatOptions { Instructions = System.IO.File.ReadAllText(path) }; }");

    [Fact]
    public async Task The_message_tells_neither_path_nor_prompt()
    {
        var finding = Assert.Single(await Test.Diagnoses(Body("_ = new ChatOptions { Instructions = File.ReadAllText([|path|]) };")));
        Assert.Equal("A prompt in a file that the build does not know comes from outside the build: nobody reviewed what the model is told. Ship the prompt with the application, or compare its hash with a known one.", finding.GetMessage());
    }
}
