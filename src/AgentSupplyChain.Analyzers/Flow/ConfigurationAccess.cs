using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Reads of configuration and environment: <c>config["A:B"]</c>, <c>GetValue</c>, <c>Environment.GetEnvironmentVariable</c>.</summary>
internal static class ConfigurationAccess
{
    /// <summary>The argument that names the key; null where the operation reads something else.</summary>
    public static IOperation? Key(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Arguments.Length: > 0 } indexer when IsConfiguration(indexer.Property.ContainingType) => indexer.Arguments[0].Value,
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } } call => Argument(call, "variable"),
        IInvocationOperation { TargetMethod: { Name: "GetValue" or "GetConnectionString", ContainingType.Name: "ConfigurationBinder" or "ConfigurationExtensions" } } call => Argument(call, "key") ?? Argument(call, "name"),
        _ => null,
    };

    public static IOperation? Default(IOperation operation) => operation is IInvocationOperation call ? Argument(call, "defaultValue") : null;

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var name } && name == parameter)?.Value;

    private static bool IsConfiguration(INamedTypeSymbol type) =>
        IsConfigurationInterface(type) || type.AllInterfaces.Any(IsConfigurationInterface);

    private static bool IsConfigurationInterface(INamedTypeSymbol type) =>
        type is { Name: "IConfiguration", ContainingNamespace: { Name: "Configuration", ContainingNamespace.Name: "Extensions" } };
}
