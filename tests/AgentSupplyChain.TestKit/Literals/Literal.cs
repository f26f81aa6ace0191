namespace AgentSupplyChain.TestKit.Literals;

/// <summary>Where in an assembly a text stands.</summary>
public enum LiteralKind
{
    /// <summary>In the heap of texts that code loads.</summary>
    Code,

    /// <summary>The value of a constant or the default of a parameter.</summary>
    Constant,

    /// <summary>An argument of an attribute.</summary>
    Attribute,
}

/// <summary>A text that a compiler has put into an assembly.</summary>
/// <param name="Token">Its metadata token, with which a disassembler finds it.</param>
/// <param name="Member">The first member that uses it; empty where none was found.</param>
/// <param name="Names">
/// What else tells its meaning: the parameter that it is passed to, the field or property that it is stored in, the key it stands under.
/// Only the names that were asked for.
/// </param>
public sealed record Literal(string Value, LiteralKind Kind, int Token, string Member, IReadOnlyCollection<string> Names);
