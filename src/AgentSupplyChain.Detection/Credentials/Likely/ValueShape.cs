namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a value is made of, counted in one pass.</summary>
internal struct ValueShape
{
    public int Length { get; private set; }

    public int Upper { get; private set; }

    public int Lower { get; private set; }

    public int Digits { get; private set; }

    /// <summary>Characters that tokens hold besides letters and digits: <c>- _ . ~ + / : =</c>.</summary>
    public int Marks { get; private set; }

    /// <summary>All others, also those outside ASCII.</summary>
    public int Others { get; private set; }

    /// <summary>How often two neighbours are of different classes. Half of the time in random values, at the ends of words in names.</summary>
    public int Switches { get; private set; }

    /// <summary>How often a character is the one before it, its neighbour in the alphabet or on the way there.</summary>
    public int Steps { get; private set; }

    /// <summary>The longest run of one character.</summary>
    public int LongestRun { get; private set; }

    /// <summary>The longest run in alphabetical or numerical order, in either direction.</summary>
    public int LongestSequence { get; private set; }

    /// <summary>How many characters are no hexadecimal digits of either case.</summary>
    public int OutsideHex { get; private set; }

    /// <summary>Hexadecimal digits of one case.</summary>
    public readonly bool IsHex => OutsideHex == 0 && (Upper == 0 || Lower == 0);

    /// <summary>No character occurs twice: with more than a few, an alphabet.</summary>
    public bool IsDistinct { get; private set; }

    public readonly int Letters => Upper + Lower;

    /// <summary>How many of the four classes occur that passwords are asked to mix.</summary>
    public readonly int Classes => (Upper > 0 ? 1 : 0) + (Lower > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Marks + Others > 0 ? 1 : 0);

    public static ValueShape Of(string text, int start, int end)
    {
        var shape = new ValueShape { Length = end - start, IsDistinct = true };
        int run = 1, up = 1, down = 1, hexLetters = 0;
        ulong low = 0, high = 0;
        var last = '\0';
        var lastClass = -1;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var @class = ClassOf(c);
            shape.Count(@class);
            if (@class < 2 && (c | 0x20) <= 'f')
                hexLetters++;

            if (i > start)
            {
                var step = Fold(c) - Fold(last);
                shape.Switches += @class == lastClass ? 0 : 1;
                shape.Steps += step is >= -1 and <= 1 ? 1 : 0;
                run = step == 0 ? run + 1 : 1;
                up = step == 1 ? up + 1 : 1;
                down = step == -1 ? down + 1 : 1;
            }

            ref var seen = ref (c < 64 ? ref low : ref high);
            var bit = 1ul << (c & 63);
            shape.IsDistinct &= (seen & bit) == 0;
            seen |= bit;
            shape.LongestRun = Math.Max(shape.LongestRun, run);
            shape.LongestSequence = Math.Max(shape.LongestSequence, Math.Max(up, down));
            last = c;
            lastClass = @class;
        }

        shape.OutsideHex = shape.Length - shape.Digits - hexLetters;
        return shape;
    }

    private void Count(int @class)
    {
        switch (@class)
        {
            case 0: Upper++; break;
            case 1: Lower++; break;
            case 2: Digits++; break;
            case 3: Marks++; break;
            default: Others++; break;
        }
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
