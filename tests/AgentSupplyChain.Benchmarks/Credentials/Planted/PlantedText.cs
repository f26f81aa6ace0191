using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>A text and the name it is to stand under, in the spellings that code and files have.</summary>
/// <param name="Given">Identifier, key or header: <c>MistralApiKey</c>, <c>OpenAI:ApiKey</c>, <c>x-api-key</c>.</param>
internal sealed record PlantedText(string Value, string Given, int Number)
{
    /// <summary>As an identifier: <c>OpenAIApiKey</c>.</summary>
    public string Name { get; } = string.Concat(Given.Split(':', '-', '.', ' ', '/').Where(part => part.Length > 0).Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    public bool HasLineBreak => Value.Contains('\n', StringComparison.Ordinal);

    /// <summary>As a C# literal in one line.</summary>
    public string Literal => SymbolDisplay.FormatLiteral(Value, quote: true);

    /// <summary><c>mistralApiKey</c>.</summary>
    public string Variable => (SyntaxFacts.GetKeywordKind(Lower) == SyntaxKind.None ? "" : "@") + Lower;

    /// <summary><c>MISTRAL_API_KEY</c>.</summary>
    public string Environment => Words('_').ToUpperInvariant();

    /// <summary><c>mistral-api-key</c>.</summary>
    public string Header => Words('-').ToLowerInvariant();

    private string Lower => char.ToLowerInvariant(Name[0]) + Name[1..];

    private string Words(char between)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < Name.Length; i++)
        {
            // Azure|Open|AI|Key
            if (i > 0 && Name[i - 1] != '_' && char.IsAsciiLetterUpper(Name[i]) && (!char.IsAsciiLetterUpper(Name[i - 1]) || (i + 1 < Name.Length && char.IsAsciiLetterLower(Name[i + 1]))))
                words.Append(between);

            words.Append(Name[i] == '_' ? between : Name[i]);
        }

        return words.ToString();
    }
}
