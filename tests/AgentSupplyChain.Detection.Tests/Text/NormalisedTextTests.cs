using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.Detection.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Text;

public class NormalisedTextTests
{
    /// <summary>Texts that are mostly what normalisation is about.</summary>
    private static readonly Arbitrary<string> s_texts =
        Gen.Elements("\r", "\n", "\r\n", " ", "\t", "\uFEFF", "\u0085", "\u2028", "a", "ü", "Be brief.").ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Normalising_twice_changes_nothing_more() =>
        Prop.ForAll(s_texts, text => NormalisedText.Normalise(NormalisedText.Normalise(text)) == NormalisedText.Normalise(text))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_checkout_with_other_line_ends_or_a_byte_order_mark_is_the_same_prompt() =>
        Prop.ForAll(
            s_texts,
            text =>
            {
                var lf = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimStart('\uFEFF');
                var hash = NormalisedText.Sha256(lf);
                Assert.Equal(hash, NormalisedText.Sha256(lf.Replace("\n", "\r\n", StringComparison.Ordinal)));
                Assert.Equal(hash, NormalisedText.Sha256(lf.Replace('\n', '\r')));
                Assert.Equal(hash, NormalisedText.Sha256("\uFEFF" + lf));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_line_ends_white_space_before_them_and_empty_lines_at_the_end_are_lost() =>
        Prop.ForAll(
            s_texts,
            text =>
            {
                static string Kept(string value) => string.Concat(value.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));
                Assert.Equal(Kept(text), Kept(NormalisedText.Normalise(text)));
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("You help.\r\n\r\nBe brief.  \r\n\r\n", "You help.\n\nBe brief.")]
    [InlineData("  indented\n\tstays", "  indented\n\tstays")]
    [InlineData("inner  spaces stay", "inner  spaces stay")]
    [InlineData("\n\nfirst lines stay", "\n\nfirst lines stay")]
    [InlineData("", "")]
    [InlineData(" \t\r\n", "")]
    public void A_prompt_is_hashed_without_what_an_editor_adds(string text, string normalised)
    {
        Assert.Equal(normalised, NormalisedText.Normalise(text));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalised))), NormalisedText.Sha256(text));
    }

    [Fact]
    public void Prompts_that_say_different_things_differ() => Assert.NotEqual(NormalisedText.Sha256("Be brief."), NormalisedText.Sha256("Be brief"));
}
