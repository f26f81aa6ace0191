using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>The configuration that code at a place can read: a variable, a member, or the <c>Configuration</c> of a builder.</summary>
internal static class ConfigurationInReach
{
    private const string Interface = "Microsoft.Extensions.Configuration.IConfiguration";
    private const string Section = "Microsoft.Extensions.Configuration.IConfigurationSection";
    private const string Member = "Configuration";

    // The compiler is asked about each.
    private const int Most = 3;

    private static readonly string[] s_usual = ["configuration", "config", "_configuration", "_config", Member];

    /// <summary>Expressions, the nearest first; whether one fits is for the compiler to say.</summary>
    public static IReadOnlyList<string> At(SemanticModel model, int position)
    {
        var isInInstance = IsInInstance(model, position);
        var found = new List<(int Rank, int Start, string Text)>();
        foreach (var symbol in model.LookupSymbols(position))
        {
            if (TypeOf(symbol, position, isInInstance) is not { } type)
                continue;

            var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
            var rank = symbol is ILocalSymbol or IParameterSymbol ? 0 : 2;
            var start = symbol.Locations.FirstOrDefault(location => location.IsInSource)?.SourceSpan.Start ?? 0;
            if (IsWhole(type))
                found.Add((rank + (s_usual.Contains(symbol.Name, StringComparer.Ordinal) ? 0 : 1), start, name));
            else if (HoldsConfiguration(type))
                found.Add((rank + 4, start, name + "." + Member));
        }

        return [.. found.OrderBy(one => one.Rank).ThenByDescending(one => one.Start).ThenBy(one => one.Text, StringComparer.Ordinal).Select(one => one.Text).Take(Most)];
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol, int position, bool isInInstance) => symbol switch
    {
        ILocalSymbol local => IsBefore(local, position) ? local.Type : null,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field when field.IsStatic || isInInstance => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property when property.IsStatic || isInInstance => property.Type,
        _ => null,
    };

    // A block knows its variables from its first line on.
    private static bool IsBefore(ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences.Length > 0 && local.DeclaringSyntaxReferences[0].Span.End <= position;

    private static bool IsInInstance(SemanticModel model, int position)
    {
        var symbol = model.GetEnclosingSymbol(position);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;

        return symbol is IMethodSymbol { IsStatic: false };
    }

    public static bool IsConfiguration(ITypeSymbol type) => Is(type, Interface);

    // A section reads below its own place: where that is, nobody here knows.
    private static bool IsWhole(ITypeSymbol type) => IsConfiguration(type) && !Is(type, Section);

    private static bool Is(ITypeSymbol type, string name) => type.ToDisplayString(NullableFlowState.None) == name || type.AllInterfaces.Any(one => one.ToDisplayString() == name);

    private static bool HoldsConfiguration(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (IsMember(at))
                return true;
        }

        return type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(IsMember);
    }

    private static bool IsMember(ITypeSymbol type) => type.GetMembers(Member)
        .Any(member => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property && IsWhole(property.Type));
}
