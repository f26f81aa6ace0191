using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>Files with planted texts, and the lines that these stand in. Nothing of it is in the checkout: it is made anew for every run.</summary>
internal sealed class PlantedFiles
{
    /// <summary>As many as a large file of its kind would have.</summary>
    private const int TextsPerFile = 60;

    private const string CodeHead = "using System;\nusing System.Collections.Generic;\nusing System.Net.Http;\n\n";

    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<Plant> _plants = [];

    public IReadOnlyDictionary<string, string> Files => _files;

    public IReadOnlyList<Plant> Plants => _plants;

    /// <summary>The texts, each in this shape, with what each of them is.</summary>
    public void Add(CodeShape shape, IReadOnlyList<(PlantedText Text, Plant Plant)> texts)
    {
        foreach (var (part, number) in texts.Chunk(TextsPerFile).Select((part, number) => (part, number)))
        {
            var name = Identifier(shape.Name) + number.ToString("D3", CultureInfo.InvariantCulture);
            var code = new StringBuilder(CodeHead).Append(CultureInfo.InvariantCulture, $"namespace Planted.{name};\n\n");
            var lines = Lines(code.ToString());
            foreach (var (text, plant) in part)
                Append(code, ref lines, $"internal static class P{text.Number} {{ {shape.Members(text)} }}", plant with { File = $"Code/{name}.cs", Shape = shape.Name });

            _files.Add($"Code/{name}.cs", code.ToString());
        }
    }

    public void Add(FileShape shape, IReadOnlyList<(PlantedText Text, Plant Plant)> texts)
    {
        foreach (var (part, number) in texts.Chunk(TextsPerFile).Select((part, number) => (part, number)))
        {
            var name = $"{Identifier(shape.Name)}{number:D3}/{shape.File}";
            var file = new StringBuilder(shape.Head).Append('\n');
            var lines = Lines(file.ToString());
            foreach (var (text, plant) in part)
            {
                if (shape.Entry(text) is { } entry)
                    Append(file, ref lines, entry, plant with { File = name, Shape = shape.Name });
            }

            _files.Add(name, file.Append(shape.Foot).Append('\n').ToString());
        }
    }

    private void Append(StringBuilder file, ref int lines, string entry, Plant plant)
    {
        file.Append(entry).Append('\n');
        var first = lines + 1;
        lines += Lines(entry) + 1;
        _plants.Add(plant with { FirstLine = first, LastLine = lines });
    }

    private static int Lines(string text) => text.AsSpan().Count('\n');

    private static string Identifier(string name) => string.Concat(name.Split(' ', '.', '-').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
