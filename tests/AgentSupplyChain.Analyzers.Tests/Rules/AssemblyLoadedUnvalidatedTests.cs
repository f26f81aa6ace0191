using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class AssemblyLoadedUnvalidatedTests
{
    private static StubPack Composition { get; } = new("System.ComponentModel.Composition", """
        namespace System.ComponentModel.Composition.Hosting
        {
            public class DirectoryCatalog { public DirectoryCatalog(string path) { } public DirectoryCatalog(string path, string searchPattern) { } }
            public class AssemblyCatalog { public AssemblyCatalog(string codeBase) { } public AssemblyCatalog(System.Reflection.Assembly assembly) { } }
        }
        """);

    private static AnalyzerTest<AssemblyLoadedUnvalidatedAnalyzer> Test { get; } = LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>().WithStubs(Composition);

    [Theory]
    [InlineData("Assembly.LoadFrom([|path|]);")]
    [InlineData("Assembly.LoadFile([|path|]);")]
    [InlineData("Assembly.UnsafeLoadFrom([|path|]);")]
    [InlineData("Assembly.Load([|bytes|]);")]
    [InlineData("Assembly.Load(rawAssembly: [|File.ReadAllBytes(path)|]);")]
    [InlineData("AssemblyLoadContext.Default.LoadFromAssemblyPath([|path|]);")]
    [InlineData("new AssemblyLoadContext(name, isCollectible: true).LoadFromAssemblyPath([|Path.GetFullPath(path)|]);")]
    [InlineData("AssemblyLoadContext.Default.LoadFromStream([|stream|]);")]
    [InlineData("using var file = File.OpenRead(path); AssemblyLoadContext.Default.LoadFromStream([|file|]);")]
    [InlineData("AssemblyLoadContext.Default.LoadFromNativeImagePath([|path|], null);")]
    [InlineData("Activator.CreateInstanceFrom([|path|], name);")]
    [InlineData("_ = new System.ComponentModel.Composition.Hosting.DirectoryCatalog([|path|]);")]
    [InlineData("""_ = new System.ComponentModel.Composition.Hosting.DirectoryCatalog([|"plugins"|]);""")]
    [InlineData("""_ = new System.ComponentModel.Composition.Hosting.DirectoryCatalog([|Path.Combine(AppContext.BaseDirectory, "plugins")|], "*.dll");""")]
    [InlineData("_ = new System.ComponentModel.Composition.Hosting.AssemblyCatalog([|path|]);")]
    public Task An_assembly_from_anywhere_is_reported_at_its_path(string statement) => Test.Diagnoses(LoaderCode.Body(statement));

    [Theory]
    [InlineData("""Assembly.LoadFrom([|config["Plugins:Path"] ?? "plugins/Known.dll"|]);""")]
    [InlineData("""Assembly.LoadFrom([|Path.Combine(AppContext.BaseDirectory, "plugins", name + ".dll")|]);""")]
    [InlineData("""Assembly.LoadFrom([|Environment.GetEnvironmentVariable("PLUGIN")|]!);""")]
    [InlineData("""Assembly.LoadFrom([|Path.Combine(Path.GetTempPath(), "Known.dll")|]);""")]
    [InlineData("""foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "plugins"), "*.dll")) Assembly.LoadFrom([|file|]);""")]
    [InlineData("""var loaded = Directory.EnumerateFiles("plugins", "*.dll").Select(file => Assembly.LoadFrom([|file|])).ToList();""")]
    [InlineData("""var loaded = Directory.EnumerateFiles("plugins", "*.dll").Select([|Assembly.LoadFrom|]).ToList();""")]
    [InlineData("""foreach (var file in new DirectoryInfo("plugins").GetFiles("*.dll")) Assembly.LoadFrom([|file.FullName|]);""")]
    [InlineData("""var target = "plugins/Known.dll"; if (args.Length > 0) target = args[0]; Assembly.LoadFrom([|target|]);""")]
    [InlineData("""var target = "plugins/"; target += name; Assembly.LoadFrom([|target|]);""")]
    [InlineData("""Assembly.Load([|await http.GetByteArrayAsync("https://plugins.example/a.dll")|]);""")]
    public Task What_is_not_settled_by_the_build_is_reported(string statement) => Test.Diagnoses(LoaderCode.Body(statement));

    [Theory]
    [InlineData("""Assembly.LoadFrom("plugins/Known.dll");""")]
    [InlineData("""const string Plugin = "Known.dll"; Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "plugins", Plugin));""")]
    [InlineData("""Assembly.LoadFrom(Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "Known.dll"));""")]
    [InlineData("""Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(typeof(Loader).Assembly.Location)!, "Known.dll"));""")]
    [InlineData("""var folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location); Assembly.LoadFrom($"{folder}/Known.dll");""")]
    [InlineData("""Assembly.LoadFrom(typeof(Loader).Assembly.Location);""")]
    [InlineData("""foreach (var plugin in new[] { "A.dll", "B.dll" }) Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, plugin));""")]
    [InlineData("""string[] plugins = ["A.dll", "B.dll"]; var all = plugins.Select(plugin => Assembly.LoadFrom(Path.Join(AppContext.BaseDirectory, plugin))).ToList();""")]
    [InlineData("""Assembly.LoadFrom(args.Length > 0 ? "A.dll" : "B.dll");""")]
    [InlineData("""Assembly.LoadFrom(name switch { "a" => "A.dll", "b" => "B.dll", _ => throw new ArgumentException(name) });""")]
    [InlineData("""using var own = typeof(Loader).Assembly.GetManifestResourceStream("Embedded.dll"); AssemblyLoadContext.Default.LoadFromStream(own!);""")]
    [InlineData("""foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "Contoso.*.dll")) Assembly.LoadFrom(file);""")]
    [InlineData("""_ = new AssemblyLoadContext(name, isCollectible: true);""")]
    [InlineData("""Assembly.Load("Contoso.Tools");""")]
    [InlineData("""Assembly.Load(new AssemblyName(name));""")]
    [InlineData("""_ = typeof(Loader).Assembly.GetTypes();""")]
    [InlineData("""_ = AssemblyName.GetAssemblyName(path);""")]
    [InlineData("""_ = new System.ComponentModel.Composition.Hosting.AssemblyCatalog(typeof(Loader).Assembly);""")]
    [InlineData("""_ = new System.ComponentModel.Composition.Hosting.DirectoryCatalog(AppContext.BaseDirectory);""")]
    [InlineData("""Console.WriteLine("Assembly.LoadFrom(" + path + ")");""")]
    public Task What_is_part_of_the_application_is_left_alone(string statement) => Test.IsClean(LoaderCode.Body(statement));

    [Theory]
    [InlineData("""private static readonly string Plugin = Path.Combine(AppContext.BaseDirectory, "Known.dll");""")]
    [InlineData("""private static string Plugin => Path.Combine(AppContext.BaseDirectory, "Known.dll");""")]
    [InlineData("""private readonly string Plugin = "Known.dll";""")]
    [InlineData("""private string Plugin { get; } = Path.GetFullPath("Known.dll");""")]
    [InlineData("""private static readonly string Plugin; static Loader() { Plugin = Path.Combine(AppContext.BaseDirectory, "Known.dll"); }""")]
    public Task A_member_that_holds_such_a_path_is_followed(string member) => Test.IsClean(LoaderCode.Body("Assembly.LoadFrom(Plugin);", member));

    [Theory]
    [InlineData("""private static readonly string Plugin = Environment.GetEnvironmentVariable("PLUGIN")!;""")]
    [InlineData("""private static string Plugin = "Known.dll";""")]
    [InlineData("""public string Plugin { get; set; } = "Known.dll";""")]
    [InlineData("""private readonly string Plugin = Loader.From(1); private static string From(int i) => "x";""")]
    public Task A_member_that_can_change_or_is_not_known_is_reported(string member) => Test.Diagnoses(LoaderCode.Body("Assembly.LoadFrom([|Plugin|]);", member));

    [Fact]
    public Task A_path_that_another_file_settles_is_left_alone() => Test
        .WithSource("Places.cs", """static class Places { public static readonly string Plugin = System.IO.Path.Combine(System.AppContext.BaseDirectory, "Known.dll"); }""")
        .IsClean(LoaderCode.Body("Assembly.LoadFrom(Places.Plugin);"));

    [Fact]
    public Task A_path_that_another_file_takes_from_outside_is_reported() => Test
        .WithSource("Places.cs", """static class Places { public static readonly string Plugin = System.Environment.GetEnvironmentVariable("PLUGIN")!; }""")
        .Diagnoses(LoaderCode.Body("Assembly.LoadFrom([|Places.Plugin|]);"));

    [Fact]
    public Task Dependencies_of_a_plugin_are_resolved_as_the_runtime_asks_for_them() => Test.IsClean(LoaderCode.Usings + """
        class PluginLoadContext(string pluginPath) : AssemblyLoadContext
        {
            private readonly AssemblyDependencyResolver _resolver = new(pluginPath);

            protected override Assembly? Load(AssemblyName assemblyName)
            {
                var path = _resolver.ResolveAssemblyToPath(assemblyName);
                return path is null ? null : LoadFromAssemblyPath(path);
            }

            static void Listen() => AppDomain.CurrentDomain.AssemblyResolve += (sender, e) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, new AssemblyName(e.Name).Name + ".dll"));
        }
        """);

    [Fact]
    public Task Metadata_that_is_only_looked_at_is_no_load() => Test
        .WithStubs(new StubPack("System.Reflection.MetadataLoadContext", "namespace System.Reflection { public class MetadataLoadContext { public Assembly LoadFromAssemblyPath(string assemblyPath) => throw null!; } }"))
        .IsClean(LoaderCode.Body("new MetadataLoadContext().LoadFromAssemblyPath(path);"));

    [Fact]
    public Task A_program_without_an_AI_SDK_loads_plugins_and_no_tools() => new AnalyzerTest<AssemblyLoadedUnvalidatedAnalyzer>()
        .IsClean("class Loader { object Load(string path) => System.Reflection.Assembly.LoadFrom(path); }");

    [Fact]
    public Task An_own_type_of_that_name_is_left_alone() => Test
        .IsClean("namespace Mine { class Assembly { public static void LoadFrom(string path) { } void Run(string path) => LoadFrom(path); } }");

    [Fact]
    public async Task The_message_says_what_to_do_and_tells_no_path()
    {
        var finding = Assert.Single(await Test.Diagnoses(LoaderCode.Body("""Assembly.LoadFrom([|"/home/me/" + name|]);""")));
        Assert.Equal(
            "Assembly.LoadFrom loads code that nothing has vouched for: whoever can replace it gives the model a tool with all rights of the process. Compare its hash or signer with a known one first.",
            finding.GetMessage());
    }
}
