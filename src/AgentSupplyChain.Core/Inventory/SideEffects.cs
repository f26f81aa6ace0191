namespace AgentSupplyChain.Core.Inventory;

/// <summary>
/// What a tool does beside its answer, as one class. The rule stands in docs/aibom.md; it goes by the annotations of MCP (Model Context Protocol, schema 2025-11-25,
/// ToolAnnotations), and takes none of the specification's defaults for a statement.
/// </summary>
public static class SideEffects
{
    /// <summary>It changes nothing.</summary>
    public const string ReadsOnly = "reads-only";

    /// <summary>What it changes it only adds: nothing is overwritten or deleted.</summary>
    public const string Additive = "additive";

    /// <summary>It changes something, and nothing tells what.</summary>
    public const string Changes = "changes";

    /// <summary>It may overwrite or delete.</summary>
    public const string Destructive = "destructive";

    private static readonly string[] s_hints =
        ["destructive=false", "destructive=true", "idempotent=false", "idempotent=true", "openWorld=false", "openWorld=true", "readOnly=false", "readOnly=true"];

    /// <summary>True for what a declaration can say.</summary>
    public static bool IsHint(string text) => Array.IndexOf(s_hints, text) >= 0;

    /// <summary>The class; null where the hints do not tell, or contradict each other.</summary>
    public static string? Of(IReadOnlyList<string> hints)
    {
        if (hints.Count == 0 || IsContradictory(hints))
            return null;

        return Has("readOnly=true") ? ReadsOnly : Has("destructive=true") ? Destructive : Has("destructive=false") ? Additive : Has("readOnly=false") ? Changes : null;

        bool Has(string hint) => hints.Contains(hint, StringComparer.Ordinal);
    }

    /// <summary>The same thing said both ways; or a tool that only reads and destroys.</summary>
    public static bool IsContradictory(IReadOnlyList<string> hints)
    {
        foreach (var hint in hints)
        {
            if (hint.EndsWith("=true", StringComparison.Ordinal) && hints.Contains(hint[..^"true".Length] + "false", StringComparer.Ordinal))
                return true;
        }

        return hints.Contains("readOnly=true", StringComparer.Ordinal) && hints.Contains("destructive=true", StringComparer.Ordinal);
    }

    /// <summary>Whether a statement in words says something else than what was seen. Only the names of the classes are understood, with blanks or hyphens.</summary>
    public static bool Contradicts(string stated, string observed)
    {
        var words = stated.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        var said = words is "read-only" or "none" ? ReadsOnly : words;
        return said is ReadsOnly or Additive or Changes or Destructive && said != observed
            && !((said == Changes && observed is Additive or Destructive) || (observed == Changes && said is Additive or Destructive));
    }
}
