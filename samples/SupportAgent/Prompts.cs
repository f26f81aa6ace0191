namespace SupportAgent;

/// <summary>Prompts are files, so that a change of wording is reviewed like a change of code.</summary>
internal static class Prompts
{
    public static string System { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "system.md"));

    public static string Escalation { get; } =
        WithoutFrontMatter(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "escalation.prompty")));

    private static string WithoutFrontMatter(string prompty)
    {
        const string fence = "---";

        var end = prompty.StartsWith(fence, StringComparison.Ordinal)
            ? prompty.IndexOf("\n" + fence, fence.Length, StringComparison.Ordinal)
            : -1;

        return end < 0 ? prompty : prompty[(end + fence.Length + 1)..].TrimStart();
    }
}
