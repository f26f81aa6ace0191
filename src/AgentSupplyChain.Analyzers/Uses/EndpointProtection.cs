using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>
/// Whether something stands between a caller and an endpoint: on the endpoint itself, on the group it is mapped on, or in front of the whole
/// application. What this code hands over to other code counts as protected there: nobody can say that it is not.
/// </summary>
internal static class EndpointProtection
{
    // Groups in groups.
    private const int Depth = 6;

    // They begin like a requirement and ask nobody who he is.
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal) { "RequireCors", "RequireHost", "RequireRateLimiting", "RequireAntiforgery" };

    public static bool IsProtected(IInvocationOperation mapping, CancellationToken cancellation) =>
        IsProtectedItself(mapping) || IsProtectedByGroup(ObjectFlow.Receiver(mapping), Depth, cancellation) || HasGuardInFront(mapping);

    private static bool IsProtectedItself(IInvocationOperation mapping)
    {
        IOperation last = mapping;
        while (Next(last) is { } call)
        {
            if (Protects(call))
                return true;

            last = call;
        }

        return Outer(last) switch
        {
            null or IExpressionStatementOperation => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsProtectedLocal(local, mapping),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => false,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsProtectedLocal(local, mapping),
            // Returned, passed on, kept: whoever gets it decides.
            _ => true,
        };
    }

    private static bool IsProtectedLocal(ILocalSymbol local, IOperation use)
    {
        foreach (var operation in Assignments.Root(use).Descendants())
        {
            if (operation is IInvocationOperation call && Protects(call) && IsLocal(Base(call), local))
                return true;

            // Handed to code of the user's own, or kept: Secure(endpoint), [endpoint], return endpoint.
            if (IsLocal(operation, local) && Next(operation) is null
                && Outer(operation) is not (null or IExpressionStatementOperation or ISimpleAssignmentOperation { Target: ILocalReferenceOperation }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsProtectedByGroup(IOperation? builder, int depth, CancellationToken cancellation)
    {
        while (builder is IConversionOperation conversion)
            builder = conversion.Operand;

        return depth > 0 && builder switch
        {
            IInvocationOperation call => Protects(call) || IsOwnGroup(call) || IsProtectedByGroup(ObjectFlow.Receiver(call), depth - 1, cancellation),
            ILocalReferenceOperation { Local: var local } reference => IsGroupProtectedLater(local, reference)
                || Assignments.Of(local, reference).Values.Any(value => IsProtectedByGroup(value, depth - 1, cancellation)),
            // A group that comes from elsewhere was made by somebody who knows what it is for.
            IParameterReferenceOperation or IMemberReferenceOperation => builder.Type?.Name == "RouteGroupBuilder",
            _ => false,
        };
    }

    private static bool IsOwnGroup(IInvocationOperation call) =>
        call.Type?.Name == "RouteGroupBuilder" && call.TargetMethod.ContainingAssembly?.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) != true;

    private static bool IsGroupProtectedLater(ILocalSymbol group, IOperation use) =>
        Assignments.Root(use).Descendants().OfType<IInvocationOperation>().Any(call => Protects(call) && IsOnGroup(call, group));

    // group.MapGet("/x").RequireAuthorization() protects /x and not the group.
    private static bool IsOnGroup(IInvocationOperation call, ILocalSymbol group)
    {
        for (IOperation? receiver = ObjectFlow.Receiver(call); receiver is not null;)
        {
            switch (receiver)
            {
                case IConversionOperation conversion:
                    receiver = conversion.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: var name } inner when !name.StartsWith("Map", StringComparison.Ordinal):
                    receiver = ObjectFlow.Receiver(inner);
                    break;
                default:
                    return IsLocal(receiver, group);
            }
        }

        return false;
    }

    // A fallback policy or a middleware that checks keys, set up in the same body.
    private static bool HasGuardInFront(IOperation mapping) => Assignments.Root(mapping).Descendants().Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "UseMiddleware", TypeArguments: { Length: 1 } types } } => NamesACheck(types[0].Name),
        IInvocationOperation call => call.TargetMethod.Name.StartsWith("Use", StringComparison.Ordinal) && call.TargetMethod.Name.IndexOf("ApiKey", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    });

    // What other libraries and the user's own code call it: RequireScope, WithApiKey, AddJwtAuth. AllowAnonymous says that it is meant.
    private static bool Protects(IInvocationOperation call) => IsConvention(ObjectFlow.Receiver(call)?.Type) && call.TargetMethod.Name switch
    {
        "RequireAuthorization" or "AllowAnonymous" or "AddEndpointFilter" or "AddEndpointFilterFactory" => true,
        "WithMetadata" => call.Descendants().OfType<IObjectCreationOperation>().Any(made => made.Type?.AllInterfaces.Any(face => face.Name is "IAuthorizeData" or "IAllowAnonymous") == true),
        var name when s_others.Contains(name) => false,
        var name => name.StartsWith("Require", StringComparison.Ordinal) || NamesACheck(name),
    };

    // Said of an endpoint or a group, not of the application: UseAuthorization alone refuses nobody.
    private static bool IsConvention(ITypeSymbol? type) =>
        type is not null && (type.Name == "IEndpointConventionBuilder" || type.AllInterfaces.Any(face => face.Name == "IEndpointConventionBuilder"));

    private static bool NamesACheck(string name) =>
        name.IndexOf("Auth", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("ApiKey", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The call that is made on this value in a chain; null at its end.</summary>
    private static IInvocationOperation? Next(IOperation value)
    {
        var parent = Outer(value);
        var call = parent as IInvocationOperation ?? (parent as IArgumentOperation)?.Parent as IInvocationOperation;
        return call is not null && ObjectFlow.Receiver(call) is { } receiver && Plain(receiver) == value ? call : null;
    }

    private static IOperation? Outer(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IConditionalAccessOperation or IParenthesizedOperation or IAwaitOperation)
            parent = parent.Parent;

        return parent;
    }

    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }

    // What a chain of calls begins with.
    private static IOperation Base(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IInvocationOperation call when ObjectFlow.Receiver(call) is { } receiver:
                    value = receiver;
                    break;
                default:
                    return value;
            }
        }
    }

    private static bool IsLocal(IOperation? operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation { Local: var other } && SymbolEqualityComparer.Default.Equals(other, local);
}
