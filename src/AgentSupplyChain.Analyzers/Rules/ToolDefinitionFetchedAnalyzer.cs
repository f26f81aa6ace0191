using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3024: what tools there are, and which servers they call, is decided by a document that is fetched at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToolDefinitionFetchedAnalyzer() : AgentAnalyzer(Descriptors.ToolDefinitionFetched)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

        var validations = new Validations(PolicyOptions.Of(context.Options));
        context.RegisterOperationAction(operation => Analyze(operation, validations), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, Validations validations)
    {
        var cancellation = context.CancellationToken;
        var call = (IInvocationOperation)context.Operation;
        var source = IsDefinitionLoader(call.TargetMethod) ? FromDocument(call, cancellation) : IsDefinition(call.TargetMethod) ? FromText(call, cancellation) : null;
        if (source is not var (value, place, description)
            || HasFixedTools(call, cancellation)
            || validations.IsLoader(context.ContainingSymbol)
            || validations.Passed(call, value, ValidBy.Hash | ValidBy.Signature | ValidBy.AllowList, cancellation))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ToolDefinitionFetched, place.GetLocation(), call.TargetMethod.Name, description));
    }

    private static bool IsDefinitionLoader(IMethodSymbol method) => method.Name
        is "ImportPluginFromOpenApiAsync" or "CreatePluginFromOpenApiAsync" or "CreateFromOpenApiAsync" or "ImportPluginFromOpenAIAsync"
        or "ImportPluginFromApiManifestAsync" or "CreatePluginFromApiManifestAsync" or "ImportPluginFromCopilotAgentPluginAsync" or "CreatePluginFromCopilotAgentPluginAsync"
        or "ImportPluginFromGrpcFile" or "CreatePluginFromGrpcFile" or "ImportPluginFromGrpc" or "CreatePluginFromGrpc" or "ImportPluginFromGrpcDirectory" or "CreatePluginFromGrpcDirectory"
        && Arguments.IsIn(method.ContainingType, "Microsoft.SemanticKernel");

    private static bool IsDefinition(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) is ("ChatTool" or "ResponseTool", "CreateFunctionTool") or ("AIFunctionFactory", "CreateDeclaration");

    private static (IOperation Value, SyntaxNode Place, string Description)? FromDocument(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Arguments.Named(call, "uri") is { } uri)
            return IsOwnMachine(uri, cancellation) ? null : (uri, uri.Syntax, "an address");

        if ((Arguments.Named(call, "filePath") ?? Arguments.Named(call, "parentDirectory")) is { } path)
            return Fixed.AtBuild(path, cancellation) ? null : (path, path.Syntax, "a file that the build does not know");

        return Arguments.Named(call, "stream") is { } stream ? Read(stream, cancellation) : null;
    }

    private static (IOperation Value, SyntaxNode Place, string Description)? FromText(IInvocationOperation call, CancellationToken cancellation) =>
        call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .Select(argument => Read(argument.Value, cancellation))
            .FirstOrDefault(read => read is not null);

    private static (IOperation Value, SyntaxNode Place, string Description)? Read(IOperation value, CancellationToken cancellation)
    {
        foreach (var (reading, _) in Reading.OutsideTheBuild(value, cancellation))
            return (value, reading.Place, reading.Path is null ? "an address" : "a file that the build does not know");

        return null;
    }

    private static bool IsOwnMachine(IOperation uri, CancellationToken cancellation)
    {
        var addresses = UriFlow.Resolve(uri, cancellation);
        return addresses.Count > 0 && addresses.All(address => address.Text is { } text && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var parsed) && (!parsed.IsAbsoluteUri || parsed.IsLoopback || parsed.IsFile));
    }

    // The document may say what it likes: only operations that were chosen are taken, and they go to a server that was chosen.
    private static bool HasFixedTools(IInvocationOperation call, CancellationToken cancellation)
    {
        if (Arguments.Named(call, "executionParameters") is not { } parameters)
            return false;

        var set = Set(parameters, cancellation).ToList();
        return set.Any(property => property.Name is "OperationSelectionPredicate" or "OperationsToExclude")
            && set.Any(property => property.Name == "ServerUrlOverride" && UriFlow.Resolve(property.Value, cancellation) is { Count: > 0 } addresses && addresses.All(address => address.Text is not null));
    }

    private static IEnumerable<(string Name, IOperation Value)> Set(IOperation options, CancellationToken cancellation)
    {
        var initialised = (ObjectFlow.Origin(options, cancellation) as IObjectCreationOperation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [];
        var assigned = options is ILocalReferenceOperation { Local: var local }
            ? Assignments.Root(options).Descendants().OfType<ISimpleAssignmentOperation>().Where(assignment => assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var owner } } && SymbolEqualityComparer.Default.Equals(owner, local))
            : [];
        return initialised.Concat(assigned)
            .Where(assignment => assignment.Target is IPropertyReferenceOperation)
            .Select(assignment => (((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment.Value));
    }
}
