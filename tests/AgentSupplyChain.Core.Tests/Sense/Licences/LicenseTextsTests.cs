using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Tests.Sense.Licences;

public sealed class LicenseTextsTests
{
    private const string Body = """
        Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above
        copyright notice and this permission notice appear in all copies.

        THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
        MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
        WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
        IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
        """;

    private const string Isc = "ISC License\n\nCopyright (c) 2004-2010 by Somebody, Inc.\n\n" + Body;

    private const string Bsd = """
        Copyright (c) 2019, Contoso
        All rights reserved.

        Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

        * Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

        * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
          documentation and/or other materials provided with the distribution.

        * Neither the name of Contoso nor the names of its contributors may be used to endorse or promote products derived from this software without
          specific prior written permission.

        THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO,
        THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL CONTOSO BE LIABLE FOR ANY DIRECT,
        INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS
        OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
        (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
        """;

    [Fact]
    public void White_space_quotes_comment_marks_and_notices_of_copyright_do_not_matter()
    {
        Assert.Equal(["ISC"], LicenseTexts.Recognise(Isc));
        Assert.Equal(["ISC"], LicenseTexts.Recognise(Isc.ReplaceLineEndings("\r\n").Replace("\"", "\u201c", StringComparison.Ordinal)));
        Assert.Equal(["ISC"], LicenseTexts.Recognise(string.Concat(Isc.Split('\n').Select(line => "// " + line + "\n"))));
        Assert.Equal(["ISC"], LicenseTexts.Recognise("\ufeff" + Isc.ToUpperInvariant()));
        Assert.Equal(["ISC"], LicenseTexts.Recognise(Body));
        Assert.Equal(["ISC"], LicenseTexts.Recognise("# The ISC License (https://opensource.org/licenses/ISC)\n© Jo Doe\nPortions Copyright 2001 Acme\n" + Body));
    }

    [Fact]
    public void The_names_that_a_licence_leaves_open_may_differ() => Assert.Equal(["BSD-3-Clause"], LicenseTexts.Recognise(Bsd));

    [Fact]
    public void What_was_added_or_taken_away_is_another_licence()
    {
        Assert.Null(LicenseTexts.Recognise(Isc + "\nThe Software must not be used for evil."));
        Assert.Null(LicenseTexts.Recognise("Commercial use needs our permission.\n" + Isc));
        Assert.Null(LicenseTexts.Recognise("Copyright (c) 2020 Acme. Commercial use is not permitted.\n" + Body));
        Assert.Null(LicenseTexts.Recognise(Isc.Replace("with or without fee", "without fee", StringComparison.Ordinal)));
        Assert.Null(LicenseTexts.Recognise(Isc.Replace(", provided that the above", " to members, provided that the above", StringComparison.Ordinal)));
        Assert.Null(LicenseTexts.Recognise(Isc + "\n\n" + Bsd));
        Assert.Null(LicenseTexts.Recognise("MIT License\n\n" + Body));
        Assert.Null(LicenseTexts.Recognise(Bsd.Replace("Neither the name of Contoso", "Neither the name of " + string.Concat(Enumerable.Repeat("Contoso ", 40)), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("Permission to use, copy, modify")]
    [InlineData("{\\rtf1\\ansi Permission is hereby granted, free of charge}")]
    public void What_is_no_licence_is_not_recognised(string text) => Assert.Null(LicenseTexts.Recognise(text));

    [Fact]
    public void A_text_that_begins_like_a_licence_ten_thousand_times_is_read_in_the_same_breath()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(LicenseTexts.Recognise(string.Concat(Enumerable.Repeat("permission to use copy modify and ", (int)(LicenseTexts.FileLimit / 34)))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    /// <summary>The package's own text, and those of the packages that this repository is built with.</summary>
    [Fact]
    public void Real_packages_carry_texts_that_are_recognised()
    {
        Assert.Equal(["MIT"], LicenseTexts.Recognise(File.ReadAllText(Path.Combine(Emit.Judge.RepositoryRoot, "LICENSE"))));
    }
}
