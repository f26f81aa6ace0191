using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Tools of an MCP server on their way from <c>ListToolsAsync</c> to a model.</summary>
/// <param name="Place">The part of what is handed over that holds these tools and no others: an argument, an element, a list that is added.</param>
internal sealed record RemoteToolSet(SyntaxNode Place)
{
    /// <summary>Chosen by name, compared with what is known, or examined by code that is not seen here.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>Each one is wrapped so that a person is asked before it runs.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Only those that say of themselves that they change nothing.</summary>
    public bool IsReadOnly { get; init; }
}

/// <summary>
/// Follows what a sink is given backwards to the servers that its tools come from: through conversions, LINQ, collection expressions, lists
/// that are filled, loops, fields of the class and helper methods of the file. Where the way ends in something unseen, there is no remote tool.
/// </summary>
internal sealed class RemoteTools
{
    // As many steps as a person would follow; a list that is made of itself ends here too.
    private const int Depth = 24;
    private const int Steps = 400;

    private readonly List<RemoteToolSet> _found = [];
    private readonly PolicyOptions _policy;
    private readonly ToolVariables _variables;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IParameterSymbol, IOperation> _given = new(SymbolEqualityComparer.Default);
    private bool _isInHelper;
    private int _steps = Steps;

    private RemoteTools(PolicyOptions policy, CancellationToken cancellation)
    {
        _policy = policy;
        _variables = new ToolVariables(cancellation);
        _cancellation = cancellation;
    }

    /// <summary>The first, cheap question: does the file that hands tools over ask a server for them?</summary>
    public static bool AreListedIn(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        return text.IndexOf("ListToolsAsync", StringComparison.Ordinal) >= 0 || text.IndexOf("EnumerateToolsAsync", StringComparison.Ordinal) >= 0;
    }

    public static IReadOnlyList<RemoteToolSet> In(IOperation handedOver, PolicyOptions policy, CancellationToken cancellation)
    {
        var walk = new RemoteTools(policy, cancellation);
        walk.Follow(handedOver, new RemoteToolSet(handedOver.Syntax), Depth);
        return walk._found;
    }

    private void Follow(IOperation? operation, RemoteToolSet set, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (operation is null || depth == 0 || _steps-- <= 0)
            return;

        switch (operation)
        {
            case IConversionOperation conversion:
                Follow(conversion.Operand, set, depth);
                return;
            case IAwaitOperation wait:
                Follow(wait.Operation, set, depth);
                return;
            case ISpreadOperation spread:
                Follow(spread.Operand, set, depth);
                return;
            case ITranslatedQueryOperation query:
                Follow(query.Operation, set, depth);
                return;
            case ISimpleAssignmentOperation assignment:
                Follow(assignment.Value, set, depth - 1);
                return;
            case ICollectionExpressionOperation collection:
                FollowEach(collection.Elements, set, depth);
                return;
            case IArrayCreationOperation { Initializer: { } initializer }:
                FollowEach(initializer.ElementValues, set, depth);
                return;
            case ICoalesceOperation coalesce:
                FollowEach([coalesce.Value, coalesce.WhenNull], set, depth);
                return;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                FollowEach([choice.WhenTrue, otherwise], set, depth);
                return;
            case ISwitchExpressionOperation choice:
                FollowEach(choice.Arms.Select(arm => arm.Value), set, depth);
                return;
            case IConditionalAccessOperation access:
                Follow(access.WhenNotNull, set, depth - 1);
                return;
            case IConditionalAccessInstanceOperation:
                Follow(ToolSink.Conditional(operation), set, depth - 1);
                return;
            case IObjectCreationOperation creation:
                FollowCreation(creation, set, depth);
                return;
            case IInvocationOperation call:
                FollowCall(call, set, depth);
                return;
            case IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task }:
                Follow(task, set, depth - 1);
                return;
            // A part of a tool, out of which an SDK makes its own description of it, or the list in the answer of a server.
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: { } owner } when AgentSdk.IsMcpClient(property) || (AgentSdk.IsModelSide(property) && !ToolSink.IsToolProperty(property)):
                Follow(owner, set, depth - 1);
                return;
            case IParameterReferenceOperation { Parameter: var parameter }:
                FollowParameter(parameter, operation, set, depth);
                return;
            case ILocalReferenceOperation { Local: var local }:
                FollowVariable(local, operation, set, depth);
                return;
            case IFieldReferenceOperation { Field: var field }:
                FollowVariable(field, operation, set, depth);
                return;
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property }:
                FollowVariable(property, operation, set, depth);
                return;
        }
    }

    private void FollowEach(IEnumerable<IOperation> parts, RemoteToolSet set, int depth)
    {
        foreach (var part in parts)
            Follow(part, set with { Place = part.Syntax }, depth - 1);
    }

    private void FollowCreation(IObjectCreationOperation creation, RemoteToolSet set, int depth)
    {
        if (creation.Type is { Name: "ApprovalRequiredAIFunction" } && AgentSdk.IsModelSide(creation.Type))
        {
            Follow(creation.Arguments.FirstOrDefault()?.Value, set with { IsApproved = true }, depth - 1);
            return;
        }

        var isDescription = AgentSdk.IsModelSide(creation.Type) || AgentSdk.IsMcpClient(creation.Type);
        if (!isDescription && !AgentSdk.IsFramework(creation.Type))
            return;

        // An SDK's own description of a tool stays at its place; a list is made of parts. What is a sink itself is judged there.
        var parts = creation.Arguments.Where(argument => ToolSink.Find(argument) is null).Select(argument => argument.Value)
            .Concat((creation.Initializer?.Initializers ?? []).Where(initialiser => ToolSink.Find(initialiser) is null).Select(Initialised).OfType<IOperation>());
        if (!isDescription)
            FollowEach(parts, set, depth);
        else
            FollowFirst(parts, set, depth);
    }

    // Name, description and schema of one tool are one tool.
    private void FollowFirst(IEnumerable<IOperation> parts, RemoteToolSet set, int depth)
    {
        var before = _found.Count;
        foreach (var part in parts)
        {
            Follow(part, set, depth - 1);
            if (_found.Count > before)
                return;
        }
    }

    private static IOperation? Initialised(IOperation initialiser) => initialiser switch
    {
        IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[arguments.Length - 1].Value,
        ISimpleAssignmentOperation assignment => assignment.Value,
        _ => null,
    };

    private void FollowCall(IInvocationOperation call, RemoteToolSet set, int depth)
    {
        var method = call.TargetMethod;
        if (method.Name is "ListToolsAsync" or "EnumerateToolsAsync" && AgentSdk.IsMcpClient(method))
        {
            _found.Add(set);
            return;
        }

        var receiver = ObjectFlow.Receiver(call);
        if (ToolValidators.Accept(method, _policy))
            FollowEachArgument(call, set with { IsFiltered = true }, depth);
        else if (AgentSdk.IsFramework(method))
            FollowFramework(call, receiver, set, depth);
        else if (method is not { ContainingType.Name: "AIFunctionFactory" } && (AgentSdk.IsModelSide(method) || AgentSdk.IsMcpClient(method)))
            FollowFirst([.. receiver is null ? [] : new[] { receiver }, .. call.Arguments.Where(argument => ToolSink.Find(argument) is null).Select(argument => argument.Value)], set, depth);
        else
            FollowHelper(call, set, depth);
    }

    private void FollowEachArgument(IInvocationOperation call, RemoteToolSet set, int depth)
    {
        foreach (var argument in call.Arguments)
            Follow(argument.Value, set, depth - 1);
    }

    private void FollowFramework(IInvocationOperation call, IOperation? receiver, RemoteToolSet set, int depth)
    {
        var argument = call.Arguments.Length > 0 ? call.Arguments[call.Arguments.Length - 1].Value : null;
        switch (call.TargetMethod.Name)
        {
            case "Where" or "FindAll" or "TakeWhile" or "SkipWhile":
                Follow(receiver, set with { IsFiltered = set.IsFiltered || ToolCheck.IsByName(argument), IsReadOnly = set.IsReadOnly || ToolCheck.IsReadOnly(argument) }, depth - 1);
                return;
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Find" when call.Arguments.Length > (call.TargetMethod.IsExtensionMethod ? 1 : 0):
                Follow(receiver, set with { IsFiltered = set.IsFiltered || ToolCheck.IsByName(argument) }, depth - 1);
                return;
            case "IntersectBy" or "ExceptBy" or "Join":
                Follow(receiver, set with { IsFiltered = true }, depth - 1);
                return;
            case "Concat" or "Union" or "Append" or "Prepend" or "AddRange" or "Add":
                FollowEach([.. receiver is null ? [] : new[] { receiver }, .. argument is null ? [] : new[] { argument }], set, depth);
                return;
            case "Select" or "SelectMany":
                FollowSelected(argument, receiver, set, depth);
                return;
            case "WhenAll" or "FromResult":
                Follow(argument, set, depth - 1);
                return;
            case "Cast" or "OfType" or "ToList" or "ToArray" or "AsEnumerable" or "AsReadOnly" or "ToHashSet" or "ToImmutableArray" or "ToImmutableList" or "ToFrozenSet"
                or "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "ToListAsync" or "ToArrayAsync" or "ToAsyncEnumerable" or "ToBlockingEnumerable" or "WithCancellation"
                or "OrderBy" or "OrderByDescending" or "ThenBy" or "Order" or "Reverse" or "Distinct" or "DistinctBy" or "Take" or "Skip" or "AsSpan" or "AsMemory":
                Follow(receiver, set, depth - 1);
                return;
        }
    }

    // What the lambda makes of a tool is followed; where it ends at the lambda's parameter, the way leads on to the list.
    private void FollowSelected(IOperation? selector, IOperation? receiver, RemoteToolSet set, int depth)
    {
        while (selector is IConversionOperation conversion)
            selector = conversion.Operand;

        switch ((selector as IDelegateCreationOperation)?.Target ?? selector)
        {
            case IAnonymousFunctionOperation lambda:
                foreach (var value in Returned(lambda.Body))
                    Follow(value, set, depth - 1);
                return;
            case IMethodReferenceOperation { Method: var method } when AgentSdk.IsModelSide(method):
                Follow(receiver, set, depth - 1);
                return;
        }
    }

    private void FollowParameter(IParameterSymbol parameter, IOperation use, RemoteToolSet set, int depth)
    {
        if (_given.TryGetValue(parameter, out var argument))
            Follow(argument, set, depth - 1);
        else if (ToolVariables.ListOfLambda(parameter, use) is { } list)
            Follow(list, set, depth - 1);
    }

    private void FollowVariable(ISymbol variable, IOperation use, RemoteToolSet set, int depth)
    {
        var origins = _variables.Of(variable, use);
        if (origins.IsNarrowed || ToolCheck.IsGuarded(variable, use) || ToolValidators.AreAskedAbout(variable, use, _policy))
            set = set with { IsFiltered = true };

        if (origins.Loop is { } loop)
            set = set with { IsFiltered = set.IsFiltered || ToolCheck.IsChecked(loop, variable) };

        // A variable that holds one list only is as good a place as the list; one that is filled from several is not.
        foreach (var value in origins.Values)
            Follow(value, origins.IsOneList ? set : set with { Place = value.Syntax }, depth - 1);
    }

    // One level deep: a helper of a helper is no longer seen together with its use.
    private void FollowHelper(IInvocationOperation call, RemoteToolSet set, int depth)
    {
        if (_isInHelper || ToolVariables.BodyOf(call, _cancellation) is not { } body)
            return;

        _isInHelper = true;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
                _given[parameter.OriginalDefinition] = argument.Value;
        }

        foreach (var value in Returned(body))
            Follow(value, set, depth - 1);

        _given.Clear();
        _isInHelper = false;
    }

    private static IEnumerable<IOperation> Returned(IOperation body) =>
        body.Descendants().OfType<IReturnOperation>().Select(result => result.ReturnedValue).OfType<IOperation>();
}
