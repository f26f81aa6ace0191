using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>An additional file that is on no disk; without a text it is one that the compiler could not read.</summary>
internal sealed class MemoryText(string path, SourceText? text) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
}
