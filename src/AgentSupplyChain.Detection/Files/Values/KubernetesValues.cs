using System.Text;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// What manifests of Kubernetes hold in <c>data</c> and <c>stringData</c>: in a <c>Secret</c> the values of <c>data</c> are text in base64, and a key that is
/// the name of a file holds that file. (Kubernetes documentation, "Secrets" and "ConfigMaps".) A file in a file is not opened.
/// </summary>
internal static class KubernetesValues
{
    /// <summary>In characters of base64. A longer value is judged as it is written.</summary>
    private const int LongestEncoded = 64 * 1024;

    private enum Kind
    {
        Other,
        Secret,
        ConfigMap,
    }

    /// <param name="values">Of the same text, in its order.</param>
    public static IReadOnlyList<KeyedValue> Open(string text, int end, IReadOnlyList<KeyedValue> values)
    {
        List<KeyedValue>? opened = null;
        var (kind, known) = (Kind.Other, 0);
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            var isData = value.Key.StartsWith("data:", StringComparison.Ordinal);
            var before = opened?.Count ?? i;
            if (isData || value.Key.StartsWith("stringData:", StringComparison.Ordinal))
            {
                while (known <= value.Start && known < end)
                    (kind, known) = KindOfDocument(text, known, end);

                if (kind == Kind.Secret && isData && Decoded(value.Value) is { } decoded)
                    AddDecoded(opened ??= First(values, i), value, decoded);
                else if (kind != Kind.Other && (isData == (kind == Kind.ConfigMap)) && IsBlock(text, value))
                    AddFile(opened ??= First(values, i), text, value);
            }

            if (opened is not null && opened.Count == before)
                opened.Add(value);
        }

        return opened ?? values;
    }

    private static List<KeyedValue> First(IReadOnlyList<KeyedValue> values, int count)
    {
        var first = new List<KeyedValue>(values.Count + 16);
        for (var i = 0; i < count; i++)
            first.Add(values[i]);

        return first;
    }

    /// <summary>What is decoded has no places of its own: that of the whole stands for each part.</summary>
    private static void AddDecoded(List<KeyedValue> opened, KeyedValue value, string decoded)
    {
        var inner = new ValueList(decoded);
        ReadFile(inner, NameOf(value), 0, decoded.Length);
        foreach (var part in inner.All)
            opened.Add(new KeyedValue(ValueList.Join(value.Key, part.Key), value.Start, value.Length, part.Value, part.IsHandedOver));

        if (inner.All.Count == 0)
            opened.Add(new KeyedValue(value.Key, value.Start, value.Length, decoded));
    }

    private static void AddFile(List<KeyedValue> opened, string text, KeyedValue value)
    {
        // With the indentation of its first line, which every line has.
        var start = value.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;

        var inner = new ValueList(text);
        ReadFile(inner, NameOf(value), start, value.Start + value.Length);
        foreach (var part in inner.All)
            opened.Add(new KeyedValue(ValueList.Join(value.Key, part.Key), part.Start, part.Length, part.Value, part.IsHandedOver));
    }

    private static void ReadFile(ValueList values, string name, int start, int end)
    {
        switch (FileSyntaxes.Of(name))
        {
            case FileSyntax.Json:
                JsonValues.Read(values, start, end);
                break;
            case FileSyntax.Variables:
                VariableValues.Read(values, start, end);
                break;
            case FileSyntax.Yaml:
                YamlValues.Read(values, start, end);
                break;
            case FileSyntax.Xml:
                XmlValues.Read(values, start, end);
                break;
        }
    }

    private static string NameOf(KeyedValue value) => value.Key.Substring(value.Key.IndexOf(':') + 1);

    /// <summary>A block begins on a line of its own, and is written as it is.</summary>
    private static bool IsBlock(string text, KeyedValue value)
    {
        var at = value.Start;
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;

        return at > 0 && text[at - 1] is '\n' or '\r' && value.Length == value.Value.Length;
    }

    /// <summary>What the document that begins here says it is, wherever in it, and the offset behind the document.</summary>
    private static (Kind Kind, int End) KindOfDocument(string text, int at, int end)
    {
        var kind = Kind.Other;
        var isFirst = true;
        for (; at < end; at = TextScan.NextLine(text, at, end))
        {
            if (!isFirst && string.CompareOrdinal(text, at, "---", 0, 3) == 0)
                break;

            isFirst = false;
            if (string.CompareOrdinal(text, at, "kind:", 0, 5) != 0)
                continue;

            var line = TextScan.EndOfLine(text, at, end);
            kind = YamlValues.Scalar(text, TextScan.SkipBlanks(text, at + 5, line), line).Value switch
            {
                "Secret" => Kind.Secret,
                "ConfigMap" => Kind.ConfigMap,
                _ => Kind.Other,
            };
        }

        return (kind, at);
    }

    /// <summary>Printable text behind base64, which may stand on several lines; null where it is anything else.</summary>
    private static string? Decoded(string encoded)
    {
        if (encoded.Length is < 4 or > LongestEncoded)
            return null;

        var digits = new StringBuilder(encoded.Length);
        foreach (var c in encoded)
        {
            if (c is '-' or '_' || (Credentials.Base64Text.ValueOf(c) < 0 && c is not ('=' or ' ' or '\t' or '\r' or '\n')))
                return null;

            if (c is not (' ' or '\t' or '\r' or '\n'))
                digits.Append(c);
        }

        var padded = digits.ToString();
        var end = padded.TrimEnd('=').Length;
        if (padded.Length % 4 != 0 || padded.Length - end > 2 || padded.IndexOf('=', 0, end) >= 0)
            return null;

        var bytes = new byte[end * 3 / 4];
        var text = Encoding.UTF8.GetString(bytes, 0, Credentials.Base64Text.Decode(padded, 0, end, bytes));
        foreach (var c in text)
        {
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
                return null;
        }

        // "echo" puts a line's end behind what it is told.
        text = text.Trim();
        return text.Length == 0 ? null : text;
    }
}
