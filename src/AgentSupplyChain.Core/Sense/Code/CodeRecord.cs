using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Facts;

namespace AgentSupplyChain.Core.Sense.Code;

/// <summary>What the generator recorded while the code was compiled.</summary>
public sealed record CodeRecord(IReadOnlyList<CodeFact> Facts, CodeCoverage Coverage)
{
    public static CodeRecord Missing { get; } = new([], CodeCoverage.Missing);

    /// <summary>
    /// Reads the generated source. A record whose last line does not count its facts was cut or altered: it then counts as missing, since
    /// half an inventory would pass for a whole one.
    /// </summary>
    public static CodeRecord Parse(string text)
    {
        var facts = new List<CodeFact>();
        CodeFact? end = null;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            if (CodeFact.FromLine(line) is not { } fact)
                continue;

            if (end is not null)
                return Missing;

            if (fact.Kind == FactKind.End)
                end = fact;
            else
                facts.Add(fact);
        }

        var isWhole = end?[FactField.Count] is not null && end.Number(FactField.Count) == facts.Count;
        return isWhole ? new CodeRecord(facts, CodeCoverage.Complete) : Missing;
    }
}
