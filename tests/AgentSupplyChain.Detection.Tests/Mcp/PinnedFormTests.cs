using AgentSupplyChain.Detection.Mcp;

namespace AgentSupplyChain.Detection.Tests.Mcp;

public class PinnedFormTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("npx", "@scope/name", "'@scope/name@<exact version>'")]
    [InlineData("dnx", "Name", "'Name@<exact version>'")]
    [InlineData("uvx", "name", "'name==<exact version>'")]
    [InlineData("pipx", "name", "'name==<exact version>'")]
    [InlineData("docker", "mcp/name", "'mcp/name@sha256:<digest>'")]
    [InlineData("uvx", "git+https://git.example/name", "the full commit id behind '#' or '@'")]
    [InlineData("npx", "github:scope/name", "the full commit id behind '#' or '@'")]
    [InlineData("npx", "gitea-mcp", "'gitea-mcp@<exact version>'")]
    [InlineData(null, "name", "'name@<exact version>'")]
    public void The_form_follows_the_launcher(string? launcher, string package, string form) =>
        Assert.Equal(form, PinnedForm.Of(launcher, package, text => $"'{text}'"));

    [Theory]
    [InlineData("npx -y name", "name=1.2.3", "name@1.2.3")]
    [InlineData("npx alias@npm:name@latest", "name=1.2.3", "alias@npm:name@1.2.3")]
    [InlineData("npx -y name@latest", "other=9.9.9|name=1.2.3", "name@1.2.3")]
    [InlineData("uvx --from=name[cli] name", "name=1.2.3", "--from=name[cli]==1.2.3")]
    [InlineData("docker run registry.example:5000/name:1.0", "registry.example:5000/name=" + Digest, "registry.example:5000/name@" + Digest)]
    public void A_version_that_is_known_is_written_into_the_argument(string line, string known, string pinned) => Assert.Equal(pinned, Pinned(line, known));

    [Theory]
    [InlineData("npx -y name", "")]
    [InlineData("npx -y name", "name")]
    [InlineData("npx -y name", "name=")]
    [InlineData("npx -y name", "=1.2.3")]
    [InlineData("npx -y name", "names=1.2.3")]
    [InlineData("npx -y name", "name=latest")]
    [InlineData("npx -y name", "name=^1.2.3")]
    [InlineData("npx -y name", "name=1.2.3 --eval x")]
    [InlineData("docker run name", "name=1.0")]
    [InlineData("dnx name --version 1.*", "name=1.2.3")]
    [InlineData("npx -y github:scope/name", "name=1.2.3")]
    [InlineData("server name", "name=1.2.3")]
    public void What_is_not_listed_or_would_not_pin_is_not_written(string line, string known) => Assert.Null(Pinned(line, known));

    private static string? Pinned(string line, string known)
    {
        var words = line.Split(' ');
        string?[] arguments = words[1..];
        return PinnedForm.Of(words[0], arguments, LaunchCommand.Parse(words[0], arguments), known.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }
}
