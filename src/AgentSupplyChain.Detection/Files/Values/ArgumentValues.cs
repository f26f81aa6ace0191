namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// The arguments of a command, one after another: <c>--api-key X</c>, <c>--api-key=X</c>, <c>-e NAME=X</c> and <c>--header "Name: X"</c> give
/// their value the name that they say.
/// </summary>
internal sealed class ArgumentValues(ValueList values, string key)
{
    /// <summary>Names of values that are a whole command, or what is handed to one.</summary>
    private static readonly string[] s_lines =
        ["commandLineArgs", "arguments", "args", "command", "entrypoint", "run", "script", "bash", "pwsh", "powershell", "StartArguments", "RunArguments"];

    private string? _switch;
    private int _index;

    /// <summary>Whether a value of that name is a command.</summary>
    public static bool IsLine(string name) => s_lines.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value of that name is a command with names in it, which its words are to be asked for.</summary>
    public static bool IsLine(string name, string value) =>
        value.Length > 0 && IsLine(name)
            && (value[0] == '-' || value.IndexOf(" -", StringComparison.Ordinal) > 0 || value.IndexOf(" /", StringComparison.Ordinal) > 0 || NameLength(value) > 0);

    /// <summary>The words of a command line that is one text.</summary>
    /// <param name="isAsWritten">False where the text has escapes: then a word's place is that of the whole.</param>
    public static void ReadLine(ValueList values, string key, int start, int end, string line, bool isAsWritten)
    {
        var arguments = new ArgumentValues(values, key);
        var at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }

            // One that is not closed is a sign like any other.
            var quote = IsQuote(line, at) ? line[at++] : '\0';
            var from = at;
            while (at < line.Length && (quote == '\0' ? !char.IsWhiteSpace(line[at]) : line[at] != quote))
                at = quote == '\0' && line[at] is '=' or ':' && at + 1 < line.Length && IsQuote(line, at + 1) ? line.IndexOf(line[at + 1], at + 2) + 1 : at + 1;

            var word = line.Substring(from, at - from);
            if (isAsWritten)
                arguments.Add(start + from, start + at, word);
            else
                arguments.Add(start, end, word);

            if (quote != '\0')
                at++;
        }
    }

    public void Add(int start, int end, string value)
    {
        var name = _switch;
        _switch = null;
        var isAsWritten = end - start == value.Length;
        var assigned = Assigned(value);
        var named = NameLength(value);
        if (name is not null && !IsSwitch(value))
        {
            if (name is "H" or "header" && value.IndexOf(':') is > 0 and var colon)
                AddRest(value.Substring(0, colon), colon + 1);
            else if (named > 0)
                AddRest(value.Substring(0, named).TrimStart('/'), named + 1);
            else
                values.Add(ValueList.Join(key, name), start, end, value);
        }
        else if (IsSwitch(value))
        {
            if (assigned > 0)
                AddRest(value.Substring(0, assigned).TrimStart('-'), assigned + 1);
            else
                _switch = value.TrimStart('-');
        }
        else if (named > 0)
        {
            AddRest(value.Substring(0, named).TrimStart('/'), named + 1);
        }
        else
        {
            values.Add(ValueList.Join(key, _index.ToString(System.Globalization.CultureInfo.InvariantCulture)), start, end, value);
        }

        _index++;

        void AddRest(string called, int from)
        {
            while (from < value.Length && value[from] == ' ')
                from++;

            var last = value.Length;
            if (last - from >= 2 && value[from] is '"' or '\'' && value[last - 1] == value[from])
            {
                from++;
                last--;
            }

            if (isAsWritten)
                values.Add(ValueList.Join(key, called), start + from, start + last, value.Substring(from, last - from));
            else
                values.Add(ValueList.Join(key, called), start, end, value.Substring(from, last - from));
        }
    }

    /// <summary>
    /// Where a name ends and its value begins; negative where there is none, and in a connection string, which is a value of several pairs. One that a
    /// variable holds has an equals sign more before its first semicolon.
    /// </summary>
    private static int Assigned(string value)
    {
        var equals = value.IndexOf('=');
        var semicolon = value.IndexOf(';');
        var isConnection = equals > 0 && semicolon > equals && value.IndexOf('=', equals + 1) > semicolon && value[0] != '-';

        // Padding of base64 is no assignment.
        return isConnection || value.Length - value.TrimEnd('=').Length == value.Length - equals ? -1 : equals;
    }

    /// <summary>How long the name in <c>NAME=X</c> or <c>/NAME=X</c> is; 0 where there is none.</summary>
    private static int NameLength(string value)
    {
        var assigned = Assigned(value);
        return assigned > 0 && ValueList.IsVariable(value[0] == '/' ? value.Substring(1, assigned - 1) : value.Substring(0, assigned)) ? assigned : 0;
    }

    private static bool IsQuote(string line, int at) => line[at] is '"' or '\'' && at + 1 < line.Length && line.IndexOf(line[at], at + 1) > 0;

    private static bool IsSwitch(string value) => value.Length > 1 && value[0] == '-' && value.IndexOf(' ') < 0 && !char.IsDigit(value[1]) && value[value.Length - 1] != '-';
}
