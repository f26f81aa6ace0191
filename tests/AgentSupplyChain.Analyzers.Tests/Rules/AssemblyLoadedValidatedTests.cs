using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

/// <summary>What counts as a validation that dominates a load, and what looks like one.</summary>
public class AssemblyLoadedValidatedTests
{
    private static AnalyzerTest<AssemblyLoadedUnvalidatedAnalyzer> Test { get; } = LoaderCode.Analyzer<AssemblyLoadedUnvalidatedAnalyzer>();

    private const string Members = """
        private const string Known = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
        private static readonly byte[] KnownHash = Convert.FromHexString(Known);
        private static readonly byte[] KnownToken = [1, 2, 3, 4, 5, 6, 7, 8];
        private static readonly HashSet<string> Allowed = ["a.dll", "b.dll"];
        private static readonly HashSet<string> AllowedHashes = [Known];
        private static readonly Dictionary<string, string> Table = new() { ["a"] = "a.dll" };
        private readonly Dictionary<string, string> _registered = new();

        private static bool IsKnown(string file) => SHA256.HashData(File.ReadAllBytes(file)).AsSpan().SequenceEqual(KnownHash);
        private static bool IsListed(string file) { if (string.IsNullOrEmpty(file)) return false; return Allowed.Contains(Path.GetFileName(file)); }
        private static bool Exists(string file) => File.Exists(file);
        private static void Require(string file) { if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(File.ReadAllBytes(file)), KnownHash)) throw new InvalidOperationException(); }
        private static void Log(string file) => Console.WriteLine(file);
        private static async Task<bool> IsKnownAsync(string file) { var hash = await SHA256.HashDataAsync(File.OpenRead(file)); return Convert.ToHexString(hash) == Known; }
        private static bool Sloppy(string file) { if (file.Length == 3) return true; return IsKnown(file); }
        """;

    [Theory]
    [InlineData("if (Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) != Known) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("if (Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) == Known) Assembly.LoadFrom(path);")]
    [InlineData("var image = File.ReadAllBytes(path); if (!SHA256.HashData(image).AsSpan().SequenceEqual(KnownHash)) return; Assembly.Load(image);")]
    [InlineData("var hash = SHA512.HashData(bytes); var isKnown = CryptographicOperations.FixedTimeEquals(hash, KnownHash); if (!isKnown) { Console.WriteLine(name); return; } Assembly.Load(bytes);")]
    [InlineData("using var sha = SHA256.Create(); using (var file = File.OpenRead(path)) { var hash = sha.ComputeHash(file); if (!hash.SequenceEqual(KnownHash)) throw new InvalidOperationException(); } Assembly.LoadFrom(path);")]
    [InlineData("var hash = Convert.ToHexString(await SHA256.HashDataAsync(stream)); if (!string.Equals(hash, Known, StringComparison.OrdinalIgnoreCase)) return; AssemblyLoadContext.Default.LoadFromStream(stream);")]
    [InlineData("if (!AllowedHashes.Contains(Convert.ToHexString(SHA256.HashData(bytes)))) throw new InvalidOperationException(); Assembly.Load(bytes);")]
    [InlineData("if (!CryptographicOperations.HashData(HashAlgorithmName.SHA256, bytes).SequenceEqual(KnownHash)) return; Assembly.Load(bytes);")]
    [InlineData("try { if (!SHA256.HashData(bytes).SequenceEqual(KnownHash)) throw new InvalidOperationException(); } catch (IOException) { throw; } Assembly.Load(bytes);")]
    [InlineData("_ = SHA256.HashData(bytes).SequenceEqual(KnownHash) ? Assembly.Load(bytes) : null;")]
    [InlineData("_ = SHA256.HashData(bytes).SequenceEqual(KnownHash) && Assembly.Load(bytes) is { };")]
    [InlineData("if (File.Exists(path) && Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) is \"x\" or Known) { }  if (!IsKnown(path)) return; Assembly.LoadFrom(path);")]
    [InlineData("if (path.Length > 0) { if (!IsKnown(path)) return; } else return; Assembly.LoadFrom(path);")]
    public Task A_strong_hash_that_is_compared_counts(string statements) => Test.IsClean(LoaderCode.Body(statements, Members));

    [Theory]
    [InlineData("var token = AssemblyName.GetAssemblyName(path).GetPublicKeyToken(); if (token is null || !token.SequenceEqual(KnownToken)) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("var signer = X509Certificate.CreateFromSignedFile(path); if (signer.GetCertHashString() != Known) return; Assembly.LoadFrom(path);")]
    [InlineData("using var signer = new X509Certificate2(path); if (signer.Thumbprint == Known) Assembly.LoadFrom(path);")]
    [InlineData("using var chain = new X509Chain(); if (!chain.Build(new X509Certificate2(path))) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("using var rsa = RSA.Create(); if (!rsa.VerifyData(bytes, KnownHash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return; Assembly.Load(bytes);")]
    public Task A_signature_or_its_signer_counts(string statements) => Test.IsClean(LoaderCode.Body(statements, Members));

    [Theory]
    [InlineData("if (!Allowed.Contains(Path.GetFileName(path))) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("if (!Allowed.Contains(name)) return; var file = Path.Combine(AppContext.BaseDirectory, name); Assembly.LoadFrom(file);")]
    [InlineData("if (Path.GetFileName(path) is \"a.dll\" or \"b.dll\") Assembly.LoadFrom(path);")]
    [InlineData("if (Path.GetFileName(path) is not (\"a.dll\" or \"b.dll\")) return; Assembly.LoadFrom(path);")]
    [InlineData("if (name != \"a.dll\") return; Assembly.LoadFrom(Path.Combine(path, name));")]
    [InlineData("switch (name) { case \"a.dll\": case \"b.dll\": Assembly.LoadFrom(name); break; }")]
    [InlineData("_ = name switch { \"a.dll\" => Assembly.LoadFrom(name), _ => null };")]
    [InlineData("if (!_registered.TryGetValue(name, out var file)) return; Assembly.LoadFrom(file);")]
    [InlineData("if (!Table.TryGetValue(name, out var file)) return; Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, file));")]
    [InlineData("Assembly.LoadFrom(Table[name]);")]
    [InlineData("if (Array.IndexOf(args, name) >= 0) Assembly.LoadFrom(name);")]
    [InlineData("if (!Allowed.Any(allowed => allowed == name)) return; Assembly.LoadFrom(name);")]
    [InlineData("foreach (var file in args.Where(file => Allowed.Contains(Path.GetFileName(file)))) Assembly.LoadFrom(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(path)) { if (!Allowed.Contains(Path.GetFileName(file))) continue; Assembly.LoadFrom(file); }")]
    [InlineData("var all = Directory.GetFiles(path).Where(file => Allowed.Contains(Path.GetFileName(file))).Select(Assembly.LoadFrom).ToList();")]
    [InlineData("var trusted = Directory.GetFiles(path).Where(IsKnown); var all = trusted.Select(file => Assembly.LoadFrom(file)).ToList();")]
    [InlineData("var all = (from file in Directory.GetFiles(path) where IsKnown(file) select Assembly.LoadFrom(file)).ToList();")]
    public Task A_list_of_names_that_guards_the_load_counts(string statements) => Test.IsClean(LoaderCode.Body(statements, Members));

    [Theory]
    [InlineData("if (!IsKnown(path)) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("if (!IsListed(path)) throw new InvalidOperationException(); Assembly.LoadFrom(path);")]
    [InlineData("if (!await IsKnownAsync(path).ConfigureAwait(false)) return; Assembly.LoadFrom(path);")]
    [InlineData("if (IsKnown(path) == false) return; Assembly.LoadFrom(path);")]
    [InlineData("if (IsKnown(path) is not true) return; Assembly.LoadFrom(path);")]
    [InlineData("Require(path); Assembly.LoadFrom(path);")]
    [InlineData("Require(path); Func<Assembly> later = () => Assembly.LoadFrom(path);")]
    [InlineData("using (stream) { Require(path); } lock (this) { Assembly.LoadFrom(path); }")]
    [InlineData("bool Check(string file) => Allowed.Contains(file); if (!Check(name)) return; Assembly.LoadFrom(name);")]
    public Task A_method_of_the_same_file_that_checks_counts(string statements) => Test.IsClean(LoaderCode.Body(statements, Members));

    [Theory]
    [InlineData("if (!IsKnown(path)) return; Load(path); Load(\"Known.dll\");", "private static Assembly Load(string file) => Assembly.LoadFrom(file);")]
    [InlineData("foreach (var file in Directory.GetFiles(path)) { if (IsListed(file)) this.Load(file); }", "private Assembly Load(string file) { Console.WriteLine(file); return Assembly.LoadFrom(Path.GetFullPath(file)); }")]
    [InlineData("Load(\"A.dll\"); Load(Path.Combine(AppContext.BaseDirectory, \"B.dll\"));", "private static Assembly Load(string file) => Assembly.LoadFrom(file);")]
    [InlineData("Assembly Load(string file) => Assembly.LoadFrom(file); Load(\"A.dll\");", "")]
    public Task A_private_method_that_gets_only_what_was_validated_is_left_alone(string statements, string member) => Test.IsClean(LoaderCode.Body(statements, Members + member));

    [Theory]
    [InlineData("if (!IsKnown(path)) return; Load(path); Load(name);", "private static Assembly Load(string file) => Assembly.LoadFrom([|file|]);")]
    [InlineData("Load(\"A.dll\");", "internal static Assembly Load(string file) => Assembly.LoadFrom([|file|]);")]
    [InlineData("Load(\"A.dll\"); Func<string, Assembly> load = Load;", "private static Assembly Load(string file) => Assembly.LoadFrom([|file|]);")]
    [InlineData("Load(\"plugins\", name);", "private static Assembly Load(string folder, string file) => Assembly.LoadFrom([|Path.Combine(folder, file)|]);")]
    [InlineData("", "private static Assembly Load(string file) => Assembly.LoadFrom([|file|]);")]
    [InlineData("Load(\"A.dll\");", "private static Assembly Load(string file) { file = Environment.GetEnvironmentVariable(file)!; return Assembly.LoadFrom([|file|]); }")]
    public Task A_method_that_somebody_gives_what_was_not_validated_is_reported(string statements, string member) => Test.Diagnoses(LoaderCode.Body(statements, Members + member));

    [Fact]
    public Task A_method_of_another_file_that_compares_a_strong_hash_counts() => Test
        .WithSource("Gate.cs", """static class Gate { public static bool Allows(string file) => System.Linq.Enumerable.SequenceEqual(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(file)), new byte[32]); }""")
        .IsClean(LoaderCode.Body("if (!Gate.Allows(path)) return; Assembly.LoadFrom(path);"));

    [Theory]
    [InlineData("if (!File.Exists(path)) throw new FileNotFoundException(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("if (Path.GetExtension(path) != \".dll\") return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (!path.EndsWith(\".dll\", StringComparison.Ordinal)) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (!path.Contains(\"plugins\")) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (path == null || path == \"\") return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (path.Length == 12) Assembly.LoadFrom([|path|]);")]
    [InlineData("if (Directory.GetFiles(\"plugins\").Contains(path)) Assembly.LoadFrom([|path|]);")]
    [InlineData("if (Convert.ToHexString(MD5.HashData(File.ReadAllBytes(path))) != Known) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (Convert.ToHexString(SHA1.HashData(File.ReadAllBytes(path))) != Known) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("var hash = SHA256.HashData(File.ReadAllBytes(path)); Console.WriteLine(Convert.ToHexString(hash)); Assembly.LoadFrom([|path|]);")]
    [InlineData("if (AssemblyName.GetAssemblyName(path).Name is null) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (!Exists(path)) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("Log(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("if (Sloppy(path)) Assembly.LoadFrom([|path|]);")]
    public Task What_proves_nothing_does_not_count(string statements) => Test.Diagnoses(LoaderCode.Body(statements, Members));

    [Theory]
    [InlineData("if (IsKnown(path)) throw new InvalidOperationException(); Assembly.LoadFrom([|path|]);")]
    [InlineData("if (!IsKnown(path)) Console.WriteLine(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("IsKnown(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("_ = IsKnown(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Assembly.LoadFrom([|path|]); Require(path);")]
    [InlineData("if (args.Length > 0) Require(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("try { Require(path); } catch (InvalidOperationException) { Console.WriteLine(path); } Assembly.LoadFrom([|path|]);")]
    [InlineData("Require(name); Assembly.LoadFrom([|path|]);")]
    [InlineData("Require(path); path = args[0]; Assembly.LoadFrom([|path|]);")]
    [InlineData("if (IsKnown(path) || args.Length > 0) Assembly.LoadFrom([|path|]);")]
    [InlineData("if (!IsKnown(path) && args.Length > 0) return; Assembly.LoadFrom([|path|]);")]
    [InlineData("while (!IsKnown(path)) { Assembly.LoadFrom([|path|]); }")]
    [InlineData("Require(path); Load(); void Load() => Assembly.LoadFrom([|name|]);")]
    [InlineData("foreach (var file in args.Where(file => Allowed.Contains(name))) Assembly.LoadFrom([|file|]);")]
    [InlineData("foreach (var file in args) { if (!IsKnown(file)) Console.WriteLine(file); Assembly.LoadFrom([|file|]); }")]
    [InlineData("switch (name) { case \"a\": Assembly.LoadFrom([|path|]); break; }")]
    [InlineData("switch (name) { case \"a.dll\": default: Assembly.LoadFrom([|name|]); break; }")]
    public Task A_check_that_does_not_dominate_or_is_of_something_else_does_not_count(string statements) => Test.Diagnoses(LoaderCode.Body(statements, Members));

    private const string Gate = """
        namespace Contoso
        {
            public static class Gate
            {
                public static void Verify(string path) { }
                public static bool IsTrusted(string path) => true;
                public static System.Threading.Tasks.Task VerifyAsync(string path) => System.Threading.Tasks.Task.CompletedTask;
                public static string Vetted(string path) => path;
            }
        }
        """;

    private static AnalyzerTest<AssemblyLoadedUnvalidatedAnalyzer> Declared(string key, string value) => Test.WithSource("Gate.cs", Gate).WithGlobalOption("agent_supply_chain.tools." + key, value);

    [Theory]
    [InlineData("Contoso.Gate", "Contoso.Gate.Verify(path); Assembly.LoadFrom(path);")]
    [InlineData("Contoso.Gate.Verify", "Contoso.Gate.Verify(path); Assembly.LoadFrom(path);")]
    [InlineData("Other|Contoso.Gate.IsTrusted", "if (!Contoso.Gate.IsTrusted(path)) return; Assembly.LoadFrom(path);")]
    [InlineData("Contoso.Gate", "await Contoso.Gate.VerifyAsync(path); Assembly.LoadFrom(path);")]
    [InlineData("Contoso.Gate", "Assembly.LoadFrom(Contoso.Gate.Vetted(path));")]
    [InlineData("Contoso.Gate", "var vetted = Contoso.Gate.Vetted(path); Assembly.LoadFrom(vetted);")]
    [InlineData("Contoso.Gate", "foreach (var file in args.Where(Contoso.Gate.IsTrusted)) Assembly.LoadFrom(file);")]
    public Task A_validator_that_the_policy_declares_counts(string validators, string statements) => Declared("validators", validators).IsClean(LoaderCode.Body(statements));

    [Theory]
    [InlineData("", "Contoso.Gate.Verify(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Gate", "Contoso.Gate.Verify(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Contoso", "Contoso.Gate.Verify(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Contoso.Gate.IsTrusted", "Contoso.Gate.Verify(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Contoso.Gate", "Contoso.Gate.Verify(name); Assembly.LoadFrom([|path|]);")]
    [InlineData("Contoso.Gate", "Contoso.Gate.IsTrusted(path); Assembly.LoadFrom([|path|]);")]
    [InlineData("Contoso.Gate", "if (Contoso.Gate.IsTrusted(path)) return; Assembly.LoadFrom([|path|]);")]
    public Task A_validator_that_is_not_declared_or_not_obeyed_does_not_count(string validators, string statements) => Declared("validators", validators).Diagnoses(LoaderCode.Body(statements));

    [Theory]
    [InlineData("Loader.Run")]
    [InlineData("Loader")]
    public Task A_loader_that_the_policy_declares_may_load(string loader) => Declared("loaders", loader).IsClean(LoaderCode.Body("Func<Assembly> load = () => Assembly.LoadFrom(path);"));

    [Fact]
    public Task Another_loader_than_the_declared_one_may_not() => Declared("loaders", "Loader.Other").Diagnoses(LoaderCode.Body("Assembly.LoadFrom([|path|]);"));
}
