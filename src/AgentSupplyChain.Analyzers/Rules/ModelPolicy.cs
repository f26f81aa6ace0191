using AgentSupplyChain.Detection.Models;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>What the policy says of models, as the gate has written it for the compiler: fields of an entry are separated by commas.</summary>
internal sealed class ModelPolicy
{
    private ModelPolicy(IReadOnlyList<string>? allow, IReadOnlyList<string>? deny, IReadOnlyList<string>? catalogue)
    {
        NamesModels = allow is not null || deny is { Count: > 0 };
        Rules = new ModelRules(allow?.Select(Allowed).OfType<AllowedPattern>(), deny ?? []);
        Catalogue = catalogue is { Count: > 0 } ? new CatalogueOverlay(catalogue.Select(Entry).OfType<CatalogueEntry>()) : CatalogueOverlay.Empty;
    }

    public ModelRules Rules { get; }

    public CatalogueOverlay Catalogue { get; }

    /// <summary>Whether the policy allows some models and not others.</summary>
    public bool NamesModels { get; }

    public static ModelPolicy Of(AnalyzerOptions options)
    {
        var policy = PolicyOptions.Of(options);
        return new ModelPolicy(policy.List(PolicyOptions.ModelsAllow), policy.List(PolicyOptions.ModelsDeny), policy.List(PolicyOptions.ModelsCatalogue));
    }

    // An entry that somebody has written by hand may be anything: what has no id says nothing.
    private static AllowedPattern? Allowed(string entry)
    {
        var fields = entry.Split(',');
        return Field(fields, 0) is { } id ? new AllowedPattern(id, Field(fields, 1), Field(fields, 2)) : null;
    }

    private static CatalogueEntry? Entry(string entry)
    {
        var fields = entry.Split(',');
        return Field(fields, 0) is { } provider && Field(fields, 1) is { } id
            ? new CatalogueEntry(provider, id) { ResolvesTo = Field(fields, 2), ReleasedOn = Field(fields, 3), RetiredOn = Field(fields, 4), Replacement = Field(fields, 5) }
            : null;
    }

    private static string? Field(string[] fields, int index) => index < fields.Length && fields[index].Trim() is { Length: > 0 } text ? text : null;
}
