using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Rules;

/// <summary>ASC3020: an assembly whose place or content is not settled by the build is loaded, and nothing has vouched for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AssemblyLoadedUnvalidatedAnalyzer() : AgentAnalyzer(Descriptors.AssemblyLoadedUnvalidated)
{
    /// <summary>Property of the diagnostic: the validator to call first, where the policy declares one that fits.</summary>
    public const string Validator = "Validator";

    /// <summary>Property of the diagnostic: there where the validator answers with true or false.</summary>
    public const string ValidatorAnswers = "ValidatorAnswers";

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        if (!ProjectKind.UsesAiSdk(context.Compilation))
            return;

        var validations = new Validations(PolicyOptions.Of(context.Options));
        var canCompile = References(context.Compilation, "Microsoft.CodeAnalysis");
        var declared = new Lazy<DeclaredValidators>(() => new DeclaredValidators(context.Compilation, validations.Validators));
        context.RegisterOperationAction(operation => Analyze(operation, validations, declared, canCompile), OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.MethodReference);
    }

    private static void Analyze(OperationAnalysisContext context, Validations validations, Lazy<DeclaredValidators> declared, bool canCompile)
    {
        var cancellation = context.CancellationToken;
        if (AssemblyLoad.Find(context.Operation) is not { } load || IsOfTheApp(load, cancellation) || validations.IsLoader(context.ContainingSymbol))
            return;

        var provenance = Provenance.Of(load.Code, cancellation);
        if (IsDependency(provenance) || (canCompile && IsCompiledHere(provenance, context.Operation)))
            return;

        const ValidBy By = ValidBy.Hash | ValidBy.Signature | ValidBy.AllowList;
        if (validations.Passed(context.Operation, load.Code, By, cancellation)
            || (context.Operation is IMethodReferenceOperation { Method.Parameters: var parameters } && validations.Passed(context.Operation, parameters, By, cancellation)))
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (context.Operation is not IMethodReferenceOperation && declared.Value.For(load.Code.Type, context.Operation) is { } validator)
        {
            properties = properties.Add(Validator, validator.ContainingType.ToDisplayString() + "." + validator.Name);
            if (!validator.ReturnsVoid)
                properties = properties.Add(ValidatorAnswers, "true");
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AssemblyLoadedUnvalidated, load.Place.GetLocation(), properties, load.Api));
    }

    // Who can write into the application's own folder needs no plugin. A folder below it that is loaded whole is another matter.
    private static bool IsOfTheApp(AssemblyLoad load, CancellationToken cancellation) => load.IsFolder
        ? ObjectFlow.Origin(load.Code, cancellation) is IPropertyReferenceOperation { Property.Name: "BaseDirectory" } or { ConstantValue: { HasValue: true, Value: "." } }
        : Fixed.AtBuild(load.Code, cancellation);

    // The runtime asks for what an assembly that is loaded already depends on.
    private static bool IsDependency(Provenance provenance) =>
        provenance.Symbols.Any(symbol => symbol is IParameterSymbol { Type: { Name: "AssemblyName", ContainingNamespace.Name: "Reflection" } or { Name: "ResolveEventArgs", ContainingNamespace.Name: "System" } })
        || provenance.Comes(operation => operation is IInvocationOperation { TargetMethod: { Name: "ResolveAssemblyToPath", ContainingType.Name: "AssemblyDependencyResolver" } });

    // Code that is compiled here and now is ASC3025.
    private static bool IsCompiledHere(Provenance provenance, IOperation load) => CompiledCode.StreamsOf(load).Any(stream => provenance.Symbols.Contains(stream, SymbolEqualityComparer.Default));
}
