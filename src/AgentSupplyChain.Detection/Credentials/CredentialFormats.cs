namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// The formats that tell themselves. Their table is read once, into an index by one pair of neighbouring characters of each anchor; the
/// words of a line are read when one is found. That costs no object and no compiled code per format, since most builds load this for one pass.
/// </summary>
internal static partial class CredentialFormats
{
    private const int Columns = 7;
    private const int Pairs = 128 * 128;

    /// <summary>The words of the table, in the order of <see cref="Proof"/>.</summary>
    private const string Proofs =
        "random mixed fixed marker endsaa browser crc62 crchex crc36 crcbytes cask azure redis entra devops bedrock jwt pem pgp service pkcs12 bech32 discord telegram url grafana ngc mailgun ";

    private static readonly Anchor[] s_anchors;
    private static readonly int[] s_lines;

    /// <summary>By proof: the number of its last line.</summary>
    private static readonly int[] s_lineOf = new int[(int)Proof.Mailgun + 1];

    private static readonly CredentialFormat?[] s_formats;

    /// <summary>By pair: the number of the first anchor that it triggers, or zero.</summary>
    private static readonly short[] s_first = new short[Pairs];

    static CredentialFormats()
    {
        s_anchors = new Anchor[1 + (CountOf('\'') / 2)];
        s_lines = new int[1 + CountOf('\n')];
        s_formats = new CredentialFormat?[s_lines.Length];

        short anchors = 0;
        for (int line = 0, end; line < Table.Length; line = end + 1)
        {
            end = Table.IndexOf('\n', line);
            end = end < 0 ? Table.Length : end;
            if (!IsFormat(line))
                continue;

            s_lines[LineCount] = line;
            var proof = ReadProof(line);
            s_lineOf[(int)proof] = LineCount;
            for (var shape = Table.LastIndexOf('|', end - 1, end - line) + 2; shape < end; shape = EndOfShape(shape) + 1)
                Add(++anchors, shape, proof);

            LineCount++;
        }
    }

    /// <summary>A bit for each pair of characters that triggers, at (first × 128 + second).</summary>
    public static ulong[] Triggers { get; } = new ulong[Pairs / 64];

    internal static int LineCount { get; }

    /// <summary>The credential with a trigger right before <paramref name="end"/> that begins at <paramref name="from"/> or later.</summary>
    public static CredentialMatch? Match(string text, int end, int from, CredentialSettings settings)
    {
        int first = text[end - 2];
        int second = text[end - 1];
        if ((first | second) >= 128)
            return null;

        for (var i = s_first[(first << 7) | second]; i != 0; i = s_anchors[i].Next)
        {
            ref var anchor = ref s_anchors[i];
            var at = end - 2 - anchor.Trigger;
            if (at < from || string.CompareOrdinal(text, at, Table, anchor.Start, anchor.Length) != 0)
                continue;

            if (ShapeMatch.TryFind(Table, anchor, text, at, from, out var match) && CredentialProof.Holds(anchor.Proof, text, ref match, Table, s_lines[anchor.Line], settings))
            {
                // An address is told from its start, which may lie in the credential before it.
                match.Start = Math.Max(match.Start, from);
                var format = anchor.Proof == Proof.Pem && PemBlock.IsOfServiceAccount(text, match.Start) ? Of(Proof.Service) : Format(anchor.Line);
                return new CredentialMatch(format, match.Start, match.End - match.Start, format.IsProven);
            }
        }

        return null;
    }

    /// <summary>Whether a whole anchor of that length or more has its trigger right before <paramref name="end"/>.</summary>
    public static bool HasAnchorAt(string text, int end, int shortest)
    {
        int first = text[end - 2];
        int second = text[end - 1];
        if ((first | second) >= 128)
            return false;

        for (var i = s_first[(first << 7) | second]; i != 0; i = s_anchors[i].Next)
        {
            ref var anchor = ref s_anchors[i];
            var at = end - 2 - anchor.Trigger;
            if (anchor.Length >= shortest && at >= 0 && string.CompareOrdinal(text, at, Table, anchor.Start, anchor.Length) == 0)
                return true;
        }

        return false;
    }

    /// <summary>The format of a proof that only one has.</summary>
    public static CredentialFormat Of(Proof proof) => Format(s_lineOf[(int)proof]);

    internal static CredentialFormat Format(int number)
    {
        if (s_formats[number] is { } known)
            return known;

        var end = Table.IndexOf('\n', s_lines[number]);
        var columns = Table.Substring(s_lines[number], (end < 0 ? Table.Length : end) - s_lines[number]).Split('|');
        for (var i = 0; i < Columns; i++)
            columns[i] = columns[i].Trim();

        var format = new CredentialFormat(
            ReadProof(s_lines[number]), columns[1], columns[2], columns[3], columns[0].StartsWith("proven", StringComparison.Ordinal), columns[4], columns[5]);
        s_formats[number] = format;
        return format;
    }

    private static void Add(short number, int shape, Proof proof)
    {
        ref var anchor = ref s_anchors[number];
        anchor.Shape = shape;
        anchor.Line = LineCount;
        anchor.Proof = proof;
        anchor.Start = Table.IndexOf('\'', shape) + 1;
        anchor.Length = Table.IndexOf('\'', anchor.Start) - anchor.Start;

        var best = -1;
        for (var i = 0; i + 1 < anchor.Length; i++)
        {
            var rarity = Rarity(Table[anchor.Start + i]) + Rarity(Table[anchor.Start + i + 1]);
            if (rarity > best)
                (best, anchor.Trigger) = (rarity, i);
        }

        var pair = (Table[anchor.Start + anchor.Trigger] << 7) | Table[anchor.Start + anchor.Trigger + 1];
        Triggers[pair >> 6] |= 1UL << (pair & 63);

        // At the end of its chain: the table's order decides.
        if (s_first[pair] == 0)
        {
            s_first[pair] = number;
            return;
        }

        var last = s_first[pair];
        while (s_anchors[last].Next != 0)
            last = s_anchors[last].Next;

        s_anchors[last].Next = number;
    }

    /// <summary>How seldom text and code hold the character.</summary>
    private static int Rarity(char c)
    {
        const string CommonestFirst = "etaoinsrlcdumphgfbyvwxqkzj./-_";
        var place = CommonestFirst.IndexOf(c);
        return place < 0 ? CommonestFirst.Length : place;
    }

    private static bool IsFormat(int line) => Table[line] is 'p' or 'w';

    private static Proof ReadProof(int line)
    {
        var word = Table.IndexOf(' ', line) + 1;
        var length = Table.IndexOf(' ', word) + 1 - word;
        var number = 0;
        for (int i = 0, end; i < Proofs.Length; i = end + 1, number++)
        {
            end = Proofs.IndexOf(' ', i);
            if (end + 1 - i == length && string.CompareOrdinal(Proofs, i, Table, word, length) == 0)
                return (Proof)number;
        }

        throw new InvalidOperationException("Unknown proof in the table of formats.");
    }

    private static int EndOfShape(int shape)
    {
        // The anchor of a PEM holds spaces.
        var inAnchor = false;
        var i = shape;
        for (; i < Table.Length && Table[i] != '\n' && (inAnchor || Table[i] != ' '); i++)
            inAnchor ^= Table[i] == '\'';

        return i;
    }

    private static int CountOf(char c)
    {
        var count = 0;
        foreach (var other in Table)
        {
            if (other == c)
                count++;
        }

        return count;
    }
}
