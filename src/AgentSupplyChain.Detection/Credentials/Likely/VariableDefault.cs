namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// What a variable stands for where it is not set: <c>${X:-…}</c>, <c>${X-…}</c>, <c>${X:=…}</c> of shells, compose, Dockerfiles and MCP clients. The name
/// is a reference, its default a value. <c>${X:?…}</c> holds a message for people.
/// </summary>
internal static class VariableDefault
{
    /// <summary>Narrows a text that is one variable with a default to that default, which may be empty. So too behind the scheme of a header.</summary>
    public static bool TryFind(string text, ref int start, ref int end)
    {
        const int LongestScheme = 12;
        var (from, to) = (start, end);
        Trim(text, ref from, ref to);
        var space = to > from ? text.IndexOf(' ', from, Math.Min(to - from, LongestScheme + 1)) : -1;
        if (space > 0 && text[from] != '$')
            from = space + 1;

        var isFound = false;
        for (var value = ValueOf(text, from, to); value > 0; value = ValueOf(text, from, to))
        {
            // A default may be a variable with a default again.
            (start, end) = (from, to) = (value, to - 1);
            isFound = true;
        }

        return isFound;
    }

    /// <summary>The first index behind the bracket that closes the one after the dollar sign, or -1 where none does in this line.</summary>
    public static int EndOf(string text, int dollar, int bound)
    {
        var open = 0;
        for (var i = dollar; i < bound && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '$' && i + 1 < bound && text[i + 1] == '{')
                open++;
            else if (text[i] == '}' && --open == 0)
                return i + 1;
        }

        return -1;
    }

    /// <summary>Where the default begins, or zero. Without its colon it counts behind capitals only: names of templates hold hyphens.</summary>
    private static int ValueOf(string text, int start, int end)
    {
        if (end - start < 5 || text[start] != '$' || text[start + 1] != '{' || text[end - 1] != '}')
            return 0;

        var name = start + 2;
        var sign = Charset.EndOf(Charset.Word, text, name, end);
        if (sign == name || sign + 1 >= end)
            return 0;

        var value = 0;
        if (text[sign] == ':' && text[sign + 1] is '-' or '=')
            value = sign + 2;
        else if (text[sign] == '-' && IsInCapitals(text, name, sign))
            value = sign + 1;

        return value > 0 && EndOf(text, start, end) == end ? value : 0;
    }

    private static bool IsInCapitals(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is >= 'a' and <= 'z')
                return false;
        }

        return true;
    }

    private static void Trim(string text, ref int start, ref int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;

        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
    }
}
