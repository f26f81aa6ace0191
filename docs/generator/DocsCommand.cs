using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen;

/// <summary>Keeps the documents true to the register: what can be made from it is made, what a person has to write is asked for.</summary>
internal static class DocsCommand
{
    public static int Write(string root, TextWriter output)
    {
        var documents = Documents.Of(root, Rules.All);
        foreach (var document in documents.Files.Where(document => document.HasDrifted))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(document.Path)!);
            File.WriteAllText(document.Path, document.Text);
            output.WriteLine("written: " + document.Name);
        }

        return Report(documents.Problems, output);
    }

    public static int Check(string root, TextWriter output)
    {
        var documents = Documents.Of(root, Rules.All);
        var drifted = documents.Files
            .Where(document => document.HasDrifted)
            .Select(document => $"{document.Name}: differs from the register; run 'dotnet run --project docs/generator -- docs'");
        return Report([.. drifted, .. documents.Problems], output);
    }

    private static int Report(IReadOnlyList<string> problems, TextWriter output)
    {
        foreach (var problem in problems)
            output.WriteLine(problem);

        return problems.Count == 0 ? 0 : 1;
    }
}
