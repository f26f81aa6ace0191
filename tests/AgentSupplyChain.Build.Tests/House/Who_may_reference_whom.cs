using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.House;

/// <summary>The arrows between our assemblies, read from the package that ships.</summary>
public class Who_may_reference_whom
{
    private const string Own = "AgentSupplyChain.";

    [Theory]
    [InlineData("tools/net10.0/AgentSupplyChain.Detection.dll")]
    [InlineData("tools/net10.0/AgentSupplyChain.Core.dll", "Detection")]
    [InlineData("tools/net10.0/AgentSupplyChain.Build.dll", "Core", "Detection")]
    [InlineData("analyzers/dotnet/cs/AgentSupplyChain.Detection.dll")]
    [InlineData("analyzers/dotnet/cs/AgentSupplyChain.Analyzers.dll", "Detection")]
    [InlineData("analyzers/dotnet/cs/AgentSupplyChain.CodeFixes.dll", "Analyzers", "Detection")]
    public void An_assembly_references_only_what_the_house_allows(string entry, params string[] allowed) =>
        Assert.Subset(allowed.ToHashSet(), References(entry).Where(name => name.StartsWith(Own, StringComparison.Ordinal)).Select(name => name[Own.Length..]).ToHashSet());

    [Theory]
    [InlineData("tools/net10.0/AgentSupplyChain.Detection.dll")]
    [InlineData("analyzers/dotnet/cs/AgentSupplyChain.Detection.dll")]
    public void Detection_depends_on_nothing_but_the_standard_library(string entry) => Assert.Equal(["netstandard"], References(entry));

    [Fact]
    public void The_pipeline_knows_neither_the_compiler_nor_MSBuild() =>
        Assert.DoesNotContain(References("tools/net10.0/AgentSupplyChain.Core.dll"), name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.StartsWith("Microsoft.Build", StringComparison.Ordinal));

    private static List<string> References(string entry)
    {
        using var assembly = new PEReader(new MemoryStream([.. PackedProduct.Current.Package.Bytes(entry)]));
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
