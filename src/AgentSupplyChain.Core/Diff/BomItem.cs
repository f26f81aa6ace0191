namespace AgentSupplyChain.Core.Diff;

/// <summary>A component or service, with all that is compared.</summary>
/// <param name="Key">What it is, whatever its version.</param>
/// <param name="Subject">Its kind.</param>
internal sealed record BomItem(string Key, string Subject, string Name, string? Version)
{
    private string? _content;

    public SortedDictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>All fields as one text: for order and equality, once they are all there.</summary>
    public string Content => _content ??= string.Join('\n', Fields.Select(pair => pair.Key + "\t" + pair.Value));

    public const string HashPrefix = "hash ";
}
