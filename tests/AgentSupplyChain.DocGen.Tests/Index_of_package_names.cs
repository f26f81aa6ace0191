namespace AgentSupplyChain.DocGen.Tests;

public sealed class Index_of_package_names : IDisposable
{
    private const string Folder = "src/AgentSupplyChain.Core/Check/Packages/Names";

    private readonly string _root = Directory.CreateTempSubdirectory("asc-names-").FullName;

    public Index_of_package_names()
    {
        Directory.CreateDirectory(Path.Combine(_root, Folder));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, Folder)))
            File.Copy(file, Path.Combine(_root, Folder, Path.GetFileName(file)));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Is_the_one_that_the_tables_of_this_checkout_make() => Assert.Equal(0, NamesCommand.Check(Checkout.Root, TextWriter.Null));

    [Theory]
    [InlineData("package-names.txt")]
    [InlineData("reserved-prefixes.txt")]
    public void Is_told_to_differ_when_a_table_was_changed_and_made_anew_by_the_command(string table)
    {
        File.AppendAllText(Path.Combine(_root, Folder, table), "Zzz.Added.\n");
        using var output = new StringWriter();

        Assert.Equal(1, NamesCommand.Check(_root, output));
        Assert.Contains("docs/generator -- names", output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, NamesCommand.MakeIndex(_root));
        Assert.Equal(0, NamesCommand.Check(_root, output));
    }

    [Fact]
    public void Tables_are_made_of_the_sources_with_what_is_late_marked()
    {
        var popular = Source("popular.tsv", "# Built 2026-01-02.\nrank\tid\tmetric\tsource\n1\tNewtonsoft.Json\tcommits=3\thand\n2\tPolly\t\thand\n3\tpolly\trefs=2\tother\n");
        var prefixes = Source("prefixes.tsv", "# x\nprefix\towner\texclusive\tevidence\nMicrosoft.\tMicrosoft\tyes (older)\tdocs\nOpen.\tnobody\tno\tknown\n");
        var malicious = Source("malicious.tsv", "id\tmal_id\taffected\tpublished\tclass\timpersonates\tsource\nPollyy\tM\tALL\t2024\tedit\tPolly\tossf\n");
        Directory.CreateDirectory(Path.Combine(_root, "tests/AgentSupplyChain.Benchmarks/PackageNames"));

        Assert.Equal(0, NamesCommand.Import(popular, prefixes, malicious, _root));

        Assert.Equal(["Newtonsoft.Json", "Polly late"], Rows(Folder + "/package-names.txt"));
        Assert.Equal(["Microsoft."], Rows(Folder + "/reserved-prefixes.txt"));
        Assert.Equal(["edit|Pollyy|Polly"], Rows("tests/AgentSupplyChain.Benchmarks/PackageNames/impostors.txt"));
        Assert.Equal(0, NamesCommand.Check(_root, TextWriter.Null));
    }

    private string Source(string name, string text)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private IEnumerable<string> Rows(string name) => File.ReadLines(Path.Combine(_root, name)).Where(line => line[0] != '#');
}
