using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>The inventory that the generator writes for code, as the gate reads it.</summary>
internal static class InventoryRun
{
    public static GeneratorTest<InventoryGenerator> Test { get; } = AgentCode.WithSdks(new GeneratorTest<InventoryGenerator>());

    public static async Task<string> TextOf(string code, GeneratorTest<InventoryGenerator>? test = null)
    {
        var source = Assert.Single(await (test ?? Test).Generates(code));
        Assert.Equal(InventoryGenerator.FileName, source.HintName);
        return source.Text;
    }

    /// <summary>All facts but the end, whose count is checked.</summary>
    public static async Task<IReadOnlyList<CodeFact>> FactsOf(string code, GeneratorTest<InventoryGenerator>? test = null)
    {
        var facts = (await TextOf(code, test)).Split('\n').Select(CodeFact.FromLine).OfType<CodeFact>().ToList();
        var end = facts[^1];
        facts.RemoveAt(facts.Count - 1);
        Assert.Equal(FactKind.End, end.Kind);
        Assert.Equal(facts.Count, end.Number(FactField.Count));
        Assert.DoesNotContain(facts, fact => fact.Kind == FactKind.End);
        return facts;
    }

    /// <summary>The only fact of a kind in the body of <c>Agent.Run</c>.</summary>
    public static async Task<CodeFact> Only(string kind, string statements) =>
        Assert.Single(await FactsOf(AgentCode.Body(statements)), fact => fact.Kind == kind);

    /// <summary>The fact stands exactly where that text, which occurs once, begins.</summary>
    public static void StandsAt(CodeFact fact, string code, string text)
    {
        var at = code.IndexOf(text, StringComparison.Ordinal);
        Assert.Equal(at, code.LastIndexOf(text, StringComparison.Ordinal));
        var before = code[..at];
        Assert.Equal(before.Count(c => c == '\n') + 1, fact.Number(FactField.Line));
        Assert.Equal(at - before.LastIndexOf('\n'), fact.Number(FactField.Column));
    }
}
