using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>The name that metadata has for a type: <c>System.Collections.Generic.List`1</c>.</summary>
internal static class TypeName
{
    public static string Of(ITypeSymbol? type)
    {
        if (type is null)
            return "";

        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "+" + name;

        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            name = space.Name + "." + name;

        return name;
    }
}
