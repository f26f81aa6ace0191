using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>Source that stands for a library: compiled in memory under the library's own assembly name.</summary>
public sealed class StubPack
{
    private readonly ImmutableArray<string> sources;
    private readonly ImmutableArray<StubPack> dependencies;
    private readonly Lazy<MetadataReference> compiled;

    public StubPack(string assemblyName, params string[] sources)
        : this(assemblyName, [], sources)
    {
    }

    public StubPack(string assemblyName, IEnumerable<StubPack> dependencies, params string[] sources)
    {
        AssemblyName = assemblyName;
        this.sources = [.. sources];
        this.dependencies = [.. dependencies];
        compiled = new Lazy<MetadataReference>(Compile);
    }

    public string AssemblyName { get; }

    /// <summary>True for a library that is made for ASP.NET Core, and compiled against it.</summary>
    public bool IsForAspNetCore { get; init; }

    /// <summary>This pack and the packs that it is compiled against.</summary>
    public IEnumerable<MetadataReference> References => dependencies.SelectMany(pack => pack.References).Append(compiled.Value).Distinct();

    private PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            AssemblyName,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))),
            FrameworkReferences.All.Concat(IsForAspNetCore ? FrameworkReferences.AspNetCore : []).Concat(dependencies.SelectMany(pack => pack.References)).Distinct(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new CheckFailedException($"The stubs of {AssemblyName} do not compile:\n{string.Join('\n', errors)}");
        }

        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
