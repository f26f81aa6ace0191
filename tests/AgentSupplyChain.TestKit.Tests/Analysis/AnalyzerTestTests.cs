using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Tests.Analysis.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.TestKit.Tests.Analysis;

public class AnalyzerTestTests
{
    private const string Marked = "class [|BadOne|] { }\nclass Good { }\nclass [|BadTwo|] { }\n";

    [Fact]
    public async Task A_right_analyzer_reports_what_is_marked()
    {
        var diagnostics = await new AnalyzerTest<NameAnalyzer>().Diagnoses(Marked);
        Assert.Equal(["Class 'BadOne' has a bad name", "Class 'BadTwo' has a bad name"], diagnostics.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public Task A_right_analyzer_is_quiet_about_clean_code() => new AnalyzerTest<NameAnalyzer>().IsClean("class Good { string s = $$\"\"\"{{1}}\"\"\"; }");

    [Fact]
    public Task A_marker_may_name_the_only_rule() => new AnalyzerTest<NameAnalyzer>().Diagnoses("class {|T1:Bad|} { }");

    [Fact]
    public Task Markers_of_two_rules_may_be_in_one_place() => new AnalyzerTest<TwoRulesAnalyzer>().Diagnoses("class {|T1:{|T2:BadOther|}|} { }");

    [Fact]
    public async Task A_bare_marker_is_refused_when_the_analyzer_has_two_rules()
    {
        var failure = await Assert.ThrowsAsync<MarkupException>(() => new AnalyzerTest<TwoRulesAnalyzer>().Diagnoses("class [|Bad|] { }"));
        Assert.Contains("T1, T2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_place_fails_with_text_to_paste()
    {
        var failure = await Fails(() => new AnalyzerTest<NameAnalyzer>().Diagnoses("class [|Good|] { }\nclass [|BadOne|] { }\n"));
        Assert.Contains("- class [|Good|] { }\n+ class Good { }\n  class [|BadOne|] { }\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("with what was reported\nclass Good { }\nclass [|BadOne|] { }\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Test.cs(2,7)-(2,13): Warning T1: Class 'BadOne' has a bad name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_in_clean_code_fails()
    {
        var failure = await Fails(() => new AnalyzerTest<NameAnalyzer>().IsClean("class Bad { }"));
        Assert.Contains("- class Bad { }\n+ class [|Bad|] { }\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_of_a_rule_that_was_not_asserted_fails()
    {
        var failure = await Fails(() => new AnalyzerTest<TwoRulesAnalyzer>().Diagnoses("class {|T1:BadOther|} { }"));
        Assert.Contains("+ class {|T1:{|T2:BadOther|}|} { }", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_rule_in_the_marked_place_fails()
    {
        var failure = await Fails(() => new AnalyzerTest<TwoRulesAnalyzer>().Diagnoses("class {|T2:Bad|} { }"));
        Assert.Contains("- class {|T2:Bad|} { }\n+ class {|T1:Bad|} { }", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_shifted_span_fails() => FailsFor<ShiftedSpanAnalyzer>("+ class B[|adOne|] { }");

    [Fact]
    public Task A_place_reported_twice_fails() => FailsFor<RepeatingAnalyzer>("+ class [|[|BadOne|]|] { }");

    [Fact]
    public Task An_exception_of_the_analyzer_fails() => FailsFor<ThrowingAnalyzer>("ThrowingAnalyzer threw (AD0001): no such symbol");

    [Fact]
    public Task An_id_that_is_not_supported_fails() => FailsFor<UnsupportedIdAnalyzer>("T2");

    [Fact]
    public Task A_descriptor_that_is_not_supported_fails() => FailsFor<ForeignDescriptorAnalyzer>("not among SupportedDiagnostics:\nTest.cs(1,7)-(1,13): Warning T1: Twin of 'BadOne'");

    [Fact]
    public Task A_message_without_its_arguments_fails() => FailsFor<UnformattedMessageAnalyzer>("not formatted:\nTest.cs(1,7)-(1,13): Warning T1: Class '{0}' has a bad name");

    [Fact]
    public Task A_diagnostic_without_a_place_fails() => FailsFor<NoPlaceAnalyzer>("needs a place in a source or additional file:\nno place: Warning T1");

    [Fact]
    public Task State_kept_over_compilations_fails() => FailsFor<RememberingAnalyzer>("it keeps state.\n- Test.cs(1,7)-(1,13): Warning T1: Class 'BadOne' has a bad name");

    [Fact]
    public Task A_race_fails() => FailsFor<RacingAnalyzer>("when it runs concurrently.\n- Test.cs(1,7)-(1,13): Warning T1: Class 'BadOne' has a bad name\n");

    [Fact]
    public async Task Code_that_does_not_compile_fails_unless_allowed()
    {
        var failure = await Fails(() => new AnalyzerTest<NameAnalyzer>().Diagnoses("class [|Bad|] : Missing { }"));
        Assert.Contains("does not compile", failure.Message, StringComparison.Ordinal);
        Assert.Contains("CS0246", failure.Message, StringComparison.Ordinal);
        await new AnalyzerTest<NameAnalyzer>().AllowCompilerErrors().Diagnoses("class [|Bad|] : Missing { }");
    }

    [Fact]
    public async Task A_test_that_asserts_nothing_is_refused()
    {
        await Assert.ThrowsAsync<MarkupException>(() => new AnalyzerTest<NameAnalyzer>().Diagnoses("class Good { }"));
        await Assert.ThrowsAsync<MarkupException>(() => new AnalyzerTest<NameAnalyzer>().WithMarkedSource("B.cs", "class [|Bad|] { }").IsClean("class Good { }"));
        await Assert.ThrowsAsync<MarkupException>(() => new AnalyzerTest<NameAnalyzer>().Diagnoses("class [|Ba$$d|] { }"));
    }

    [Fact]
    public async Task Each_file_is_compared_by_itself()
    {
        var test = new AnalyzerTest<NameAnalyzer>().WithMainFile("A.cs").WithMarkedSource("Folder/B.cs", "class [|BadB|] { }").WithSource("C.cs", "class C { }");
        await test.Diagnoses("class [|BadA|] { }");
        var failure = await Fails(() => test.Diagnoses("class BadA { }"));
        Assert.Contains("--- A.cs: marked", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--- Folder/B.cs: marked", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_in_an_additional_file_is_compared()
    {
        await new AnalyzerTest<FileAnalyzer>().WithMarkedAdditionalFile("words.txt", "good\n[|bad|] word\n").Diagnoses("");
        await Fails(() => new AnalyzerTest<FileAnalyzer>().WithMarkedAdditionalFile("words.txt", "good\nbad [|word|]\n").Diagnoses(""));
        await new AnalyzerTest<FileAnalyzer>().WithAdditionalFile("words.txt", "$$ [| good").IsClean("");
    }

    [Fact]
    public Task A_place_in_a_file_that_the_test_does_not_have_fails() => FailsOnFile<WrongFileAnalyzer>("'/elsewhere/words.txt' is no additional file of this test");

    [Fact]
    public Task A_line_that_is_not_the_one_of_the_span_fails() => FailsOnFile<WrongLineAnalyzer>("Span and line disagree");

    [Fact]
    public async Task Options_come_from_properties_files_and_configs()
    {
        await new AnalyzerTest<OptionAnalyzer>().WithBuildProperty("BadName", "Foo").Diagnoses("class [|Foo|] { }");
        await new AnalyzerTest<OptionAnalyzer>().WithGlobalOption("bad_name", "Foo").Diagnoses("class [|Foo|] { }");
        await new AnalyzerTest<OptionAnalyzer>().WithFileOption("Test.cs", "bad_name", "Foo").WithSource("B.cs", "namespace N { class Foo { } }").Diagnoses("class [|Foo|] { }");
        await new AnalyzerTest<OptionAnalyzer>().WithConfigFile(".editorconfig", "[T*.cs]\nbad_name = Foo\n").WithGlobalOption("bad_name", "Bar").Diagnoses("class [|Foo|] { }\nclass Bar { }");
        Assert.Throws<ArgumentException>(() => new AnalyzerTest<OptionAnalyzer>().WithBuildProperty("BadName", "Foo\nother = 1"));
    }

    [Fact]
    public async Task The_folder_of_the_project_is_known_as_in_a_build()
    {
        await new AnalyzerTest<ProjectFolderAnalyzer>().WithMainFile("Folder/A.cs").Diagnoses("class [|A|] { }");
        await new AnalyzerTest<ProjectFolderAnalyzer>().WithBuildProperty("ProjectDir", "/elsewhere/").IsClean("class A { }");
    }

    [Fact]
    public async Task Severities_come_from_configs()
    {
        var test = new AnalyzerTest<NameAnalyzer>();
        var diagnostics = await test.WithGlobalOption("dotnet_diagnostic.T1.severity", "error").Diagnoses(Marked);
        Assert.All(diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
        await test.WithConfigFile(".editorconfig", "[*.cs]\ndotnet_diagnostic.T1.severity = none\n").IsClean("class Bad { }");
        await test.IsClean("#pragma warning disable T1\nclass Bad { }");
    }

    [Fact]
    public async Task The_language_the_output_and_nullability_are_those_of_the_test()
    {
        var test = new AnalyzerTest<NameAnalyzer>();
        await test.IsClean("record Good(string? Name);");
        await Fails(() => test.WithLanguageVersion(LanguageVersion.CSharp8).IsClean("record Good(string? Name);"));
        await test.WithOutputKind(OutputKind.ConsoleApplication).IsClean("System.Console.WriteLine();");
        await Fails(() => test.IsClean("System.Console.WriteLine();"));
    }

    [Fact]
    public async Task Stubs_are_libraries_under_their_own_name()
    {
        var core = new StubPack("Some.Core", "namespace Some { public class Base { } }");
        var library = new StubPack("Some.Library", [core], "namespace Some { public class Derived : Base { } }");
        await new AnalyzerTest<NameAnalyzer>().WithStubs(library).Diagnoses("class [|Bad|] : Some.Derived { Some.Base b = new(); }");
        var failure = await Fails(() => Task.FromResult(new AnalyzerTest<NameAnalyzer>().WithStubs(new StubPack("Broken", "class X : Missing { }"))));
        Assert.Contains("The stubs of Broken do not compile", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_assemblies_come_with_what_they_refer_to()
    {
        const string Code = "class [|Bad|] { Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree? tree; Microsoft.CodeAnalysis.SyntaxTree? Base => tree; }";
        await new AnalyzerTest<NameAnalyzer>().WithReferencesOf(typeof(CSharpSyntaxTree)).Diagnoses(Code);
        await Fails(() => new AnalyzerTest<NameAnalyzer>().Diagnoses(Code));
    }

    [Fact]
    public async Task A_test_is_not_changed_by_what_is_made_of_it()
    {
        var test = new AnalyzerTest<NameAnalyzer>();
        _ = test.WithMarkedSource("B.cs", "class [|BadB|] { }");
        await test.IsClean("class Good { }");
    }

    private static async Task<CheckFailedException> Fails(Func<Task> test) => await Assert.ThrowsAsync<CheckFailedException>(test);

    private static async Task FailsFor<TAnalyzer>(string message)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        Assert.Contains(message, (await Fails(() => new AnalyzerTest<TAnalyzer>().Diagnoses(Marked))).Message, StringComparison.Ordinal);

    private static async Task FailsOnFile<TAnalyzer>(string message)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var failure = await Fails(() => new AnalyzerTest<TAnalyzer>().WithMarkedAdditionalFile("words.txt", "good\n[|bad|]\n").Diagnoses(""));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
