namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>
/// Dockerfiles: <c>ENV</c>, <c>ARG</c> and <c>LABEL</c> in both forms, and the words of the commands, over continued lines, with the escape
/// that the file declares.
/// </summary>
internal static class DockerfileValues
{
    private static readonly string[] s_assigning = ["ENV", "ARG", "LABEL"];

    private static readonly string[] s_running = ["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD"];

    public static void Read(ValueList values, int end)
    {
        var text = values.Text;
        var escape = Escape(text, end);
        var at = 0;
        while (at < end)
        {
            at = TextScan.SkipBlanks(text, at, end);
            if (at >= end || text[at] is '#' or '\n' or '\r')
            {
                at = TextScan.NextLine(text, at, end);
                continue;
            }

            var word = at;
            while (at < end && char.IsLetter(text[at]))
                at++;

            var instruction = text.Substring(word, at - word).ToUpperInvariant();
            var words = Words(text, ref at, end, escape);
            if (s_assigning.Contains(instruction, StringComparer.Ordinal))
                Assign(values, words, end, isHandedOver: instruction != "LABEL");
            else if (s_running.Contains(instruction, StringComparer.Ordinal))
                Run(values, instruction, words);
        }
    }

    private static void Assign(ValueList values, List<Word> words, int end, bool isHandedOver)
    {
        if (words.Count == 0)
            return;

        // ENV NAME the rest of the line
        if (words[0].Value.IndexOf('=') < 0)
        {
            if (words.Count > 1 && ValueList.IsVariable(words[0].Value))
            {
                var (start, last) = (words[1].Start, Math.Min(words[words.Count - 1].End, end));
                values.Add(words[0].Value, start, last, words.Count == 2 ? words[1].Value : values.Text.Substring(start, last - start), isHandedOver);
            }

            return;
        }

        foreach (var word in words)
        {
            var equals = word.Value.IndexOf('=');
            if (equals > 0 && ValueList.IsVariable(word.Value.Substring(0, equals)))
                Add(values, word, equals, isHandedOver);
        }
    }

    private static void Add(ValueList values, Word word, int equals, bool isHandedOver)
    {
        var (text, start, end) = (values.Text, word.Start, word.End);
        var name = word.Value.Substring(0, equals);
        var value = word.Value.Substring(equals + 1);
        if (string.CompareOrdinal(text, start, word.Value, 0, equals + 1) != 0)
        {
            values.Add(name, start, end, value, isHandedOver);
            return;
        }

        start += equals + 1;
        var isQuoted = end - start == value.Length + 2 && text[start] is '"' or '\'' && text[end - 1] == text[start];
        values.Add(name, isQuoted ? start + 1 : start, isQuoted ? end - 1 : end, value, isHandedOver);
    }

    private static void Run(ValueList values, string instruction, List<Word> words)
    {
        var arguments = new ArgumentValues(values, instruction);
        foreach (var word in words)
        {
            // ["dotnet", "app.dll", "--api-key", "X"]
            var (start, end, value) = word.IsBare ? Bare(word) : (word.Start, word.End, word.Value);
            var isQuoted = end - start == value.Length + 2;
            if (value.Length > 0)
                arguments.Add(isQuoted ? start + 1 : start, isQuoted ? end - 1 : end, value);
        }
    }

    private static (int Start, int End, string Value) Bare(Word word)
    {
        var (from, to) = (0, word.Value.Length);
        while (from < to && word.Value[from] is '[' or ',')
            from++;
        while (to > from && word.Value[to - 1] is ']' or ',' or ';')
            to--;

        return (word.Start + from, word.Start + to, word.Value.Substring(from, to - from));
    }

    /// <summary>The words of an instruction, to the end of its last line.</summary>
    private static List<Word> Words(string text, ref int at, int end, char escape)
    {
        var words = new List<Word>();
        while (at < end)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
            }
            else if (text[at] is '\n' or '\r')
            {
                at = TextScan.NextLine(text, at, end);
                break;
            }
            else if (IsContinued(text, at, end, escape))
            {
                at = SkipComments(text, TextScan.NextLine(text, at, end), end);
            }
            else if (text[at] is ',' or '[' or ']')
            {
                // Between the words of a list; inside a bare word they belong to it.
                at++;
            }
            else
            {
                words.Add(ReadWord(text, ref at, end, escape));
            }
        }

        return words;
    }

    private static Word ReadWord(string text, ref int at, int end, char escape)
    {
        var start = at;
        var value = new System.Text.StringBuilder();
        var quote = '\0';
        while (at < end && text[at] is not ('\n' or '\r') && (quote != '\0' || text[at] is not (' ' or '\t')))
        {
            if (text[at] == escape && quote != '\'')
            {
                if (IsContinued(text, at, end, escape))
                {
                    if (quote == '\0')
                        break;

                    at = SkipComments(text, TextScan.NextLine(text, at, end), end);
                    continue;
                }

                if (at + 1 < end)
                    value.Append(text[at + 1]);
                at += 2;
                continue;
            }

            if (text[at] == quote)
            {
                quote = '\0';
                at++;
                // The next word of a list may follow at once.
                if (at < end && text[at] is ',' or ']')
                    break;
            }
            else if (quote == '\0' && text[at] is '"' or '\'')
            {
                quote = text[at++];
            }
            else
            {
                value.Append(text[at++]);
            }
        }

        at = Math.Min(at, end);
        return new Word(start, at, value.ToString());
    }

    private static bool IsContinued(string text, int at, int end, char escape)
    {
        if (text[at] != escape)
            return false;

        var next = TextScan.SkipBlanks(text, at + 1, end);
        return next >= end || text[next] is '\n' or '\r';
    }

    /// <summary>Lines of comments and empty lines do not end a continued instruction.</summary>
    private static int SkipComments(string text, int at, int end)
    {
        while (at < end)
        {
            var sign = TextScan.SkipBlanks(text, at, end);
            if (sign >= end || text[sign] is not ('#' or '\n' or '\r'))
                return at;

            at = TextScan.NextLine(text, sign, end);
        }

        return at;
    }

    private static char Escape(string text, int end)
    {
        var line = text.Substring(0, TextScan.EndOfLine(text, 0, Math.Min(end, 200)));
        return line.StartsWith("#", StringComparison.Ordinal) && line.Replace(" ", "").EndsWith("escape=`", StringComparison.OrdinalIgnoreCase) ? '`' : '\\';
    }

    private readonly struct Word(int start, int end, string value)
    {
        public int Start { get; } = start;

        public int End { get; } = end;

        public string Value { get; } = value;

        /// <summary>As written: without quotes and escapes.</summary>
        public bool IsBare => End - Start == Value.Length;
    }
}
