using AgentSupplyChain.Core.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.Git;

public sealed class GitDeltaTests
{
    [Fact]
    public void Copies_and_insertions_make_the_result()
    {
        // base 6, result 7: copy 3 bytes from 1, insert "XY", copy 2 bytes from 0
        byte[] delta = [6, 7, 0x91, 1, 3, 2, (byte)'X', (byte)'Y', 0x90, 2];

        Assert.Equal("bcdXYab", System.Text.Encoding.ASCII.GetString(GitDelta.Apply("abcdef"u8, delta)));
    }

    [Fact]
    public void A_copy_without_a_length_takes_64_kibibytes()
    {
        var source = Enumerable.Range(0, 0x10000).Select(i => (byte)i).ToArray();

        Assert.Equal(source, GitDelta.Apply(source, [0x80, 0x80, 4, 0x80, 0x80, 4, 0x80]));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 5, 1, 0x90, 1 })]
    [InlineData(new byte[] { 6, 1, 0 })]
    [InlineData(new byte[] { 6, 9, 0x91, 4, 9 })]
    [InlineData(new byte[] { 6, 1, 0x90, 2 })]
    [InlineData(new byte[] { 6, 5, 0x90, 2 })]
    [InlineData(new byte[] { 6, 5, 5, 1 })]
    [InlineData(new byte[] { 6, 1, 0xff })]
    [InlineData(new byte[] { 6, 0xff, 0xff, 0xff, 0xff, 0x7f })]
    [InlineData(new byte[] { 6, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    public void A_delta_that_does_not_fit_is_refused(byte[] delta)
    {
        Assert.Throws<InvalidDataException>(() => GitDelta.Apply("abcdef"u8, delta));
    }
}
