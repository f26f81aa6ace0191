using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>A constant that holds a credential can be one no longer, unless something needs it to.</summary>
public class CredentialConstantFixTests
{
    private const string Key = "\"[|OPENAI!|]\"";
    private const string Read = Variable + ThrowVariable;

    [Theory]
    [InlineData("class A { const string Text = #; }", "class A { static readonly string Text = @; }")]
    [InlineData("class A { public const string Text = #; void M() => Client.Take(Text); }", "class A { public static readonly string Text = @; void M() => Client.Take(Text); }")]
    [InlineData("static class A { internal const string Text = \"Bearer [|OPENAI!|]\"; }", "static class A { internal static readonly string Text = $\"Bearer {@}\"; }")]
    [InlineData("struct A { private const string Text = #; }", "struct A { private static readonly string Text = @; }")]
    [InlineData("interface IA { const string Text = #; }", "interface IA { static readonly string Text = @; }")]
    [InlineData("class A { const string Text = #; string Name => nameof(Text); }", "class A { static readonly string Text = @; string Name => nameof(Text); }")]
    [InlineData("class A { const string Text = #, Other = \"b\"; void M() => Client.Take(Other); }", "class A { static readonly string Text = @, Other = \"b\"; void M() => Client.Take(Other); }")]
    [InlineData("class A { const string? Text = #; }", "class A { static readonly string? Text = Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"); }")]
    [InlineData("class A { const string Text = #; string Long => $\"{Text} {1}\"; }", "class A { static readonly string Text = @; string Long => $\"{Text} {1}\"; }")]
    public Task A_field_becomes_static_and_readonly(string before, string after) =>
        Test.Fixes(In(before.Replace("#", Key, StringComparison.Ordinal)), In(after.Replace("@", Read, StringComparison.Ordinal)));

    [Theory]
    [InlineData("const string text = #; Client.Take(text);", "string text = @; Client.Take(text);")]
    [InlineData("const string text = \"Bearer [|OPENAI!|]\"; Client.Take(text + input);", "string text = $\"Bearer {@}\"; Client.Take(text + input);")]
    [InlineData("const string text = #, other = \"b\"; Client.Take(other);", "string text = @, other = \"b\"; Client.Take(other);")]
    [InlineData("const string text = #; Action action = () => Client.Take(text); action();", "string text = @; Action action = () => Client.Take(text); action();")]
    public Task A_local_becomes_a_variable(string before, string after) => Test.Fixes(
        Body(before.Replace("#", Key, StringComparison.Ordinal)),
        Body(after.Replace("@", "configuration[\"OpenAI:ApiKey\"]" + Throw, StringComparison.Ordinal)));

    [Fact]
    public Task Another_file_may_use_it() => Test
        .WithSource("Other.cs", "class Other { string Text => Keys.Text; string Sum => Keys.Text + Text; }")
        .Fixes(In($"static class Keys {{ public const string Text = {Key}; }}"), In($"static class Keys {{ public static readonly string Text = {Read}; }}"));

    [Fact]
    public Task Two_constants_of_one_declaration_are_unlocked_once() => Test.Fixes(
        In($"class A {{ const string One = {Key}, Two = \"[|ANTHROPIC!|]\"; }}"),
        In($"class A {{ static readonly string One = {Read}, Two = {Read.Replace("OPENAI", "ANTHROPIC", StringComparison.Ordinal)}; }}"));

    [Theory]
    [InlineData("[Obsolete(Keys.Text)] class Other;")]
    [InlineData("class Other { const string Sum = Keys.Text; }")]
    [InlineData("class Other { void M(string text = Keys.Text) { } }")]
    [InlineData("class Other { int M(string text) { switch (text) { case Keys.Text: return 1; default: return 2; } } }")]
    [InlineData("class Other { bool M(string text) => text is Keys.Text; }")]
    [InlineData("class Other { int M(string text) => text switch { Keys.Text => 1, _ => 2 }; }")]
    [InlineData("class Other { void M() { const string text = Keys.Text; System.Console.WriteLine(text); } }")]
    public Task Where_another_file_needs_the_constant_no_fix_is_offered(string other) => Test
        .WithSource("Other.cs", "using System;\n" + other)
        .OffersNoFix(In($"static class Keys {{ public const string Text = {Key}; }}"));

    [Theory]
    [InlineData("const string text = #; static void Local() => Client.Take(text); Local();")]
    [InlineData("const string text = #; switch (input) { case text: return; }")]
    [InlineData("const string text = #; if (input is text) return;")]
    [InlineData("const string text = #; const string other = text; Client.Take(other);")]
    [InlineData("const string text = #; void Local(string given = text) => Client.Take(given); Local();")]
    [InlineData("const string text = #; Action action = static () => Client.Take(text); action();")]
    public Task Where_the_method_needs_the_constant_no_fix_is_offered(string statements) =>
        Test.OffersNoFix(Body(statements.Replace("#", Key, StringComparison.Ordinal)));
}
