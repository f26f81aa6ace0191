using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The names that code gives to values: of what is assigned, compared, looked up, returned or called.</summary>
internal static class CredentialNames
{
    /// <summary>The name of an expression, as a reader would call it: of a variable, a member, or the key that it is looked up by.</summary>
    public static string? Of(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case SimpleNameSyntax simple:
                    return simple.Identifier.ValueText;
                // user?.Key and key.Value are called by what stands before.
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "Result", Expression: var inner }:
                    expression = inner;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }:
                    return name;
                case MemberBindingExpressionSyntax { Name.Identifier.ValueText: var bound }:
                    return bound;
                case ConditionalAccessExpressionSyntax { WhenNotNull: var inner }:
                    expression = inner;
                    continue;
                case ElementAccessExpressionSyntax access:
                    if (OfKey(access.ArgumentList) is { } looked)
                        return looked;

                    expression = access.Expression;
                    continue;
                case InvocationExpressionSyntax { ArgumentList: var keys } call when IsReading(OfCallee(call)) && OfKey(keys) is { } read:
                    return read;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called, Expression: var inner } }:
                    if (!IsPassage(called))
                        return called;

                    expression = inner;
                    continue;
                case InvocationExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    continue;
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner }:
                    expression = inner;
                    continue;
                case CastExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    continue;
                case AwaitExpressionSyntax { Expression: var inner }:
                    expression = inner;
                    continue;
                case DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var declared } }:
                    return declared;
                default:
                    return null;
            }
        }
    }

    /// <summary>What a key says: its text, or the constant that holds it. <c>Headers[ApiKeyHeader]</c> holds an API key, though the constant holds a name.</summary>
    public static string? OfKey(ExpressionSyntax key)
    {
        if (key is LiteralExpressionSyntax literal)
            return literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token.ValueText : null;

        if (key is not (SimpleNameSyntax or MemberAccessExpressionSyntax) || Of(key) is not { } name)
            return null;

        foreach (var end in s_namesOfKeys)
        {
            if (name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal))
                return name.Substring(0, name.Length - end.Length);
        }

        return name;
    }

    public static string? OfKey(BaseArgumentListSyntax keys) => keys.Arguments.Count > 0 ? OfKey(keys.Arguments[0].Expression) : null;

    private static readonly string[] s_namesOfKeys = ["HeaderName", "Header", "KeyName", "Name", "Variable"];

    /// <summary>The property, variable or type that an initializer fills.</summary>
    public static string? OfInitialised(SyntaxNode? initializer)
    {
        if (initializer is not InitializerExpressionSyntax { Parent: var created })
            return null;

        return created switch
        {
            AssignmentExpressionSyntax { Left: var left } => Of(left),
            { Parent: AssignmentExpressionSyntax { Left: var left } } => Of(left),
            { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } => variable.Identifier.ValueText,
            { Parent: ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } } => name,
            _ => null,
        };
    }

    public static string? OfCallee(SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax { Expression: var expression } => Sinks.SinkSyntax.NameOf(expression),
        ObjectCreationExpressionSyntax { Type: var type } => Sinks.SinkSyntax.NameOf(type),
        PrimaryConstructorBaseTypeSyntax { Type: var type } => Sinks.SinkSyntax.NameOf(type),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: var declared } } => OfDeclared(declared),
        _ => null,
    };

    // Rule Floats = new("…"): what is made is written before the name.
    private static string? OfDeclared(SyntaxNode? declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } => Sinks.SinkSyntax.NameOf(type),
        PropertyDeclarationSyntax { Type: var type } => Sinks.SinkSyntax.NameOf(type),
        _ => null,
    };

    /// <summary>The function that a statement returns from.</summary>
    public static SyntaxNode? FunctionAround(SyntaxNode statement)
    {
        var node = statement.Parent;
        while (node is not (null or MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            node = node.Parent;

        return node;
    }

    /// <summary>What a pattern is compared with: the value before <c>is</c> or <c>switch</c>, or the property.</summary>
    public static string? OfPattern(SyntaxNode pattern)
    {
        while (pattern.Parent is BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax)
            pattern = pattern.Parent;

        return pattern.Parent switch
        {
            IsPatternExpressionSyntax { Expression: var value } => Of(value),
            SubpatternSyntax { ExpressionColon.Expression: var property } => Of(property),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax { GoverningExpression: var value } } => Of(value),
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax { Expression: var value } } => Of(value),
            _ => null,
        };
    }

    /// <summary>The name of a tuple's element, its own or the one that it is taken apart into.</summary>
    public static string? OfElement(TupleExpressionSyntax tuple, ArgumentSyntax element)
    {
        if (element.NameColon is { Name.Identifier.ValueText: var own })
            return own;

        var index = tuple.Arguments.IndexOf(element);
        return tuple.Parent switch
        {
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax { Arguments: var targets } } when index < targets.Count => Of(targets[index].Expression),
            AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var variables } } }
                when index < variables.Count && variables[index] is SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: TupleTypeSyntax { Elements: var elements } } } when index < elements.Count => elements[index].Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: TupleTypeSyntax { Elements: var elements } } } when index < elements.Count => elements[index].Identifier.ValueText,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: TupleTypeSyntax { Elements: var elements } } } when index < elements.Count => elements[index].Identifier.ValueText,
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax { Type: TupleTypeSyntax { Elements: var elements } } } when index < elements.Count => elements[index].Identifier.ValueText,
            _ => null,
        };
    }

    /// <summary>A loop over the characters of a text that are put into a SecureString; else the name of the element.</summary>
    public static string? OfLoop(ForEachStatementSyntax loop) =>
        loop.Statement.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "AppendChar" }) ? "password" : loop.Identifier.ValueText;

    /// <summary>What is on the other side of <c>string.Equals(key, "…")</c>.</summary>
    public static string? OfCompared(ArgumentListSyntax list, ArgumentSyntax argument)
    {
        foreach (var other in list.Arguments)
        {
            if (other != argument && Of(other.Expression) is { } name && name is not ("Ordinal" or "OrdinalIgnoreCase" or "InvariantCulture" or "CurrentCulture"))
                return name;
        }

        return null;
    }

    public static bool IsComparison(string method) => method is "Equals" or "Compare" or "CompareOrdinal" or "CompareTo" or "SequenceEqual" or "FixedTimeEquals" or "StringEquals";

    // What is read is called by its key.
    private static bool IsReading(string? method) => method is "GetEnvironmentVariable" or "GetValue" or "GetSection" or "GetRequiredSection";

    /// <summary>Calls on a text that give the same text in another form.</summary>
    public static bool IsPassage(string method) => method is "ToCharArray" or "ToArray" or "ToList" or "AsSpan" or "AsMemory" or "Trim" or "ToString";

    /// <summary>Calls with a text that give the same text in another form; null where the argument goes elsewhere.</summary>
    public static ExpressionSyntax? PassageThrough(ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        InvocationExpressionSyntax call when OfCallee(call) is "GetBytes" or "FromBase64String" or "FromHexString" or "FromResult" => call,
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Type: PredefinedTypeSyntax } text => text,
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" or "Lazy" } } task => task,
        _ => null,
    };

    /// <summary>The arguments of attributes that describe, name or route: nothing in them is read as a credential by its name.</summary>
    public static bool IsQuiet(ExpressionSyntax text) =>
        text.Parent is AttributeArgumentSyntax { Parent.Parent: AttributeSyntax { Name: var name } } && Sinks.SinkSyntax.NameOf(name) is { } written && WithoutSuffix(written) is
            "Obsolete" or "DebuggerDisplay" or "InternalsVisibleTo" or "Description" or "DisplayName" or "Display" or "Category" or "JsonPropertyName" or "JsonProperty" or "DataMember"
            or "XmlElement" or "XmlAttribute" or "Column" or "Table" or "Route" or "HttpGet" or "HttpPost" or "HttpPut" or "HttpDelete" or "SuppressMessage" or "UnconditionalSuppressMessage"
            or "DllImport" or "LibraryImport" or "Guid" or "FromKeyedServices" or "FromHeader" or "FromQuery" or "FromRoute" or "ConfigurationKeyName" or "Authorize" or "Fact" or "Trait"
            or "RequiresUnreferencedCode" or "RequiresDynamicCode" or "MemberNotNullWhen" or "GeneratedCode"
            // What the build writes into every assembly; the version ends in the hash of a commit.
            or "AssemblyInformationalVersion" or "AssemblyFileVersion" or "AssemblyVersion" or "TargetFramework";

    private static string WithoutSuffix(string attribute)
    {
        const string Suffix = "Attribute";
        return attribute.Length > Suffix.Length && attribute.EndsWith(Suffix, StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - Suffix.Length) : attribute;
    }

    /// <summary>Calls whose texts name what is looked up, searched or registered, and hold nothing.</summary>
    public static bool TakesNames(string callee) => callee switch
    {
        "nameof" or "GetEnvironmentVariable" or "GetSection" or "GetRequiredSection" or "GetConnectionString" or "GetSecret" or "GetSecretAsync" or "TryGetValue" or "ContainsKey"
            or "StartsWith" or "EndsWith" or "Contains" or "IndexOf" or "LastIndexOf" or "Split" or "IsMatch" or "GetProperty" or "TryGetProperty" or "GetField" or "GetMethod"
            or "HasClaim" or "FindFirst" or "FindFirstValue" or "GetString" or "GetRequiredKeyedService" or "GetKeyedService" or "AddKeyedSingleton" or "AddKeyedScoped" or "AddKeyedTransient"
            or "KeyedSingleton" or "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapGroup" or "ArgumentException" or "ArgumentNullException" or "ThrowIfNullOrEmpty" => true,
        _ => false,
    };
}
