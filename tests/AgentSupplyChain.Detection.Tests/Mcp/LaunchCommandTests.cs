using AgentSupplyChain.Detection.Mcp;
using AgentSupplyChain.Detection.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Mcp;

public class LaunchCommandTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("npx -y @modelcontextprotocol/server-github@1.2.3", "npx", "@modelcontextprotocol/server-github", "1.2.3", 1)]
    [InlineData("npx -y --verbose pkg@0.11.0 --root /data", "npx", "pkg", "0.11.0", 2)]
    [InlineData("npx --yes pkg@1.2.3-beta.1", "npx", "pkg", "1.2.3-beta.1", 1)]
    [InlineData("npx -p pkg@1.2.3 pkg-cli --flag", "npx", "pkg", "1.2.3", 1)]
    [InlineData("npx --package=@scope/pkg@1.2.3 -- cli", "npx", "@scope/pkg", "1.2.3", 0)]
    [InlineData("npx -- pkg@1.2.3", "npx", "pkg", "1.2.3", 1)]
    [InlineData("npx --registry https://npm.example pkg@1.2.3", "npx", "pkg", "1.2.3", 2)]
    [InlineData("npx.cmd -y pkg@1.2.3", "npx", "pkg", "1.2.3", 1)]
    [InlineData("/usr/local/bin/npx pkg@1.2.3", "npx", "pkg", "1.2.3", 0)]
    [InlineData("bunx pkg@1.2.3", "bunx", "pkg", "1.2.3", 0)]
    [InlineData("bun x pkg@1.2.3", "bunx", "pkg", "1.2.3", 1)]
    [InlineData("pnpm dlx pkg@1.2.3", "pnpm dlx", "pkg", "1.2.3", 1)]
    [InlineData("yarn dlx -p pkg@1.2.3 cli", "yarn dlx", "pkg", "1.2.3", 2)]
    [InlineData("npm exec --yes -- pkg@1.2.3", "npm exec", "pkg", "1.2.3", 3)]
    [InlineData("npx alias@npm:pkg@1.2.3", "npx", "pkg", "1.2.3", 0)]
    [InlineData("cmd /c npx -y pkg@1.2.3", "npx", "pkg", "1.2.3", 3)]
    [InlineData("uvx mcp-server-git==2025.1.14", "uvx", "mcp-server-git", "2025.1.14", 0)]
    [InlineData("uvx mcp-server-git@2025.1.14 --repository .", "uvx", "mcp-server-git", "2025.1.14", 0)]
    [InlineData("uvx --from pkg==1.2.3 cli", "uvx", "pkg", "1.2.3", 1)]
    [InlineData("uvx --from pkg[extra]==1.2.3 cli", "uvx", "pkg", "1.2.3", 1)]
    [InlineData("uvx --python 3.12 pkg==1.2.3", "uvx", "pkg", "1.2.3", 2)]
    [InlineData("uv tool run pkg==1.2.3", "uvx", "pkg", "1.2.3", 2)]
    [InlineData("pipx run pkg==1.2.3", "pipx", "pkg", "1.2.3", 1)]
    [InlineData("pipx run --spec pkg==1.2.3 cli", "pipx", "pkg", "1.2.3", 2)]
    [InlineData("dnx NuGet.Mcp.Server@1.2.3 --yes", "dnx", "NuGet.Mcp.Server", "1.2.3", 0)]
    [InlineData("dnx NuGet.Mcp.Server --version 1.2.3-preview.4 --yes", "dnx", "NuGet.Mcp.Server", "1.2.3-preview.4", 0)]
    [InlineData("dnx --yes --version=1.2.3 NuGet.Mcp.Server", "dnx", "NuGet.Mcp.Server", "1.2.3", 2)]
    [InlineData("dotnet dnx NuGet.Mcp.Server@1.2.3", "dnx", "NuGet.Mcp.Server", "1.2.3", 1)]
    [InlineData("dotnet tool exec NuGet.Mcp.Server@1.2.3", "dnx", "NuGet.Mcp.Server", "1.2.3", 2)]
    [InlineData("dotnet tool execute --yes NuGet.Mcp.Server@1.2.3", "dnx", "NuGet.Mcp.Server", "1.2.3", 3)]
    [InlineData("docker run -i --rm mcp/github@" + Digest, "docker", "mcp/github", Digest, 3)]
    [InlineData("docker run -i --rm -e TOKEN registry.example:5000/mcp/github:1.2@" + Digest, "docker", "registry.example:5000/mcp/github", Digest, 5)]
    public void A_server_of_one_exact_version_is_pinned(string line, string launcher, string package, string version, int argument)
    {
        var launch = Parse(line);

        Assert.Equal(PinState.Pinned, launch.Pin);
        Assert.Equal(launcher, launch.Launcher);
        Assert.Equal(package, launch.Package);
        Assert.Equal(version, launch.Version);
        Assert.Equal(argument, launch.PackageArgument);
    }

    [Theory]
    [InlineData("npx -y pkg", "pkg", null, 1)]
    [InlineData("npx -y @scope/pkg", "@scope/pkg", null, 1)]
    [InlineData("npx pkg@latest", "pkg", "latest", 0)]
    [InlineData("npx pkg@", "pkg", null, 0)]
    [InlineData("npx @scope/pkg@^1.2.3", "@scope/pkg", "^1.2.3", 0)]
    [InlineData("npx pkg@~1.2", "pkg", "~1.2", 0)]
    [InlineData("npx pkg@1.x", "pkg", "1.x", 0)]
    [InlineData("npx pkg@1", "pkg", "1", 0)]
    [InlineData("npx pkg@1.2", "pkg", "1.2", 0)]
    [InlineData("npx -p a@1.2.3 -p b cli", "b", null, 3)]
    [InlineData("npx github:owner/repo", "github:owner/repo", null, 0)]
    [InlineData("npx owner/repo", "owner/repo", null, 0)]
    [InlineData("npx git+https://host.example/owner/repo.git#main", "git+https://host.example/owner/repo.git", null, 0)]
    [InlineData("npx git+https://host.example/owner/repo.git#" + Commit, "git+https://host.example/owner/repo.git", Commit, 0, PinState.Pinned)]
    [InlineData("npx https://host.example/pkg.tgz", "https://host.example/pkg.tgz", null, 0)]
    [InlineData("uvx pkg", "pkg", null, 0)]
    [InlineData("uvx pkg@latest", "pkg", "latest", 0)]
    [InlineData("uvx pkg>=1.2", "pkg", ">=1.2", 0)]
    [InlineData("uvx pkg==1.*", "pkg", "1.*", 0)]
    [InlineData("uvx --from git+https://host.example/owner/repo cli", "git+https://host.example/owner/repo", null, 1)]
    [InlineData("uvx --from git+https://host.example/owner/repo@" + Commit + " cli", "git+https://host.example/owner/repo", Commit, 1, PinState.Pinned)]
    [InlineData("uvx --from git+https://host.example/owner/repo@" + Commit + "#subdirectory=src cli", "git+https://host.example/owner/repo", Commit, 1, PinState.Pinned)]
    [InlineData("pipx run pkg", "pkg", null, 1)]
    [InlineData("dnx Pkg --yes", "Pkg", null, 0)]
    [InlineData("dnx Pkg@ --yes", "Pkg", null, 0)]
    [InlineData("dnx Pkg@1.* --yes", "Pkg", "1.*", 0)]
    [InlineData("dnx Pkg --version * --yes", "Pkg", "*", 0)]
    [InlineData("dotnet tool exec Pkg", "Pkg", null, 2)]
    [InlineData("docker run image", "image", null, 1)]
    [InlineData("docker run -it --rm --name s -p 8080:80 -v /a:/b --mount type=bind,src=/a image:1.2", "image", "1.2", 11)]
    [InlineData("docker run --env=A=b -eX=y --network host image:latest serve", "image", "latest", 5)]
    [InlineData("docker run -ite KEY image", "image", null, 3)]
    [InlineData("docker container run --init image", "image", null, 3)]
    [InlineData("docker --context remote run image", "image", null, 3)]
    [InlineData("podman run registry.example:5000/image", "registry.example:5000/image", null, 1)]
    [InlineData("docker run image@sha256:1234", "image", "sha256:1234", 1)]
    public void A_server_that_its_publisher_can_change_is_floating(
        string line, string package, string? version, int argument, PinState pin = PinState.Floating)
    {
        var launch = Parse(line);

        Assert.Equal(pin, launch.Pin);
        Assert.Equal(package, launch.Package);
        Assert.Equal(version, launch.Version);
        Assert.Equal(argument, launch.PackageArgument);
    }

    [Theory]
    [InlineData("dotnet run --project ../McpServer", "dotnet")]
    [InlineData("dotnet ./bin/McpServer.dll", "dotnet")]
    [InlineData("node ./dist/index.js", "node")]
    [InlineData("/opt/servers/my-server --stdio", "my-server")]
    [InlineData(@"C:\servers\MyServer.exe", "MyServer")]
    [InlineData("python -m my_server", "python")]
    [InlineData("npx ./local-server", "npx")]
    [InlineData("npx file:../server", "npx")]
    [InlineData("uvx --from ./server cli", "uvx")]
    [InlineData("npx", "npx")]
    [InlineData("npx -y", "npx")]
    [InlineData("docker compose up", "docker")]
    [InlineData("docker run --rm", "docker")]
    [InlineData("npm run serve", "npm")]
    [InlineData("uv run server.py", "uv")]
    [InlineData("cmd /c", "cmd")]
    public void What_lies_on_the_machine_has_no_package_to_pin(string line, string launcher)
    {
        var launch = Parse(line);

        Assert.Equal(launcher, launch.Launcher);
        Assert.Equal(PinState.Unknown, launch.Pin);
        Assert.Null(launch.Package);
        Assert.Null(launch.Version);
    }

    [Fact]
    public void A_package_that_is_not_constant_is_unknown()
    {
        foreach (var launch in new[]
        {
            LaunchCommand.Parse("npx", ["-y", null]),
            LaunchCommand.Parse("npx", [null, "pkg@1.2.3"]),
            LaunchCommand.Parse("npx", ["--package", null, "cli"]),
            LaunchCommand.Parse("docker", ["run", "--rm", null]),
            LaunchCommand.Parse("docker", [null, "image:1"]),
            LaunchCommand.Parse("dotnet", ["tool", "exec", null]),
        })
        {
            Assert.Equal(PinState.Unknown, launch.Pin);
            Assert.Null(launch.Package);
        }
    }

    [Fact]
    public void A_value_of_an_option_that_is_not_constant_does_not_hide_the_package()
    {
        var launch = LaunchCommand.Parse("docker", ["run", "-e", null, "image:1.2"]);

        Assert.Equal("image", launch.Package);
        Assert.Equal(3, launch.PackageArgument);
    }

    [Fact]
    public void A_version_that_is_not_constant_leaves_the_pin_unknown()
    {
        var launch = LaunchCommand.Parse("dnx", ["Pkg", "--version", null]);

        Assert.Equal(("Pkg", PinState.Unknown), (launch.Package, launch.Pin));
    }

    [Fact]
    public void A_range_of_two_versions_is_floating() =>
        Assert.Equal(PinState.Floating, LaunchCommand.Parse("npx", ["pkg@1.2.3 || 2.0.0"]).Pin);

    [Fact]
    public void A_whole_line_in_one_argument_of_cmd_is_read()
    {
        var launch = LaunchCommand.Parse("cmd.exe", ["/d", "/c", "npx -y pkg@latest"]);

        Assert.Equal(("npx", "pkg", PinState.Floating, 2), (launch.Launcher, launch.Package, launch.Pin, launch.PackageArgument));
    }

    [Fact]
    public void A_token_in_the_address_of_a_repository_is_not_kept()
    {
        var launch = LaunchCommand.Parse("npx", ["git+https://user:hunter2@host.example/owner/repo.git?token=hunter2#main"]);

        Assert.Equal("git+https://host.example/owner/repo.git", launch.Package);
        Assert.Null(launch.Version);
    }

    [Fact]
    public void No_command_line_is_too_strange_to_be_read() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?[]>(),
            words =>
            {
                foreach (var command in (string[])["npx", "uvx", "pipx", "dnx", "dotnet", "docker", "cmd", "npm", words.FirstOrDefault() ?? ""])
                {
                    var launch = LaunchCommand.Parse(command, words);
                    Assert.InRange(launch.PackageArgument, -1, words.Length - 1);
                    Assert.True(launch.Package is null ? launch is { Version: null, Pin: PinState.Unknown } : launch.PackageArgument >= 0);
                }
            }).QuickCheckThrowOnFailure();

    private static LaunchCommand Parse(string line)
    {
        var words = line.Split(' ');
        return LaunchCommand.Parse(words[0], words[1..]);
    }
}
