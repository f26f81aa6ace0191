namespace AgentSupplyChain.Detection.Packages;

/// <summary>How a package id resembles another, the strongest first.</summary>
public enum NameResemblance
{
    None,

    /// <summary>Characters that nobody sees, or that turn the reading direction: an honest id has none.</summary>
    HiddenCharacter,

    /// <summary>Letters of another script among ASCII ones, all of them looking like ASCII letters.</summary>
    ForeignLetter,

    /// <summary>ASCII characters that look alike, <c>0</c> for <c>o</c> or <c>I</c> for <c>l</c>, in a protected id.</summary>
    LookAlike,

    /// <summary>Letters outside ASCII that may well be honest: with marks, or a word of another script.</summary>
    UnusualLetter,

    /// <summary>A protected id with other separators.</summary>
    Separators,

    /// <summary>A protected id with a slip of the finger in one word.</summary>
    Slip,

    /// <summary>A protected id, or the first word of a family of ids, with words that mean nothing.</summary>
    Decoration,

    /// <summary>The words of a protected id in another order.</summary>
    WordOrder,

    /// <summary>A new ending in a family of ids, none of which ends so.</summary>
    Family,
}

/// <summary>What the name of a package tells.</summary>
public readonly struct NameMatch
{
    internal NameMatch(NameResemblance resemblance, bool isCertain, string? target = null, string? reading = null, string? letters = null)
    {
        Resemblance = resemblance;
        IsCertain = isCertain;
        Target = target;
        Reading = reading;
        Letters = letters;
    }

    public NameResemblance Resemblance { get; }

    /// <summary>No honest package is called so.</summary>
    public bool IsCertain { get; }

    /// <summary>The protected id; for a family, its ids with <c>*</c>; null where the id resembles none that is known.</summary>
    public string? Target { get; }

    /// <summary>What a reader takes an id outside ASCII for; null where some letter has no such reading.</summary>
    public string? Reading { get; }

    /// <summary>The characters outside ASCII by their code points, ASCII text: <c>U+043E for 'o'</c>.</summary>
    public string? Letters { get; }

    public static NameMatch None => default;
}
