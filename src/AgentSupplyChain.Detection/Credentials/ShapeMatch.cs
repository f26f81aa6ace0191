using System.Runtime.InteropServices;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A text of the shape that the table of formats gives for an anchor.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ShapeMatch
{
    public int Start;
    public int End;

    /// <summary>The longest part of one class: the random one.</summary>
    public int RandomStart;
    public int RandomEnd;
    public char RandomClass;

    /// <summary>Whether a longer word runs into it: only a right checksum tells it then.</summary>
    public bool IsInWord;

    /// <summary>Where what follows the anchor begins.</summary>
    public int Body;

    /// <summary>The class of its last characters, or a zero character.</summary>
    private char _lastClass;

    public readonly int Length => End - Start;

    /// <param name="table">The table that holds the shape.</param>
    /// <param name="at">Where the anchor stands in the text.</param>
    /// <param name="from">The first index that a match may take.</param>
    public static bool TryFind(string table, in Anchor anchor, string text, int at, int from, out ShapeMatch match)
    {
        match = default;
        match.Start = at;
        match.Body = at + anchor.Length;
        match.End = match.Body;

        if (table[anchor.Shape] != '\'' && !match.ReadBack(table, anchor.Shape, text, from))
            return false;

        // Before any run is read: so a run that is full of anchors is read once, not once for each.
        var word = match.WordOf(anchor, text);
        match.IsInWord = word != 0 && !WordBoundary.IsBefore(text, match.Start, word);
        if (match.IsInWord && !HasChecksum(anchor.Proof) && anchor.Proof is not (Proof.Url or Proof.Telegram))
            return false;

        for (var i = anchor.Start + anchor.Length + 1; i < table.Length && table[i] is not (' ' or '\n');)
        {
            if (i + 1 < table.Length && table[i + 1] == '{')
            {
                if (!match.ReadRun(table, ref i, text))
                    return false;
            }
            else if (match.End < text.Length && text[match.End] == table[i])
            {
                match.End++;
                match._lastClass = '\0';
                i++;
            }
            else
            {
                return false;
            }
        }

        var isSure = anchor.Proof is Proof.Crc62 or Proof.CrcHex or Proof.Crc36 or Proof.CrcBytes or Proof.Cask or Proof.Entra;
        return word == 0 || WordBoundary.IsAfter(text, match.End, match._lastClass, isSure ? Charset.Word : word);
    }

    private static bool HasChecksum(Proof proof) => proof is
        Proof.Crc62 or Proof.CrcHex or Proof.Crc36 or Proof.CrcBytes or Proof.Cask or Proof.Azure or Proof.Redis or Proof.Entra or Proof.Bech32;

    /// <summary>Class{count} or class{least,most}: as many characters as there are, which is no match where there are more.</summary>
    private bool ReadRun(string table, ref int i, string text)
    {
        var name = table[i];
        var (least, most) = Counts(table, ref i);
        var limit = Math.Min(text.Length, End + most);
        var end = Charset.EndOf(Charset.Bit(name), text, End, limit);
        if (end - End < least)
            return false;

        Remember(End, end, name);
        End = end;
        if (name != '=')
            _lastClass = name;

        return true;
    }

    private bool ReadBack(string table, int shape, string text, int from)
    {
        var name = table[shape];
        var (least, most) = Counts(table, ref shape);
        var bit = Charset.Bit(name);
        var limit = Math.Max(from, Start - most);
        var start = Start;
        while (start > limit && Charset.Has(bit, text[start - 1]))
            start--;

        if (Start - start < least)
            return false;

        Remember(start, Start, name);
        Start = start;
        return true;
    }

    private void Remember(int start, int end, char name)
    {
        if (end - start > RandomEnd - RandomStart)
            (RandomStart, RandomEnd, RandomClass) = (start, end, name);
    }

    private static (int Least, int Most) Counts(string table, ref int i)
    {
        i += 2;
        var least = Number(table, ref i);
        var most = least;
        if (table[i] == ',')
        {
            i++;
            most = Number(table, ref i);
        }

        i++;
        return (least, most);
    }

    private static int Number(string table, ref int i)
    {
        var number = 0;
        for (; table[i] is >= '0' and <= '9'; i++)
            number = (number * 10) + table[i] - '0';

        return number;
    }

    /// <summary>
    /// The characters that make a longer word of it, next to it: those of base64 too, where nothing else marks it. None where it tells its own ends.
    /// </summary>
    private readonly int WordOf(in Anchor anchor, string text)
    {
        if (anchor.Proof is Proof.Pem or Proof.Pgp)
            return 0;

        return Charset.HasAll(Charset.Base64, text, Body - anchor.Length, Body) ? Charset.Base64Url | Charset.Base64 : Charset.Base64Url;
    }
}
