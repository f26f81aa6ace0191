using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Validation;

/// <summary>The validators of the policy that a fix can call: static, with one argument, in reach.</summary>
internal sealed class DeclaredValidators
{
    private readonly Compilation _compilation;
    private readonly List<IMethodSymbol> _methods;

    public DeclaredValidators(Compilation compilation, IReadOnlyList<string> names)
    {
        _compilation = compilation;
        _methods = [.. names.SelectMany(name => Find(compilation.GlobalNamespace, name.Split('.'), 0)).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)];
    }

    /// <summary>The only one that takes a value of this type; null where there is none, or a choice to make.</summary>
    public IMethodSymbol? For(ITypeSymbol? value, IOperation use)
    {
        if (_methods.Count == 0 || value is null || use.SemanticModel?.GetEnclosingSymbol(use.Syntax.SpanStart)?.ContainingType is not { } type)
            return null;

        var fitting = _methods.Where(method => Takes(method.Parameters[0].Type, value) && _compilation.IsSymbolAccessibleWithin(method, type)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static bool Takes(ITypeSymbol parameter, ITypeSymbol value) => value switch
    {
        { SpecialType: SpecialType.System_String } => parameter.SpecialType == SpecialType.System_String,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => parameter is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
            or INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: { Length: 1 } },
        _ => false,
    };

    // A name may end with the type or with the method.
    private static IEnumerable<IMethodSymbol> Find(INamespaceOrTypeSymbol container, string[] name, int at)
    {
        if (at == name.Length)
            return container is INamedTypeSymbol type ? type.GetMembers().OfType<IMethodSymbol>().Where(IsCallable) : [];

        var found = container.GetMembers(name[at]).OfType<INamespaceOrTypeSymbol>().SelectMany(member => Find(member, name, at + 1));
        return at == name.Length - 1 && container is INamedTypeSymbol ? found.Concat(container.GetMembers(name[at]).OfType<IMethodSymbol>().Where(IsCallable)) : found;
    }

    private static bool IsCallable(IMethodSymbol method) => method is
    {
        IsStatic: true, MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ContainingType.IsGenericType: false, Parameters.Length: 1, ReturnType.SpecialType: SpecialType.System_Void or SpecialType.System_Boolean,
    } && method is not { ReturnsVoid: true, IsAsync: true };
}
