using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Shipping;

public class Code_that_is_compiled_before
{
    private const string Portable = "-p:AgentSupplyChainPrecompiled=false";
    private const string Model = "gpt-4o";

    [LinuxX64Fact]
    public void Is_made_of_the_assemblies_that_run_everywhere()
    {
        var package = PackedProduct.Current.Package;
        var compiled = package.Entries().Where(entry => entry.StartsWith("precompiled/", StringComparison.Ordinal) && entry.EndsWith(".dll", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(compiled);
        foreach (var entry in compiled)
        {
            var portable = package.Entries().First(other => !other.StartsWith("precompiled/", StringComparison.Ordinal) && Path.GetFileName(other) == Path.GetFileName(entry));
            Assert.Equal(IdentityOf(package.Bytes(portable)).Module, IdentityOf(package.Bytes(entry)).Module);
            Assert.Equal(!entry.Contains("CodeFixes", StringComparison.Ordinal), IdentityOf(package.Bytes(entry)).IsCompiled);
        }
    }

    [LinuxX64Fact]
    public void Is_what_a_build_and_an_editor_take()
    {
        using var folder = Agent.Clean().Write();
        folder.Run("restore").MustSucceed();

        var (task, analyzers) = Chosen(folder);
        Assert.EndsWith("/precompiled/linux-x64/task/AgentSupplyChain.Build.dll", task, StringComparison.Ordinal);
        Assert.Equal(["AgentSupplyChain.Analyzers.dll", "AgentSupplyChain.CodeFixes.dll", "AgentSupplyChain.Detection.dll"], analyzers.Select(path => Path.GetFileName(path)));
        Assert.All(analyzers, path => Assert.Contains("/precompiled/linux-x64/analyzers/", path, StringComparison.Ordinal));

        (task, analyzers) = Chosen(folder, Portable);
        Assert.EndsWith("/tools/net10.0/AgentSupplyChain.Build.dll", task, StringComparison.Ordinal);
        Assert.Equal(3, analyzers.Count);
        Assert.All(analyzers, path => Assert.Contains("/analyzers/dotnet/cs/", path, StringComparison.Ordinal));
    }

    [LinuxX64Fact]
    public void Says_and_writes_what_the_other_does()
    {
        var fixture = Agent.Clean().WithFile("Program.cs", Agent.Calling(Model));
        using var one = fixture.Write();
        using var other = fixture.Write();

        var compiled = one.Run("build").MustSucceed();
        var portable = other.Run("build", Portable).MustSucceed();

        Assert.Contains(compiled.OurDiagnostics, diagnostic => diagnostic.Code == "ASC3001");
        Assert.Equal(portable.OurDiagnostics, compiled.OurDiagnostics);
        Assert.Equal(other.Read(Agent.Bin + Agent.Sbom), one.Read(Agent.Bin + Agent.Sbom));
        Assert.Equal(other.Read(Agent.Bin + Agent.Aibom), one.Read(Agent.Bin + Agent.Aibom));
    }

    // The runtime refuses such code without a word where it does not fit, and compiles as it always did: only its own record of what it compiled tells.
    [LinuxX64Fact]
    public void Is_not_compiled_again_by_the_runtime()
    {
        var compiled = CompiledMethods([]);
        var portable = CompiledMethods([Portable]);

        Assert.True(portable.Task > 1000, $"The record has {portable.Task} methods of the task.");
        Assert.True(portable.Compiler > 200, $"The record has {portable.Compiler} methods of the analyzers.");
        Assert.True(compiled.Task < portable.Task / 10, $"{compiled.Task} methods of the task were compiled again, of {portable.Task}.");
        Assert.True(compiled.Compiler < portable.Compiler / 10, $"{compiled.Compiler} methods of the analyzers were compiled again, of {portable.Compiler}.");
    }

    private static (int Task, int Compiler) CompiledMethods(string[] arguments)
    {
        const string record = "compiled.txt";
        using var folder = Agent.Clean().WithEnvironment("DOTNET_JitStdOutFile", record).WithEnvironment("DOTNET_JitDisasmSummary", "1").Write();
        folder.Run("build", ["-p:UseSharedCompilation=false", "-m:1", .. arguments]).MustSucceed();
        var methods = folder.Read(record).Split('\n').Where(line => line.Contains(" JIT compiled AgentSupplyChain.", StringComparison.Ordinal)).ToList();
        return (methods.Count(line => line.Contains("AgentSupplyChain.Core", StringComparison.Ordinal)), methods.Count(line => line.Contains("AgentSupplyChain.Analyzers", StringComparison.Ordinal)));
    }

    private static (string Task, IReadOnlyList<string> Analyzers) Chosen(FixtureFolder folder, params string[] arguments)
    {
        var design = folder.Run("msbuild", ["-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getProperty:AgentSupplyChainTaskAssembly", "-getItem:Analyzer", .. arguments]).MustSucceed();
        var told = JsonNode.Parse(string.Join('\n', design.Lines))!;
        var analyzers = told["Items"]!["Analyzer"]!.AsArray()
            .Select(item => Path.GetFullPath((string)item!["FullPath"]!, folder.Root).Replace('\\', '/'))
            .Where(path => Path.GetFileName(path).StartsWith("AgentSupplyChain", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return (Path.GetFullPath((string)told["Properties"]!["AgentSupplyChainTaskAssembly"]!, folder.Root).Replace('\\', '/'), [.. analyzers]);
    }

    private static (Guid Module, bool IsCompiled) IdentityOf(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        var metadata = image.GetMetadataReader();
        return (metadata.GetGuid(metadata.GetModuleDefinition().Mvid), image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }
}
