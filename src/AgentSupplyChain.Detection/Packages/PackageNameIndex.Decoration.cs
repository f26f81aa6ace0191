namespace AgentSupplyChain.Detection.Packages;

/// <summary>Protected ids with words around them that mean nothing, with their words in another order, and new ends in families.</summary>
public sealed partial class PackageNameIndex
{
    private const int ShortestCore = 5;

    private NameMatch MatchDecoration(NameForms asked)
    {
        var match = MatchStripped(asked);
        if (match.Resemblance == NameResemblance.None)
            match = MatchOrder(asked);

        return match.Resemblance == NameResemblance.None ? MatchFamily(asked) : match;
    }

    /// <summary>Takes generic words off the end, one by one, and asks after each whether what remains is known.</summary>
    private NameMatch MatchStripped(NameForms asked)
    {
        var (start, length, words, isTelling, isOnlyAdded) = (0, asked.SquashedLength, 0, false, true);
        foreach (var word in GenericWords.InFront)
        {
            if (length >= word.Length + ShortestCore && asked.SquashedHas(word, 0))
                (start, length, words) = (word.Length, length - word.Length, 1);
        }

        while (length >= ShortestCore)
        {
            if (words > 0)
            {
                if (isOnlyAdded && FindSquashed(asked, start, length) is >= 0 and var whole)
                    return new NameMatch(NameResemblance.Decoration, isCertain: false, IdAt(whole));

                var hash = asked.Squashed(start, length);
                if ((isTelling || words > 1) && FindCore(asked, hash, start, length) is >= 0 and var other)
                    return new NameMatch(NameResemblance.Decoration, isCertain: false, IdAt(other));
                if (isTelling && FindBrand(asked, hash, start, length) is >= 0 and var member)
                    return new NameMatch(NameResemblance.Decoration, isCertain: false, BrandOf(member) + ".*");
            }

            var end = start + length;
            var added = LastOf(GenericWords.Added, asked, end);
            var last = added ?? LastOf(GenericWords.Exchanged, asked, end);
            if (last is null)
                break;

            length -= last.Length;
            words++;
            isTelling |= GenericWords.IsTelling(last);
            isOnlyAdded &= added is not null && (words > 1 || Array.IndexOf(GenericWords.AddedApart, last) < 0 || asked.PartStart(asked.Length - 1) == asked.Length - last.Length);
        }

        return NameMatch.None;
    }

    private static string? LastOf(string[] words, NameForms asked, int end)
    {
        foreach (var word in words)
        {
            if (asked.EndsWith(word, end))
                return word;
        }

        return null;
    }

    /// <summary>A protected id that is, without its separators, a section of the asked one.</summary>
    private int FindSquashed(NameForms asked, int start, int length)
    {
        var candidate = t_candidate ??= new NameForms();
        for (var slot = Slot(_loose, asked.Loose(start, length)); _loose[slot] != 0; slot = Next(_loose, slot))
        {
            ReadAt(candidate, _loose[slot] - 1);
            if (asked.SquashedEquals(candidate, start, length, candidate.SquashedLength))
                return _loose[slot] - 1;
        }

        return -1;
    }

    private int FindCore(NameForms asked, uint hash, int start, int length)
    {
        var candidate = t_candidate ??= new NameForms();
        for (var slot = Slot(_cores, hash); _cores[slot] != 0; slot = Next(_cores, slot))
        {
            ReadAt(candidate, _cores[slot] - 1);

            // The whole id with other separators has been judged before.
            if (asked.SquashedEquals(candidate, start, length, CoreLength(candidate)) && !asked.SquashedEquals(candidate, 0, asked.SquashedLength, candidate.SquashedLength))
                return _cores[slot] - 1;
        }

        return -1;
    }

    private int FindBrand(NameForms asked, uint hash, int start, int length)
    {
        var candidate = t_candidate ??= new NameForms();
        for (var slot = Slot(_brands, hash); _brands[slot] != 0; slot = Next(_brands, slot))
        {
            ReadAt(candidate, _brands[slot] - 1);
            if (asked.SquashedEquals(candidate, start, length, BrandLength(candidate)))
                return _brands[slot] - 1;
        }

        return -1;
    }

    private string BrandOf(int number)
    {
        var id = IdAt(number);
        return id.Substring(0, id.IndexOf('.'));
    }

    private NameMatch MatchOrder(NameForms asked)
    {
        var candidate = t_candidate ??= new NameForms();
        foreach (var inCamelCase in s_orders)
        {
            if (OrderOf(asked, inCamelCase) is not { } hash)
                continue;

            for (var slot = Slot(_orders, hash); _orders[slot] != 0; slot = Next(_orders, slot))
            {
                ReadAt(candidate, _orders[slot] - 1);
                if (OrderOf(candidate, inCamelCase) == hash && candidate.SquashedLength == asked.SquashedLength && !HaveOneBrand(asked, candidate) && !asked.SquashedEquals(candidate, 0, asked.SquashedLength, candidate.SquashedLength))
                    return new NameMatch(NameResemblance.WordOrder, isCertain: false, IdAt(_orders[slot] - 1));
            }
        }

        return NameMatch.None;
    }

    /// <summary>An honest family keeps its name in front.</summary>
    private static bool HaveOneBrand(NameForms asked, NameForms candidate)
    {
        var end = asked.PartEnd(0);
        return end == candidate.PartEnd(0) && asked.SquashedEquals(candidate, 0, end, end);
    }

    /// <summary><c>OCI.DotNetSDK.Waf.Net</c>, where many ids begin with <c>OCI.DotNetSDK.</c> and none of them ends with <c>.Net</c>.</summary>
    private NameMatch MatchFamily(NameForms asked)
    {
        var last = asked.PartStart(asked.Length - 1);
        if (last < 2 || asked[last - 1] != '.')
            return NameMatch.None;

        var member = asked.PartStart(last - 2);
        if (member < 2 || asked[member - 1] != '.')
            return NameMatch.None;

        foreach (var word in GenericWords.OfFamilies)
        {
            if (asked.Length - last == word.Length && asked.EndsWith(word, asked.SquashedLength) && Array.BinarySearch(_families, FamilyOf(asked.Part(0, member), word)) >= 0)
                return new NameMatch(NameResemblance.Family, isCertain: false, asked.Text.Substring(asked.Start, member) + "*");
        }

        return NameMatch.None;
    }
}
