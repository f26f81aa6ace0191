namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// Protected package ids, ready to be asked which of them an id resembles. Made once from a list (<see cref="Build"/>), stored, and loaded without a look at
/// the single ids. Safe for concurrent use.
/// </summary>
public sealed partial class PackageNameIndex
{
    /// <summary>In a graph with more unknown ids, only look-alikes are looked for among them: those are found by a hash.</summary>
    private const int MostNeighbours = 1000;

    /// <summary>Ids of the same length and nearly the same letters: among the shipped ones there are never so many.</summary>
    private const int MostCompared = 128;

    [ThreadStatic]
    private static NameForms? t_asked;

    [ThreadStatic]
    private static NameForms? t_candidate;

    /// <summary>All ids as they are written, one behind the other: the shortest first, those of one length in ordinal order without case.</summary>
    private readonly string _text;

    /// <summary>By number of the id; one more for the end of the last.</summary>
    private readonly int[] _starts;

    /// <summary>By length: the number of the first id that is at least so long.</summary>
    private readonly int[] _byLength;

    /// <summary>By number of the id: which characters it has, see <see cref="NameSlip.SignatureOf"/>.</summary>
    private readonly ulong[] _signatures;

    // Open addressing by the low bits of a hash; a slot holds the number of an id plus one.
    private readonly ushort[] _exact;
    private readonly ushort[] _loose;
    private readonly ushort[] _cores;
    private readonly ushort[] _brands;
    private readonly ushort[] _orders;

    /// <summary>Hashes, in order, of the words of camel case in all ids.</summary>
    private readonly uint[] _words;

    /// <summary>Hashes, in order, of a family and an end that none of its members has: <c>oci.dotnetsdk.*.net</c>.</summary>
    private readonly uint[] _families;

    /// <summary>Beginnings of ids, lower case, that only their owner publishes under.</summary>
    private readonly string[] _reserved;

    public int Count => _signatures.Length;

    public bool Contains(string id)
    {
        if (!CanHold(id))
            return false;

        var asked = t_asked ??= new NameForms();
        asked.Read(id, 0, id.Length);
        return FindExact(asked) >= 0;
    }

    /// <summary>What the id resembles. Allocates nothing where it resembles none of the protected ones.</summary>
    public NameMatch Match(string id) => Match(id, isNeighbour: false);

    /// <summary>
    /// The same for ids that merely stand together, in one project or in one list: there, <c>X</c>, <c>X.Api</c> and <c>Xs</c> are neighbours, and only look-alikes and
    /// other slips tell anything.
    /// </summary>
    public NameMatch MatchNeighbour(string id) => Match(id, isNeighbour: true);

    private NameMatch Match(string id, bool isNeighbour)
    {
        if (!ForeignName.IsPlain(id))
            return MatchForeign(id);
        if (!CanHold(id))
            return NameMatch.None;

        var asked = t_asked ??= new NameForms();
        asked.Read(id, 0, id.Length);
        if (!isNeighbour && FindExact(asked) >= 0)
            return NameMatch.None;

        var match = MatchLoose(asked);
        if (match.IsCertain || IsReserved(asked))
            return match.IsCertain ? match : NameMatch.None;
        if (match.Resemblance == NameResemblance.None)
            match = MatchSlip(asked, isNeighbour);
        if (match.Resemblance == NameResemblance.None && !isNeighbour)
            match = MatchDecoration(asked);

        return match;
    }

    private static bool CanHold(string id) => id.Length is > 0 and <= NameForms.Longest && ForeignName.IsPlain(id);

    private NameMatch MatchForeign(string id)
    {
        var foreign = ForeignName.Read(id);
        if (foreign.HasHidden)
            return new NameMatch(NameResemblance.HiddenCharacter, isCertain: true, TargetOf(foreign.Reading), foreign.Reading, foreign.Letters);

        var target = TargetOf(foreign.Reading);
        if (foreign.IsForged || target is not null)
            return new NameMatch(NameResemblance.ForeignLetter, isCertain: true, target, foreign.Reading, foreign.Letters);

        return foreign.IsMixed || (foreign.HasUnusual && foreign.Reading is not null)
            ? new NameMatch(NameResemblance.UnusualLetter, isCertain: false, target: null, foreign.Reading, foreign.Letters)
            : NameMatch.None;
    }

    /// <summary>The protected id that the reading is, or that it looks like.</summary>
    private string? TargetOf(string? reading)
    {
        if (reading is null || !CanHold(reading))
            return null;

        var asked = t_asked ??= new NameForms();
        asked.Read(reading, 0, reading.Length);
        var exact = FindExact(asked);
        if (exact >= 0)
            return IdAt(exact);

        var match = MatchLoose(asked);
        return match.IsCertain ? match.Target : null;
    }

    private NameMatch MatchLoose(NameForms asked)
    {
        const int ShortestCertain = 4;
        const int ShortestSeparated = 8;
        var candidate = t_candidate ??= new NameForms();
        var close = NameMatch.None;
        for (var slot = Slot(_loose, asked.Loose()); _loose[slot] != 0; slot = Next(_loose, slot))
        {
            var number = _loose[slot] - 1;
            ReadAt(candidate, number);
            var likeness = NameLikeness.Of(asked, candidate);
            if (likeness == Likeness.Visible && asked.SquashedLength >= ShortestCertain)
                return new NameMatch(NameResemblance.LookAlike, isCertain: true, IdAt(number));

            if (likeness == Likeness.Separators && asked.SquashedLength >= ShortestSeparated && !IsHonestlySeparated(asked, candidate))
                close = new NameMatch(NameResemblance.Separators, isCertain: false, IdAt(number));
            else if (likeness == Likeness.Rough && asked.SquashedLength >= ShortestCertain)
                close = new NameMatch(NameResemblance.LookAlike, isCertain: false, IdAt(number));
        }

        return close;
    }

    /// <summary>A hyphen is the style of native and web packages, and a port is called <c>X.Core</c> or <c>XCore</c> by whoever makes it.</summary>
    private static bool IsHonestlySeparated(NameForms asked, NameForms candidate)
    {
        if (asked.Contains('-') || candidate.Contains('-'))
            return true;

        foreach (var word in GenericWords.OfPorts)
        {
            if (asked.EndsWith(word, asked.SquashedLength))
                return true;
        }

        return false;
    }

    private NameMatch MatchSlip(NameForms asked, bool isNeighbour)
    {
        if (asked.Length < NameSlip.ShortestForOne || (isNeighbour && Count > MostNeighbours))
            return NameMatch.None;

        var candidate = t_candidate ??= new NameForms();
        var signature = NameSlip.SignatureOf(asked);
        var from = _byLength[Math.Max(asked.Length - 2, 0)];
        var to = _byLength[Math.Min(asked.Length + 3, _byLength.Length - 1)];
        var compared = 0;
        for (var number = from; number < to && compared < MostCompared; number++)
        {
            if (!NameSlip.IsPossible(signature, _signatures[number]))
                continue;

            compared++;
            ReadAt(candidate, number);
            if (NameSlip.IsSlip(asked, candidate, _words, isNeighbour))
                return new NameMatch(NameResemblance.Slip, isCertain: false, IdAt(number));
        }

        return NameMatch.None;
    }

    private bool IsReserved(NameForms asked)
    {
        foreach (var prefix in _reserved)
        {
            if (prefix.Length < asked.Length && asked[prefix.Length - 1] == prefix[prefix.Length - 1] && StartsWith(asked, prefix))
                return true;
        }

        return false;
    }

    private static bool StartsWith(NameForms asked, string prefix)
    {
        for (var i = 0; i < prefix.Length; i++)
        {
            if (asked[i] != prefix[i])
                return false;
        }

        return true;
    }

    private int FindExact(NameForms asked)
    {
        var candidate = t_candidate ??= new NameForms();
        for (var slot = Slot(_exact, asked.Exact()); _exact[slot] != 0; slot = Next(_exact, slot))
        {
            ReadAt(candidate, _exact[slot] - 1);
            if (asked.IsSameAs(candidate))
                return _exact[slot] - 1;
        }

        return -1;
    }

    private void ReadAt(NameForms forms, int number) => forms.Read(_text, _starts[number], _starts[number + 1] - _starts[number]);

    private string IdAt(int number) => _text.Substring(_starts[number], _starts[number + 1] - _starts[number]);

    private static int Slot(ushort[] table, uint hash) => (int)(NameHash.Spread(hash) & (uint)(table.Length - 1));

    private static int Next(ushort[] table, int slot) => (slot + 1) & (table.Length - 1);
}
