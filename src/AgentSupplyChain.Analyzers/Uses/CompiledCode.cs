using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Code that is compiled with Roslyn into a stream, in the body that then loads it.</summary>
internal static class CompiledCode
{
    /// <summary>Locals that hold what a compilation emits, in the body of this operation.</summary>
    public static IEnumerable<ILocalSymbol> StreamsOf(IOperation operation) => Assignments.Root(operation).Descendants().OfType<IInvocationOperation>().Where(IsEmit).Select(StreamOf).OfType<ILocalSymbol>();

    public static bool IsEmit(IInvocationOperation call) => call.TargetMethod is { Name: "Emit", ContainingType.Name: "Compilation" or "CSharpCompilation" };

    public static ILocalSymbol? StreamOf(IInvocationOperation emit) => (Arguments.Named(emit, "peStream") as ILocalReferenceOperation ?? ((Arguments.Named(emit, "peStream") as IConversionOperation)?.Operand as ILocalReferenceOperation))?.Local;
}
