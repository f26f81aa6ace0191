using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core;

/// <summary>What foreign strings become before they enter a document.</summary>
internal static class BomText
{
    /// <summary>Longer values are cut: no name or description needs more, and a hostile one must not grow the document without end.</summary>
    private const int MaxLength = 8192;

    /// <summary>
    /// One line of visible text. White space of any kind is a space; control, formatting and unpaired characters are written out as
    /// <c>\uXXXX</c>, because documents are printed to terminals and logs after a JSON reader has undone all JSON escaping, and because
    /// an invisible character in a tool's name is something a reviewer must see.
    /// </summary>
    public static string Plain(string value)
    {
        var start = value.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (start < 0 && value.Length <= MaxLength)
            return value;

        var text = new StringBuilder(value.Length + 16);
        for (var i = 0; i < value.Length && text.Length < MaxLength; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                AppendRune(new Rune(c, value[++i]), text);
            }
            else if (c is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                text.Append(' ');
            }
            else if (char.IsSurrogate(c) || IsInvisible(char.GetUnicodeCategory(c)))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// An absolute web or repository address without user information; null for anything else. With <paramref name="keepQuery"/> false,
    /// query and fragment go as well.
    /// </summary>
    public static string? Address(string? value, bool keepQuery = true)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;

        // git@host:owner/name, the form that git prints for SSH.
        var text = value.Trim();
        if (text.StartsWith("git@", StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) is > 4 and var colon)
            text = string.Concat("ssh://", text.AsSpan(4, colon - 4), "/", text.AsSpan(colon + 1));

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http" or "wss" or "ws" or "ssh" or "git" or "git+https" or "git+ssh")
            || uri.Host.Length == 0)
        {
            return null;
        }

        var parts = UriComponents.SchemeAndServer | UriComponents.Path;
        if (keepQuery)
            parts |= UriComponents.Query | UriComponents.Fragment;

        var address = uri.GetComponents(parts, UriFormat.UriEscaped);
        return Uri.IsWellFormedUriString(address, UriKind.Absolute) ? address : null;
    }

    /// <summary>
    /// An address that may be none: without what stands before an at sign in its authority, without query and fragment. Sensors cut these
    /// off already; a document is the last place where a key could still be stopped.
    /// </summary>
    public static string WithoutCredentials(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var kept = end < 0 ? address : address[..end];
        var authority = kept.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var slash = kept.IndexOf('/', authority);
        var at = kept.AsSpan(authority, (slash < 0 ? kept.Length : slash) - authority).LastIndexOf('@');
        return at < 0 ? kept : string.Concat(kept.AsSpan(0, authority), kept.AsSpan(authority + at + 1));
    }

    /// <summary>The digest in lower case where it is one of that many bytes; null for anything else.</summary>
    public static string? Digest(string? value, int bytes) =>
        value is not null && value.Length == bytes * 2 && value.All(char.IsAsciiHexDigit) ? value.ToLowerInvariant() : null;

    private static void AppendRune(Rune rune, StringBuilder text)
    {
        if (IsInvisible(Rune.GetUnicodeCategory(rune)))
            text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        else
            text.Append(rune);
    }

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
