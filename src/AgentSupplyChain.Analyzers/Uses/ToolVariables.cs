using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>What a variable that holds tools is made of.</summary>
internal sealed class ToolOrigins
{
    public List<IOperation> Values { get; } = [];

    /// <summary>True where something is added to it: then its parts are handed over, not the whole.</summary>
    public bool IsFilled { get; set; }

    /// <summary>True where one list is all that it ever holds; that it is empty before does not matter.</summary>
    public bool IsOneList => !IsFilled && Values.Count(value => !IsEmpty(value)) == 1;

    /// <summary>True where tools are taken out of it by name.</summary>
    public bool IsNarrowed { get; set; }

    /// <summary>The loop that gives the variable its value.</summary>
    public IForEachLoopOperation? Loop { get; set; }

    private static bool IsEmpty(IOperation value) => value switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand),
        ICollectionExpressionOperation { Elements.IsEmpty: true } or IDefaultValueOperation => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
        IInvocationOperation { TargetMethod.Name: "Empty" } => true,
        _ => value.ConstantValue is { HasValue: true, Value: null },
    };
}

/// <summary>Finds what is assigned and added to locals in the body that uses them, and to fields and properties in their class, in the same file.</summary>
internal sealed class ToolVariables(CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, ToolOrigins> _known = new(SymbolEqualityComparer.Default);

    public ToolOrigins Of(ISymbol variable, IOperation use)
    {
        if (_known.TryGetValue(variable, out var known))
            return known;

        var origins = new ToolOrigins();
        if (variable is not ILocalSymbol && Initialiser.Of(variable, cancellation) is { } written && Initialiser.Operation(written, use, cancellation) is { } initial)
            origins.Values.Add(initial);

        foreach (var operation in variable is ILocalSymbol ? Assignments.Root(use).Descendants() : InClass(variable, use))
            Collect(operation, variable, origins);

        return _known[variable] = origins;
    }

    /// <summary>The variable that an operation reads, if it reads one.</summary>
    public static ISymbol? Referred(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => Referred(conversion.Operand),
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
        IConditionalAccessInstanceOperation instance => Referred(ToolSink.Conditional(instance)),
        _ => null,
    };

    /// <summary>The list whose elements a lambda gets one by one.</summary>
    public static IOperation? ListOfLambda(IParameterSymbol parameter, IOperation use)
    {
        for (var parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IAnonymousFunctionOperation { Symbol: var lambda } || !SymbolEqualityComparer.Default.Equals(lambda, parameter.ContainingSymbol))
                continue;

            var argument = parent.Parent;
            while (argument is IDelegateCreationOperation or IConversionOperation)
                argument = argument.Parent;

            return argument is IArgumentOperation { Parent: IInvocationOperation call } && AgentSdk.IsFramework(call.TargetMethod) ? ObjectFlow.Receiver(call) : null;
        }

        return null;
    }

    /// <summary>The body of a method of this file, or of a local function.</summary>
    public static IOperation? BodyOf(IInvocationOperation call, CancellationToken cancellation)
    {
        var declared = call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        if (declared is null || call.SemanticModel is not { } model || declared.SyntaxTree != model.SyntaxTree)
            return null;

        return declared.GetSyntax(cancellation) switch
        {
            BaseMethodDeclarationSyntax method => model.GetOperation(method, cancellation),
            LocalFunctionStatementSyntax function => model.GetOperation(function, cancellation),
            _ => null,
        };
    }

    private static void Collect(IOperation operation, ISymbol variable, ToolOrigins origins)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when Same(declarator.Symbol, variable):
                origins.Values.Add(value);
                break;
            case ISimpleAssignmentOperation { Target: var target, Value: var value } when Same(Referred(target), variable):
                origins.Values.Add(value);
                break;
            case ICoalesceAssignmentOperation { Target: var target, Value: var value } when Same(Referred(target), variable):
                origins.Values.Add(value);
                break;
            case IForEachLoopOperation loop when loop.Locals.Any(local => Same(local, variable)):
                origins.Values.Add(loop.Collection);
                origins.Loop = loop;
                break;
            case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "InsertRange" or "UnionWith" or "Push" or "Enqueue", Arguments: { Length: > 0 } added } call when Same(Referred(ObjectFlow.Receiver(call)), variable):
                origins.Values.Add(added[added.Length - 1].Value);
                origins.IsFilled = true;
                break;
            case IInvocationOperation { TargetMethod.Name: "RemoveAll" or "RemoveWhere", Arguments: { Length: > 0 } removed } call when Same(Referred(ObjectFlow.Receiver(call)), variable):
                origins.IsNarrowed |= ToolCheck.IsByName(removed[removed.Length - 1].Value);
                break;
            case IInvocationOperation { TargetMethod.Name: "IntersectWith" or "ExceptWith" } call when Same(Referred(ObjectFlow.Receiver(call)), variable):
                origins.IsNarrowed = true;
                break;
        }
    }

    // By name first: only what speaks of the member is asked what it means.
    private IEnumerable<IOperation> InClass(ISymbol member, IOperation use)
    {
        if (use.SemanticModel is not { } model || member.ContainingType is not { } type)
            yield break;

        foreach (var part in type.DeclaringSyntaxReferences)
        {
            if (part.SyntaxTree != model.SyntaxTree)
                continue;

            foreach (var node in part.GetSyntax(cancellation).DescendantNodes())
            {
                var speaks = node switch
                {
                    AssignmentExpressionSyntax assignment => NameOf(assignment.Left) == member.Name,
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => NameOf(access.Expression) == member.Name,
                    _ => false,
                };

                if (speaks && model.GetOperation(node, cancellation) is { } operation)
                    yield return operation;
            }
        }
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        PostfixUnaryExpressionSyntax { Operand: var operand } => NameOf(operand),
        _ => null,
    };

    private static bool Same(ISymbol? symbol, ISymbol variable) => SymbolEqualityComparer.Default.Equals(symbol, variable);
}
