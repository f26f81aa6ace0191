namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary><c>$(Name)</c> in a text. By hand: an engine for patterns takes longer to start than a project to read.</summary>
/// <param name="End">Of the character after it.</param>
internal sealed record PropertyReference(string Name, int Start, int End)
{
    /// <summary>The first one at or after a place; null where there is none.</summary>
    public static PropertyReference? Next(string text, int from)
    {
        for (var start = text.IndexOf("$(", from, StringComparison.Ordinal); start >= 0; start = text.IndexOf("$(", start + 1, StringComparison.Ordinal))
        {
            var end = start + 2;
            while (end < text.Length && IsOfName(text[end], isFirst: end == start + 2))
                end++;

            if (end > start + 2 && end < text.Length && text[end] == ')')
                return new PropertyReference(text[(start + 2)..end], start, end + 1);
        }

        return null;
    }

    private static bool IsOfName(char c, bool isFirst) => char.IsAsciiLetter(c) || c == '_' || (!isFirst && (char.IsAsciiDigit(c) || c == '-'));
}

/// <summary>A condition of the one form that is evaluated here: two quoted texts, and whether they are to be equal.</summary>
internal sealed record Comparison(string Left, bool AsksForEqual, string Right)
{
    public static Comparison? Read(string condition)
    {
        var rest = condition.AsSpan().Trim();
        if (Quoted(ref rest) is not { } left || Operator(ref rest) is not { } asksForEqual)
            return null;

        return Quoted(ref rest) is { } right && rest.IsEmpty ? new Comparison(left, asksForEqual, right) : null;
    }

    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '\'' || rest[1..].IndexOf('\'') is not (>= 0 and var length))
            return null;

        var text = rest.Slice(1, length).ToString();
        rest = rest[(length + 2)..].TrimStart();
        return text;
    }

    private static bool? Operator(ref ReadOnlySpan<char> rest)
    {
        bool? asksForEqual = rest.StartsWith("==", StringComparison.Ordinal) ? true : rest.StartsWith("!=", StringComparison.Ordinal) ? false : null;
        if (asksForEqual is not null)
            rest = rest[2..].TrimStart();
        return asksForEqual;
    }
}

/// <summary>The usual way in which a file imports the one of the same name further up: <c>$([MSBuild]::GetPathOfFileAbove('Name', '$(MSBuildThisFileDirectory)../'))</c>.</summary>
/// <param name="FromParent">The search begins in the folder above the file's own.</param>
internal sealed record FileAbove(string File, bool FromParent)
{
    private const string Begin = "$([MSBuild]::GetPathOfFileAbove(";
    private const string End = "))";
    private const string OwnFolder = "$(MSBuildThisFileDirectory)";

    public static FileAbove? Read(string text)
    {
        if (!text.StartsWith(Begin, StringComparison.Ordinal) || !text.EndsWith(End, StringComparison.Ordinal) || text.Length < Begin.Length + End.Length)
            return null;

        if (text[Begin.Length..^End.Length].Split(',') is not [var first, var second])
            return null;

        var (file, folder) = (Unquoted(first), Unquoted(second));
        if (file.Length == 0 || !file.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') || !folder.StartsWith(OwnFolder, StringComparison.Ordinal))
            return null;

        return folder[OwnFolder.Length..] switch
        {
            "" => new FileAbove(file, FromParent: false),
            ".." or "../" or "..\\" => new FileAbove(file, FromParent: true),
            _ => null,
        };
    }

    private static string Unquoted(string text)
    {
        var trimmed = text.AsSpan().Trim();
        trimmed = trimmed.StartsWith("'", StringComparison.Ordinal) ? trimmed[1..] : trimmed;
        return (trimmed.EndsWith("'", StringComparison.Ordinal) ? trimmed[..^1] : trimmed).ToString();
    }
}
