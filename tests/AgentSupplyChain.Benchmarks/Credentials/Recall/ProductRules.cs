using System.Collections.Immutable;
using AgentSupplyChain.Benchmarks.Compiler;
using AgentSupplyChain.Benchmarks.Credentials.Planted;
using AgentSupplyChain.Core;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Benchmarks.Credentials.Recall;

/// <summary>The product's credential rules on planted files, in this process: the analyzers on the code, the gate's check on the other files.</summary>
internal static class ProductRules
{
    public static readonly ImmutableArray<string> Ids = ["ASC6010", "ASC6011"];

    public static Reports Run(PlantedFiles files) => new([.. Code(files), .. Beside(files)]);

    private static IEnumerable<Report> Code(PlantedFiles files)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = files.Files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => CSharpSyntaxTree.ParseText(file.Value, options, file.Key));
        var compilation = CSharpCompilation.Create("Planted", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The planted code does not compile: {error.Id} at {error.Location.GetLineSpan().StartLinePosition} of {error.Location.SourceTree?.FilePath}");

        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. ProductAnalyzers.Create().Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => Ids.Contains(descriptor.Id)))];
        foreach (var diagnostic in compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
        {
            if (diagnostic.Id == "AD0001")
                throw new InvalidOperationException(diagnostic.GetMessage(null));

            if (Ids.Contains(diagnostic.Id))
                yield return new Report(diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id);
        }
    }

    private static List<Report> Beside(PlantedFiles files)
    {
        var folder = Directory.CreateTempSubdirectory("planted-");
        try
        {
            var sensed = new List<SensedFile>();
            foreach (var (name, text) in files.Files.Where(file => !file.Key.EndsWith(".cs", StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
                if (FileSensor.Read(new ProjectFile(path, name), new List<Finding>()) is { } file)
                    sensed.Add(file);
            }

            var check = new CredentialCheck(CredentialSettings.Default, isTest: false);
            return [.. check.Check(sensed).Where(finding => Ids.Contains(finding.Rule.Id)).Select(finding => new Report(finding.Location.File, finding.Location.Line, finding.Rule.Id))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
