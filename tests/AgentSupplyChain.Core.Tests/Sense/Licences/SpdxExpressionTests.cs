using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Tests.Sense.Licences;

public sealed class SpdxExpressionTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData("apache-2.0 OR mit", "Apache-2.0 OR MIT")]
    [InlineData("( MIT AND BSD-3-Clause ) OR Apache-2.0 WITH llvm-exception", "(MIT AND BSD-3-Clause) OR Apache-2.0 WITH LLVM-exception")]
    [InlineData("GPL-2.0", "GPL-2.0-only")]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later")]
    [InlineData("LGPL-2.1+ WITH Classpath-exception-2.0", "LGPL-2.1-or-later WITH Classpath-exception-2.0")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("StandardML-NJ", "SMLNJ")]
    [InlineData("GPL-2.0-with-classpath-exception", "GPL-2.0-with-classpath-exception")]
    [InlineData("Nunit", "Nunit")]
    [InlineData("LicenseRef-Contoso-1 AND MIT", "LicenseRef-Contoso-1 AND MIT")]
    public void A_valid_expression_is_written_as_SPDX_would_today(string declared, string normalised)
    {
        Assert.True(SpdxExpression.IsValid(declared));
        Assert.Equal(normalised, SpdxExpression.Normalised(declared));
        Assert.Equal(normalised, SpdxExpression.Normalised(normalised));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIT OR")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("MIT/Apache-2.0")]
    [InlineData("mit or apache-2.0")]
    [InlineData("Contoso-1.0")]
    [InlineData("MIT WITH MIT")]
    [InlineData("MIT WITH Invented-exception")]
    [InlineData("Classpath-exception-2.0")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("LicenseRef-")]
    [InlineData("UNLICENSED")]
    [InlineData("Apache-2.0 WITH LLVM-exception WITH GCC-exception-2.0")]
    [InlineData("(MIT OR Apache-2.0) WITH LLVM-exception")]
    public void What_is_not_on_the_list_or_no_expression_is_not_valid(string declared) => Assert.False(SpdxExpression.IsValid(declared));

    [Fact]
    public void Neither_length_nor_depth_does_harm()
    {
        Assert.False(SpdxExpression.IsValid(new string('(', 1_000_000)));
        Assert.True(SpdxExpression.IsValid(new string('(', 2000) + "MIT" + new string(')', 2000)));
    }

    [Fact]
    public void Licences_are_told_without_exceptions_and_once() =>
        Assert.Equal(["MIT", "GPL-2.0-only"], SpdxExpression.LicensesOf("MIT AND (GPL-2.0 WITH Classpath-exception-2.0 OR mit)"));
}
