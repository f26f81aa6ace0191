using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>These tests run in two projects, on two compilers: a package that is unified by mistake would run them twice on one.</summary>
public class RoslynVersionTests
{
    [Fact]
    public void The_tests_run_on_the_compiler_that_their_project_names()
    {
        var wanted = typeof(RoslynVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RoslynUnderTest").Value;
        Assembly[] loaded = [typeof(Compilation).Assembly, typeof(CSharpCompilation).Assembly, typeof(Workspace).Assembly];
        Assert.All(loaded, assembly => Assert.Equal(wanted, assembly.GetName().Version!.ToString(2)));
    }
}
