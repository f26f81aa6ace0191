using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>A text and the name it is to stand under, in the spellings that code and files have.</summary>
/// <param name="Name">In words, as a property would be called: <c>MistralApiKey</c>.</param>
internal sealed record PlantedText(string Value, string Name, int Number)
{
    public bool HasLineBreak => Value.Contains('\n', StringComparison.Ordinal);

    /// <summary>As a C# literal in one line.</summary>
    public string Literal => SymbolDisplay.FormatLiteral(Value, quote: true);

    /// <summary><c>mistralApiKey</c>.</summary>
    public string Variable => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary><c>MISTRAL_API_KEY</c>.</summary>
    public string Environment => Words('_').ToUpperInvariant();

    /// <summary><c>mistral-api-key</c>.</summary>
    public string Header => Words('-').ToLowerInvariant();

    private string Words(char between)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < Name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(Name[i]) && !char.IsAsciiLetterUpper(Name[i - 1]))
                words.Append(between);

            words.Append(Name[i]);
        }

        return words.ToString();
    }
}
