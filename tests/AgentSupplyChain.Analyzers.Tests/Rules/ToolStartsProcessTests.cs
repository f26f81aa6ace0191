using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class ToolStartsProcessTests
{
    private static readonly StubPack s_kernel = new("Microsoft.SemanticKernel.Abstractions", """
        namespace Microsoft.SemanticKernel
        {
            public sealed class KernelFunctionAttribute : System.Attribute { public KernelFunctionAttribute() { } public KernelFunctionAttribute(string name) { } }
            public static class KernelFunctionFactory { public static object CreateFromMethod(System.Delegate method, string? functionName = null) => throw null!; }
        }
        """);

    private static AnalyzerTest<ToolStartsProcessAnalyzer> Test { get; } = LoaderCode.Analyzer<ToolStartsProcessAnalyzer>().WithStubs(s_kernel);

    private static string Tools(string members) => LoaderCode.Usings + "using Microsoft.SemanticKernel;\n" + $$"""
        enum Format { Pdf, Html }
        record Job(string Command, int Count);
        interface IReports { string Write(string title); }

        class Tools(IReports reports)
        {
            private static readonly HashSet<string> Allowed = ["ls", "df"];
            private static readonly Dictionary<string, string> Commands = new() { ["disk"] = "df", ["files"] = "ls" };
            {{members}}
        }
        """;

    private static string Tool(string statements, string parameters = "string input, int count, Format format, string[] items, Job job") =>
        Tools($$"""[McpServerTool] public void Run({{parameters}}) { {{statements}} }""");

    [Theory]
    [InlineData("Process.Start([|input|]);")]
    [InlineData("""Process.Start("git", [|input|]);""")]
    [InlineData("""Process.Start(fileName: "git", arguments: [|$"log {input}"|]);""")]
    [InlineData("""Process.Start("cmd.exe", [|"/c " + input|]);""")]
    [InlineData("""Process.Start("/bin/sh", [|$"-c \"{input}\""|]);""")]
    [InlineData("Process.Start(new ProcessStartInfo([|input|]) { UseShellExecute = true });")]
    [InlineData("""Process.Start(new ProcessStartInfo("git", [|input|]));""")]
    [InlineData("""Process.Start(new ProcessStartInfo { FileName = [|input|], Arguments = "--version" });""")]
    [InlineData("""var info = new ProcessStartInfo(); info.FileName = "pip"; info.Arguments = [|"install " + input|]; Process.Start(info);""")]
    [InlineData("""var line = string.Format("log {0}", input.Trim()); Process.Start("git", [|line|]);""")]
    [InlineData("""var line = string.Join(' ', items); Process.Start("git", [|line|]);""")]
    [InlineData("""Process.Start("git", [|job.Command|]);""")]
    [InlineData("""using var process = new Process(); process.StartInfo.FileName = [|Path.Combine("tools", input)|]; process.Start();""")]
    [InlineData("""foreach (var item in items) Process.Start([|item|]);""")]
    public Task A_command_line_of_the_tools_input_is_reported(string statements) => Test.Diagnoses(Tool(statements));

    [Theory]
    [InlineData("""var info = new ProcessStartInfo("bash"); info.ArgumentList.Add("-c"); info.ArgumentList.Add([|input|]); Process.Start(info);""")]
    [InlineData("""Process.Start(new ProcessStartInfo("cmd") { ArgumentList = { "/c", [|input|] } });""")]
    [InlineData("""Process.Start("pwsh", [|["-Command", input]|]);""")]
    [InlineData("""Process.Start("python3", [|new[] { "-c", input }|]);""")]
    [InlineData("""Process.Start("pip", [|["install", input]|]);""")]
    [InlineData("""Process.Start("npx", [|["-y", input]|]);""")]
    public Task A_list_for_a_program_that_takes_commands_is_reported(string statements) => Test.Diagnoses(Tool(statements));

    [Theory]
    [InlineData("[McpServerTool] public void Run(string input) => Process.Start([|input|]);")]
    [InlineData("[KernelFunction] public void Run(string input) => Process.Start([|input|]);")]
    [InlineData("""[KernelFunction("run"), Description("Runs")] public async Task<string> Run(string input) { await Task.Yield(); Process.Start([|input|]); return ""; }""")]
    [InlineData("object Make() => AIFunctionFactory.Create((string input) => Process.Start([|input|]));")]
    [InlineData("object Make() => AIFunctionFactory.Create((string input) => { var line = $\"-c {input}\"; Process.Start(\"sh\", [|line|]); });")]
    [InlineData("object Make() => AIFunctionFactory.Create(Run); void Run(string input) => Process.Start([|input|]);")]
    [InlineData("object Make() => AIFunctionFactory.Create(method: Run, name: \"run\"); static void Run(string input) { Process.Start([|input|]); }")]
    [InlineData("object Make() { void Run(string input) { Process.Start([|input|]); } return AIFunctionFactory.Create(Run); }")]
    [InlineData("object Make() => KernelFunctionFactory.CreateFromMethod((string input) => Process.Start([|input|]));")]
    [InlineData("object Make() => McpServerTool.Create((string input) => Process.Start([|input|]));")]
    public Task Whatever_makes_a_function_a_tool_it_is_one(string members) => Test.Diagnoses(Tools(members));

    [Theory]
    [InlineData("""[McpServerTool] public void Run(string input) => Execute($"log {input}"); private static void Execute(string line) => Process.Start("git", [|line|]);""")]
    [InlineData("""[McpServerTool] public void Run(string input) { Execute("sh", input); } private static void Execute(string program, string line) { Process.Start(program, [|line|]); }""")]
    public Task A_method_that_the_tool_hands_its_input_to_is_followed(string members) => Test.Diagnoses(Tools(members));

    [Fact]
    public async Task Two_tools_that_start_one_process_are_one_finding() => Assert.Single(await Test.Diagnoses(Tools(
        """[McpServerTool] public void A(string a) => Execute(a); [KernelFunction] public void B(string b) => Execute(b); private static void Execute(string line) => Process.Start([|line|]);""")));

    [Fact]
    public Task Top_level_statements_are_understood() => Test.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication).Diagnoses(
        LoaderCode.Usings + """var run = AIFunctionFactory.Create((string input) => Process.Start("sh", [|"-c " + input|])); Console.WriteLine(run);""");

    [Theory]
    [InlineData("""Process.Start("git", "status");""")]
    [InlineData("""Process.Start("git", ["log", input]);""")]
    [InlineData("""var info = new ProcessStartInfo("git"); info.ArgumentList.Add("log"); info.ArgumentList.Add(input); Process.Start(info);""")]
    [InlineData("""Process.Start(new ProcessStartInfo("dotnet") { ArgumentList = { "test", input } });""")]
    [InlineData("""Process.Start("bash", ["backup.sh", input]);""")]
    [InlineData("""Process.Start("git", $"log -n {count}");""")]
    [InlineData("""Process.Start("convert", $"--to {format}");""")]
    [InlineData("""Process.Start("git", $"log -n {int.Parse(input)}");""")]
    [InlineData("""if (!Guid.TryParse(input, out var id)) return; Process.Start("show", $"--id {id}");""")]
    [InlineData("""Process.Start("git", $"log -n {job.Count}");""")]
    [InlineData("""var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".html"); File.WriteAllText(file, input); Process.Start(new ProcessStartInfo(file) { UseShellExecute = true });""")]
    [InlineData("""var file = reports.Write(input); Process.Start(new ProcessStartInfo(file) { UseShellExecute = true });""")]
    [InlineData("""Process.Start(input.Length > 3 ? "long" : "short");""")]
    [InlineData("""Process.Start(Commands[input]);""")]
    [InlineData("""if (Commands.TryGetValue(input, out var command)) Process.Start(command);""")]
    [InlineData("""Process.Start(input switch { "disk" => "df", "files" => "ls", _ => throw new ArgumentException(input) });""")]
    [InlineData("""Console.WriteLine($"sh -c {input}");""")]
    [InlineData("""using var process = Process.Start("cat"); process!.StandardInput.WriteLine(input);""")]
    public Task A_command_that_the_input_cannot_change_is_left_alone(string statements) => Test.IsClean(Tool(statements));

    [Theory]
    [InlineData("if (!Allowed.Contains(input)) throw new InvalidOperationException(); Process.Start(input);")]
    [InlineData("""if (input is not ("ls" or "df")) return; Process.Start("sh", $"-c {input}");""")]
    [InlineData("""if (!Regex.IsMatch(input, "^[a-z]+$")) return; Process.Start("git", $"log {input}");""")]
    [InlineData("""if (!input.All(char.IsLetterOrDigit)) return; Process.Start("git", $"log {input}");""")]
    [InlineData("foreach (var item in items.Where(item => Allowed.Contains(item))) Process.Start(item);")]
    public Task Input_that_was_checked_is_left_alone(string statements) => Test.IsClean(Tool(statements));

    [Theory]
    [InlineData("if (string.IsNullOrWhiteSpace(input)) return; Process.Start([|input|]);")]
    [InlineData("if (Allowed.Contains(items[0])) Process.Start([|input|]);")]
    [InlineData("""if (!Regex.IsMatch(input, "^[a-z]+$")) Console.WriteLine(input); Process.Start([|input|]);""")]
    [InlineData("""if (input.Contains("rm")) return; Process.Start([|input|]);""")]
    public Task A_check_that_lets_all_through_does_not_count(string statements) => Test.Diagnoses(Tool(statements));

    [Theory]
    [InlineData("public void Run(string input) => Process.Start(input);")]
    [InlineData("[Description(\"Runs\")] public void Run(string input) => Process.Start(input);")]
    [InlineData("object Make() => new Func<string, object?>(input => Process.Start(input));")]
    [InlineData("[McpServerTool] public void Run(int input) => Process.Start(\"git\", \"log -n \" + input); private static void Other(string input) => Process.Start(input);")]
    [InlineData("""[McpServerTool] public void Run(string input) { if (!Allowed.Contains(input)) return; Execute(input); } private static void Execute(string line) => Process.Start(line);""")]
    [InlineData("""[McpServerTool] public void Run(string input) { Console.WriteLine(input); Execute("status"); } private static void Execute(string line) => Process.Start("git", line);""")]
    [InlineData("[McpServerTool] public void Run(IReports service, CancellationToken token) => Process.Start(service.Write(\"x\"), token.ToString()!);")]
    public Task What_is_no_tool_or_gets_no_input_is_left_alone(string members) => Test.IsClean(Tools(members));

    [Fact]
    public Task A_program_without_an_AI_SDK_is_left_alone() => new AnalyzerTest<ToolStartsProcessAnalyzer>()
        .IsClean("class KernelFunctionAttribute : System.Attribute; class Tools { [KernelFunction] void Run(string input) => System.Diagnostics.Process.Start(input); }");

    [Fact]
    public async Task The_message_says_what_is_decided_and_what_to_do()
    {
        var finding = Assert.Single(await Test.Diagnoses(Tool("""Process.Start("git", [|"log " + input|]);""")));
        Assert.Equal(
            "A tool starts a process whose arguments come from its input: the model, or whoever writes what it reads, decides what runs. Start a constant program, hand over arguments with ArgumentList, and check the input against a list first.",
            finding.GetMessage());
    }
}
