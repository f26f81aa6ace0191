using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>An MCP server that the provider of the model talks to: its tools are never seen here, only what is said about them.</summary>
/// <param name="Operation">The creation or the factory call.</param>
/// <param name="IsLimited">Which tools may be used is said, or cannot be told from here.</param>
/// <param name="NeverAsks">What says that no call needs an approval.</param>
/// <param name="IsApproved">Every call needs an approval.</param>
internal sealed record HostedServer(IOperation Operation, bool IsLimited, IOperation? NeverAsks, bool IsApproved)
{
    /// <summary>What says which tools may be used; null where nothing does.</summary>
    public IOperation? Allowed { get; init; }

    /// <summary>Every call needs an approval, and a policy without exceptions says so.</summary>
    public bool AlwaysAsks { get; init; }

    /// <summary>The name of the type or the method: a creation can be long.</summary>
    public Location Place => Operation switch
    {
        IInvocationOperation call => ObjectFlow.NameOf(call).GetLocation(),
        _ => Operation.Syntax switch
        {
            ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
            ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.GetLocation(),
            var other => other.GetLocation(),
        },
    };

    public static HostedServer? Find(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type.Name: "HostedMcpServerTool" } creation when AgentSdk.IsModelSide(creation.Type) => Of(creation, "AllowedTools", "ApprovalMode"),
        IObjectCreationOperation { Type.Name: "McpTool" or "RealtimeMcpTool" } creation when AgentSdk.IsModelSide(creation.Type) => Of(creation, "AllowedTools", "ToolCallApprovalPolicy"),
        IObjectCreationOperation { Type.Name: "MCPToolDefinition" } creation when AgentSdk.IsModelSide(creation.Type) => Of(creation, "AllowedTools", "RequireApproval"),
        IObjectCreationOperation { Type.Name: "BetaMcpToolset" } creation when AgentSdk.IsModelSide(creation.Type) => OfToolset(creation),
        IObjectCreationOperation { Type.Name: "BetaRequestMcpServerUrlDefinition" } creation when AgentSdk.IsModelSide(creation.Type) && !HasToolset(creation) => OfDefinition(creation),
        IInvocationOperation { TargetMethod: { Name: "CreateMcpTool" } method } call when AgentSdk.IsModelSide(method) => OfFactory(call),
        _ => null,
    };

    private static HostedServer Of(IObjectCreationOperation creation, string limit, string approval)
    {
        var policy = SetOn(creation, approval);
        return Of(creation, SetOn(creation, limit), policy);
    }

    private static HostedServer OfFactory(IInvocationOperation call)
    {
        var policy = Argument(call, "toolCallApprovalPolicy") ?? SetLater(call, "ToolCallApprovalPolicy");
        return Of(call, Argument(call, "allowedTools") ?? SetLater(call, "AllowedTools"), policy);
    }

    private static HostedServer Of(IOperation operation, IOperation? allowed, IOperation? policy) =>
        new(operation, IsLimit(allowed), NeverRequired(policy), IsAlways(policy)) { Allowed = allowed, AlwaysAsks = IsWithoutException(policy) };

    // The connector calls what it likes; only what is enabled can be chosen.
    private static HostedServer OfDefinition(IObjectCreationOperation creation)
    {
        var configuration = Origin(SetOn(creation, "ToolConfiguration"));
        var isLimited = configuration is IObjectCreationOperation { Type.Name: "BetaRequestMcpServerToolConfiguration" } written
            ? IsLimit(SetOn(written, "AllowedTools")) || IsFalse(SetOn(written, "Enabled"))
            : IsLimit(configuration);
        return new HostedServer(creation, isLimited, NeverAsks: null, IsApproved: false) { Allowed = configuration };
    }

    private static HostedServer OfToolset(IObjectCreationOperation creation) =>
        new(creation, IsLimit(SetOn(creation, "Configs")) || IsLimit(SetOn(creation, "DefaultConfig")) || IsLimit(SetOn(creation, "Tools")), NeverAsks: null, IsApproved: false);

    private static bool HasToolset(IOperation operation) =>
        Assignments.Root(operation).Descendants().Any(other => other is IObjectCreationOperation { Type.Name: "BetaMcpToolset" });

    private static bool IsLimit(IOperation? value) => value is not null && !IsNull(value);

    private static bool IsNull(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNull(conversion.Operand),
        IDefaultValueOperation => true,
        _ => value.ConstantValue is { HasValue: true, Value: null },
    };

    private static bool IsFalse(IOperation? value) => Is(value, false);

    private static bool Is(IOperation? value, bool constant) => value switch
    {
        IConversionOperation conversion => Is(conversion.Operand, constant),
        null => false,
        _ => value.ConstantValue is { HasValue: true, Value: bool known } && known == constant,
    };

    /// <summary>A configuration that is made here and says <c>Enabled</c> or not.</summary>
    public static bool IsSwitched(IOperation? configuration, bool to, CancellationToken cancellation) =>
        configuration is not null && ObjectFlow.Origin(configuration, cancellation) is IObjectCreationOperation made && Is(SetOn(made, "Enabled"), to);

    /// <summary>The name of the policy in whatever wraps it: a property, a class of its own, a conversion, a constructor.</summary>
    private static IOperation? Named(IOperation? value, Func<string, bool> test) => value switch
    {
        IConversionOperation conversion => Named(conversion.Operand, test),
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name } } when test(name) => value,
        IObjectCreationOperation { Type.Name: var name, Arguments.Length: 0 } when test(name) => value,
        IObjectCreationOperation { Arguments.Length: 1 } creation => Named(creation.Arguments[0].Value, test),
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } when test(text) => value,
        _ => null,
    };

    private static IOperation? NeverRequired(IOperation? policy) => Named(policy, name =>
        name is "NeverRequire" or "NeverRequireApproval" or "HostedMcpServerToolNeverRequireApprovalMode" or "never");

    private static bool IsWithoutException(IOperation? policy) => Named(policy, name =>
        name is "AlwaysRequire" or "AlwaysRequireApproval" or "HostedMcpServerToolAlwaysRequireApprovalMode" or "always") is not null;

    // One that names tools one by one has thought about each.
    private static bool IsAlways(IOperation? policy) =>
        policy is not null && !IsNull(policy) && NeverRequired(policy) is null;

    /// <summary>What a property is given where the object is made, or later on the variable that it was put into.</summary>
    public static IOperation? SetOn(IObjectCreationOperation creation, string property)
    {
        foreach (var initialiser in creation.Initializer?.Initializers ?? [])
        {
            if (initialiser is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
                return value;

            // AllowedTools = { "search" }
            if (initialiser is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: var filled } } && filled == property)
                return initialiser;
        }

        return SetLater(creation, property);
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name } && name == parameter)?.Value;

    // tool.AllowedTools = […] or tool.AllowedTools.Add("search") on the variable that the tool was put into.
    private static IOperation? SetLater(IOperation made, string property)
    {
        var holder = made.Parent;
        while (holder is IConversionOperation or IVariableInitializerOperation)
            holder = holder.Parent;

        var variable = holder switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation assignment => ToolVariables.Referred(assignment.Target),
            _ => null,
        };

        if (variable is null)
            return null;

        foreach (var reference in Assignments.Root(made).Descendants().OfType<IPropertyReferenceOperation>())
        {
            if (reference.Property.Name == property && SymbolEqualityComparer.Default.Equals(ToolVariables.Referred(reference.Instance), variable))
                return reference.Parent is ISimpleAssignmentOperation { Value: var value } ? value : reference.Parent;
        }

        return null;
    }

    private static IOperation? Origin(IOperation? value) => value is null ? null : ObjectFlow.Origin(value, CancellationToken.None);
}
