using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Tests.Text;

public class EndpointTransportTests
{
    [Theory]
    [InlineData("http://mcp.contoso.example")]
    [InlineData("HTTP://mcp.contoso.example/sse")]
    [InlineData("  http://mcp.contoso.example:8080/mcp?x=1#y")]
    [InlineData("http://user:p@ss@mcp.contoso.example/")]
    [InlineData("ws://mcp.contoso.example")]
    [InlineData("http://203.0.113.7/mcp")]
    [InlineData("http://10.0.0.4:3000")]
    [InlineData("http://[2001:db8::1]:3000/mcp")]
    [InlineData("http://mcp.contoso.example:${input:port}/mcp")]
    [InlineData("http://mcp.contoso.example/${input:tenant}/mcp")]
    [InlineData("http://localhost.contoso.example")]
    [InlineData("http://localhost@mcp.contoso.example")]
    [InlineData("http://mcp.contoso.example\\@localhost/")]
    [InlineData("http://internal.example")]
    public void A_foreign_host_without_encryption_is_told(string url) => Assert.True(EndpointTransport.IsUnencrypted(url));

    [Theory]
    [InlineData("https://mcp.contoso.example")]
    [InlineData("wss://mcp.contoso.example")]
    [InlineData("http://localhost:3000/mcp")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://app.localhost:5000")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.9.9.9")]
    [InlineData("http://[::1]:3000/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://host.docker.internal:11434")]
    [InlineData("http://printer.local")]
    [InlineData("http://printer.local./")]
    [InlineData("http://apiservice")]
    [InlineData("http://mcp:3000/mcp")]
    [InlineData("https+http://apiservice")]
    [InlineData("http://${input:host}/mcp")]
    [InlineData("http://{host}/mcp")]
    [InlineData("http://%HOST%/")]
    [InlineData("http://<your-host>/")]
    [InlineData("http://")]
    [InlineData("http:///mcp")]
    [InlineData("mcp.contoso.example")]
    [InlineData("")]
    public void What_stays_near_or_is_not_written_out_is_not(string url) => Assert.False(EndpointTransport.IsUnencrypted(url));

    [Theory]
    [InlineData("http://mcp.contoso.example:80/x", "MCP.contoso.example", false)]
    [InlineData("http://mcp.contoso.example", "*.contoso.example", false)]
    [InlineData("http://contoso.example", "*.contoso.example", true)]
    [InlineData("http://evilcontoso.example", "*.contoso.example", true)]
    [InlineData("http://mcp.contoso.example", "contoso.example", true)]
    [InlineData("http://mcp.contoso.example", "", true)]
    public void A_host_that_the_policy_allows_is_excused_and_no_other(string url, string allowed, bool isTold) =>
        Assert.Equal(isTold, EndpointTransport.IsUnencrypted(url, [allowed]));

    [Theory]
    [InlineData("https://mcp.contoso.example/a", true)]
    [InlineData("http://localhost", true)]
    [InlineData("ftp://mcp.contoso.example", false)]
    [InlineData("mcp.contoso.example", false)]
    [InlineData("http://", false)]
    public void An_address_is_absolute_and_of_the_web(string text, bool isAddress) => Assert.Equal(isAddress, EndpointTransport.IsAddress(text));
}
