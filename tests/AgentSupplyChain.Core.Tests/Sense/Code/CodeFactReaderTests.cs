using System.Text;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Code;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Core.Tests.Sense.Code;

public sealed class CodeFactReaderTests : IDisposable
{
    private static readonly CodeFact Model = new(FactKind.Model, (FactField.Name, "gpt-4o"), (FactField.Provider, "openai"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-code-");
    private readonly List<Finding> _faults = [];

    [Fact]
    public void The_generated_file_is_read_before_any_symbols()
    {
        var source = Write("a.g.cs", Encoding.UTF8.GetBytes(Record(Model)));

        var record = CodeFactReader.Read(source, [Write("a.pdb", "BSJB damaged"u8.ToArray())], _faults);

        Assert.Equal(CodeCoverage.Complete, record.Coverage);
        Assert.Equal([Model], record.Facts);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb, 1)]
    [InlineData(DebugInformationFormat.PortablePdb, 500)]
    [InlineData(DebugInformationFormat.Embedded, 1)]
    [InlineData(DebugInformationFormat.Embedded, 500)]
    public void Without_the_file_the_record_is_read_from_the_symbols_that_the_compiler_wrote(DebugInformationFormat format, int facts)
    {
        var (assembly, symbols) = Compile(Record([.. Enumerable.Range(0, facts).Select(i => new CodeFact(FactKind.Tool, (FactField.Name, "tool" + i)))]), format);

        var record = CodeFactReader.Read(Missing, [Write("a.pdb", symbols), Write("a.dll", assembly)], _faults);

        Assert.Equal((CodeCoverage.Complete, facts), (record.Coverage, record.Facts.Count));
        Assert.Empty(_faults);
    }

    [Fact]
    public void With_neither_file_nor_symbols_the_code_is_unknown_and_nothing_is_wrong()
    {
        var (assembly, _) = Compile(Record(Model), DebugInformationFormat.PortablePdb);

        Assert.Equal(CodeCoverage.Missing, CodeFactReader.Read(Missing, [Missing, Write("a.dll", assembly)], _faults).Coverage);
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_windows_pdb_is_unknown_and_not_damaged()
    {
        Assert.Equal(CodeCoverage.Missing, CodeFactReader.Read(null, [Write("a.pdb", "Microsoft C/C++ MSF 7.00"u8.ToArray())], _faults).Coverage);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("// model\tname=gpt-4o\n")]
    [InlineData("// model\tname=gpt-4o\n// end\tcount=2\n")]
    [InlineData("// model\tname=gpt-4o\n// end\n")]
    [InlineData("// end\tcount=1\n// model\tname=gpt-4o\n")]
    [InlineData("// end\tcount=0\n// end\tcount=0\n")]
    [InlineData("// model\tname=\\uZZZZ\n// end\tcount=1\n")]
    [InlineData("")]
    public void A_record_that_was_cut_or_altered_counts_as_missing_and_is_a_finding(string text)
    {
        var record = CodeFactReader.Read(Write("a.g.cs", Encoding.UTF8.GetBytes(text)), [], _faults);

        Assert.Equal((CodeCoverage.Missing, 0), (record.Coverage, record.Facts.Count));
        Assert.Equal("ASC9003", Assert.Single(_faults).Rule.Id);
    }

    [Fact]
    public void An_empty_record_that_says_so_is_complete() =>
        Assert.Equal(CodeCoverage.Complete, CodeFactReader.Read(Write("a.g.cs", "// end\tcount=0\n"u8.ToArray()), [], _faults).Coverage);

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void Damaged_symbols_never_throw_and_never_pass_for_a_whole_record_of_other_facts(DebugInformationFormat format)
    {
        var (assembly, symbols) = Compile(Record(Model), format);
        var whole = format == DebugInformationFormat.Embedded ? assembly : symbols;
        var random = new Random(20260101);
        for (var round = 0; round < 300; round++)
        {
            var damaged = round % 3 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            for (var i = 0; i < 1 + (round % 7) && damaged.Length > 0; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            var record = CodeFactReader.Read(null, [Write("a.pdb", damaged)], _faults);

            Assert.True(record.Coverage == CodeCoverage.Missing || record.Facts.Count == 1);
        }
    }

    [Fact]
    public void A_size_that_would_fill_the_memory_is_refused_before_it_is_allocated()
    {
        var (assembly, _) = Compile(Record(Model), DebugInformationFormat.Embedded);
        var at = assembly.AsSpan().IndexOf("MPDB"u8);
        BitConverter.TryWriteBytes(assembly.AsSpan(at + 4), int.MaxValue);

        Assert.Equal(CodeCoverage.Missing, CodeFactReader.Read(null, [Write("a.dll", assembly)], _faults).Coverage);
        Assert.Contains("damaged", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ProjectFile Missing => new(Path.Combine(_folder.FullName, "missing"), "missing");

    private static string Record(params CodeFact[] facts) =>
        string.Join('\n', [.. facts.Select(fact => fact.ToLine()), new CodeFact(FactKind.End, (FactField.Count, facts.Length.ToString())).ToLine(), ""]);

    private static (byte[] Assembly, byte[] Symbols) Compile(string record, DebugInformationFormat format)
    {
        const string Name = "AgentSupplyChain.Analyzers/Generator/" + CodeFactReader.SourceName;
        var text = SourceText.From(record, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var compilation = CSharpCompilation.Create(
            "a",
            [CSharpSyntaxTree.ParseText("class A { }", path: "A.cs", encoding: Encoding.UTF8), CSharpSyntaxTree.ParseText(text, path: Name)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            format == DebugInformationFormat.Embedded ? null : symbols,
            options: new EmitOptions(debugInformationFormat: format),
            embeddedTexts: [EmbeddedText.FromSource(Name, text)]);
        Assert.True(result.Success);
        return (assembly.ToArray(), symbols.ToArray());
    }

    private ProjectFile Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return new ProjectFile(path, name);
    }
}
