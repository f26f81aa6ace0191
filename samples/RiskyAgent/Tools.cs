using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.AI;

namespace RiskyAgent;

/// <summary>What the agent can do on this machine, and what others do for it.</summary>
internal static class Tools
{
    private const string CiteParameters = """{ "type": "object", "properties": { "doi": { "type": "string" } } }""";

    public static IReadOnlyList<AITool> Local { get; } =
    [
        AIFunctionFactory.Create(ConvertAsync, "convert_document"),
        AIFunctionFactory.Create(CountPagesAsync, "count_pages"),
        AIFunctionFactory.Create(RunProgram, "run_program"),
    ];

    public static IReadOnlyList<AITool> Hosted { get; } =
    [
        new HostedMcpServerTool("calendar", new Uri("https://calendar.intern.example/mcp"))
        {
            AllowedTools = ["find_colleague", "book_meeting"],
            ApprovalMode = HostedMcpServerToolApprovalMode.NeverRequire,
        },
        new HostedMcpServerTool("library", new Uri("https://library.intern.example/mcp"))
        {
            AllowedTools = ["search_catalogue", "order_book"],
            ApprovalMode = HostedMcpServerToolApprovalMode.AlwaysRequire,
        },
    ];

    /// <summary>Tools that other teams carry out when the model calls them.</summary>
    public static async Task<IReadOnlyList<AITool>> OfOtherTeamsAsync()
    {
        var survey = JsonDocument.Parse(await Transport.Intranet.GetStringAsync("https://surveys.intern.example/tool.json"));
        return
        [
            AIFunctionFactory.CreateDeclaration("ask_survey", "Asks the survey team for numbers.", survey.RootElement),
            AIFunctionFactory.CreateDeclaration("cite", "Formats a citation.", JsonDocument.Parse(CiteParameters).RootElement),
        ];
    }

    [Description("Converts a document to plain text.")]
    private static async Task<string> ConvertAsync([Description("Path of the document.")] string path)
    {
        using var pandoc = Process.Start(new ProcessStartInfo("bash", $"-c \"pandoc --to plain '{path}'\"")
        {
            RedirectStandardOutput = true,
        });
        return await pandoc!.StandardOutput.ReadToEndAsync();
    }

    [Description("Says how many pages a PDF has.")]
    private static async Task<string> CountPagesAsync([Description("Path of the PDF.")] string path)
    {
        using var pdfinfo = Process.Start(new ProcessStartInfo("pdfinfo")
        {
            ArgumentList = { "--", path },
            RedirectStandardOutput = true,
        });
        return await pdfinfo!.StandardOutput.ReadToEndAsync();
    }

    [Description("Runs a C# program and returns its exit code. Use it to calculate.")]
    private static string RunProgram([Description("The program, with top-level statements.")] string source)
    {
        var runtime = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        var compilation = CSharpCompilation.Create("Answer", [CSharpSyntaxTree.ParseText(source)], [runtime]);

        using var program = new MemoryStream();
        var emitted = compilation.Emit(program);
        if (!emitted.Success)
        {
            return string.Join('\n', emitted.Diagnostics);
        }

        var entryPoint = Assembly.Load(program.ToArray()).EntryPoint!;
        return $"{entryPoint.Invoke(null, [Array.Empty<string>()])}";
    }
}
