using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Detection.Tests.Files.Values;

/// <summary>Values as a test writes them down: <c>line:column key = value</c>, and the text at the place where it differs from the value.</summary>
internal static class Shown
{
    public static string[] Of(string name, string text) => [.. KeyedValues.Read(name, text).Select(value => Show(text, value))];

    private static string Show(string text, KeyedValue value)
    {
        var before = text[..value.Start];
        var line = before.Count(c => c == '\n') + 1;
        var column = value.Start - (before.LastIndexOf('\n') + 1) + 1;
        var written = text.Substring(value.Start, value.Length);
        return $"{line}:{column} {value.Key} = {value.Value}{(written == value.Value ? "" : " <- " + written)}";
    }
}
