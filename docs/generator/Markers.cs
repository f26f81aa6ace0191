namespace AgentSupplyChain.DocGen;

/// <summary>Two lines between which a document belongs to the generator; everything else in it belongs to its writers.</summary>
internal sealed record Markers(string Begin, string End)
{
    /// <summary>The document with this text between the markers and with LF line ends; null where a marker is missing.</summary>
    /// <param name="text">Ends with a line end, or is empty.</param>
    public string? Replace(string document, string text)
    {
        var lines = document.ReplaceLineEndings("\n").Split('\n');
        var begin = Array.IndexOf(lines, Begin);
        var end = Array.IndexOf(lines, End);
        return begin < 0 || end < begin
            ? null
            : string.Join('\n', lines[..(begin + 1)]) + "\n" + text + string.Join('\n', lines[end..]);
    }
}
