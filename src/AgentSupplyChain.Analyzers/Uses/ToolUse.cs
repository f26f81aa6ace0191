using System.Text;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Inventory;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A function that a model, or an MCP client, may call.</summary>
/// <param name="Name">The name that the SDK gives it; null where it is made from a lambda or computed.</param>
/// <param name="Method">The method behind it.</param>
internal sealed record ToolUse(string? Name, string? Description, IMethodSymbol? Method, SyntaxNode Place, string Api, bool IsOfferedOverMcp = false)
{
    /// <summary>Hash of the schema that the SDK derives from the method; null where there is none or it is unknown.</summary>
    public string? SchemaSha256 { get; init; }

    /// <summary>What its declaration says of its effects.</summary>
    public ToolHints Hints { get; init; } = ToolHints.None;

    /// <summary>Value of <see cref="Detection.Facts.FactField.Approval"/>; null where the tool is declared and not handed over.</summary>
    public string? Approval { get; init; }

    /// <summary>The assembly that holds the code behind it, or that defines it; null where that is the code which is compiled.</summary>
    public IAssemblySymbol? Assembly { get; init; }

    /// <summary>The code behind it comes from elsewhere: loaded at run time, or handed in.</summary>
    public bool IsCodeUnseen { get; init; }

    /// <summary>For a tool that only a list of names speaks of: the MCP server that it is one of; null where that is not plain.</summary>
    public string? Server { get; init; }

    /// <summary>Only its name is known: a list says that it may be used.</summary>
    public bool IsOnlyNamed { get; init; }

    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "CreateFunctionTool", "CreateDeclaration", "CreateFromMethod", "CreateFunctionFromMethod",
        "CreateWebSearchTool", "CreateFileSearchTool", "CreateCodeInterpreterTool", "CreateComputerTool", "CreateImageGenerationTool",
    };

    /// <summary>Types that describe a tool by their members.</summary>
    private static readonly HashSet<string> Declarations = new(StringComparer.Ordinal)
    {
        "Tool", "BetaTool", "BetaManagedAgentsCustomToolParams", "ToolSpecification", "FunctionDeclaration", "FunctionToolDefinition", "Function",
        "FunctionTool", "CustomTool", "RealtimeFunctionTool",
        "HostedCodeInterpreterTool", "HostedWebSearchTool", "HostedFileSearchTool", "HostedImageGenerationTool",
    };

    public static bool KnowsCall(string name) => Calls.Contains(name);

    public static bool KnowsType(string name) => Declarations.Contains(name);

    /// <summary>Names of the attributes that make a method a tool, as they are written.</summary>
    public static bool KnowsAttribute(string name) => name is "McpServerTool" or "McpServerToolAttribute" or "KernelFunction" or "KernelFunctionAttribute";

    public static ToolUse? Find(IOperation operation, CancellationToken cancellation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: { Name: "AIFunctionFactory", ContainingNamespace.Name: "AI" } } } call => FromFactory(call, cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateDeclaration", ContainingType: { Name: "AIFunctionFactory", ContainingNamespace.Name: "AI" } } } call => FromArguments(call, "name", "description", "Microsoft.Extensions.AI.AIFunctionFactory.CreateDeclaration", cancellation),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: { Name: "McpServerTool", ContainingNamespace.Name: "Server" } } } call => FromMcpFactory(call, cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateFromMethod" or "CreateFunctionFromMethod", ContainingType: { Name: "KernelFunctionFactory" or "KernelExtensions", ContainingNamespace.Name: "SemanticKernel" } type } method } call
            => FromKernel(call, type.ToDisplayString() + "." + method.Name, cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateFunctionTool", ContainingType.Name: "ChatTool" } } call => FromArguments(call, "functionName", "functionDescription", "OpenAI.Chat.ChatTool.CreateFunctionTool", cancellation),
        IInvocationOperation { TargetMethod: { Name: "CreateFunctionTool", ContainingType.Name: "ResponseTool" } } call => FromArguments(call, "functionName", "functionDescription", "OpenAI.Responses.ResponseTool.CreateFunctionTool", cancellation),
        IInvocationOperation { TargetMethod: { ContainingType.Name: "ResponseTool" } method } call when Calls.Contains(method.Name) => Hosted(method.Name, "Create", ObjectFlow.NameOf(call), "OpenAI.Responses.ResponseTool." + method.Name, method.ContainingAssembly),
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation when Declarations.Contains(type.Name) && SdkNamespace.Contains(type)
            => Declared(creation, type, cancellation),
        _ => null,
    };

    /// <summary>A method that is marked as a tool: of the MCP server, or of a Semantic Kernel plugin.</summary>
    public static ToolUse? OfMethod(IMethodSymbol method, SyntaxNode place)
    {
        foreach (var attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass)
            {
                case { Name: "McpServerToolAttribute", ContainingNamespace: { Name: "Server", ContainingNamespace.Name: "ModelContextProtocol" } }:
                    return new ToolUse(NameIn(attribute) ?? SnakeCase(WithoutAsync(method)), DescriptionOf(method), method, place, "ModelContextProtocol.Server.McpServerToolAttribute", IsOfferedOverMcp: true)
                    {
                        SchemaSha256 = ToolSchema.Sha256(method, ToolSdk.McpServer),
                        Hints = ToolHints.Of(attribute),
                        Assembly = method.ContainingAssembly,
                    };
                case { Name: "KernelFunctionAttribute", ContainingNamespace: { Name: "SemanticKernel", ContainingNamespace.Name: "Microsoft" } }:
                    return new ToolUse(attribute.ConstructorArguments.FirstOrDefault().Value as string ?? WithoutAsync(method), DescriptionOf(method), method, place, "Microsoft.SemanticKernel.KernelFunctionAttribute") { Assembly = method.ContainingAssembly };
            }
        }

        return null;
    }

    private static string? NameIn(AttributeData attribute) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string;

    private static ToolUse FromMcpFactory(IInvocationOperation call, CancellationToken cancellation)
    {
        var options = Options(call, cancellation);

        // Of a function of Microsoft.Extensions.AI it takes what the options do not say.
        var function = Arguments.Named(call, "function") is { } given ? Find(ObjectFlow.Origin(given, cancellation), cancellation) : null;
        var method = function?.Method ?? MethodOf(Arguments.Named(call, "method"), cancellation);
        var marked = method is null ? null : OfMethod(method, call.Syntax);
        var usual = function is not null ? function.Name : marked?.Name ?? (method is { MethodKind: MethodKind.Ordinary } ? SnakeCase(WithoutAsync(method)) : null);
        return new ToolUse(options.Name(usual), options.Text("Description") ?? function?.Description ?? (method is null ? null : DescriptionOf(method)), method, ObjectFlow.NameOf(call), "ModelContextProtocol.Server.McpServerTool.Create", IsOfferedOverMcp: true)
        {
            SchemaSha256 = function is not null ? function.SchemaSha256 : SchemaOf(call, ToolSdk.McpServer, cancellation),
            Hints = options.Hints.Or(marked?.Hints ?? ToolHints.None),
            Assembly = function?.Assembly ?? method?.ContainingAssembly,
            IsCodeUnseen = function?.IsCodeUnseen ?? IsUnseen(call, method),
        };
    }

    private static ToolUse FromKernel(IInvocationOperation call, string api, CancellationToken cancellation)
    {
        var method = MethodOf(Arguments.Named(call, "method"), cancellation);
        var marked = method is null ? null : OfMethod(method, call.Syntax);
        return new ToolUse(
            ToolOptions.Given(Arguments.Named(call, "functionName"), marked?.Name ?? (method is { MethodKind: MethodKind.Ordinary } ? WithoutAsync(method) : null), cancellation),
            Argument(call, "description", cancellation) ?? (method is null ? null : DescriptionOf(method)),
            method,
            ObjectFlow.NameOf(call),
            api)
        {
            Assembly = method?.ContainingAssembly,
            IsCodeUnseen = IsUnseen(call, method),
        };
    }

    // A type that describes a tool; where it has no name it is a capability of the provider's, which is called by its type.
    private static ToolUse? Declared(IObjectCreationOperation creation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        var api = type.ToDisplayString() + "." + type.Name;
        if (type.Name.StartsWith("Hosted", StringComparison.Ordinal))
            return Hosted(type.Name, "Hosted", creation.Syntax, api, type.ContainingAssembly);

        return First("Name", "FunctionName", "ToolName") is { } name
            ? new ToolUse(name, First("Description", "FunctionDescription", "ToolDescription"), null, creation.Syntax, api) { Hints = ToolHints.OfAnnotations(creation, cancellation) }
            : null;

        string? First(params string[] properties) => properties
            .Select(property => Option(creation, property, cancellation) ?? Argument(creation.Arguments, char.ToLowerInvariant(property[0]) + property.Substring(1), cancellation))
            .FirstOrDefault(text => text is not null);
    }

    // CreateWebSearchTool and HostedWebSearchTool are both web_search.
    private static ToolUse Hosted(string name, string prefix, SyntaxNode place, string api, IAssemblySymbol assembly) =>
        new(SnakeCase(name.Substring(prefix.Length, name.Length - prefix.Length - "Tool".Length)), null, null, place, api) { Assembly = assembly };

    private static ToolUse FromFactory(IInvocationOperation call, CancellationToken cancellation)
    {
        var method = MethodOf(Arguments.Named(call, "method"), cancellation);
        var options = Options(call, cancellation);
        var name = ToolOptions.Given(Arguments.Named(call, "name"), options.Name(NameOf(method)), cancellation);
        var description = Argument(call, "description", cancellation) ?? options.Text("Description") ?? (method is null ? null : DescriptionOf(method));
        return new ToolUse(name, description, method, ObjectFlow.NameOf(call), "Microsoft.Extensions.AI.AIFunctionFactory.Create")
        {
            SchemaSha256 = SchemaOf(call, ToolSdk.AIFunction, cancellation),
            Hints = method is null ? ToolHints.None : ToolHints.Of(method),
            Approval = IsWrapped(call) ? "required" : "not-seen",
            Assembly = method?.ContainingAssembly,
            IsCodeUnseen = IsUnseen(call, method),
        };
    }

    private static ToolOptions Options(IInvocationOperation call, CancellationToken cancellation) => ToolOptions.Of(Arguments.Named(call, "options"), cancellation);

    // new ApprovalRequiredAIFunction(AIFunctionFactory.Create(…)). What is wrapped elsewhere is not seen here.
    private static bool IsWrapped(IInvocationOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
            parent = parent.Parent;

        return parent is IObjectCreationOperation { Type: { Name: "ApprovalRequiredAIFunction" } type } && AgentSdk.IsModelSide(type);
    }

    private static ToolUse? FromArguments(IInvocationOperation call, string name, string description, string api, CancellationToken cancellation) =>
        Argument(call, name, cancellation) is { } constant
            ? new ToolUse(constant, Argument(call, description, cancellation), null, ObjectFlow.NameOf(call), api)
            : null; // tools that are only passed on were recorded where they were made

    // Options that are not seen, or that change how parameters are bound or written, make another schema.
    private static string? SchemaOf(IInvocationOperation call, ToolSdk sdk, CancellationToken cancellation)
    {
        var isUsual = call.Arguments.All(argument => argument.Parameter?.Name switch
        {
            "options" => argument.ArgumentKind == ArgumentKind.DefaultValue || HasOnly(argument.Value, "Name", "Description", "AdditionalProperties", "MarshalResult", "ExcludeResultSchema", "ReadOnly", "Destructive", "Idempotent", "OpenWorld"),
            "serializerOptions" => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null },
            _ => true,
        });
        var method = Arguments.Named(call, "method");
        return isUsual && (method is not null && IsReflected(method) ? null : MethodOf(method, cancellation) ?? LambdaOf(method)) is { } derived ? ToolSchema.Sha256(derived, sdk) : null;
    }

    private static bool HasOnly(IOperation? options, params string[] properties)
    {
        while (options is IConversionOperation conversion)
            options = conversion.Operand;

        return options is { ConstantValue: { HasValue: true, Value: null } }
            || (options is IObjectCreationOperation { Arguments.IsEmpty: true } creation && (creation.Initializer?.Initializers ?? []).All(initializer =>
                initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } && properties.Contains(name, StringComparer.Ordinal)));
    }

    private static IMethodSymbol? LambdaOf(IOperation? value) => value switch
    {
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        IDelegateCreationOperation creation => LambdaOf(creation.Target),
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        _ => null,
    };

    private static string? Argument(IInvocationOperation call, string parameter, CancellationToken cancellation) => Argument(call.Arguments, parameter, cancellation);

    private static string? Argument(IEnumerable<IArgumentOperation> arguments, string parameter, CancellationToken cancellation) =>
        TextFlow.Constant(arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value, cancellation);

    private static string? Option(IOperation? options, string property, CancellationToken cancellation)
    {
        while (options is IConversionOperation conversion)
            options = conversion.Operand;

        return (options as IObjectCreationOperation)?.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)
            .Select(assignment => TextFlow.Constant(assignment.Value, cancellation))
            .FirstOrDefault();
    }

    private static IMethodSymbol? MethodOf(IOperation? value, CancellationToken cancellation) => value switch
    {
        IConversionOperation conversion => MethodOf(conversion.Operand, cancellation),
        IDelegateCreationOperation creation => MethodOf(creation.Target, cancellation),
        IMethodReferenceOperation reference => reference.Method,
        // typeof(Orders).GetMethod(nameof(Orders.Find)), where only one method has the name.
        IInvocationOperation { Instance: ITypeOfOperation type, Arguments: { Length: > 0 } arguments } when IsReflected(value)
            && TextFlow.Constant(arguments[0].Value, cancellation) is { } name && type.TypeOperand.GetMembers(name) is { Length: 1 } members => members[0] as IMethodSymbol,
        _ => null,
    };

    // Who implements an interface is known at run time.
    private static bool IsUnseen(IInvocationOperation call, IMethodSymbol? method) =>
        method is null ? LambdaOf(Arguments.Named(call, "method")) is null : method.IsAbstract;

    private static bool IsReflected(IOperation value) => value is IInvocationOperation { TargetMethod: { Name: "GetMethod", ContainingType: { Name: "Type", ContainingNamespace.Name: "System" } } };

    // The SDK takes [DisplayName], else the method's name, without Async where a task is returned. A local function or lambda has a name
    // that the compiler makes up: it is not told.
    private static string? NameOf(IMethodSymbol? method) => method switch
    {
        { MethodKind: MethodKind.Ordinary } => AttributeText(method, "DisplayNameAttribute") ?? WithoutAsync(method),
        _ => null,
    };

    private static string? DescriptionOf(IMethodSymbol method) => AttributeText(method, "DescriptionAttribute");

    private static string? AttributeText(IMethodSymbol method, string attribute) =>
        method.GetAttributes()
            .Where(candidate => candidate.AttributeClass is { ContainingNamespace.Name: "ComponentModel" } type && type.Name == attribute)
            .Select(candidate => candidate.ConstructorArguments.FirstOrDefault().Value as string)
            .FirstOrDefault();

    private static string WithoutAsync(IMethodSymbol method)
    {
        const string Suffix = "Async";
        return method.Name.Length > Suffix.Length && method.Name.EndsWith(Suffix, StringComparison.Ordinal) && (method.ReturnType.Name is "Task" or "ValueTask")
            ? method.Name.Substring(0, method.Name.Length - Suffix.Length)
            : method.Name;
    }

    // As the MCP SDK does it: GetHTTPUrl2 becomes get_http_url2.
    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = i > 0 && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                snake.Append('_');

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
