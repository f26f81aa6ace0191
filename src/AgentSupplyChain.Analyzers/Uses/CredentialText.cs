using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A sum or interpolation as the one text that it makes, with the way back from a place in the text to the source.</summary>
internal sealed class CredentialText
{
    /// <summary>Stands for what is known only at run time. No credential holds it.</summary>
    private const string Hole = "{0}";

    // A longer text is a document that code puts together.
    private const int MostPieces = 4096;

    private readonly ExpressionSyntax _whole;

    private readonly List<Piece> _pieces;

    private CredentialText(ExpressionSyntax whole, string text, bool isConstant, List<Piece> pieces)
    {
        _whole = whole;
        _pieces = pieces;
        Text = text;
        IsConstant = isConstant;
    }

    public string Text { get; }

    /// <summary>Whether nothing of it is known only at run time.</summary>
    public bool IsConstant { get; }

    /// <summary>The one literal or constant that a place in the text lies in; null where it takes several.</summary>
    public string? PieceWith(int start, int length)
    {
        foreach (var piece in _pieces)
        {
            if (piece.Holds(start, length))
                return Text.Substring(piece.Start, piece.Length);
        }

        return null;
    }

    /// <summary>The place alone where one literal holds it, else the whole expression.</summary>
    public Location Place(int start, int length)
    {
        foreach (var piece in _pieces)
        {
            if (piece.Token.RawKind > 0 && piece.Holds(start, length))
                return Location.Create(_whole.SyntaxTree, CredentialSpan.Of(piece.Token, start - piece.Start, length));
        }

        return _whole.GetLocation();
    }

    /// <summary>The text of an expression that is part of no larger one; null where it is a document.</summary>
    /// <param name="mayBeConstant">Whether the compiler is to be asked for what is no literal.</param>
    public static CredentialText? Of(ExpressionSyntax whole, bool mayBeConstant, SemanticModel model)
    {
        if (Leaves(whole) is not { } leaves)
            return null;

        var text = new StringBuilder();
        var pieces = new List<Piece>();
        var isConstant = true;
        foreach (var leaf in leaves)
        {
            if (TokenOf(leaf) is { RawKind: > 0 } token)
            {
                pieces.Add(new(text.Length, token.ValueText.Length, token));
                text.Append(token.ValueText);
            }
            else if (mayBeConstant && ConstantOf(leaf, model) is { } constant)
            {
                pieces.Add(new(text.Length, constant.Length, default));
                text.Append(constant);
            }
            else
            {
                isConstant = false;
                text.Append(Hole);
            }
        }

        return new CredentialText(whole, text.ToString(), isConstant, pieces);
    }

    /// <summary>Whether an expression is a piece of a larger sum or interpolation, which is looked at as a whole.</summary>
    public static bool IsPiece(SyntaxNode expression)
    {
        var parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax)
            parent = parent.Parent;

        return parent is InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression };
    }

    // Left to right, without recursion: a sum of ten thousand texts is a tree ten thousand deep.
    private static List<SyntaxNode>? Leaves(ExpressionSyntax whole)
    {
        var leaves = new List<SyntaxNode>();
        var open = new Stack<SyntaxNode>();
        open.Push(whole);
        while (open.Count > 0)
        {
            if (leaves.Count > MostPieces)
                return null;

            switch (open.Pop())
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    open.Push(sum.Right);
                    open.Push(sum.Left);
                    break;
                case ParenthesizedExpressionSyntax inner:
                    open.Push(inner.Expression);
                    break;
                case InterpolatedStringExpressionSyntax text:
                    for (var i = text.Contents.Count - 1; i >= 0; i--)
                        open.Push(text.Contents[i]);
                    break;
                case InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole:
                    open.Push(hole.Expression);
                    break;
                case var leaf:
                    leaves.Add(leaf);
                    break;
            }
        }

        return leaves;
    }

    // Only the name is bound. Asked for its constant value, the compiler would bind all that stands around it first: a table of a thousand rows for one of them.
    private static string? ConstantOf(SyntaxNode leaf, SemanticModel model) => leaf switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is char character ? character.ToString() : null,
        ExpressionSyntax name => model.GetSpeculativeSymbolInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsExpression).Symbol switch
        {
            IFieldSymbol { HasConstantValue: true, ConstantValue: (string or char) and var value } => value.ToString(),
            ILocalSymbol { HasConstantValue: true, ConstantValue: (string or char) and var value } => value.ToString(),
            _ => null,
        },
        _ => null,
    };

    public static SyntaxToken TokenOf(SyntaxNode leaf) => leaf switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.Utf8StringLiteralExpression } literal => literal.Token,
        InterpolatedStringTextSyntax text => text.TextToken,
        _ => default,
    };

    /// <param name="Start">In the whole text.</param>
    /// <param name="Token">None where it is a constant that is declared elsewhere.</param>
    private sealed record Piece(int Start, int Length, SyntaxToken Token)
    {
        public bool Holds(int start, int length) => start >= Start && start + length <= Start + Length;
    }
}
