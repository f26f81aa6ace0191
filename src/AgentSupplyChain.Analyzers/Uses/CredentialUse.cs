using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A text that stands where a credential does, and looks like one.</summary>
/// <param name="Where">For people: <c>of 'apiKey'</c>. Holds nothing of the value.</param>
/// <param name="Name">What it would be configured as.</param>
/// <param name="Provider">Whose it is, where the API tells.</param>
internal sealed record CredentialUse(CredentialKind Kind, string Where, string Name, string? Provider = null)
{
    // Shorter is no credential anywhere; longer is a document.
    private const int Shortest = 6;
    private const int Longest = 8192;

    /// <summary>
    /// The cheap question about the value alone: could it be a credential at all? Most texts without a space are words, names of types and media,
    /// paths and addresses, and hold neither a digit nor a mark that is not theirs.
    /// </summary>
    public static bool MayBe(string value)
    {
        const int ShortestOfLetters = 10;
        if (value.Length is < Shortest or > Longest)
            return false;

        var isMixed = false;
        var isLetters = true;
        foreach (var c in value)
        {
            switch (c)
            {
                case >= 'a' and <= 'z' or >= 'A' and <= 'Z':
                    break;
                case '-' or '_' or '.' or '/' or ':':
                    isLetters = false;
                    break;
                default:
                    if (char.IsWhiteSpace(c) || char.IsControl(c))
                        return false;

                    isMixed = true;
                    break;
            }
        }

        return isMixed || (isLetters && value.Length >= ShortestOfLetters);
    }

    /// <summary>What the code around a text makes of it; null where nothing says that it is a credential.</summary>
    public static CredentialUse? Find(ExpressionSyntax text, string value, SemanticModel model, CancellationToken cancellation) =>
        Judge(CredentialPlace.Of(text), value, model, isFollowed: false, cancellation) ?? Instead(text, value);

    private static CredentialUse? Judge(CredentialPlace place, string value, SemanticModel model, bool isFollowed, CancellationToken cancellation)
    {
        var kind = place.Name is { } name ? CredentialName.KindOf(name) : CredentialKind.None;
        if (kind is not (CredentialKind.None or CredentialKind.ConnectionString) && (LikelyCredential.Is(kind, value) || (place.IsHandedOver && LikelyCredential.IsPassedAs(kind, value))))
            return Named(kind, place.Name!);

        return place.Asked switch
        {
            ArgumentSyntax argument => OfArgument(argument, value, model, cancellation),
            AttributeArgumentSyntax argument => OfAttribute(argument, value, model, cancellation),
            AssignmentExpressionSyntax assignment => OfProperty(assignment, place.Name, value, model, cancellation),
            { } declaration when kind == CredentialKind.None && !isFollowed => Followed(declaration, place.Name, value, model, cancellation),
            _ => null,
        };
    }

    // What stands in for a credential is one, under a name that says nothing too.
    private static CredentialUse? Instead(ExpressionSyntax text, string value) =>
        CredentialFallback.NameFor(text) is { } name && CredentialName.KindOf(name) is var kind && LikelyCredential.Is(kind, value) ? Named(kind, name) : null;

    private static CredentialUse? OfArgument(ArgumentSyntax argument, string value, SemanticModel model, CancellationToken cancellation)
    {
        var call = argument.Parent!.Parent!;
        var callee = CredentialNames.OfCallee(call);
        if (!MayBePassed(value) || !(callee is null || IsTelling(value) || CredentialSinks.Knows(callee)))
            return null;

        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || ParameterOf(argument, method) is not { } parameter)
            return null;

        if (CredentialSinks.Find((IMethodSymbol)method.OriginalDefinition, parameter) is { } sink)
            return Taken(sink, value);

        var kind = CredentialName.KindOf(parameter);
        return kind is not (CredentialKind.None or CredentialKind.ConnectionString) && LikelyCredential.Is(kind, value) ? Named(kind, parameter) : OfCallee(callee ?? method.ContainingType.Name, method, value);
    }

    // WithApiKey("…"), new ApiKey("…"): where there is nothing else to be given, it is the key.
    private static CredentialUse? OfCallee(string callee, IMethodSymbol method, string value)
    {
        if (method.Parameters.Length != 1 || callee.StartsWith("Get", StringComparison.Ordinal) || callee.StartsWith("Find", StringComparison.Ordinal))
            return null;

        var kind = CredentialName.KindOf(callee);
        return kind is not (CredentialKind.None or CredentialKind.ConnectionString) && LikelyCredential.Is(kind, value) ? Named(kind, callee) : null;
    }

    private static CredentialUse? OfAttribute(AttributeArgumentSyntax argument, string value, SemanticModel model, CancellationToken cancellation)
    {
        if (argument.NameEquals is not null || argument.Parent?.Parent is not AttributeSyntax attribute || !IsTelling(value)
            || model.GetSymbolInfo(attribute, cancellation).Symbol is not IMethodSymbol constructor)
        {
            return null;
        }

        var index = ((AttributeArgumentListSyntax)argument.Parent).Arguments.IndexOf(argument);
        if (index >= constructor.Parameters.Length)
            return null;

        var parameter = constructor.Parameters[index].Name;
        var kind = CredentialName.KindOf(parameter);
        return kind is not (CredentialKind.None or CredentialKind.ConnectionString) && LikelyCredential.Is(kind, value) ? Named(kind, parameter) : null;
    }

    // The setter of a client takes what only looks like a credential because it is handed to it.
    private static CredentialUse? OfProperty(AssignmentExpressionSyntax assignment, string? name, string value, SemanticModel model, CancellationToken cancellation) =>
        name is not null && MayBePassed(value) && CredentialSinks.Knows(name)
            && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol property && CredentialSinks.Find(property.OriginalDefinition, null) is { } sink
            ? Taken(sink, value)
            : null;

    private static CredentialUse? Followed(SyntaxNode declaration, string? name, string value, SemanticModel model, CancellationToken cancellation)
    {
        if (name is null || !(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, value) || IsTelling(value)))
            return null;

        foreach (var use in CredentialReferences.To(name, declaration.SyntaxTree, cancellation))
        {
            var place = CredentialPlace.Of(use);
            if (((place.Name is not null || place.Asked is not null ? Judge(place, value, model, isFollowed: true, cancellation) : null) ?? Instead(use, value)) is { } found
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, model.GetDeclaredSymbol(declaration, cancellation)))
            {
                return found;
            }
        }

        return null;
    }

    // Asked before the compiler is: few texts of a program look like this. Passwords are told from names of models and files by their mixture.
    private static bool IsTelling(string value) => LikelyCredential.Is(CredentialKind.ApiKey, value) || (IsMixed(value) && LikelyCredential.Is(CredentialKind.Password, value));

    private static bool IsMixed(string value)
    {
        var (upper, lower, digit, other) = (false, false, false, false);
        foreach (var c in value)
        {
            upper |= c is >= 'A' and <= 'Z';
            lower |= c is >= 'a' and <= 'z';
            digit |= c is >= '0' and <= '9';
            other |= c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '?' or '+' or '~';
        }

        return lower && digit && (upper || other);
    }

    private static bool MayBePassed(string value) => LikelyCredential.IsPassedAs(CredentialKind.ApiKey, value) || LikelyCredential.IsPassedAs(CredentialKind.Password, value);

    private static string? ParameterOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { } named)
            return named.Name.Identifier.ValueText;

        var index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        var parameters = method.Parameters;
        if (index < parameters.Length)
            return parameters[index].Name;

        return parameters.Length > 0 && parameters[parameters.Length - 1] is { IsParams: true, Name: var rest } ? rest : null;
    }

    private static CredentialUse? Taken(Sink sink, string value)
    {
        var kind = CredentialSinks.KindOf(sink);
        return LikelyCredential.IsPassedAs(kind, value)
            ? new CredentialUse(kind, sink.Parameter is null ? $"of '{sink.TypeName}.{sink.Member}'" : $"passed as '{sink.Parameter}' to '{(sink.Member == ".ctor" ? sink.TypeName : sink.Member)}'", sink.Parameter ?? sink.Member, sink.Provider)
            : null;
    }

    // A name can be the text of a key: it is foreign text.
    private static CredentialUse Named(CredentialKind kind, string name) => new(kind, "of '" + LogText.Brief(name) + "'", name);
}
