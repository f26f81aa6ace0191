using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Edits;

/// <summary>Adds properties to the initialiser of a creation, in the way it is written: on one line or one under the other.</summary>
internal static class InitialiserEdits
{
    public static Edit Add(DocumentId document, SourceText text, BaseObjectCreationExpressionSyntax creation, params string[] properties)
    {
        if (creation.Initializer is not { Expressions: { Count: > 0 } written } initialiser)
            return Whole(document, creation, string.Join(", ", properties));

        var last = written[written.Count - 1];
        var hasComma = written.SeparatorCount == written.Count;
        var at = hasComma ? written.GetSeparator(written.Count - 1).Span.End : last.Span.End;
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var isOneLine = line.LineNumber == text.Lines.GetLineFromPosition(initialiser.OpenBraceToken.SpanStart).LineNumber;
        var between = isOneLine ? " " : LineEnd(text, line) + Indent(line);
        var added = string.Concat(properties.Select((property, i) => (i == 0 && hasComma ? "" : ",") + between + property));
        return new Edit(document, new TextSpan(at, 0), hasComma ? added + "," : added);
    }

    /// <summary>The assignment of a property in the initialiser, if it is written there.</summary>
    public static AssignmentExpressionSyntax? Find(BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property);

    private static Edit Whole(DocumentId document, BaseObjectCreationExpressionSyntax creation, string properties) => creation.Initializer is { } empty
        ? new Edit(document, empty.Span, "{ " + properties + " }")
        : new Edit(document, new TextSpan(creation.Span.End, 0), " { " + properties + " }");

    private static string Indent(TextLine line)
    {
        var written = line.ToString();
        return written.Substring(0, written.Length - written.TrimStart().Length);
    }

    private static string LineEnd(SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
}
