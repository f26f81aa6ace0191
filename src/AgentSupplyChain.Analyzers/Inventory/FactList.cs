using AgentSupplyChain.Detection.Facts;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>Facts of one syntax node, equal by value: what the generator's cache compares. No symbol, node or compilation lives in it.</summary>
internal readonly struct FactList(IReadOnlyList<CodeFact>? facts) : IEquatable<FactList>
{
    private readonly IReadOnlyList<CodeFact>? _facts = facts;

    public IReadOnlyList<CodeFact> Facts => _facts ?? [];

    public bool Equals(FactList other) => Facts.SequenceEqual(other.Facts);

    public override bool Equals(object? obj) => obj is FactList other && Equals(other);

    public override int GetHashCode() => Facts.Aggregate(17, (hash, fact) => unchecked((hash * 31) + fact.GetHashCode()));
}
