namespace AgentSupplyChain.DocGen;

/// <summary>The changelog, which knows in which version a rule first appeared.</summary>
internal sealed class Changelog
{
    private readonly IReadOnlyList<(string Version, string Text)> _sections;

    private Changelog(IReadOnlyList<(string Version, string Text)> sections) => _sections = sections;

    /// <summary>Sections begin with <c>## 1.2.3</c>, the newest first.</summary>
    public static Changelog Parse(string text) => new(
        [.. text.ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(section => (section.Split(' ', '\n')[0], section))]);

    public string? FirstVersionWith(string id) =>
        _sections.LastOrDefault(section => section.Text.Contains(id, StringComparison.Ordinal)).Version;
}
