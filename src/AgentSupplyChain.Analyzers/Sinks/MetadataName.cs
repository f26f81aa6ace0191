using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Sinks;

/// <summary>The full name of a type, with <c>+</c> before a nested one.</summary>
internal static class MetadataName
{
    /// <summary>Name by name from the inside out: to make a string of every type that is met would cost more than the rules.</summary>
    public static bool Is(INamedTypeSymbol type, string name)
    {
        var end = name.Length;
        ISymbol? part = type;
        while (part is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            var start = end - part.MetadataName.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part.MetadataName, 0, part.MetadataName.Length) != 0)
                return false;

            end = start - 1;
            part = (ISymbol?)part.ContainingType ?? part.ContainingNamespace;
            if (end >= 0 && name[end] != (part is INamedTypeSymbol ? '+' : '.'))
                return false;
        }

        return end == -1;
    }
}
