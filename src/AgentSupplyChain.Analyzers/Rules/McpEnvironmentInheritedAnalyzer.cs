using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3028: the process of an MCP server is given every variable of the agent's, with the keys of all other services.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class McpEnvironmentInheritedAnalyzer() : AgentAnalyzer(Descriptors.McpEnvironmentInherited)
{
    private const string Inherit = "InheritEnvironmentVariables";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "ModelContextProtocol"))
            context.RegisterOperationAction(Analyze, OperationKind.ObjectCreation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        // Releases before the switch inherit too, but there is nothing to write.
        if (context.Operation is not IObjectCreationOperation { Type: { Name: "StdioClientTransportOptions" } type } creation
            || !AgentSdk.IsMcpClient(type)
            || type.GetMembers(Inherit).IsEmpty)
        {
            return;
        }

        var written = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().ToList() ?? [];
        var set = written.Find(assignment => IsSwitch(assignment.Target));
        if (set is null ? IsSetLater(creation) : set.Value.ConstantValue is not { HasValue: true, Value: true })
            return;

        var name = written.Find(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Name" })?.Value;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.McpEnvironmentInherited,
            set?.Syntax.GetLocation() ?? Place(creation.Syntax),
            TextFlow.Constant(name, context.CancellationToken) is { Length: > 0 } text ? $" '{LogText.Of(text)}'" : ""));
    }

    private static Location Place(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.GetLocation(),
        _ => creation.GetLocation(),
    };

    private static bool IsSwitch(IOperation target) => target is IPropertyReferenceOperation { Property.Name: Inherit };

    // options.InheritEnvironmentVariables = … anywhere in the body: what it is set to may depend on what is not seen here.
    private static bool IsSetLater(IOperation creation) =>
        Assignments.Root(creation).Descendants().Any(operation => operation is ISimpleAssignmentOperation assignment && IsSwitch(assignment.Target) && assignment.Parent is not IObjectOrCollectionInitializerOperation);
}
