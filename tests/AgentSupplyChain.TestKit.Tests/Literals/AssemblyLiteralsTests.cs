using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Literals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.TestKit.Tests.Literals;

public sealed class AssemblyLiteralsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("literals-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("""void M() => Take("wanted", 1);""")]
    [InlineData("""void M() => Take(number: 1, apiKey: "wanted");""")]
    [InlineData("""string _apiKey = "wanted";""")]
    [InlineData("""static readonly string s_apiKey = "wanted";""")]
    [InlineData("""const string ApiKey = "wanted";""")]
    [InlineData("""string ApiKey => "wanted";""")]
    [InlineData("""string ApiKey { get; init; } = "wanted";""")]
    [InlineData("""object M() => new Options { Name = "name", ApiKey = "wanted" };""")]
    [InlineData("""object M(string? given) => new Options { ApiKey = given ?? "wanted" };""")]
    [InlineData("""void M(System.Collections.Generic.Dictionary<string, string> all) => all["apiKey"] = "wanted";""")]
    [InlineData("""void M(System.Collections.Generic.Dictionary<string, string> all) => all.Add("apiKey", "wanted");""")]
    [InlineData("""bool M(string apiKey) => apiKey == "wanted";""")]
    [InlineData("""bool M(Options options) => options.ApiKey.Equals("wanted");""")]
    [InlineData("""void M(string apiKey = "wanted") { }""")]
    [InlineData("""[Keyed("wanted", Name = "name")] void M() { }""")]
    [InlineData("""[Keyed(null!, ApiKey = "wanted")] void M() { }""")]
    [InlineData("""int M(int n, string apiKey) { switch (n) { case 0: return 1; case 1: return 2; case 2: return 5; case 3: return 7; } return apiKey == "wanted" ? 3 : 4; }""")]
    public void A_text_has_the_name_under_which_it_is_used(string member)
    {
        var found = Assert.Single(Read(member), literal => literal.Value == "wanted" && literal.Names.Count > 0);
        Assert.Contains(found.Names, name => name.TrimStart('_').Replace("s_", "", StringComparison.Ordinal).Equals("apiKey", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Read(member), literal => literal.Value == "name" && literal.Names.Count > 0);
    }

    [Fact]
    public void A_parameter_has_its_name_across_assemblies()
    {
        var library = Compile("library", "namespace Lib; public class Client { public Client(System.Uri address, string apiKey) { } public Client(string name, int n) { } }");
        var names = Names();
        using var called = AssemblyLiterals.Open(library)!;
        called.AddNamesTo(names);
        using var caller = AssemblyLiterals.Open(Compile("caller", """class C { object A() => new Lib.Client(new System.Uri("https://a.example"), "wanted"); object B() => new Lib.Client("name", 1); }""", library))!;

        var texts = caller.Read(names);

        Assert.Equal(["apiKey"], Assert.Single(texts, literal => literal.Value == "wanted").Names);
        Assert.Empty(Assert.Single(texts, literal => literal.Value == "name").Names);
    }

    [Fact]
    public void What_is_no_managed_assembly_is_left_out()
    {
        var path = Path.Combine(_folder.FullName, "text.dll");
        File.WriteAllText(path, "MZ and nothing else");
        Assert.Null(AssemblyLiterals.Open(path));
    }

    private static ParameterNames Names() => new(name => name.EndsWith("apiKey", StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<Literal> Read(string member)
    {
        var path = Compile("one", $$"""
            class KeyedAttribute(string apiKey) : System.Attribute { public string Name { get; set; } = ""; public string ApiKey { get; set; } = apiKey; }
            class Options { public string Name { get; set; } = ""; public string ApiKey { get; set; } = ""; }
            class C
            {
                static void Take(string apiKey, int number) { }
                {{member}}
            }
            """);
        using var assembly = AssemblyLiterals.Open(path)!;
        return assembly.Read(Names());
    }

    private string Compile(string name, string source, params string[] references)
    {
        var path = Path.Combine(_folder.FullName, name + ".dll");
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))],
            [.. FrameworkReferences.All, .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
