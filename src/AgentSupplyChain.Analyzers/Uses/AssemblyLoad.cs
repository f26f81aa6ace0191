using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A call that brings foreign code into the process.</summary>
/// <param name="Code">Path, bytes or stream of the assembly; the folder where a whole folder is loaded.</param>
/// <param name="IsFolder">True where everything that lies in the folder is loaded.</param>
internal sealed record AssemblyLoad(string Api, IOperation Code, SyntaxNode Place, bool IsFolder = false)
{
    public static AssemblyLoad? Find(IOperation operation)
    {
        if (Arguments.MethodOf(operation) is not { ContainingType: { } type } method || ParameterOf(type, method.Name) is not { } parameter)
            return null;

        var api = method.MethodKind == MethodKind.Constructor ? "new " + type.Name : type.Name + "." + method.Name;
        if (operation is IMethodReferenceOperation)
            return Elements.CallOf(operation) is { } call && ObjectFlow.Receiver(call) is { } sequence ? new AssemblyLoad(api, sequence, operation.Syntax) : null;

        return Arguments.Named(operation, parameter) is { } code ? new AssemblyLoad(api, code, code.Syntax, type.Name == "DirectoryCatalog") : null;
    }

    private static string? ParameterOf(INamedTypeSymbol type, string method) => (type.ContainingNamespace?.Name, type.Name, method) switch
    {
        ("Reflection", "Assembly", "LoadFrom" or "UnsafeLoadFrom") or ("System", "Activator", "CreateInstanceFrom") => "assemblyFile",
        ("Reflection", "Assembly", "LoadFile") => "path",
        ("Reflection", "Assembly", "Load") or ("System", "AppDomain", "Load") => "rawAssembly",
        ("Loader", "AssemblyLoadContext", "LoadFromAssemblyPath") => "assemblyPath",
        ("Loader", "AssemblyLoadContext", "LoadFromNativeImagePath") => "nativeImagePath",
        ("Loader", "AssemblyLoadContext", "LoadFromStream") => "assembly",
        ("Hosting", "DirectoryCatalog", ".ctor") => "path",
        ("Hosting", "AssemblyCatalog", ".ctor") => "codeBase",
        _ => null,
    };
}
