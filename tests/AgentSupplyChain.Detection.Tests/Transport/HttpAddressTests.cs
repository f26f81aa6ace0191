using AgentSupplyChain.Detection.Transport;

namespace AgentSupplyChain.Detection.Tests.Transport;

public class HttpAddressTests
{
    [Theory]
    [InlineData("http://models.example/v1", "models.example")]
    [InlineData("HTTP://MODELS.example", "models.example")]
    [InlineData("ws://models.example", "models.example")]
    [InlineData("http://10.0.0.7:11434", "10.0.0.7")]
    [InlineData("http://localhost.example", "localhost.example")]
    [InlineData("http://notlocal", null)]
    [InlineData("http://mylocal.example", "mylocal.example")]
    [InlineData("http://[2001:db8::1]", "[2001:db8::1]")]
    [InlineData("http://models.example.", "models.example.")]
    public void What_leaves_the_machine_in_clear_text(string address, string? host) => Assert.Equal(host, HttpAddress.ClearTextHost(address));

    [Theory]
    [InlineData("https://models.example")]
    [InlineData("wss://models.example")]
    [InlineData("https+http://models.example")]
    [InlineData("http://localhost")]
    [InlineData("http://LOCALHOST.:80")]
    [InlineData("http://127.1.2.3")]
    [InlineData("http://[::1]")]
    [InlineData("http://ollama:11434")]
    [InlineData("http://printer.local")]
    [InlineData("http://x.corp.internal")]
    [InlineData("http://x.ns.svc")]
    [InlineData("http://")]
    [InlineData("http:///path")]
    [InlineData("http://{host}")]
    [InlineData("")]
    [InlineData("models.example")]
    [InlineData("file:///http://models.example")]
    public void What_does_not(string address) => Assert.Null(HttpAddress.ClearTextHost(address));

    [Theory]
    [InlineData("http://models.example", 4)]
    [InlineData("ws://models.example:8080", 2)]
    [InlineData("http://models.example:80", -1)]
    [InlineData("http://models.example:80/v1", -1)]
    [InlineData("http://models.example?port=:80", 4)]
    [InlineData("https://models.example", -1)]
    [InlineData("nothing", -1)]
    public void Where_the_letter_goes_that_encrypts(string address, int at) => Assert.Equal(at, HttpAddress.EncryptAt(address));

    [Theory]
    [InlineData("http://localhost:5000", true)]
    [InlineData("https://127.0.0.1", true)]
    [InlineData("http://[::1]:1", true)]
    [InlineData("http://app.localhost", true)]
    [InlineData("http://0.0.0.0:5000", false)]
    [InlineData("http://*:5000", false)]
    [InlineData("http://+:5000", false)]
    [InlineData("file:///x", false)]
    [InlineData("", false)]
    public void What_only_this_machine_reaches(string address, bool expected) => Assert.Equal(expected, HttpAddress.IsLoopback(address));
}
