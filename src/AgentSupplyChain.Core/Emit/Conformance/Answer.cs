namespace AgentSupplyChain.Core.Emit.Conformance;

internal enum AnswerState
{
    Present,

    /// <summary>Asked for, and not known, or not known of everything: never a pass.</summary>
    Unknown,

    NotApplicable,
}

/// <summary>Whether documents hold what a requirement asks for, and what proves it.</summary>
/// <param name="Fact">The field and what is in it, with counts; for what is not there, why. Foreign text is in no answer but for refs.</param>
internal sealed record Answer(AnswerState State, string Fact)
{
    /// <summary>Of what is asked for, how much is known: 0 to 1.</summary>
    public double Share { get; init; } = State is AnswerState.Unknown ? 0 : 1;

    /// <summary>bom-refs of which it is not known.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    public static Answer Present(string fact) => new(AnswerState.Present, fact);

    public static Answer Unknown(string reason) => new(AnswerState.Unknown, reason);

    public static Answer NotApplicable(string reason) => new(AnswerState.NotApplicable, reason);

    /// <summary>Known or not, as a whole.</summary>
    public static Answer Of(bool isKnown, string fact, string reason) => isKnown ? Present(fact) : Unknown(reason);

    /// <summary>Known of each element or not.</summary>
    /// <param name="elements">What is asked about; where there is none, the requirement does not apply.</param>
    /// <param name="things">What they are, in the plural.</param>
    /// <param name="reason">Why it is not known of some.</param>
    public static Answer OfEach(string field, IReadOnlyList<BomElement> elements, string things, Func<BomElement, bool> isKnown, string reason)
    {
        if (elements.Count == 0)
            return NotApplicable($"there are no {things}");

        var lacking = elements.Where(element => !isKnown(element)).Select(element => element.Ref).Order(StringComparer.Ordinal).ToList();
        if (lacking.Count == 0)
            return Present($"{field}: of all {elements.Count} {things}");

        return Unknown($"{field}: of {elements.Count - lacking.Count} of {elements.Count} {things}; {reason}") with
        {
            Share = Math.Round((elements.Count - lacking.Count) / (double)elements.Count, 2, MidpointRounding.ToZero),
            Lacking = lacking,
        };
    }
}
