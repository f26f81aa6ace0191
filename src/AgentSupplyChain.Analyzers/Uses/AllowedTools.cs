using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// Tools of an MCP server that only a list of names speaks of: the tools which the provider may use of it, and the filter between <c>ListToolsAsync</c> and a model.
/// That a name is on a list does not prove that the server has the tool.
/// </summary>
internal static class AllowedTools
{
    // Nobody writes more of them, and a name that is longer is none at any provider.
    private const int MostNames = 512;
    public const int LongestName = 200;

    private const string Toolset = "BetaMcpToolset";

    /// <summary>The cheap question: <c>tools.Where(tool => Allowed.Contains(tool.Name))</c>, <c>tool.Name is "read" or "list"</c>, or <c>IntersectBy</c>.</summary>
    public static bool MayFilter(InvocationExpressionSyntax call) => SinkSyntax.NameOf(call.Expression) switch
    {
        "Where" or "FindAll" => call.ArgumentList.Arguments.LastOrDefault()?.Expression is LambdaExpressionSyntax { ExpressionBody: { } body } && Asks(body),
        "IntersectBy" => true,
        _ => false,
    };

    public static bool KnowsType(string name) => name == Toolset;

    public static IEnumerable<ToolUse> Find(IOperation operation, CancellationToken cancellation)
    {
        if (operation is IObjectCreationOperation { Type.Name: Toolset } toolset && AgentSdk.IsModelSide(toolset.Type))
            return Uses(Enabled(toolset, cancellation), ServerOf(toolset, cancellation), toolset.Type!.ToDisplayString() + ".Configs", isApproved: false);

        if (HostedServer.Find(operation) is { Allowed: { } allowed } server)
            return Uses(Names(allowed, operation, cancellation), NameOf(McpUse.Find(operation, cancellation)), ApiOf(operation), server.AlwaysAsks);

        if (operation is IInvocationOperation call && AgentSdk.IsFramework(call.TargetMethod) && ObjectFlow.Receiver(call) is { } tools && Filter(call, cancellation) is { } names)
        {
            var servers = ToolList.Of(tools, cancellation).Servers.Distinct(StringComparer.Ordinal).ToList();

            // The same filter over the program's own tools would name them twice.
            if (servers.Count > 0 || IsOfClient(call))
                return Uses(names, servers.Count == 1 ? servers[0] : null, "ModelContextProtocol.Client.McpClient.ListToolsAsync", isApproved: false);
        }

        return [];
    }

    private static IEnumerable<ToolUse> Uses(IReadOnlyList<ResolvedText> names, string? server, string api, bool isApproved) => names
        .Where(name => name.Text is { Length: > 0 and <= LongestName })
        .GroupBy(name => name.Text, StringComparer.Ordinal)
        .Take(MostNames)
        .Select(name => new ToolUse(name.Key, null, null, name.First().Place, api) { IsOnlyNamed = true, Server = server, Approval = isApproved ? "required" : "not-seen" });

    // As the record names a server that bears no name.
    private static string? NameOf(McpUse? server) => server?.Name ?? server?.Command?.Package ?? server?.Url;

    private static string ApiOf(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: { } type } => type.ToDisplayString() + ".AllowedTools",
        IInvocationOperation { TargetMethod: { } method } => method.ContainingType.ToDisplayString() + "." + method.Name,
        _ => "",
    };

    private static IReadOnlyList<ResolvedText> Names(IOperation value, IOperation made, CancellationToken cancellation)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        switch (value)
        {
            // AllowedTools = { "search" }
            case IMemberInitializerOperation { Initializer.Initializers: var added }:
                return Texts(added.OfType<IInvocationOperation>().SelectMany(add => add.Arguments), cancellation);
            // tool.AllowedTools.Add("search"), as often as it stands there.
            case IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: var list, Instance: { } tool } }:
                return Texts(
                    Assignments.Root(made).Descendants().OfType<IInvocationOperation>()
                        .Where(add => add is { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: var other, Instance: { } owner } }
                            && SymbolEqualityComparer.Default.Equals(other, list) && SymbolEqualityComparer.Default.Equals(ToolVariables.Referred(owner), ToolVariables.Referred(tool)))
                        .SelectMany(add => add.Arguments),
                    cancellation);
        }

        // OpenAI's filter holds the list; Anthropic's configuration of a server does.
        return ObjectFlow.Origin(value, cancellation) is IObjectCreationOperation filter && (HostedServer.SetOn(filter, "ToolNames") ?? HostedServer.SetOn(filter, "AllowedTools")) is { } inner
            ? Names(inner, filter, cancellation)
            : ListFlow.Resolve(value, cancellation) ?? [];
    }

    // Of a toolset of Anthropic's that is off by default, those that are switched on one by one.
    private static List<ResolvedText> Enabled(IObjectCreationOperation toolset, CancellationToken cancellation)
    {
        if (!HostedServer.IsSwitched(HostedServer.SetOn(toolset, "DefaultConfig"), to: false, cancellation) || HostedServer.SetOn(toolset, "Configs") is not { } configs
            || ObjectFlow.Origin(configs, cancellation) is not IObjectCreationOperation { Initializer.Initializers: var entries })
            return [];

        var names = new List<ResolvedText>();
        foreach (var entry in entries)
        {
            // ["read"] = value and { "read", value }
            var (key, value) = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer, Value: var set } => (indexer.Arguments[0].Value, set),
                IInvocationOperation { Arguments.Length: 2 } add => (add.Arguments[0].Value, add.Arguments[1].Value),
                _ => default,
            };
            if (key is not null && HostedServer.IsSwitched(value, to: true, cancellation) && TextFlow.Single(key, cancellation) is { } name)
                names.Add(name);
        }

        return names;
    }

    private static string? ServerOf(IObjectCreationOperation toolset, CancellationToken cancellation) =>
        TextFlow.Constant(HostedServer.SetOn(toolset, "McpServerName") ?? toolset.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value, cancellation);

    private static List<ResolvedText> Texts(IEnumerable<IArgumentOperation> arguments, CancellationToken cancellation) =>
        [.. arguments.Select(argument => TextFlow.Single(argument.Value, cancellation)).OfType<ResolvedText>()];

    // A list that is asked whether it contains the name, alone or beside other conditions: then its names are all that can come through.
    private static IReadOnlyList<ResolvedText>? Filter(IInvocationOperation call, CancellationToken cancellation)
    {
        if (call.TargetMethod.Name == "IntersectBy")
            return Arguments.Named(call, "second") is { } second ? ListFlow.Resolve(second, cancellation) : null;

        if (call.Syntax is not InvocationExpressionSyntax syntax || !MayFilter(syntax) || call.SemanticModel is not { } model)
            return null;

        var body = ((LambdaExpressionSyntax)syntax.ArgumentList.Arguments.Last().Expression).ExpressionBody!;
        foreach (var asked in Conditions(body))
        {
            if (asked is IsPatternExpressionSyntax { Pattern: var pattern } match && IsNamePattern(match))
                return [.. Constants(pattern).Select(constant => new ResolvedText(model.GetConstantValue(constant, cancellation).Value as string, constant))];

            if (asked is InvocationExpressionSyntax contains && IsAsked(contains) && model.GetOperation(contains, cancellation) is IInvocationOperation question && ObjectFlow.Receiver(question) is { } list
                && ListFlow.Resolve(list, cancellation) is { } names)
                return names;
        }

        return null;
    }

    private static bool IsOfClient(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() is { Name: "McpClientTool" } element && AgentSdk.IsMcpClient(element);

    private static bool Asks(ExpressionSyntax body) =>
        Conditions(body).Any(condition => (condition is InvocationExpressionSyntax call && IsAsked(call)) || (condition is IsPatternExpressionSyntax match && IsNamePattern(match)));

    private static IEnumerable<ExpressionSyntax> Conditions(ExpressionSyntax body) => body switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Conditions(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Conditions(both.Left).Concat(Conditions(both.Right)),
        _ => [body],
    };

    // tool.Name is "read" or "list": nothing else comes through.
    private static bool IsNamePattern(IsPatternExpressionSyntax match) => IsName(match.Expression) && IsOfConstants(match.Pattern);

    private static bool IsOfConstants(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax => true,
        ParenthesizedPatternSyntax { Pattern: var inner } => IsOfConstants(inner),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => IsOfConstants(either.Left) && IsOfConstants(either.Right),
        _ => false,
    };

    private static IEnumerable<ExpressionSyntax> Constants(PatternSyntax pattern) => pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().Select(constant => constant.Expression);

    private static bool IsName(ExpressionSyntax? expression) => expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name", Expression: IdentifierNameSyntax };

    // Allowed.Contains(tool.Name), with or without a comparer.
    private static bool IsAsked(InvocationExpressionSyntax call) =>
        SinkSyntax.NameOf(call.Expression) == "Contains" && IsName(call.ArgumentList.Arguments.FirstOrDefault()?.Expression);
}
