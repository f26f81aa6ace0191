using System.Globalization;
using AgentSupplyChain.Detection.Facts;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>Where a fact stands. The file is still as the compiler knows it; it is made relative when the facts are written.</summary>
internal sealed record Place(string File, int Line, int Column, string? Symbol)
{
    private static readonly SymbolDisplayFormat Qualified = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    public static Place Of(Location location, ISymbol? symbol)
    {
        var span = location.GetLineSpan();
        return new Place(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, symbol is null ? null : NameOf(symbol));
    }

    /// <summary>The member that holds it, <c>Namespace.Type.Member</c>: the method for a lambda, the property for an accessor.</summary>
    public static string NameOf(ISymbol symbol)
    {
        var member = symbol;
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && member.ContainingSymbol is { } container)
            member = container;

        if (member is IMethodSymbol { AssociatedSymbol: { } associated })
            member = associated;

        // The field behind an automatic property has no name in the source.
        if (member is IFieldSymbol { AssociatedSymbol: { } declared })
            member = declared;

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } or IPropertySymbol { IsIndexer: true } => member.ContainingType.ToDisplayString(Qualified) + "." + member.MetadataName,
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => member.ContainingType.ToDisplayString(Qualified),
            IMethodSymbol { Name: "<Main>$" } => "Program",
            _ => member.ToDisplayString(Qualified),
        };
    }

    public CodeFact Fact(string kind, params (string Name, string? Value)[] values) => new(
        kind,
        [
            .. values,
            (FactField.File, File),
            (FactField.Line, Line.ToString(CultureInfo.InvariantCulture)),
            (FactField.Column, Column.ToString(CultureInfo.InvariantCulture)),
            (FactField.Symbol, Symbol),
        ]);
}
