using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// Walks the opcodes of a pickle without obeying them, and notes which functions it names and whether it calls anything. Specification: Python, Lib/pickletools.py
/// (protocols 0 to 5). Binary data in between is passed over; where the opcodes end or make no sense the walk ends, with what was seen.
/// </summary>
internal sealed class PickleScan
{
    private const int MostOpcodes = 4_000_000;
    private const int MostMemo = 100_000;
    private const int MostNames = 1000;
    private const int LongestName = 256;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Dictionary<long, string> _memo = [];
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private int _end;
    private long _memoized;

    // The last two texts, which STACK_GLOBAL takes; and the last one as the top of the stack, for the memo.
    private string? _first;
    private string? _second;
    private string? _top;

    private PickleScan(Stream stream) => _stream = stream;

    /// <summary>What the pickle names, <c>module.name</c>.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>It calls what it names when it is loaded.</summary>
    public bool Calls { get; private set; }

    /// <summary>It begins like a pickle and has an end.</summary>
    public bool IsPickle { get; private set; }

    public static PickleScan Of(Stream stream)
    {
        var scan = new PickleScan(stream);
        scan.Run();
        return scan;
    }

    private void Run()
    {
        // A file may hold several pickles behind each other, as PyTorch wrote it before its zip.
        for (var i = 0; i < MostOpcodes; i++)
        {
            var opcode = Byte();
            if (opcode < 0 || !Obey(opcode))
                return;
        }
    }

    private bool Obey(int opcode)
    {
        var top = _top;
        _top = null;
        switch (opcode)
        {
            case '.':
                IsPickle = true;
                _memo.Clear();
                _memoized = 0;
                return true;
            case '(' or '0' or '1' or '2' or 'N' or 'Q' or 'a' or 'd' or '}' or 'e' or 'l' or ']' or 's' or 't' or ')' or 'u':
            case >= 0x85 and <= 0x89:
            case 0x8f or 0x90 or 0x91 or 0x97 or 0x98:
                return true;
            case 'R' or 'b' or 'o' or 0x81 or 0x92:
                Calls = true;
                return true;
            case 'c':
                return Global(Line(), Line());
            case 'i':
                Calls = true;
                return Global(Line(), Line());
            case 0x93:
                return Global(_first, _second);
            case 'F' or 'I' or 'L' or 'P':
                return Line() is not null;
            case 'S' or 'V':
                return Push(Line()?.Trim('\'', '"'));
            case 'U' or 0x8c:
                return Push(Text(Byte()));
            case 'X' or 'T':
                return Push(Text(Number(4)));
            case 0x8d:
                return Push(Text(Number(8)));
            case 'C':
                return Skip(Byte());
            case 'B':
                return Skip(Number(4));
            case 0x8e or 0x96:
                return Skip(Number(8));
            case 0x8a:
                return Skip(Byte());
            case 0x8b:
                return Skip(Number(4));
            case 'K' or 0x80 or 0x82:
                return Skip(1);
            case 'M' or 0x83:
                return Skip(2);
            case 'J' or 0x84:
                return Skip(4);
            case 'G' or 0x95:
                return Skip(8);
            case 0x94:
                return Memoize(_memoized, top);
            case 'q':
                return Memoize(Byte(), top);
            case 'r':
                return Memoize(Number(4), top);
            case 'p':
                return Memoize(long.TryParse(Line(), NumberStyles.None, CultureInfo.InvariantCulture, out var put) ? put : -1, top);
            case 'h':
                return Get(Byte());
            case 'j':
                return Get(Number(4));
            case 'g':
                return Get(long.TryParse(Line(), NumberStyles.None, CultureInfo.InvariantCulture, out var get) ? get : -1);
            default:
                return false;
        }
    }

    private bool Global(string? module, string? name)
    {
        // Numbers between the opcodes may look like one: what names no function of Python is none.
        if (!IsIdentifier(module) || !IsIdentifier(name))
            return false;

        if (_names.Count < MostNames)
            _names.Add(module + "." + name);

        return true;
    }

    private static bool IsIdentifier(string? text) =>
        text is { Length: > 0 and <= LongestName } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '<' or '>' || c > '\u007f');

    private bool Push(string? text)
    {
        if (text is null)
            return false;

        (_first, _second, _top) = (_second, text, text);
        return true;
    }

    private bool Memoize(long index, string? text)
    {
        _memoized++;
        if (text is not null && _memo.Count < MostMemo)
            _memo[index] = text;

        _top = text;
        return index >= 0;
    }

    private bool Get(long index) => index >= 0 && (!_memo.TryGetValue(index, out var text) || Push(text));

    private string? Line()
    {
        var line = new StringBuilder();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            // A line is a number or a name; a longer one is no pickle.
            if (next < 0 || line.Length == 4096)
                return null;

            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }

    private string? Text(long count)
    {
        if (count < 0)
            return null;

        if (count > LongestName)
            return Skip(count) ? "" : null;

        var bytes = new byte[count];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (Byte() is not (>= 0 and var next))
                return null;

            bytes[i] = (byte)next;
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private long Number(int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        for (var i = 0; i < size; i++)
        {
            if (Byte() is not (>= 0 and var next))
                return -1;

            bytes[i] = (byte)next;
        }

        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private bool Skip(long count)
    {
        if (count < 0)
            return false;

        var held = Math.Min(count, _end - _at);
        _at += (int)held;
        count -= held;
        if (count > 0 && _stream.CanSeek)
        {
            if (count > _stream.Length - _stream.Position)
                return false;

            _stream.Seek(count, SeekOrigin.Current);
            return true;
        }

        while (count > 0)
        {
            if (Byte() < 0)
                return false;

            count--;
            held = Math.Min(count, _end - _at);
            _at += (int)held;
            count -= held;
        }

        return true;
    }

    private int Byte()
    {
        if (_at == _end)
        {
            _end = _stream.Read(_buffer);
            _at = 0;
            if (_end == 0)
                return -1;
        }

        return _buffer[_at++];
    }
}
