using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>Reads of configuration and environment: <c>config["A:B"]</c>, <c>GetValue</c>, <c>Environment.GetEnvironmentVariable</c>.</summary>
internal static class ConfigurationAccess
{
    public static string? Key(IPropertyReferenceOperation indexer, CancellationToken cancellation) =>
        IsConfiguration(indexer.Property.ContainingType) ? TextFlow.Constant(indexer.Arguments[0].Value, cancellation) : null;

    public static string? Key(IInvocationOperation call, CancellationToken cancellation)
    {
        var parameter = call.TargetMethod switch
        {
            { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } => "variable",
            { Name: "GetValue" or "GetConnectionString", ContainingType.Name: "ConfigurationBinder" or "ConfigurationExtensions" } => "key",
            _ => null,
        };

        var argument = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter || (parameter == "key" && argument.Parameter?.Name == "name"));
        return parameter is null ? null : TextFlow.Constant(argument?.Value, cancellation);
    }

    public static IOperation? Default(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument is { Parameter.Name: "defaultValue", ArgumentKind: ArgumentKind.Explicit })?.Value;

    private static bool IsConfiguration(INamedTypeSymbol type) =>
        IsConfigurationInterface(type) || type.AllInterfaces.Any(IsConfigurationInterface);

    private static bool IsConfigurationInterface(INamedTypeSymbol type) =>
        type is { Name: "IConfiguration", ContainingNamespace: { Name: "Configuration", ContainingNamespace.Name: "Extensions" } };
}
