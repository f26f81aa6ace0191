using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>The project that a test runs in. Immutable: every <c>With…</c> returns another test.</summary>
public abstract record CodeTest<TSelf>
    where TSelf : CodeTest<TSelf>
{
    internal TestInput Input { get; init; } = new();

    /// <summary>The name of the file that the code given to the test itself is in; <c>Test.cs</c> if never said.</summary>
    public TSelf WithMainFile(string path) => With(Input with { MainFile = path });

    public TSelf WithSource(string path, string code) => With(Input with { Sources = Input.Sources.Add(new TestFile(path, MarkedText.Verbatim(code))) });

    public TSelf WithMarkedSource(string path, string markup) => With(Input with { Sources = Input.Sources.Add(new TestFile(path, Read(markup))) });

    public TSelf WithAdditionalFile(string path, string text) =>
        With(Input with { AdditionalFiles = Input.AdditionalFiles.Add(new TestFile(path, MarkedText.Verbatim(text))) });

    public TSelf WithMarkedAdditionalFile(string path, string markup) =>
        With(Input with { AdditionalFiles = Input.AdditionalFiles.Add(new TestFile(path, Read(markup))) });

    /// <summary>A whole <c>.editorconfig</c> or global config, read as the compiler reads it.</summary>
    public TSelf WithConfigFile(string path, string text) =>
        With(Input with { ConfigFiles = Input.ConfigFiles.Add(new TestFile(path, MarkedText.Verbatim(text))) });

    public TSelf WithGlobalOption(string key, string value) => With(Input with { GlobalOptions = Input.GlobalOptions.SetItem(key, OneLine(value)) });

    /// <summary>An option of one source or additional file.</summary>
    public TSelf WithFileOption(string path, string key, string value) => With(Input with { FileOptions = Input.FileOptions.Add((path, key, OneLine(value))) });

    /// <summary>A property that the project makes visible to the compiler.</summary>
    public TSelf WithBuildProperty(string name, string value) => WithGlobalOption("build_property." + name, value);

    public TSelf WithLanguageVersion(LanguageVersion version) => With(Input with { LanguageVersion = version });

    public TSelf WithOutputKind(OutputKind kind) => With(Input with { OutputKind = kind });

    public TSelf WithNullable(NullableContextOptions nullable) => With(Input with { Nullable = nullable });

    /// <summary>References the assemblies of these types, and those beside them that they refer to.</summary>
    public TSelf WithReferencesOf(params Type[] types) => WithReferencesOf([.. types.Select(type => type.Assembly.Location)]);

    /// <summary>References these assemblies, and those beside them that they refer to.</summary>
    public TSelf WithReferencesOf(params string[] assemblyPaths) => WithReferences(AssemblyReferences.Closure(assemblyPaths));

    public TSelf WithStubs(params StubPack[] packs) => WithReferences(packs.SelectMany(pack => pack.References));

    /// <summary>References ASP.NET Core, as a web project does.</summary>
    public TSelf WithAspNetCore() => WithReferences(FrameworkReferences.AspNetCore);

    public TSelf AllowCompilerErrors() => With(Input with { CompilerErrorsAllowed = true });

    private protected TSelf With(TestInput input) => (TSelf)(this with { Input = input });

    internal static MarkedText Read(string markup)
    {
        var text = Markup.Parse(markup);
        return text.Caret is { } caret ? throw new MarkupException("A caret '$$' has no meaning in this test", text.Source, caret) : text;
    }

    private TSelf WithReferences(IEnumerable<MetadataReference> references) =>
        With(Input with { References = [.. Input.References.Concat(references).Distinct()] });

    // A line break would start another key.
    private static string OneLine(string value) =>
        value.AsSpan().ContainsAny('\r', '\n') ? throw new ArgumentException("An option has one line.", nameof(value)) : value;
}
