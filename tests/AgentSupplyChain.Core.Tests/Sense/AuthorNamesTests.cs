using AgentSupplyChain.Core.Sense;

namespace AgentSupplyChain.Core.Tests.Sense;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("Jo Doe, Acme", "Jo Doe", "Acme")]
    [InlineData("Jo Doe; Acme, Zoe ;", "Jo Doe", "Acme", "Zoe")]
    [InlineData("Contoso, Inc.", "Contoso, Inc.")]
    [InlineData("Jo Doe, Contoso Co., Ltd., Fabrikam Pty. Ltd.", "Jo Doe", "Contoso Co., Ltd.", "Fabrikam Pty. Ltd.")]
    [InlineData("Contoso, LLC;Fabrikam, S.A.", "Contoso, LLC", "Fabrikam, S.A.")]
    [InlineData("Inc.; Ltd", "Inc.", "Ltd")]
    [InlineData(", ;", new string[0])]
    [InlineData(null, new string[0])]
    public void Stand_apart_and_a_company_keeps_its_legal_form(string? text, params string[] names) => Assert.Equal(names, AuthorNames.Of(text));
}
