using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Tests.Analysis.Subjects;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSupplyChain.TestKit.Tests.Analysis;

public class FixTestTests
{
    private const string Before = "class [|BadOne|] { }\nclass [|BadTwo|] { }\n";
    private const string After = "class One { }\nclass Two { }\n";

    [Fact]
    public Task A_right_fix_passes() => new FixTest<NameAnalyzer, NameFix>().Fixes(Before, After);

    [Fact]
    public Task A_fix_is_applied_in_every_file() =>
        new FixTest<NameAnalyzer, NameFix>().WithMarkedSource("B.cs", "class [|BadB|] { }").WithFixedFile("B.cs", "class B { }").Fixes(Before, After);

    [Fact]
    public async Task A_file_that_was_not_to_change_fails()
    {
        var failure = await Fails(() => new FixTest<NameAnalyzer, NameFix>().WithMarkedSource("B.cs", "class [|BadB|] { }").Fixes(Before, After));
        Assert.Contains("B.cs is not as expected (-), but (+)\n- class BadB { }\n+ class B { }\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_fix_in_an_additional_file_is_compared() =>
        new FixTest<FileAnalyzer, WordFix>().WithMarkedAdditionalFile("words.txt", "a [|bad|] word\n").WithFixedFile("words.txt", "a fine word\n").Fixes("", "");

    [Fact]
    public Task What_no_fix_takes_away_is_marked_in_the_result() => new FixTest<TwoRulesAnalyzer, NameFix>().Fixes("class {|T1:{|T2:BadOther|}|} { }", "class {|T2:Other|} { }");

    [Fact]
    public Task What_is_still_reported_but_not_marked_fails() =>
        FailsFor(new FixTest<TwoRulesAnalyzer, NameFix>(), "- class Other { }\n+ class {|T2:Other|} { }", "class {|T1:{|T2:BadOther|}|} { }", "class Other { }");

    [Fact]
    public async Task One_of_several_fixes_is_chosen_by_title_or_index()
    {
        var test = new FixTest<NameAnalyzer, TwoOffersFix>();
        await test.Fixes(Before, After, title: "Rename");
        await test.Fixes(Before, "class ONE { }\nclass TWO { }\n", title: "Shout");
        await test.Fixes(Before, "class ONE { }\nclass TWO { }\n", index: 1);
    }

    [Fact]
    public Task Several_fixes_without_a_choice_fail() => FailsFor<TwoOffersFix>("Several fixes are offered: choose one by title or index.\n'Rename' for Test.cs(1,7)");

    [Fact]
    public async Task A_title_that_is_not_offered_fails_and_lists_those_that_are()
    {
        var failure = await Fails(() => new FixTest<NameAnalyzer, NameFix>().Fixes(Before, After, title: "Delete"));
        Assert.Contains("not offered ('Delete'). Offered are:\n'Rename' for Test.cs(1,7)", failure.Message, StringComparison.Ordinal);
        failure = await Fails(() => new FixTest<NameAnalyzer, NameFix>().Fixes(Before, After, index: 1));
        Assert.Contains("not offered (number 1)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_fix_below_another_is_chosen_by_its_own_title() => new FixTest<NameAnalyzer, NestedOffersFix>().Fixes("class [|Bad|] { }", "class Shout { }", title: "Shout");

    [Fact]
    public Task Another_text_fails_with_the_difference() => FailsFor(new FixTest<NameAnalyzer, NameFix>(), "- class Eins { }\n+ class One { }", Before, "class Eins { }\nclass Two { }\n");

    [Fact]
    public Task Another_line_ending_fails() => FailsFor<CarriageReturnFix>("- class One { }\n- class Two { }\n+ class One\\r { }");

    [Fact]
    public Task A_fix_that_is_not_offered_fails() => FailsFor<NoOfferFix>("The fix is not offered (at all). Offered are:\nNo fix is offered.");

    [Fact]
    public Task A_fix_that_changes_nothing_fails() => FailsFor<IdleFix>("'Rename' is offered but changes nothing.\nTest.cs(1,7)-(1,13)");

    [Fact]
    public Task A_fix_that_never_ends_fails() => FailsFor<EndlessFix>("'Rename' is still offered after 20 applications: it never ends.");

    [Fact]
    public Task A_fix_that_throws_when_asked_fails() => FailsFor<ThrowingOfferFix>("ThrowingOfferFix threw when asked for a fix: no such root");

    [Fact]
    public Task A_fix_that_throws_when_applied_fails() => FailsFor<ThrowingFix>("'Rename' threw when applied: no such node");

    [Fact]
    public Task A_result_that_does_not_compile_fails() =>
        FailsFor(new FixTest<NameAnalyzer, NotCompilingFix>(), "The fixed code does not compile:\nTest.cs(1,", "class [|Bad|] { }", "class class { }");

    [Fact]
    public async Task Errors_that_were_there_before_are_no_fault_of_the_fix()
    {
        await new FixTest<NameAnalyzer, NameFix>().AllowCompilerErrors().Fixes("class [|BadFirst|] : Missing { }", "class First : Missing { }");
        await FailsFor(new FixTest<NameAnalyzer, NotCompilingFix>().AllowCompilerErrors(), "The fixed code does not compile", "class [|Bad|] : Missing { }", "class class : Missing { }");
    }

    [Fact]
    public Task A_fix_offered_for_its_own_result_fails() =>
        FailsFor(new FixTest<NameAnalyzer, ForgetfulFix>(), "offered again for its own result:\n'Rename' for Test.cs(1,7)", "class [|BadOne|] { }", "class [|BadX|] { }");

    [Fact]
    public Task A_fix_without_fix_all_fails() => FailsFor<NoFixAllFix>("NoFixAllFix has no FixAllProvider");

    [Fact]
    public Task A_fix_without_equivalence_key_fails() => FailsFor<NoKeyFix>("'Rename' has no equivalence key");

    [Fact]
    public Task Fix_all_in_document_that_differs_fails() => FailsFor<DifferingInDocumentFix>("Fix all in document: Test.cs is not as expected (-), but (+)\n- class One { }\n- class Two { }\n+ class All { }");

    [Fact]
    public Task Fix_all_in_project_that_differs_fails() => FailsFor<DifferingInProjectFix>("Fix all in project: Test.cs is not as expected (-), but (+)\n- class One { }\n- class Two { }\n+ class All { }");

    [Fact]
    public Task A_fix_that_adds_a_file_fails() => FailsFor<FileAddingFix>("'Add' adds or removes a file: Test.cs became Added.cs, Test.cs");

    [Fact]
    public async Task A_fix_that_changes_another_file_fails()
    {
        var failure = await Fails(() => new FixTest<NameAnalyzer, OtherFileFix>().WithSource("B.cs", "class B { }").Fixes("class [|Bad|] { }", "class [|Bad|] { }"));
        Assert.Contains("'Add' is offered but changes nothing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_wrong_analyzer_fails_before_its_fix_is_asked() => FailsFor(new FixTest<ShiftedSpanAnalyzer, NameFix>(), "The diagnostics are not the marked ones", Before, After);

    [Fact]
    public async Task No_fix_is_offered()
    {
        await new FixTest<NameAnalyzer, NoOfferFix>().OffersNoFix(Before);
        var failure = await Fails(() => new FixTest<NameAnalyzer, NameFix>().OffersNoFix(Before));
        Assert.Contains("A fix is offered where none was expected:\n'Rename' for Test.cs(1,7)-(1,13)", failure.Message, StringComparison.Ordinal);
        await Fails(() => new FixTest<NameAnalyzer, NoOfferFix>().OffersNoFix("class [|Good|] { }"));
    }

    [Fact]
    public async Task A_test_that_asserts_nothing_is_refused()
    {
        await Assert.ThrowsAsync<MarkupException>(() => new FixTest<NameAnalyzer, NameFix>().OffersNoFix("class Good { }"));
        await Assert.ThrowsAsync<MarkupException>(() => new FixTest<NameAnalyzer, NameFix>().WithFixedFile("Nowhere.cs", "").Fixes(Before, After));
    }

    private static async Task<CheckFailedException> Fails(Func<Task> test) => await Assert.ThrowsAsync<CheckFailedException>(test);

    private static Task FailsFor<TFix>(string message)
        where TFix : CodeFixProvider, new() => FailsFor(new FixTest<NameAnalyzer, TFix>(), message, Before, After);

    private static async Task FailsFor<TAnalyzer, TFix>(FixTest<TAnalyzer, TFix> test, string message, string before, string after)
        where TAnalyzer : NameAnalyzer, new()
        where TFix : CodeFixProvider, new() => Assert.Contains(message, (await Fails(() => test.Fixes(before, after))).Message, StringComparison.Ordinal);
}
