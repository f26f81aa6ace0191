using AgentSupplyChain.Detection.Facts;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>
/// Facts of one syntax node, equal by value: what the generator's cache compares. No symbol, node or compilation lives in it. A class, since the
/// compiler's machine code for its pipelines serves all classes, and for a struct the runtime makes its own in every new process.
/// </summary>
internal sealed class FactList(IReadOnlyList<CodeFact> facts) : IEquatable<FactList>
{
    public static FactList Empty { get; } = new([]);

    public IReadOnlyList<CodeFact> Facts { get; } = facts;

    public bool Equals(FactList? other) => other is not null && Facts.SequenceEqual(other.Facts);

    public override bool Equals(object? obj) => Equals(obj as FactList);

    public override int GetHashCode() => Facts.Aggregate(17, (hash, fact) => unchecked((hash * 31) + fact.GetHashCode()));
}
