using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Json;

/// <summary>One pass over the text; a container is given to its parent even where an error ends it early.</summary>
internal sealed class JsonReader(string text)
{
    private int _at;
    private int _count;

    public JsonError? Error { get; private set; }

    public JsonNode? ReadDocument()
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fail(JsonErrorKind.Empty, 0);
            return null;
        }

        if (text[0] == '\uFEFF')
            _at++;

        var root = Skip() ? ReadValue(depth: 0) : null;
        if (Error is null && Skip() && _at < text.Length)
            Fail(JsonErrorKind.Syntax, _at);

        return root;
    }

    // The depth is limited, so the recursion is.
    private JsonNode? ReadValue(int depth)
    {
        var start = _at;
        if (++_count > JsonText.MaxValues)
            return Fail(JsonErrorKind.TooManyValues, start);

        switch (Current)
        {
            case '{' or '[' when depth == JsonText.MaxDepth:
                return Fail(JsonErrorKind.TooDeep, start);
            case '{':
                return ReadContainer(new JsonNode(JsonValueKind.Object, start, start), '}', depth + 1);
            case '[':
                return ReadContainer(new JsonNode(JsonValueKind.Array, start, start), ']', depth + 1);
            case '"':
                return ReadString() is { } value ? new JsonNode(JsonValueKind.String, start, _at, value) : null;
            case 't':
                return ReadWord("true", JsonValueKind.True);
            case 'f':
                return ReadWord("false", JsonValueKind.False);
            case 'n':
                return ReadWord("null", JsonValueKind.Null);
            default:
                return ReadNumber();
        }
    }

    private JsonNode ReadContainer(JsonNode container, char close, int depth)
    {
        _at++;
        while (Skip() && Current != close)
        {
            if (!ReadEntry(container, depth) || !Skip())
                break;

            if (Current == ',')
            {
                _at++;
            }
            else if (Current != close)
            {
                Fail(JsonErrorKind.Syntax, _at);
                break;
            }
        }

        if (Error is null)
            _at++;

        container.End = Math.Min(_at, text.Length);
        return container;
    }

    /// <summary>False after an error; what could be read is in the container then too.</summary>
    private bool ReadEntry(JsonNode container, int depth)
    {
        if (container.Kind == JsonValueKind.Array)
        {
            if (ReadValue(depth) is { } item)
                container.Add(item);

            return Error is null;
        }

        var start = _at;
        if (Current != '"')
            return Fail(JsonErrorKind.Syntax, start) is not null;

        if (ReadString() is not { } name)
            return false;

        var end = _at;
        if (!Skip())
            return false;

        if (Current != ':')
            return Fail(JsonErrorKind.Syntax, _at) is not null;

        _at++;
        if (Skip() && ReadValue(depth) is { } value)
            container.Add(new JsonMember(name, start, end, value));

        return Error is null;
    }

    private string? ReadString()
    {
        var start = _at++;
        var from = _at;
        StringBuilder? unescaped = null;
        while (_at < text.Length && text[_at] >= ' ')
        {
            if (text[_at] == '"')
            {
                var rest = text.Substring(from, _at++ - from);
                return unescaped is null ? rest : unescaped.Append(rest).ToString();
            }

            if (text[_at] != '\\')
            {
                _at++;
                continue;
            }

            (unescaped ??= new StringBuilder()).Append(text, from, _at - from);
            if (!ReadEscape(unescaped, start))
                return null;

            from = _at;
        }

        Fail(JsonErrorKind.Syntax, _at);
        return null;
    }

    private bool ReadEscape(StringBuilder unescaped, int stringStart)
    {
        var escaped = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (escaped == 'u')
            return ReadCodeUnits(unescaped, stringStart);

        var at = "\"\\/bfnrt".IndexOf(escaped);
        if (at < 0)
            return Fail(JsonErrorKind.Syntax, Math.Min(_at + 1, text.Length)) is not null;

        unescaped.Append("\"\\/\b\f\n\r\t"[at]);
        _at += 2;
        return true;
    }

    // A pair is one character of the text: both halves are read at once.
    private bool ReadCodeUnits(StringBuilder unescaped, int stringStart)
    {
        if (ReadCodeUnit() is not { } unit)
            return false;

        unescaped.Append(unit);
        if (!char.IsSurrogate(unit))
            return true;

        var isPaired = char.IsHighSurrogate(unit) && string.CompareOrdinal(text, _at, "\\u", 0, 2) == 0;
        if (isPaired && ReadCodeUnit() is { } low)
        {
            unescaped.Append(low);
            isPaired = char.IsLowSurrogate(low);
        }

        return isPaired || Error is not null ? Error is null : Fail(JsonErrorKind.HalfSurrogate, stringStart) is not null;
    }

    private char? ReadCodeUnit()
    {
        var digits = _at + 2;
        for (var i = digits; i < digits + 4; i++)
        {
            if (i >= text.Length || text[i] is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F'))
            {
                Fail(JsonErrorKind.Syntax, Math.Min(i, text.Length));
                return null;
            }
        }

        _at = digits + 4;
        return (char)ushort.Parse(text.Substring(digits, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private JsonNode? ReadWord(string word, JsonValueKind kind)
    {
        var start = _at;
        foreach (var expected in word)
        {
            if (Current != expected)
                return Fail(JsonErrorKind.Syntax, _at);

            _at++;
        }

        return EndScalar(new JsonNode(kind, start, _at, kind == JsonValueKind.Null ? null : word));
    }

    private JsonNode? ReadNumber()
    {
        var start = _at;
        if (Current == '-')
            _at++;

        var isWhole = Current == '0' ? Step() : ReadDigits();
        if (isWhole && Current == '.')
            isWhole = Step() && ReadDigits();

        if (isWhole && Current is 'e' or 'E')
        {
            Step();
            if (Current is '+' or '-')
                Step();

            isWhole = ReadDigits();
        }

        return isWhole ? EndScalar(new JsonNode(JsonValueKind.Number, start, _at, text.Substring(start, _at - start))) : Fail(JsonErrorKind.Syntax, _at);
    }

    private bool Step() => ++_at > 0;

    private bool ReadDigits()
    {
        var start = _at;
        while (Current is >= '0' and <= '9')
            _at++;

        return _at > start;
    }

    // 01, 1a and truex are no values.
    private JsonNode? EndScalar(JsonNode scalar) =>
        _at == text.Length || text[_at] is ',' or ']' or '}' or '/' or ' ' or '\t' or '\r' or '\n' ? scalar : Fail(JsonErrorKind.Syntax, _at);

    /// <summary>Passes white space and comments; false after an error, or where the text ends in the middle.</summary>
    private bool Skip()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n')
                _at++;
            else if (text[_at] != '/')
                return true;
            else if (!SkipComment())
                return false;
        }

        return true;
    }

    private bool SkipComment()
    {
        if (string.CompareOrdinal(text, _at, "//", 0, 2) == 0)
        {
            var line = text.IndexOfAny(['\r', '\n'], _at);
            _at = line < 0 ? text.Length : line;
            return true;
        }

        var end = string.CompareOrdinal(text, _at, "/*", 0, 2) == 0 ? text.IndexOf("*/", _at + 2, StringComparison.Ordinal) : -1;
        if (end < 0)
            return Fail(JsonErrorKind.Syntax, _at) is not null;

        _at = end + 2;
        return true;
    }

    /// <summary>NUL behind the end: no grammar of JSON accepts it.</summary>
    private char Current => _at < text.Length ? text[_at] : '\0';

    private JsonNode? Fail(JsonErrorKind kind, int offset)
    {
        Error ??= new JsonError(kind, offset);
        return null;
    }
}
