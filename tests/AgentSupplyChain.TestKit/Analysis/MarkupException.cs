using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>The markup of a test is wrong: the test cannot be read, so nothing was tested.</summary>
public sealed class MarkupException : Exception
{
    public MarkupException()
    {
    }

    public MarkupException(string message)
        : base(message)
    {
    }

    public MarkupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MarkupException(string problem, string text, int position)
        : base($"{problem} at {Place(text, position)}.") => Position = position;

    /// <summary>Offset in the marked text.</summary>
    public int Position { get; }

    private static string Place(string text, int position)
    {
        var line = SourceText.From(text).Lines.GetLinePosition(position);
        return $"line {line.Line + 1}, column {line.Character + 1}";
    }
}
