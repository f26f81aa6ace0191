using System.Collections.Immutable;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

public class CredentialHardcodedTests
{
    private static AnalyzerTest<CredentialHardcodedAnalyzer> Test { get; } = new();

    private static readonly string[] s_formats = ["openai", "anthropic", "github"];

    public static TheoryData<string> Formats { get; } = new(s_formats);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_key_is_found_and_not_repeated(string format)
    {
        var key = Key(format);
        var finding = Assert.Single(await Finds(key, $"class A {{ string Key = \"[|{key}|]\"; }}"));
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Contains("Revoke it", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@\"[|KEY|]\"")]
    [InlineData("\"\"\"[|KEY|]\"\"\"")]
    [InlineData("\"\"\"\n        first line\n          Bearer [|KEY|]\n        last line\n        \"\"\"")]
    [InlineData("$\"Bearer [|KEY|]\"")]
    [InlineData("$\"{1 + 1} [|KEY|] {2}\"")]
    [InlineData("$$\"\"\"{ \"key\": \"[|KEY|]\", \"n\": {{1}} }\"\"\"")]
    [InlineData("\"\\tBearer [|KEY|]\\n\"")]
    [InlineData("@\"\"\"[|KEY|]\"\"\"")]
    [InlineData("\"{ \\\"key\\\": \\\"[|KEY|]\\\" }\"")]
    [InlineData("\"https://example.org/?key=[|KEY|]&x=1\"")]
    [InlineData("\"Bearer \" + \"[|KEY|]\"")]
    [InlineData("(\"Bearer \" + \"[|KEY|]\") + 1")]
    [InlineData("\"[|KEY|] and [|KEY|]\"")]
    public Task The_squiggle_covers_the_key_alone(string literal) => FindsEach($"class A {{ object Key = {literal}; }}");

    [Theory]
    [InlineData("class A { const string Key = \"[|KEY|]\"; }")]
    [InlineData("[System.Obsolete(\"[|KEY|]\")] class A { }")]
    [InlineData("[assembly: System.Reflection.AssemblyInformationalVersionAttribute(\"1.0.0+[|KEY|]\")]")]
    [InlineData("class A { string[] Keys = { \"none\", \"[|KEY|]\" }; }")]
    [InlineData("class A { byte[] Key() => \"[|KEY|]\"u8.ToArray(); }")]
    [InlineData("class A { void M(string key = \"[|KEY|]\") { } }")]
    [InlineData("class A { int M(string k) => k switch { \"[|KEY|]\" => 1, _ => 2 }; }")]
    [InlineData("class A { void M() { const string part = \"[|KEY|]\"; _ = part + part; } }")]
    public Task A_key_is_found_wherever_text_can_stand(string code) => FindsEach(code);

    [Theory]
    [InlineData("[|\"HEAD\" + \"TAIL\"|]")]
    [InlineData("[|(\"HEAD\") + (\"TAIL\")|]")]
    [InlineData("[|(\"say \" + \"HEAD\") + \"TAIL\"|]")]
    [InlineData("[|\"say \" + (\"HEAD\" + \"TAIL\")|]")]
    [InlineData("[|Head + \"TAIL\"|]")]
    [InlineData("[|$\"{Head}TAIL\"|]")]
    [InlineData("[|$\"{\"HEAD\"}{\"TAIL\"}\"|]")]
    public async Task A_key_that_only_its_parts_make_together_is_found_once(string expression)
    {
        var key = CredentialSamples.Fresh("anthropic-api");
        var code = expression.Replace("HEAD", key[..40], StringComparison.Ordinal).Replace("TAIL", key[40..], StringComparison.Ordinal);
        Assert.Single(await Finds(key, $"class A {{ const string Head = \"{key[..40]}\"; const string Key = {code}; }}"));
    }

    [Theory]
    [InlineData("using static Parts; class A { string Key = [|$\"{Head}TAIL\"|]; }")]
    [InlineData("class A { string Key = [|Parts.Head + \"TAIL\"|]; }")]
    [InlineData("class A { string Key = [|Parts.Start + 'L' + Parts.Letter + \"TAIL\"|]; }")]
    [InlineData("class A { void M() { const string Local = Parts.Head; _ = [|$\"{Local}TAIL\"|]; } }")]
    [InlineData("class A { System.Func<int, string> M() { const string Local = \"HEAD\"; return one => one > 0 ? [|Local + \"TAIL\"|] : \"\"; } }")]
    [InlineData("[System.Obsolete([|Parts.Head + \"TAIL\"|])] class A { }")]
    [InlineData("class A { void M(string key = [|Parts.Head + \"TAIL\"|]) { } }")]
    [InlineData("class A { string[] Keys = { \"none\", [|Parts.Head + \"TAIL\"|] }; }")]
    [InlineData("class A { string this[int i] => i switch { 1 => [|Parts.Head + \"TAIL\"|], _ => \"\" }; }")]
    public async Task A_constant_half_is_known_wherever_it_is_declared_and_used(string code)
    {
        var key = CredentialSamples.Fresh("anthropic-api");
        var (head, tail) = (key[..40], key[40..]);
        var parts = $"static class Parts {{ public const string Head = \"{head}\"; public const string Start = \"{head[..38]}\"; public const char Letter = '{head[39]}'; }}";
        await Finds(key, code.Replace("'L'", $"'{head[38]}'", StringComparison.Ordinal).Replace("HEAD", head, StringComparison.Ordinal).Replace("TAIL", tail, StringComparison.Ordinal) + "\n" + parts);
    }

    [Theory]
    [InlineData("const string part = \"HEAD\"; _ = [|part + \"TAIL\"|];")]
    [InlineData("const string prefixOne = \"HEAD\"; _ = [|$\"{prefixOne}TAIL\"|];")]
    [InlineData("const string rest = \"TAIL\"; _ = [|\"HEAD\" + rest|];")]
    [InlineData("const string rest = \"TAIL\"; _ = [|$\"Bearer HEAD{rest}\"|];")]
    [InlineData("_ = [|_head + \"TAIL\"|];")]
    [InlineData("_ = [|$\"{_head}TAIL\"|];")]
    [InlineData("_ = [|A._head + \"TAIL\"|];")]
    public async Task A_constant_half_is_known_with_a_small_first_letter_too(string statement)
    {
        // Cut in the middle, and right after the mark of its format.
        foreach (var cut in (int[])[20, 4])
        {
            // Letters alone could be a word: one half in thirty has no digit.
            var key = CredentialSamples.Fresh("github-ghp");
            while (!key[20..].Any(char.IsAsciiDigit))
                key = CredentialSamples.Fresh("github-ghp");

            var code = $"class A {{ const string _head = \"{key[..cut]}\"; void M() {{ {statement} }} }}";
            await Finds(key, code.Replace("HEAD", key[..cut], StringComparison.Ordinal).Replace("TAIL", key[cut..], StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Parts.Variable")]
    [InlineData("Parts.variable")]
    [InlineData("parts")]
    [InlineData("Parts.Property")]
    [InlineData("Parts.Missing")]
    [InlineData("Parts.Number")]
    [InlineData("Parts.Nothing")]
    public Task What_only_looks_like_a_constant_is_none(string part)
    {
        var key = CredentialSamples.Fresh("anthropic-api");
        return Test.AllowCompilerErrors().IsClean($$"""
            class A { string Key = {{part}} + "{{key[40..]}}"; }
            static class Parts { public static readonly string Variable = "{{key[..40]}}", variable = "{{key[..40]}}"; public static string Property => "{{key[..40]}}"; public const int Number = 1; public const string Nothing = null; }
            """);
    }

    [Fact]
    public async Task A_key_beside_one_that_its_parts_make_is_found_too()
    {
        var whole = CredentialSamples.Fresh("github-ghp");
        var parted = CredentialSamples.Fresh("github-ghp");
        var findings = await Finds(whole, $"class A {{ const string Keys = [|\"[|{whole}|] {parted[..9]}\" + \"{parted[9..]}\"|]; }}");
        Assert.DoesNotContain(findings, finding => finding.GetMessage().Contains(parted, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A.g.cs", "")]
    [InlineData("A.Designer.cs", "")]
    [InlineData("A.cs", "// <auto-generated/>\n")]
    public async Task A_key_in_generated_code_is_a_key(string file, string head)
    {
        var key = CredentialSamples.Fresh("github-ghp");
        Check(key, await Test.WithMainFile(file).Diagnoses(Marked($"{head}class A {{ string Key = \"[|{key}|]\"; }}")));
    }

    [Fact]
    public Task A_wrong_checksum_is_no_key() => IsClean(CredentialSamples.NearMiss("github-ghp"));

    [Fact]
    public Task A_placeholder_is_no_key() => IsClean(CredentialSamples.Placeholder());

    [Fact]
    public Task Half_a_key_is_no_key() => IsClean(CredentialSamples.Fresh("openai-project")[..60]);

    [Fact]
    public Task A_key_that_is_completed_at_run_time_is_not_proven()
    {
        var key = CredentialSamples.Fresh("anthropic-api");
        return Test.IsClean($"class A {{ string Key(string tail) => \"{key[..60]}\" + tail + $\"{{tail}}{key[60..]}\"; }}");
    }

    [Fact]
    public async Task An_unfinished_literal_raises_no_exception()
    {
        var key = CredentialSamples.Fresh("github-ghp");
        Check(key, await Test.AllowCompilerErrors().Diagnoses(Marked($"class A {{ string Key = \"[|{key}|]\n }}")));
    }

    [Fact]
    public Task The_off_switch_is_obeyed() =>
        Test.WithBuildProperty("AgentSupplyChainEnabled", "false").IsClean($"class A {{ string Key = \"{CredentialSamples.Fresh("github-ghp")}\"; }}");

    private static string Key(string format) => format switch
    {
        "openai" => CredentialSamples.Fresh("openai-project"),
        "anthropic" => CredentialSamples.Fresh("anthropic-api"),
        _ => CredentialSamples.Fresh("github-ghp"),
    };

    private static Task IsClean(string text) => Test.IsClean($"class A {{ string Key = \"{text}\"; }}");

    private static async Task FindsEach(string code)
    {
        foreach (var format in s_formats)
        {
            var key = Key(format);
            await Finds(key, code.Replace("KEY", key, StringComparison.Ordinal));
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> Finds(string key, string code)
    {
        var findings = await Test.Diagnoses(Marked(code));
        Check(key, findings);
        return findings;
    }

    // The analyzer has a second rule, so a marker has to name this one.
    private static string Marked(string code) => code.Replace("[|", "{|ASC6010:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);

    private static void Check(string key, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            Assert.DoesNotContain(key, finding.GetMessage(), StringComparison.Ordinal);
            Assert.DoesNotContain(key[10..20], finding.GetMessage(), StringComparison.Ordinal);
            Assert.Equal(["ConfigurationKey", "EnvironmentVariable"], finding.Properties.Keys.Order(StringComparer.Ordinal));
            Assert.All(finding.Properties.Values, value => Assert.DoesNotContain(key[10..20], value, StringComparison.Ordinal));
        }
    }
}
