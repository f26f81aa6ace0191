using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen.Tests;

/// <summary>Works on a copy of this checkout's documents.</summary>
public sealed class Documents_of_the_register : IDisposable
{
    private static readonly string s_page = $"docs/rules/{Rules.ModelVersionFloats.Id}.md";

    private readonly string _root = Directory.CreateTempSubdirectory("asc-docs-").FullName;

    public Documents_of_the_register()
    {
        var names = Directory.EnumerateFiles(Checkout.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs/rules"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs/presets")))
            .Concat(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/AgentSupplyChain.Analyzers"), "AnalyzerReleases.*.md"))
            .Select(path => Path.GetRelativePath(Checkout.Root, path));
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
            // Links lead to files that are not copied.
            File.WriteAllText(In(name), File.ReadAllText(Path.Combine(Checkout.Root, name)).Replace("](", "] (", StringComparison.Ordinal));
        }

        DocsCommand.Write(_root, TextWriter.Null);
        foreach (var file in Directory.EnumerateFiles(_root, "*.md", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Documents_of_this_checkout_say_what_the_register_says()
    {
        var output = new StringWriter();
        Assert.True(DocsCommand.Check(Checkout.Root, output) == 0, output.ToString());
    }
}
