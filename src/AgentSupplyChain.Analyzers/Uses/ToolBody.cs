using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The body of a function that a model may call.</summary>
/// <param name="Inputs">The parameters that carry text which the model, or an MCP client, has written.</param>
internal sealed record ToolBody(IReadOnlyCollection<ISymbol> Inputs, IOperation Body)
{
    /// <summary>From the body of a method that is marked as a tool, or the call that makes a tool of a method or lambda.</summary>
    public static ToolBody? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IMethodBodyOperation { SemanticModel: { } model, Syntax: BaseMethodDeclarationSyntax { AttributeLists.Count: > 0 } } body when model.GetDeclaredSymbol(body.Syntax, cancellation) is IMethodSymbol method && IsMarked(method) => Of(method, body),
        IInvocationOperation call when IsFactory(call.TargetMethod) && Arguments.Named(call, "method") is { } function => OfFunction(function, cancellation),
        _ => null,
    };

    /// <summary>The body of a method in this file; null where it stands in another one.</summary>
    public static IOperation? BodyOf(IMethodSymbol method, IOperation use, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && use.SemanticModel is { } model && model.SyntaxTree == reference.SyntaxTree
            ? model.GetOperation(reference.GetSyntax(cancellation), cancellation)
            : null;

    private static ToolBody? OfFunction(IOperation function, CancellationToken cancellation) => function switch
    {
        IConversionOperation conversion => OfFunction(conversion.Operand, cancellation),
        IDelegateCreationOperation creation => OfFunction(creation.Target, cancellation),
        IAnonymousFunctionOperation lambda => Of(lambda.Symbol, lambda.Body),
        IMethodReferenceOperation { Method: var method } when BodyOf(method, function, cancellation) is { } body => Of(method, body),
        _ => null,
    };

    private static ToolBody Of(IMethodSymbol method, IOperation body) => new([.. method.Parameters.Where(parameter => !IsService(parameter) && CarriesText(parameter.Type))], body);

    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is
    {
        Name: "McpServerToolAttribute", ContainingNamespace: { Name: "Server", ContainingNamespace.Name: "ModelContextProtocol" },
    } or
    {
        Name: "KernelFunctionAttribute", ContainingNamespace: { Name: "SemanticKernel", ContainingNamespace.Name: "Microsoft" },
    });

    private static bool IsFactory(IMethodSymbol method) => (method.ContainingType?.Name, method.Name)
        is ("AIFunctionFactory" or "McpServerTool", "Create") or ("KernelFunctionFactory" or "KernelExtensions", "CreateFromMethod" or "CreateFunctionFromMethod");

    private static bool IsService(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute" or "FromKernelServicesAttribute");

    // Numbers, dates, members of an enum and services carry nothing that a command could be made of.
    private static bool CarriesText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        IArrayTypeSymbol array => CarriesText(array.ElementType),
        { Name: "JsonElement" or "JsonDocument" or "JsonNode" or "JsonObject" or "JsonArray" or "Uri" or "AIFunctionArguments" or "KernelArguments" } => true,
        INamedTypeSymbol { IsGenericType: true, ContainingNamespace.Name: "Generic" or "Immutable" or "System" } generic => generic.TypeArguments.Any(CarriesText),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, Locations.Length: > 0 } data when data.Locations[0].IsInSource
            => data.GetMembers().OfType<IPropertySymbol>().Any(property => property is { SetMethod: not null, Type.SpecialType: SpecialType.System_String }),
        _ => false,
    };
}
