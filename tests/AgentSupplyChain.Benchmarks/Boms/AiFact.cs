namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>Something of AI in the truth: what it is, and where the sources have it.</summary>
/// <param name="Kind">A word of the inventory: <c>model</c>, <c>prompt</c>, <c>tool</c> …</param>
/// <param name="Name">How the sources call it; null where they do not, as with a prompt in code. The address of an endpoint.</param>
/// <param name="Places"><c>file:line</c> from the folder of the project, <c>file</c> for a whole file, or a purl where a package has it.</param>
internal sealed record AiFact(string Kind, string? Name, IReadOnlyList<string> Places)
{
    public override string ToString() => $"{Kind} {Name ?? string.Join(", ", Places)}";

    /// <summary>By name where there is one. What the sources do not name each document calls as it likes, so there the place decides.</summary>
    public bool IsToldBy(AiClaim claim) =>
        (claim.Kind.Length == 0 || claim.Kind == Kind) && (Name is null ? claim.Places.Any(Places.Contains) : claim.Names.Contains(Name));
}

/// <summary>What a document says of AI.</summary>
/// <param name="Kind">A word of the inventory; empty where the document's word says nothing of the kind.</param>
/// <param name="Names">Its name, and the addresses of a service.</param>
/// <param name="Places">As in <see cref="AiFact"/>.</param>
internal sealed record AiClaim(string Kind, IReadOnlyList<string> Names, IReadOnlyList<string> Places)
{
    public override string ToString() => $"{Kind} {Names[0]} {string.Join(", ", Places)}".Trim();
}
