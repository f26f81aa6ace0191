using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;

namespace AgentSupplyChain.Analyzers.Tests.Inventory.Schemas;

/// <summary>One method, seen twice: by the compiler, and by the SDK that reads the compiled assembly and derives the real schema.</summary>
internal sealed class SchemaOfSdk
{
    private const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics.CodeAnalysis;
        using System.IO;
        using System.Security.Claims;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using ModelContextProtocol;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;

        """;

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. FrameworkReferences.All, .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsOfSdk).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly IMethodSymbol _symbol;
    private readonly Lazy<MethodInfo> _method;

    private SchemaOfSdk(IMethodSymbol symbol, Lazy<MethodInfo> method) => (_symbol, _method) = (symbol, method);

    public string? Derived(ToolSdk sdk) => ToolSchema.Canonical(_symbol, sdk);

    public string? Hash(ToolSdk sdk) => ToolSchema.Sha256(_symbol, sdk);

    public string Real(ToolSdk sdk) => CanonicalJson.Of(sdk == ToolSdk.AIFunction
        ? AIFunctionFactory.Create(_method.Value, (object?)null, new AIFunctionFactoryOptions()).JsonSchema
        : McpServerTool.Create(_method.Value, (object?)null, new McpServerToolCreateOptions()).ProtocolTool.InputSchema);

    /// <summary>A static method with these parameters, beside these types.</summary>
    public static SchemaOfSdk Of(string parameters, string types = "", NullableContextOptions nullable = NullableContextOptions.Enable)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            {{Usings}}
            {{types}}
            public static class Tools { public static string Tool({{parameters}}) => ""; }
            """);
        var compilation = CSharpCompilation.Create(
            "Shape", [tree], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, allowUnsafe: true));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return new SchemaOfSdk(compilation.GetTypeByMetadataName("Tools")!.GetMembers("Tool").OfType<IMethodSymbol>().Single(), new Lazy<MethodInfo>(() =>
        {
            using var image = new MemoryStream();
            Assert.True(compilation.Emit(image).Success);
            image.Position = 0;
            return new AssemblyLoadContext(null).LoadFromStream(image).GetType("Tools")!.GetMethod("Tool")!;
        }));
    }

    private static bool IsOfSdk(string path) =>
        Path.GetFileName(path) is var name && (name.StartsWith("ModelContextProtocol", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
}
