using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Tests.Analysis.Subjects;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.TestKit.Tests.Analysis;

public class GeneratorTestTests
{
    private const string Code = "[System.Obsolete] class A { }\nclass B { }\n[System.Obsolete] class C { }\n";

    [Fact]
    public async Task A_right_generator_gives_its_sources() =>
        Assert.Equal(new GeneratedSource("Classes.g.cs", "// A\n// C\n"), Assert.Single(await new GeneratorTest<ClassListGenerator>().Generates(Code)));

    [Fact]
    public Task A_generator_that_throws_fails() => FailsFor<ThrowingGenerator>("ThrowingGenerator threw: no such class");

    [Fact]
    public Task A_generator_that_reports_fails() => FailsFor<ReportingGenerator>("ReportingGenerator reports diagnostics:\nno place: Warning T2: Another matter");

    [Fact]
    public Task Output_that_does_not_compile_fails() => FailsFor<NotCompilingGenerator>("The generated code does not compile:\n");

    [Fact]
    public Task An_assembly_attribute_fails() => FailsFor<AttributeGenerator>("Classes.g.cs changes the user's assembly: [assembly: System.Reflection.AssemblyMetadata(\"class\", \"A\")]");

    [Fact]
    public Task Another_output_for_the_same_input_fails() => FailsFor<CountingGenerator>("The same input gives another output:\n  --- Classes.g.cs\n- // A ");

    [Fact]
    public async Task Code_that_does_not_compile_fails_unless_allowed()
    {
        await Fails(() => new GeneratorTest<ClassListGenerator>().Generates("class A : Missing { }"));
        await new GeneratorTest<ClassListGenerator>().AllowCompilerErrors().Generates("[System.Obsolete] class A : Missing { }");
    }

    [Fact]
    public Task A_right_generator_is_cached() => new GeneratorTest<ClassListGenerator>().AssertCached(Code, ClassListGenerator.Step);

    [Fact]
    public async Task A_step_that_is_made_anew_fails()
    {
        var failure = await Fails(() => new GeneratorTest<ArrayModelGenerator>().AssertCached(Code, ClassListGenerator.Step));
        Assert.Contains("Step 'classes' is Modified after a comment in another file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_made_anew_fails()
    {
        var failure = await Fails(() => new GeneratorTest<LateCompilationGenerator>().AssertCached(Code, ClassListGenerator.Step));
        Assert.Contains("Output 'ImplementationSourceOutput' is Modified after a comment in another file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_step_that_keeps_a_syntax_node_alive_fails() => KeepsAlive<NodeModelGenerator>("ClassDeclarationSyntax");

    [Fact]
    public Task A_step_that_keeps_a_location_alive_deep_in_its_model_fails() => KeepsAlive<LocationModelGenerator>("SourceLocation");

    [Fact]
    public async Task A_step_that_never_ran_fails_and_lists_those_that_did()
    {
        var failure = await Fails(() => new GeneratorTest<ClassListGenerator>().AssertCached(Code, "clases"));
        Assert.Contains("No step 'clases' ran.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("classes", failure.Message, StringComparison.Ordinal);
        await Fails(() => new GeneratorTest<ClassListGenerator>().AssertCached("class A { }", ClassListGenerator.Step));
    }

    [Fact]
    public Task A_test_that_names_no_step_is_refused() => Assert.ThrowsAsync<ArgumentException>(() => new GeneratorTest<ClassListGenerator>().AssertCached(Code));

    [Fact]
    public async Task A_throwing_generator_is_not_taken_for_a_cached_one() => await Fails(() => new GeneratorTest<ThrowingGenerator>().AssertCached(Code, ClassListGenerator.Step));

    private static async Task<CheckFailedException> Fails(Func<Task> test) => await Assert.ThrowsAsync<CheckFailedException>(test);

    private static async Task KeepsAlive<TGenerator>(string kept)
        where TGenerator : IIncrementalGenerator, new()
    {
        var failure = await Fails(() => new GeneratorTest<TGenerator>().AssertCached(Code, ClassListGenerator.Step));
        Assert.Contains($"Step 'classes' keeps a {kept} of the compiler alive", failure.Message, StringComparison.Ordinal);
    }

    private static async Task FailsFor<TGenerator>(string message)
        where TGenerator : IIncrementalGenerator, new() =>
        Assert.Contains(message, (await Fails(() => new GeneratorTest<TGenerator>().Generates(Code))).Message, StringComparison.Ordinal);
}
