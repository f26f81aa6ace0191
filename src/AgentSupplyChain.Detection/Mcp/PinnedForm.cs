namespace AgentSupplyChain.Detection.Mcp;

/// <summary>How a pinned launch of the same server is written: what a finding proposes.</summary>
public static class PinnedForm
{
    public static string Of(LaunchCommand command) => command.Launcher switch
    {
        "docker" or "podman" or "nerdctl" => $"'{command.Package}@sha256:<digest>'",
        "uvx" or "uv" or "uv tool run" or "pipx" => $"'{command.Package}==<exact version>'",
        _ => $"'{command.Package}@<exact version>'",
    };
}
