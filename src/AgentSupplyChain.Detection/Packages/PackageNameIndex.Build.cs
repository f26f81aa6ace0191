using System.Text;

namespace AgentSupplyChain.Detection.Packages;

/// <summary>How the tables are made from a list of ids.</summary>
public sealed partial class PackageNameIndex
{
    private const int MembersOfFamily = 3;
    private const int MembersOfBrand = 2;
    private const int WordsInOrder = 3;
    private const int ShortestWord = 5;

    private static readonly bool[] s_orders = [false, true];

    /// <param name="ids">Those outside ASCII and those longer than NuGet allows are left out; upper and lower case are one.</param>
    /// <param name="reservedPrefixes">Beginnings of ids that only their owner publishes under: what begins so is not compared, but for look-alikes.</param>
    public static PackageNameIndex Build(IEnumerable<string> ids, IEnumerable<string> reservedPrefixes)
    {
        var sorted = Sorted(ids);
        var (text, starts, signatures) = TextOf(sorted);
        return new PackageNameIndex(
            text, starts, ByLengthOf(sorted), signatures,
            Table(sorted, f => f.Exact()), Table(sorted, f => f.Loose()),
            Table(sorted, f => CoreLength(f) is var length && length < f.SquashedLength ? f.Squashed(0, length) : null),
            Table(Brands(sorted), f => f.Squashed(0, BrandLength(f)), sorted),
            Table(sorted, f => OrderOf(f, inCamelCase: false), sorted, f => OrderOf(f, inCamelCase: true)),
            WordsOf(sorted), FamiliesOf(sorted), [.. reservedPrefixes.Select(prefix => prefix.ToLowerInvariant()).OrderBy(prefix => prefix, StringComparer.Ordinal)]);
    }

    /// <summary>An index for <see cref="MatchNeighbour"/> only, made in every build: no more than that needs.</summary>
    /// <param name="words">Whose words and reserved prefixes count; null for the words of the ids themselves.</param>
    public static PackageNameIndex BuildOfNeighbours(IEnumerable<string> ids, PackageNameIndex? words = null)
    {
        var sorted = Sorted(ids);
        var (text, starts, signatures) = TextOf(sorted);
        return new PackageNameIndex(
            text, starts, ByLengthOf(sorted), signatures, Table(sorted, f => f.Exact()), Table(sorted, f => f.Loose()), new ushort[1], new ushort[1], new ushort[1],
            words?._words ?? WordsOf(sorted), [], words?._reserved ?? []);
    }

    private static string[] Sorted(IEnumerable<string> ids) => [.. new SortedSet<string>(ids.Where(CanHold), ByLength.Instance).Take(ushort.MaxValue - 1)];

    private static (string Text, int[] Starts, ulong[] Signatures) TextOf(string[] sorted)
    {
        var text = new StringBuilder();
        var starts = new int[sorted.Length + 1];
        var signatures = new ulong[sorted.Length];
        var forms = new NameForms();
        for (var i = 0; i < sorted.Length; i++)
        {
            text.Append(sorted[i]);
            starts[i + 1] = text.Length;
            forms.Read(sorted[i], 0, sorted[i].Length);
            signatures[i] = NameSlip.SignatureOf(forms);
        }

        return (text.ToString(), starts, signatures);
    }

    private PackageNameIndex(
        string text, int[] starts, int[] byLength, ulong[] signatures, ushort[] exact, ushort[] loose, ushort[] cores, ushort[] brands, ushort[] orders, uint[] words, uint[] families, string[] reserved)
    {
        (_text, _starts, _byLength, _signatures) = (text, starts, byLength, signatures);
        (_exact, _loose, _cores, _brands, _orders) = (exact, loose, cores, brands, orders);
        (_words, _families, _reserved) = (words, families, reserved);
    }

    private static int[] ByLengthOf(string[] sorted)
    {
        var byLength = new int[NameForms.Longest + 2];
        for (int length = 0, number = 0; length < byLength.Length; length++)
        {
            while (number < sorted.Length && sorted[number].Length < length)
                number++;
            byLength[length] = number;
        }

        return byLength;
    }

    private static ushort[] Table(string[] ids, params Func<NameForms, uint?>[] keys) => Table(ids, keys, ids);

    private static ushort[] Table(string[] ids, Func<NameForms, uint?> key, string[] all) => Table(ids, [key], all);

    private static ushort[] Table(string[] ids, Func<NameForms, uint?> key, string[] all, Func<NameForms, uint?> other) => Table(ids, [key, other], all);

    /// <summary>At most half full, so that a look into it ends soon.</summary>
    /// <param name="ids">In the order of <paramref name="all"/>, whose numbers are stored.</param>
    private static ushort[] Table(string[] ids, Func<NameForms, uint?>[] keys, string[] all)
    {
        var size = 16;
        while (size < ids.Length * keys.Length * 2)
            size *= 2;

        var table = new ushort[size];
        var forms = new NameForms();
        for (var i = 0; i < ids.Length; i++)
        {
            var number = ids == all ? i : Array.BinarySearch(all, ids[i], ByLength.Instance);
            forms.Read(ids[i], 0, ids[i].Length);
            foreach (var key in keys)
            {
                if (key(forms) is not { } hash)
                    continue;

                var slot = Slot(table, hash);
                while (table[slot] != 0)
                    slot = Next(table, slot);
                table[slot] = (ushort)(number + 1);
            }
        }

        return table;
    }

    /// <summary>Length of the letters and digits without the generic words at their end.</summary>
    private static int CoreLength(NameForms forms)
    {
        var length = forms.SquashedLength;
        while (true)
        {
            var taken = 0;
            foreach (var word in GenericWords.Exchanged)
            {
                if (taken == 0 && forms.EndsWith(word, length) && length - word.Length >= ShortestCore)
                    taken = word.Length;
            }

            if (taken == 0)
                return length;
            length -= taken;
        }
    }

    /// <summary>The first word of an id with a dot, in letters and digits.</summary>
    private static int BrandLength(NameForms forms)
    {
        var length = 0;
        for (var i = 0; i < forms.Length && forms[i] != '.'; i++)
            length += NameForms.IsSeparator(forms[i]) ? 0 : 1;

        return length;
    }

    private static string[] Brands(string[] sorted) =>
    [
        .. sorted.Where(id => id.IndexOf('.') >= ShortestCore)
            .GroupBy(id => id.Substring(0, id.IndexOf('.')), StringComparer.OrdinalIgnoreCase)
            .Where(family => family.Count() >= MembersOfBrand)
            .Select(family => family.First()),
    ];

    /// <summary>The same for the same words in any order; null where there are too few for an order to tell anything.</summary>
    private static uint? OrderOf(NameForms forms, bool inCamelCase)
    {
        uint sum = inCamelCase ? 1u : 0;
        var (count, start) = (0, 0);
        for (var i = 1; i <= forms.Length; i++)
        {
            if (i < forms.Length && !NameForms.IsSeparator(forms[i]) && !(inCamelCase && forms.IsWordStart(i)))
                continue;

            if (i > start)
            {
                sum = unchecked(sum + NameHash.Spread(forms.Part(start, i)));
                count++;
            }

            start = i < forms.Length && NameForms.IsSeparator(forms[i]) ? i + 1 : i;
        }

        return count >= WordsInOrder ? sum : null;
    }

    private static uint[] WordsOf(string[] sorted)
    {
        // In order and each once, by hand: a build makes such an index, and a set of numbers would be compiled anew each time.
        var words = new uint[sorted.Length];
        var count = 0;
        var forms = new NameForms();
        foreach (var id in sorted)
        {
            forms.Read(id, 0, id.Length);
            for (int start = 0, i = 1; i <= forms.Length; i++)
            {
                if (i < forms.Length && !NameForms.IsSeparator(forms[i]) && !forms.IsWordStart(i))
                    continue;

                if (i - start >= ShortestWord)
                    Insert(forms.Part(start, i), ref words, ref count);
                start = i < forms.Length && NameForms.IsSeparator(forms[i]) ? i + 1 : i;
            }
        }

        var exact = new uint[count];
        Array.Copy(words, exact, count);
        return exact;
    }

    private static void Insert(uint word, ref uint[] words, ref int count)
    {
        var (from, to) = (0, count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (words[middle] < word)
                from = middle + 1;
            else
                to = middle;
        }

        if (from < count && words[from] == word)
            return;

        if (count == words.Length)
        {
            var larger = new uint[2 * Math.Max(count, 8)];
            Array.Copy(words, larger, count);
            words = larger;
        }

        Array.Copy(words, from, words, from + 1, count - from);
        words[from] = word;
        count++;
    }

    private static uint[] FamiliesOf(string[] sorted)
    {
        var members = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var id in sorted.Select(id => id.ToLowerInvariant()))
        {
            for (var dot = id.IndexOf('.'); dot >= 0; dot = id.IndexOf('.', dot + 1))
            {
                var family = id.Substring(0, dot + 1);
                if (!members.TryGetValue(family, out var list))
                    members[family] = list = [];
                list.Add(id);
            }
        }

        var families =
            from family in members
            where family.Value.Count >= MembersOfFamily
            from word in GenericWords.OfFamilies
            where !family.Value.Exists(id => id.EndsWith("." + word, StringComparison.Ordinal))
            select FamilyOf(NameHash.Of(family.Key), word);
        return [.. families.Distinct().OrderBy(hash => hash)];
    }

    private static uint FamilyOf(uint hash, string word)
    {
        hash = NameHash.With(hash, '*');
        foreach (var character in word)
            hash = NameHash.With(hash, character);

        return hash;
    }

    private sealed class ByLength : IComparer<string>
    {
        public static readonly ByLength Instance = new();

        public int Compare(string? x, string? y) =>
            x!.Length != y!.Length ? x.Length.CompareTo(y.Length) : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }
}
