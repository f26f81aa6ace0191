using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>A piece of a document that is replaced by a text; an empty piece is a place to insert at.</summary>
internal sealed record Edit(DocumentId Document, TextSpan Span, string Text);
