using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Builds;

/// <summary>One folder for all: each test changes something and leaves a folder that is built.</summary>
public sealed class An_agent_that_is_built_again(An_agent_that_is_built_again.Built built) : IClassFixture<An_agent_that_is_built_again.Built>
{
    private static readonly string[] documents = [Agent.Obj + Agent.Sbom, Agent.Obj + Agent.Aibom, Agent.Bin + Agent.Sbom, Agent.Bin + Agent.Aibom];

    private readonly FixtureFolder folder = built.Folder;

    [Fact]
    public void With_nothing_changed_runs_nothing_of_ours_and_compiles_nothing()
    {
        var times = Times();

        var build = folder.Run("build").MustSucceed();

        Assert.Empty(OurTasks(build));
        Assert.Empty(build.TasksRun("Csc"));
        Assert.False(build.TargetRan("CoreCompile"));
        Assert.Equal(times, Times());
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("agent-supply-chain.json")]
    [InlineData("packages.lock.json")]
    [InlineData("App.csproj")]
    public void With_a_file_touched_looks_again_and_keeps_documents_that_say_the_same(string file)
    {
        var times = Times();
        File.SetLastWriteTimeUtc(folder.PathOf(file), DateTime.UtcNow);

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(["CheckSupplyChain", "WriteBoms"], OurTasks(build).Distinct(StringComparer.Ordinal));
        Assert.Equal(times, Times());
    }

    [Fact]
    public void With_another_prompt_writes_another_AIBOM_and_has_the_compiler_look_at_it_which_changes_no_assembly()
    {
        var assembly = File.ReadAllBytes(folder.PathOf("bin/Debug/net10.0/App.dll"));
        var before = new Document(folder.Read(Agent.Bin + Agent.Aibom));
        folder.Write("prompts/system.md", folder.Read("prompts/system.md") + "Be brief.\n");

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(["CheckSupplyChain", "WriteBoms"], OurTasks(build));
        Assert.Single(build.TasksRun("Csc"));
        Assert.Equal(assembly, File.ReadAllBytes(folder.PathOf("bin/Debug/net10.0/App.dll")));
        Assert.NotEqual(before.Serial, new Document(folder.Read(Agent.Bin + Agent.Aibom)).Serial);
    }

    [Fact]
    public void With_a_prompt_removed_no_longer_lists_it()
    {
        folder.Write("prompts/passing.md", "For a while.\n");
        folder.Run("build").MustSucceed();
        Assert.Contains("prompts/passing.md", folder.Read(Agent.Bin + Agent.Aibom), StringComparison.Ordinal);
        folder.Delete("prompts/passing.md");

        folder.Run("build").MustSucceed();

        Assert.DoesNotContain("passing", folder.Read(Agent.Bin + Agent.Aibom), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Agent.Bin + Agent.Sbom)]
    [InlineData(Agent.Bin + Agent.Aibom)]
    [InlineData(Agent.Obj + Agent.Sbom)]
    [InlineData(Agent.Obj + Agent.Aibom)]
    public void With_a_document_deleted_brings_it_back(string document)
    {
        var before = documents.Select(folder.Read).ToArray();
        folder.Delete(document);

        folder.Run("build").MustSucceed();

        Assert.Equal(before, documents.Select(folder.Read));
    }

    [Fact]
    public void With_a_model_added_in_code_compiles_and_lists_it()
    {
        folder.Write("Second.cs", """static class Second { public static object Client() => new OpenAI.Chat.ChatClient("gpt-4o-2024-08-06", ""); }""");

        var build = folder.Run("build").MustSucceed();

        Assert.Equal(["WriteBoms"], OurTasks(build));
        Assert.Contains("gpt-4o-2024-08-06", folder.Read(Agent.Bin + Agent.Aibom), StringComparison.Ordinal);
    }

    [Fact]
    public void From_nothing_reads_packages_while_the_code_is_compiled_and_writes_the_same_documents()
    {
        var before = documents.Select(folder.Read).ToArray();
        File.SetLastWriteTimeUtc(folder.PathOf("Program.cs"), DateTime.UtcNow);

        var compiled = folder.Run("build").MustSucceed();
        var rebuilt = folder.Run("build", "-t:Rebuild").MustSucceed();

        Assert.False(compiled.Contains(ReadAhead));
        Assert.True(rebuilt.Contains(ReadAhead));
        Assert.Equal(before, documents.Select(folder.Read));
    }

    [Fact]
    public void With_code_that_does_not_compile_says_that_and_no_more_and_the_next_build_is_whole()
    {
        var before = documents.Select(folder.Read).ToArray();
        folder.Write("Broken.cs", "class Broken {");

        var broken = folder.Run("build", "-t:Rebuild").MustFail();
        folder.Delete("Broken.cs");
        folder.Run("build").MustSucceed();

        Assert.Equal(["CS1513"], broken.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(before, documents.Select(folder.Read));
    }

    private const string ReadAhead = "packages were read while the code was compiled";

    private DateTime[] Times() => [.. documents.Select(path => File.GetLastWriteTimeUtc(folder.PathOf(path)))];

    private static IReadOnlyList<string> OurTasks(BuildResult build) =>
        [.. new[] { "CheckSupplyChain", "WriteBoms", "WriteSarif", "MergeBoms" }.SelectMany(build.TasksRun)];

    public sealed class Built : IDisposable
    {
        public Built()
        {
            Folder = Agent.Clean(properties: "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>")
                .WithFile("agent-supply-chain.json", """{ "schemaVersion": 1 }""")
                .Write();
            Folder.Run("build").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public void Dispose() => Folder.Dispose();
    }
}
