using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Detection.Facts;

/// <summary>
/// One thing that code uses, as the generator saw it: a kind and named values. It travels from the compiler to the gate as a comment line
/// in a generated source, so that nothing of it enters the assembly. Value-equal: the generator's cache compares facts.
/// </summary>
public sealed class CodeFact : IEquatable<CodeFact>
{
    // Two arrays and loops, not pairs and queries: generic code over value types is compiled anew in every build.
    private readonly string[] _names;
    private readonly string[] _values;

    /// <param name="kind">One of <see cref="FactKind"/>.</param>
    /// <param name="values">Names of <see cref="FactField"/> with values; null values are left out, the rest is sorted by name.</param>
    /// <exception cref="ArgumentException">The kind or a name is not one that a line could carry and bring back.</exception>
    public CodeFact(string kind, params (string Name, string? Value)[] values)
    {
        if (!FactKind.All.Contains(kind, StringComparer.Ordinal))
            throw new ArgumentException("Not a kind of fact.", nameof(kind));
        if (!AreNames(values))
            throw new ArgumentException("Names are of letters and digits, and each is given once.", nameof(values));

        Kind = kind;
        var (names, texts) = (new List<string>(values.Length), new List<string>(values.Length));
        foreach (var (name, value) in values)
        {
            if (value is null)
                continue;

            names.Add(name);
            texts.Add(value);
        }

        (_names, _values) = (names.ToArray(), texts.ToArray());
        Array.Sort(_names, _values, StringComparer.Ordinal);
    }

    public string Kind { get; }

    /// <summary>The value of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            var at = Array.IndexOf(_names, name);
            return at < 0 ? null : _values[at];
        }
    }

    /// <summary>The same fact with another value of that name.</summary>
    public CodeFact With(string name, string value)
    {
        var at = Array.IndexOf(_names, name);
        var values = new (string, string?)[at < 0 ? _names.Length + 1 : _names.Length];
        for (var i = 0; i < _names.Length; i++)
            values[i] = (_names[i], _values[i]);

        values[at < 0 ? _names.Length : at] = (name, value);
        return new(Kind, values);
    }

    /// <summary>The number at that name, or zero.</summary>
    public int Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>
    /// One comment line: <c>// kind⇥name=value⇥…</c>. Everything outside printable ASCII is written as <c>\uXXXX</c>: C# ends a comment at
    /// U+0085, U+2028 and U+2029 too, so a hostile string could otherwise continue as code.
    /// </summary>
    public string ToLine()
    {
        var line = new StringBuilder("// ").Append(Kind);
        for (var i = 0; i < _names.Length; i++)
        {
            line.Append('\t').Append(_names[i]).Append('=');
            Escape(_values[i], line);
        }

        return line.ToString();
    }

    /// <summary>Reads what <see cref="ToLine"/> wrote; null for any other line.</summary>
    public static CodeFact? FromLine(string line)
    {
        if (!line.StartsWith("// ", StringComparison.Ordinal))
            return null;

        var parts = line.Substring(3).Split('\t');
        if (!FactKind.All.Contains(parts[0], StringComparer.Ordinal))
            return null;

        var values = new (string, string?)[parts.Length - 1];
        for (var i = 1; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=');
            if (equals <= 0 || Unescape(parts[i].Substring(equals + 1)) is not { } value)
                return null;

            values[i - 1] = (parts[i].Substring(0, equals), value);
        }

        return AreNames(values) ? new CodeFact(parts[0], values) : null;
    }

    public bool Equals(CodeFact? other) => other is not null && Kind == other.Kind && _names.SequenceEqual(other._names) && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as CodeFact);

    public override int GetHashCode()
    {
        var hash = StringComparer.Ordinal.GetHashCode(Kind);
        foreach (var value in _values)
            hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(value));

        return hash;
    }

    public override string ToString() => ToLine();

    private static bool AreNames((string Name, string? Value)[] values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in values)
        {
            if (name.Length == 0 || !IsName(name) || !names.Add(name))
                return false;
        }

        return true;
    }

    private static bool IsName(string text)
    {
        foreach (var c in text)
        {
            if (!IsNameCharacter(c))
                return false;
        }

        return true;
    }

    private static bool IsNameCharacter(char c) => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9';

    private static void Escape(string value, StringBuilder line)
    {
        foreach (var c in value)
        {
            if (c == '\\')
                line.Append("\\\\");
            else if (c is >= ' ' and <= '~')
                line.Append(c);
            else
                line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private static string? Unescape(string text)
    {
        if (text.IndexOf('\\') < 0)
            return text;

        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\\')
            {
                value.Append('\\');
                i++;
            }
            else if (i + 5 < text.Length && text[i + 1] == 'u'
                && ushort.TryParse(text.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                value.Append((char)code);
                i += 5;
            }
            else
            {
                return null;
            }
        }

        return value.ToString();
    }
}
