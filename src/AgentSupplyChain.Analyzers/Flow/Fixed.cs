using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Flow;

/// <summary>
/// Whether a value is settled when the application is built: constants, the application's own folder and paths below it, the content of such
/// files, embedded resources, tables that stand in the code. Configuration, arguments, the environment and what a folder holds are not.
/// </summary>
internal static class Fixed
{
    private const int Depth = 16;

    public static bool AtBuild(IOperation value, CancellationToken cancellation) => new Walk(cancellation).IsFixed(value, Depth);

    private sealed class Walk(CancellationToken cancellation)
    {
        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        public bool IsFixed(IOperation? value, int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            if (value is null || depth == 0)
                return false;

            return value switch
            {
                { ConstantValue.HasValue: true } => true,
                ITypeOfOperation or IInstanceReferenceOperation or IConditionalAccessInstanceOperation or IThrowOperation or IDefaultValueOperation => true,
                IConversionOperation conversion => IsFixed(conversion.Operand, depth),
                IAwaitOperation awaited => IsFixed(awaited.Operation, depth),
                IConditionalAccessOperation access => IsFixed(access.Operation, depth - 1) && IsFixed(access.WhenNotNull, depth - 1),
                ICoalesceOperation coalesce => IsFixed(coalesce.Value, depth - 1) && IsFixed(coalesce.WhenNull, depth - 1),
                IConditionalOperation conditional => IsFixed(conditional.WhenTrue, depth - 1) && IsFixed(conditional.WhenFalse, depth - 1),
                ISwitchExpressionOperation choice => choice.Arms.All(arm => IsFixed(arm.Value, depth - 1)),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsFixed(sum.LeftOperand, depth - 1) && IsFixed(sum.RightOperand, depth - 1),
                IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().All(part => IsFixed(part.Expression, depth - 1)),
                IArrayCreationOperation { Initializer: { } initializer } => AreFixed(initializer.ElementValues, depth),
                IArrayInitializerOperation initializer => AreFixed(initializer.ElementValues, depth),
                ICollectionExpressionOperation collection => AreFixed(collection.Elements, depth),
                ISpreadOperation spread => IsFixed(spread.Operand, depth - 1),
                IArrayElementReferenceOperation element => IsFixed(element.ArrayReference, depth - 1),
                IObjectCreationOperation creation => IsFixedObject(creation, depth),
                IInvocationOperation call => IsFixedCall(call, depth),
                ILocalReferenceOperation { Local: var local } => IsFixedVariable(local, value, depth),
                IParameterReferenceOperation { Parameter: var parameter } => IsFixedParameter(parameter, value, depth),
                IFieldReferenceOperation { Field: { IsReadOnly: true } field } => IsFixedMember(field, value, depth),
                IPropertyReferenceOperation property => IsFixedProperty(property, depth),
                _ => false,
            };
        }

        private bool AreFixed(IEnumerable<IOperation> values, int depth) => values.All(value => IsFixed(value, depth - 1));

        // A token to cancel with, or a comparer, is not part of a value.
        private bool ArgumentsAreFixed(IEnumerable<IArgumentOperation> arguments, int depth) =>
            AreFixed(arguments.Select(argument => argument.Value).Where(value => value.Type is not { Name: "CancellationToken" or "StringComparer" or "IEqualityComparer" }), depth);

        private bool IsFixedObject(IObjectCreationOperation creation, int depth) => creation switch
        {
            { Type.Name: "FileInfo" or "DirectoryInfo" or "Uri" or "StreamReader" or "FileStream" or "MemoryStream" or "String" or "AssemblyName" } => creation.Arguments.Length > 0 && ArgumentsAreFixed(creation.Arguments, depth),
            { Initializer.Initializers: var entries } => ArgumentsAreFixed(creation.Arguments, depth) && entries.All(entry => IsFixedEntry(entry, depth)),
            _ => false,
        };

        private bool IsFixedEntry(IOperation entry, int depth) => entry switch
        {
            IInvocationOperation add => ArgumentsAreFixed(add.Arguments, depth),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 }, Value: var value } => IsFixed(value, depth - 1),
            _ => false,
        };

        private bool IsFixedCall(IInvocationOperation call, int depth)
        {
            var method = call.TargetMethod;
            return (method.ContainingType?.Name, method.Name) switch
            {
                ("Path", "GetTempPath" or "GetTempFileName" or "GetRandomFileName") => false,
                ("Assembly", "GetExecutingAssembly" or "GetEntryAssembly" or "GetCallingAssembly") or ("Directory", "GetCurrentDirectory") or ("Object", "GetType") => true,
                ("Directory", "GetFiles" or "EnumerateFiles") => IsOwnFolder(call),
                ("Assembly", "GetManifestResourceStream") or ("ResourceManager", "GetString" or "GetStream") => true,
                ("TypeExtensions" or "IntrospectionExtensions", "GetTypeInfo") => true,
                ("Path" or "File" or "String" or "Directory", not ("GetDirectories" or "EnumerateDirectories" or "GetFileSystemEntries" or "EnumerateFileSystemEntries"))
                    or ("StreamReader" or "TextReader" or "Encoding" or "MemoryExtensions" or "Assembly" or "FileInfo", not "Load")
                    or ("Task" or "Task`1" or "ValueTask", "ConfigureAwait" or "GetAwaiter")
                    or (_, "GetResult" or "TryGetValue" or "GetValueOrDefault" or "ToString" or "ToArray" or "ToList" or "ToFrozenDictionary" or "ToImmutableDictionary" or "ToDictionary" or "AsReadOnly")
                    => IsFixedReceiver(call, depth) && (IsLookup(method) || ArgumentsAreFixed(call.Arguments, depth)),
                _ => false,
            };
        }

        // Who can place a file beside the application owns it already; in a folder below it is another matter.
        private bool IsOwnFolder(IInvocationOperation listing) =>
            listing.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "path")?.Value is { } folder
            && ObjectFlow.Origin(folder, cancellation) is IPropertyReferenceOperation { Property.Name: "BaseDirectory" }
            && !listing.Arguments.Any(argument => argument.Value.Type?.Name is "SearchOption" or "EnumerationOptions");

        private bool IsFixedReceiver(IInvocationOperation call, int depth) =>
            ObjectFlow.Receiver(call) is not { } receiver ? call.TargetMethod.IsStatic : IsFixed(receiver, depth - 1);

        // The key chooses among what stands in the table.
        private static bool IsLookup(IMethodSymbol method) => method.Name is "TryGetValue" or "GetValueOrDefault";

        private bool IsFixedProperty(IPropertyReferenceOperation property, int depth) => (property.Property.ContainingType?.Name, property.Property.Name) switch
        {
            ("AppContext", "BaseDirectory") or ("AppDomain", "CurrentDomain" or "BaseDirectory") or ("Environment", "ProcessPath" or "CurrentDirectory") or ("Encoding", _) => true,
            ("IHostEnvironment" or "IWebHostEnvironment" or "IHostingEnvironment", "ContentRootPath" or "WebRootPath") => true,
            ("Type" or "Assembly" or "TypeInfo", "Assembly" or "Location" or "Module") => IsFixed(property.Instance, depth - 1),
            ("FileInfo" or "DirectoryInfo" or "FileSystemInfo" or "Uri" or "String", _) => IsFixed(property.Instance, depth - 1),
            _ when property.Arguments.Length > 0 => IsFixed(property.Instance, depth - 1),
            _ => property.Property.SetMethod is null or { IsInitOnly: true } or { DeclaredAccessibility: Accessibility.Private } && IsFixedMember(property.Property, property, depth),
        };

        private bool IsFixedVariable(ILocalSymbol local, IOperation use, int depth)
        {
            if (!_followed.Add(local))
                return true;

            var assigned = Assignments.Of(local, use);
            if (assigned.IsCompound)
                return false;

            var taken = assigned.Values.Count == 0 || assigned.HasOthers ? Elements.SequenceOf(local, use) ?? Elements.TakenFrom(local, use) : null;
            return (taken is not null || (assigned.Values.Count > 0 && !assigned.HasOthers)) && AreFixed(assigned.Values, depth) && (taken is null || IsFixed(taken, depth - 1));
        }

        private bool IsFixedParameter(IParameterSymbol parameter, IOperation use, int depth)
        {
            if (Elements.SequenceOf(parameter, use) is { } sequence)
                return IsFixed(sequence, depth - 1);

            if (!_followed.Add(parameter))
                return true;

            var assigned = Assignments.Of(parameter, use);
            return !assigned.IsCompound && !assigned.HasOthers && AreFixed(assigned.Values, depth)
                && Callers.ValuesOf(parameter, use, cancellation) is { } given && AreFixed(given, depth);
        }

        // A member of another file is read as syntax; one that a constructor sets, where the constructor stands in this file.
        private bool IsFixedMember(ISymbol member, IOperation use, int depth)
        {
            if (!_followed.Add(member))
                return true;

            if (Initialiser.Of(member, cancellation) is { } written)
                return Initialiser.Operation(written, use, cancellation) is { } initialiser ? IsFixed(initialiser, depth - 1) : IsFixedSyntax(written);

            var given = SetByConstructors(member, use).ToList();
            return given.Count > 0 && AreFixed(given, depth);
        }

        private IEnumerable<IOperation> SetByConstructors(ISymbol member, IOperation use) =>
            from constructor in member.ContainingType.InstanceConstructors.Concat(member.ContainingType.StaticConstructors)
            from reference in constructor.DeclaringSyntaxReferences
            where reference.SyntaxTree == use.SemanticModel?.SyntaxTree
            let body = reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax ? use.SemanticModel!.GetOperation(syntax, cancellation) : null
            where body is not null
            from assignment in body.Descendants().OfType<ISimpleAssignmentOperation>()
            where assignment.Target is IMemberReferenceOperation { Member: var target } && SymbolEqualityComparer.Default.Equals(target, member)
            select assignment.Value;

        private static bool IsFixedSyntax(ExpressionSyntax written) => written.DescendantNodesAndSelf().All(node => node is not IdentifierNameSyntax
        {
            Identifier.ValueText: not ("System" or "IO" or "Path" or "Combine" or "Join" or "GetFullPath" or "AppContext" or "BaseDirectory" or "AppDomain" or "CurrentDomain" or "File" or "ReadAllText")
        });
    }
}
