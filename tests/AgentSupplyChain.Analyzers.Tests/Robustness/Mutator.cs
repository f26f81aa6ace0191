using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>Text as it is while somebody types: tokens left out, doubled or swapped; characters cut off, thrown in or overwritten.</summary>
internal static class Mutator
{
    private static readonly string[] s_intruders =
        ["{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "$\"", "$\"{", "'", ";", ",", ".", "?", "!", "=", "=>", "..", "<", ">", "\\", "@", "#if X\n", "\n#endif\n", "/*", "*/", "//", "\0", "\ud83d", "\u2028", "\ufeff", "new()", "null", "base", "await "];

    public static string Mutilate(SyntaxTree tree, Random random)
    {
        var text = random.Next(2) == 0 ? MutilateTokens(tree, random) : tree.ToString();
        return random.Next(2) == 0 || text.Length == tree.Length ? MutilateCharacters(text, random) : text;
    }

    public static string MutilateCharacters(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, at + random.Next(1, 20));
            text = random.Next(4) switch
            {
                0 => text[..at],
                1 => text[..at] + s_intruders[random.Next(s_intruders.Length)] + text[at..],
                2 => text[..at] + text[end..],
                _ => text[..at] + s_intruders[random.Next(s_intruders.Length)] + text[end..],
            };
        }

        return text;
    }

    private static string MutilateTokens(SyntaxTree tree, Random random)
    {
        var tokens = tree.GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var edits = random.Next(1, 4); edits > 0 && tokens.Count > 1; edits--)
        {
            var at = random.Next(tokens.Count - 1);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveRange(at, tokens.Count - at - 1);
                    break;
                case 1:
                    tokens.RemoveAt(at);
                    break;
                case 2:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 3:
                    (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                    break;
                default:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
