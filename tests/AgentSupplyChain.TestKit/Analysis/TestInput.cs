using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>A file of the project under test; the path is relative to the project.</summary>
internal sealed record TestFile(string Path, MarkedText Text);

/// <summary>Everything that decides what an analyzer sees, and how to make a project of it.</summary>
internal sealed record TestInput
{
    private const string Root = "/project/";

    // Only the empty solution of this workspace is used: every project is a branch of it that nobody else sees.
    private static readonly AdhocWorkspace Workspace = new();

    public string MainFile { get; init; } = "Test.cs";

    public ImmutableArray<TestFile> Sources { get; init; } = [];

    public ImmutableArray<TestFile> AdditionalFiles { get; init; } = [];

    public ImmutableArray<TestFile> ConfigFiles { get; init; } = [];

    /// <summary>At first what the SDK always passes on: the folder that paths are made relative to.</summary>
    public ImmutableSortedDictionary<string, string> GlobalOptions { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("build_property.ProjectDir", Root);

    public ImmutableArray<(string File, string Key, string Value)> FileOptions { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public bool CompilerErrorsAllowed { get; init; }

    public IEnumerable<TestFile> Files => Sources.Concat(AdditionalFiles);

    public TestInput WithMain(MarkedText text) => this with { Sources = Sources.Insert(0, new TestFile(MainFile, text)) };

    public Project ToProject(string assemblyName = "CodeUnderTest")
    {
        var id = ProjectId.CreateNewId();
        var solution = Workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            assemblyName,
            assemblyName,
            LanguageNames.CSharp,
            filePath: Root + assemblyName + ".csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind, nullableContextOptions: Nullable),
            parseOptions: new CSharpParseOptions(LanguageVersion),
            metadataReferences: FrameworkReferences.All.Concat(References).Distinct()));
        solution = solution.WithOptions(solution.Options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n"));
        foreach (var file in Sources)
            solution = solution.AddDocument(Info(id, file));
        foreach (var file in AdditionalFiles)
            solution = solution.AddAdditionalDocument(Info(id, file));
        var options = new TestFile("options.globalconfig", MarkedText.Verbatim(OptionsText()));
        foreach (var file in ConfigFiles.Append(options))
            solution = solution.AddAnalyzerConfigDocuments([Info(id, file)]);
        return solution.GetProject(id)!;
    }

    /// <summary>The path inside the project under test of a path that a location or document names.</summary>
    public static string RelativePath(string? path) =>
        path is not null && path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path ?? "";

    private static DocumentInfo Info(ProjectId project, TestFile file)
    {
        var text = TextAndVersion.Create(SourceText.From(file.Text.Source, Encoding.UTF8), VersionStamp.Default, Root + file.Path);
        return DocumentInfo.Create(DocumentId.CreateNewId(project), file.Path, loader: TextLoader.From(text), filePath: Root + file.Path);
    }

    // The same shape as the file that the SDK generates for the compiler, so that keys and values mean what they mean in a build.
    private string OptionsText()
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var (key, value) in GlobalOptions)
            text.Append(key).Append(" = ").Append(value).Append('\n');
        foreach (var file in FileOptions.GroupBy(option => option.File, StringComparer.Ordinal))
        {
            text.Append('[').Append(Root).Append(file.Key).Append("]\n");
            foreach (var (_, key, value) in file)
                text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}
