using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>One value that an expression may have.</summary>
/// <param name="Text">The constant; null where the value is not known while compiling.</param>
/// <param name="Place">Where the constant is written, so that a fix can replace it there; else the expression.</param>
/// <param name="ConfigurationKey">The configuration key or environment variable that the value comes from, or that wins over it.</param>
internal sealed record ResolvedText(string? Text, SyntaxNode Place, string? ConfigurationKey = null)
{
    /// <summary>The parameter of the enclosing method that the unknown value comes in by: what the callers hand over.</summary>
    public IParameterSymbol? Parameter { get; init; }
}
