namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>What a standard asks for.</summary>
/// <param name="Id">Stable, in the standard's key: <c>component-hash</c>.</param>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Title">In our words.</param>
/// <param name="Place">Where CycloneDX holds it.</param>
/// <param name="Answer">Pure.</param>
internal sealed record Requirement(string Id, string Group, string Title, string Place, Func<Described, Answer> Answer);

/// <param name="Key">Begins the refs of its requirements.</param>
/// <param name="Source">Edition and day, for people.</param>
internal sealed record Standard(string Key, string Name, string Version, string Owner, string Source, IReadOnlyList<Requirement> Requirements)
{
    public static IReadOnlyList<Standard> All { get; } = [CisaElements.Standard, BsiFields.Standard, G7Elements.Standard];
}

/// <summary>The answers to all requirements of all standards, in their order.</summary>
internal sealed record ConformanceReport(IReadOnlyList<StandardAnswers> Standards)
{
    /// <param name="sbom">Null where none is written: then what only an SBOM holds is unknown.</param>
    /// <param name="aibom">Null where the project is no agent.</param>
    public static ConformanceReport Of(BomDocument? sbom, BomDocument? aibom)
    {
        var described = new Described(sbom, aibom);
        return new ConformanceReport([.. Standard.All.Select(standard => new StandardAnswers(
            standard,
            [.. standard.Requirements.Select(requirement => new Answered(requirement, requirement.Answer(described)))]))]);
    }
}

internal sealed record StandardAnswers(Standard Standard, IReadOnlyList<Answered> Answers)
{
    public int Count(AnswerState state) => Answers.Count(answered => answered.Answer.State == state);
}

internal sealed record Answered(Requirement Requirement, Answer Answer);
