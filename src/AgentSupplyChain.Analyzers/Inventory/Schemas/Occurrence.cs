using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>A type where it stands: as such, or as the type of a property of some type. Only the same occurrence is referred to instead of written again.</summary>
internal sealed record Occurrence(ITypeSymbol Type, ISymbol? Property, ISymbol? Owner)
{
    public static IEqualityComparer<Occurrence> Comparer { get; } = new BySymbol();

    private sealed class BySymbol : IEqualityComparer<Occurrence>
    {
        public bool Equals(Occurrence? one, Occurrence? other) =>
            SymbolEqualityComparer.Default.Equals(one?.Type, other?.Type)
            && SymbolEqualityComparer.Default.Equals(one?.Property, other?.Property)
            && SymbolEqualityComparer.Default.Equals(one?.Owner, other?.Owner);

        public int GetHashCode(Occurrence occurrence) => unchecked(
            (SymbolEqualityComparer.Default.GetHashCode(occurrence.Type) * 31) + SymbolEqualityComparer.Default.GetHashCode(occurrence.Property));
    }
}
