using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>A marked place; no id means the only rule of the analyzer under test.</summary>
public sealed record MarkedSpan(string? Id, TextSpan Span);

/// <summary>A text and the places marked in it, in the order in which their markers open.</summary>
public sealed record MarkedText(string Source, ImmutableArray<MarkedSpan> Spans, int? Caret)
{
    /// <summary>Takes a text as it is, markers and all.</summary>
    public static MarkedText Verbatim(string source) => new(source, [], Caret: null);
}
