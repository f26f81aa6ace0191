namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// The forms of one ASCII id that are compared, in buffers that are used again for the next id: a check of ten thousand packages allocates nothing.
/// </summary>
internal sealed class NameForms
{
    /// <summary>NuGet takes no longer id (PackageIdValidator.MaxPackageIdLength).</summary>
    public const int Longest = 100;

    private readonly char[] _lower = new char[Longest];
    private readonly char[] _squashed = new char[Longest];

    /// <summary>In the user's own writing.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the id begins in <see cref="Text"/>.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>Letters and digits of the id, lower case.</summary>
    public int SquashedLength { get; private set; }

    public char this[int index] => _lower[index];

    public void Read(string text, int start, int length)
    {
        (Text, Start, Length, SquashedLength) = (text, start, length, 0);
        for (var i = 0; i < length; i++)
        {
            var lower = Lower(text[start + i]);
            _lower[i] = lower;
            if (!IsSeparator(lower))
                _squashed[SquashedLength++] = lower;
        }
    }

    public char Written(int index) => Text[Start + index];

    public uint Exact() => NameHash.Of(_lower, 0, Length);

    public uint Squashed(int start, int length) => NameHash.Of(_squashed, start, length);

    /// <summary>Of the letters and digits, those that look alike being one: <c>0</c> and <c>o</c>; <c>1</c>, <c>i</c> and <c>l</c>; <c>rn</c> and <c>m</c>; <c>vv</c> and <c>w</c>.</summary>
    public uint Loose() => Loose(0, SquashedLength);

    /// <summary>The same of a section of the letters and digits.</summary>
    public uint Loose(int start, int length)
    {
        var hash = NameHash.Start;
        for (var i = start; i < start + length; i++)
        {
            var next = i + 1 < start + length ? _squashed[i + 1] : '\0';
            var folded = (_squashed[i], next) switch
            {
                ('r', 'n') => 'm',
                ('v', 'v') => 'w',
                var (one, _) => Fold(one),
            };
            if (folded != Fold(_squashed[i]))
                i++;
            hash = NameHash.With(hash, folded);
        }

        return hash;
    }

    public bool EndsWith(string word, int length) => length > word.Length && SquashedHas(word, length - word.Length);

    public bool SquashedHas(string word, int at)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (_squashed[at + i] != word[i])
                return false;
        }

        return true;
    }

    public bool SquashedEquals(NameForms other, int start, int length, int otherLength)
    {
        if (length != otherLength)
            return false;

        for (var i = 0; i < length; i++)
        {
            if (_squashed[start + i] != other._squashed[i])
                return false;
        }

        return true;
    }

    public bool IsSameAs(NameForms other)
    {
        if (Length != other.Length)
            return false;

        for (var i = 0; i < Length; i++)
        {
            if (_lower[i] != other._lower[i])
                return false;
        }

        return true;
    }

    public bool Contains(char character) => Array.IndexOf(_lower, character, 0, Length) >= 0;

    /// <summary>Where the part (between separators) that holds the place begins.</summary>
    public int PartStart(int at)
    {
        while (at > 0 && !IsSeparator(_lower[at - 1]))
            at--;

        return at;
    }

    public int PartEnd(int at)
    {
        while (at < Length && !IsSeparator(_lower[at]))
            at++;

        return at;
    }

    /// <summary>A word of camel case begins here: <c>Json|Patch</c>, <c>UI|Kit</c>, <c>vc|141</c>.</summary>
    public bool IsWordStart(int at)
    {
        var here = Written(at);
        if (at == 0 || IsSeparator(Written(at - 1)))
            return true;

        var before = Written(at - 1);
        if (IsDigit(here) != IsDigit(before))
            return true;

        return IsUpper(here) && (!IsUpper(before) || (at + 1 < Length && IsLower(Written(at + 1))));
    }

    public uint Part(int start, int end) => NameHash.Of(_lower, start, end - start);

    public static bool IsSeparator(char character) => character is '.' or '-' or '_';

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsUpper(char character) => character is >= 'A' and <= 'Z';

    public static char Lower(char character) => IsUpper(character) ? (char)(character | 0x20) : character;

    private static bool IsLower(char character) => character is >= 'a' and <= 'z';

    private static char Fold(char character) => character switch { '0' => 'o', '1' or 'i' => 'l', _ => character };
}
