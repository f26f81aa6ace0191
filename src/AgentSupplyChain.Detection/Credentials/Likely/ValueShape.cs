namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a value is made of, counted in one pass.</summary>
internal readonly struct ValueShape
{
    private ValueShape(int length, int upper, int lower, int digits, int marks, int others, int switches, int steps, int longestRun, int longestSequence, int outsideHex, bool isDistinct)
    {
        Length = length;
        Upper = upper;
        Lower = lower;
        Digits = digits;
        Marks = marks;
        Others = others;
        Switches = switches;
        Steps = steps;
        LongestRun = longestRun;
        LongestSequence = longestSequence;
        OutsideHex = outsideHex;
        IsDistinct = isDistinct;
    }

    public int Length { get; }

    public int Upper { get; }

    public int Lower { get; }

    public int Digits { get; }

    /// <summary>Characters that tokens hold besides letters and digits: <c>- _ . ~ + / : =</c>.</summary>
    public int Marks { get; }

    /// <summary>All others, also those outside ASCII.</summary>
    public int Others { get; }

    /// <summary>How often two neighbours are of different classes. Half of the time in random values, at the ends of words in names.</summary>
    public int Switches { get; }

    /// <summary>How often a character is the one before it, its neighbour in the alphabet or on the way there.</summary>
    public int Steps { get; }

    /// <summary>The longest run of one character.</summary>
    public int LongestRun { get; }

    /// <summary>The longest run in alphabetical or numerical order, in either direction.</summary>
    public int LongestSequence { get; }

    /// <summary>How many characters are no hexadecimal digits of either case.</summary>
    public int OutsideHex { get; }

    /// <summary>Hexadecimal digits of one case.</summary>
    public bool IsHex => OutsideHex == 0 && (Upper == 0 || Lower == 0);

    /// <summary>No character occurs twice: with more than a few, an alphabet.</summary>
    public bool IsDistinct { get; }

    public int Letters => Upper + Lower;

    /// <summary>How many of the four classes occur that passwords are asked to mix.</summary>
    public int Classes => (Upper > 0 ? 1 : 0) + (Lower > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Marks + Others > 0 ? 1 : 0);

    public static ValueShape Of(string text, int start, int end)
    {
        int upper = 0, lower = 0, digits = 0, marks = 0, others = 0, hexLetters = 0;
        int switches = 0, steps = 0, run = 1, longestRun = 0, up = 1, down = 1, longest = 0;
        ulong low = 0, high = 0;
        var isDistinct = true;
        var last = '\0';
        var lastClass = -1;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var @class = ClassOf(c);
            switch (@class)
            {
                case 0: upper++; break;
                case 1: lower++; break;
                case 2: digits++; break;
                case 3: marks++; break;
                default: others++; break;
            }

            if (@class < 2 && (c | 0x20) <= 'f')
                hexLetters++;

            if (i > start)
            {
                var step = Fold(c) - Fold(last);
                switches += @class == lastClass ? 0 : 1;
                steps += step is >= -1 and <= 1 ? 1 : 0;
                run = step == 0 ? run + 1 : 1;
                up = step == 1 ? up + 1 : 1;
                down = step == -1 ? down + 1 : 1;
            }

            ref var seen = ref (c < 64 ? ref low : ref high);
            var bit = 1ul << (c & 63);
            isDistinct &= (seen & bit) == 0;
            seen |= bit;
            longestRun = Math.Max(longestRun, run);
            longest = Math.Max(longest, Math.Max(up, down));
            last = c;
            lastClass = @class;
        }

        var outsideHex = end - start - digits - hexLetters;
        return new ValueShape(end - start, upper, lower, digits, marks, others, switches, steps, longestRun, longest, outsideHex, isDistinct);
    }

    // "AbCdEf" is in order too.
    private static int Fold(char c) => c is >= 'A' and <= 'Z' ? c | 0x20 : c;

    private static int ClassOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => 0,
        >= 'a' and <= 'z' => 1,
        >= '0' and <= '9' => 2,
        '-' or '_' or '.' or '~' or '+' or '/' or ':' or '=' => 3,
        _ => 4,
    };
}
