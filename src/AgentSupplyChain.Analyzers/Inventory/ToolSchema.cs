using AgentSupplyChain.Analyzers.Inventory.Schemas;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>Which SDK makes the schema: they leave other parameters out of it.</summary>
public enum ToolSdk
{
    /// <summary><c>AIFunctionFactory.Create</c> of Microsoft.Extensions.AI.</summary>
    AIFunction,

    /// <summary>A tool of an MCP server, whose class is found through the container of services.</summary>
    McpServer,
}

/// <summary>
/// The JSON schema that an SDK derives from the method behind a tool, in the canonical form of <c>docs/tool-schema.md</c>. What cannot be
/// derived with certainty is unknown: a hash that differs from the one of the real schema would be worse than none.
/// </summary>
public static class ToolSchema
{
    /// <summary>SHA-256 of the canonical form as UTF-8, lower-case hexadecimal; null where it is unknown.</summary>
    // It has no line ends and no white space at its end: as normalised text it is what it is.
    public static string? Sha256(IMethodSymbol method, ToolSdk sdk) => Canonical(method, sdk) is { } schema ? NormalisedText.Sha256(schema) : null;

    /// <summary>The canonical form; null where it is unknown.</summary>
    public static string? Canonical(IMethodSymbol method, ToolSdk sdk)
    {
        // Of an extension method that is called on a value, the delegate knows one parameter less than the method. What can be overridden can
        // have other names and attributes when it runs, and what overrides inherits attributes.
        if (method.IsGenericMethod || method.IsVararg || method.IsExtensionMethod || method.IsAbstract || method.IsVirtual || method.IsOverride)
            return null;

        var properties = new SchemaNode();
        var required = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            if (IsOfTheHost(parameter, sdk))
                continue;
            if (parameter.Name.Length == 0 || (sdk == ToolSdk.McpServer && CouldBeService(parameter.Type)) || ParameterSchema.Of(parameter) is not { } schema)
                return null;

            properties[parameter.Name] = schema;
            if (!schema.Has("default") || SchemaAttributes.Find(parameter, SchemaAttributes.Required) is not null)
                required.Add(parameter.Name);
        }

        var root = new SchemaNode { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            root.SetUnordered("required", required);

        var text = root.ToString();
        return IsWellFormed(text) ? text : null;
    }

    // Parameters that the SDK fills itself.
    private static bool IsOfTheHost(IParameterSymbol parameter, ToolSdk sdk)
    {
        var name = TypeName.Of(parameter.Type);
        if (name is "System.Threading.CancellationToken" or "System.IServiceProvider" or "Microsoft.Extensions.AI.AIFunctionArguments")
            return true;
        if (sdk != ToolSdk.McpServer)
            return false;

        return name switch
        {
            "ModelContextProtocol.Server.McpServer" or "System.Security.Claims.ClaimsPrincipal" => true,
            "ModelContextProtocol.Server.RequestContext`1" => Argument(parameter.Type) == "ModelContextProtocol.Protocol.CallToolRequestParams",
            "System.IProgress`1" => Argument(parameter.Type) == "ModelContextProtocol.ProgressNotificationValue",
            _ => SchemaAttributes.Find(parameter, "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute") is not null,
        };
    }

    private static string Argument(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } named ? TypeName.Of(named.TypeArguments[0]) : "";

    // The MCP SDK asks the container which parameters are services, and the container claims every IEnumerable<T>. Records, structures and what
    // the framework calls data are taken for data; of a class that was written for this program nobody can say it here.
    private static bool CouldBeService(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } => true,
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false } named => !ScalarSchema.Knows(named) && !named.IsGenericType,
        _ => false,
    };

    // Half of a surrogate pair has no bytes in UTF-8.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return false;

            i++;
        }

        return true;
    }
}
