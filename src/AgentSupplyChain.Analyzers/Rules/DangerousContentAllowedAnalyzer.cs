using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3029: Semantic Kernel is told to put content into a prompt template without encoding it, and the content is not constant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DangerousContentAllowedAnalyzer() : AgentAnalyzer(Descriptors.DangerousContentAllowed)
{
    // arguments ← [ … ] ← new { member = encoded }: as deep as anybody writes such data in one place.
    private const int Depth = 6;

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (References(context.Compilation, "Microsoft.SemanticKernel"))
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var cancellation = context.CancellationToken;
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: "AllowDangerouslySetContent", ContainingType: { } type } } || !Arguments.IsIn(type, "Microsoft.SemanticKernel"))
            return;

        if (ObjectFlow.Origin(assignment.Value, cancellation).ConstantValue is not { HasValue: true, Value: true })
            return;

        // One variable by its name; a template or a factory stands for all variables.
        var variable = type.Name == "InputVariable" ? NameOf(assignment, cancellation) : null;
        var contents = Contents(assignment, cancellation).Where(content => variable is null || content.Name is null || content.Name == variable).ToList();
        if (contents.Count > 0 && contents.All(content => IsHarmless(content.Value, Depth, cancellation)))
            return;

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.DangerousContentAllowed, assignment.Syntax.GetLocation(), type.Name));
    }

    // An object or a list is put in whole, and the kernel encodes text only: what it consists of has to be encoded by hand.
    private static bool IsHarmless(IOperation value, int depth, CancellationToken cancellation) => depth > 0 && ObjectFlow.Origin(value, cancellation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "HtmlEncode", ContainingType.Name: "HttpUtility" or "WebUtility" } or { Name: "Encode", ContainingType.Name: "HtmlEncoder" or "TextEncoder" } or { Name: "Escape", ContainingType.Name: "SecurityElement" } } => true,
        IAnonymousObjectCreationOperation made => made.Initializers.All(member => member is ISimpleAssignmentOperation given && IsHarmless(given.Value, depth - 1, cancellation)),
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues.All(element => IsHarmless(element, depth - 1, cancellation)),
        ICollectionExpressionOperation list => list.Elements.All(element => IsHarmless(element, depth - 1, cancellation)),
        { Type: { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char } } => true,
        var origin => Fixed.AtBuild(origin, cancellation),
    };

    private static string? NameOf(ISimpleAssignmentOperation assignment, CancellationToken cancellation) =>
        assignment.Parent is IObjectOrCollectionInitializerOperation initializer
            ? TextFlow.Constant(initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(sibling => sibling.Target is IPropertyReferenceOperation { Property.Name: "Name" })?.Value, cancellation)
            : null;

    // new KernelArguments { ["name"] = value }, { "name", value }, arguments["name"] = value, arguments.Add("name", value) in the same body.
    private static IEnumerable<(string? Name, IOperation Value)> Contents(IOperation operation, CancellationToken cancellation)
    {
        foreach (var candidate in Assignments.Root(operation).Descendants())
        {
            switch (candidate)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1, Instance.Type.Name: "KernelArguments" } indexer, Value: var value }:
                    yield return (TextFlow.Constant(indexer.Arguments[0].Value, cancellation), value);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Instance.Type.Name: "KernelArguments", Arguments.Length: 2 } add:
                    yield return (TextFlow.Constant(Arguments.Named(add, "name") ?? Arguments.Named(add, "key"), cancellation), Arguments.Named(add, "value") ?? add.Arguments[1].Value);
                    break;
            }
        }
    }
}
