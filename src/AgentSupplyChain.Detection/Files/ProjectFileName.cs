namespace AgentSupplyChain.Detection.Files;

/// <summary>What a file is to an agent, known by its name and place.</summary>
public enum ProjectFileKind
{
    Other,
    Mcp,
    Prompt,
    Settings,

    /// <summary>Variables for local runs: <c>.env</c>, <c>launchSettings.json</c>, <c>http-client.env.json</c>.</summary>
    Variables,

    /// <summary>Other configuration, which matters for the credentials in it only: YAML, requests, settings of tools and services.</summary>
    Configuration,

    /// <summary>How an image is made: as <see cref="Configuration"/>, and every layer keeps what it was given.</summary>
    Container,

    /// <summary>What builds and restores: as <see cref="Configuration"/>.</summary>
    Build,
}

public static class ProjectFileName
{
    private static readonly string[] s_mcpNames = ["mcp.json", ".mcp.json", "mcp-config.json", "mcp_config.json", "claude_desktop_config.json"];

    /// <summary>Endings that hold text for a model. A prompts folder of a .NET project holds code and pictures too.</summary>
    private static readonly string[] s_textExtensions =
        [".md", ".txt", ".yaml", ".yml", ".prompt", ".liquid", ".hbs", ".handlebars", ".mustache", ".jinja", ".jinja2", ".j2", ".xml", ".poml"];

    /// <summary>Folders of outputs and of other people's packages.</summary>
    private static readonly string[] s_foreignFolders = ["bin", "obj", "node_modules"];

    /// <summary>What tools write, and nobody configures anything with.</summary>
    private static readonly string[] s_lockNames =
        ["package.json", "package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "pnpm-lock.yaml", "tsconfig.json", "jsconfig.json", "project.assets.json"];

    private static readonly string[] s_configurationExtensions = [".yml", ".yaml", ".http", ".rest", ".runsettings", ".config", ".pubxml", ".publishsettings"];

    private static readonly string[] s_buildExtensions = [".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".user"];

    private static readonly string[] s_configurationNames = ["host.json", "google-services.json", "launch.json", "tasks.json", "devcontainer.json", ".devcontainer.json"];

    /// <summary>Words in the names of JSON files that configure something. Other JSON is data.</summary>
    private static readonly string[] s_configurationWords =
        ["settings", "config", "secret", "credential", "connection", "environment", "agent", "serviceaccount", "service-account", "service_account", "adminsdk"];

    /// <param name="name">Relative to the project folder, with forward slashes.</param>
    public static ProjectFileKind KindOf(string name)
    {
        if (IsForeign(name))
            return ProjectFileKind.Other;

        var file = name.Substring(name.LastIndexOf('/') + 1);
        if (s_mcpNames.Contains(file, StringComparer.OrdinalIgnoreCase) || IsBetween(file, "mcp.", ".json"))
            return ProjectFileKind.Mcp;

        if (IsSettings(file))
            return ProjectFileKind.Settings;

        if (IsPrompt(name, file))
            return ProjectFileKind.Prompt;

        var isVariables = IsJsonOfVariables(file) || Is(file, "launchSettings.json") || Ends(file, ".env") || file.StartsWith(".env.", StringComparison.OrdinalIgnoreCase);
        return isVariables ? ProjectFileKind.Variables : OtherKindOf(file);
    }

    /// <summary>Whether the kind of a file matters for the credentials in it only: then no text is a fault of the file, since nothing else reads it.</summary>
    public static bool IsForCredentialsOnly(ProjectFileKind kind) =>
        kind is ProjectFileKind.Variables or ProjectFileKind.Configuration or ProjectFileKind.Container or ProjectFileKind.Build;

    /// <summary>A file that shows others what to write, as <c>.env.example</c> does.</summary>
    public static bool IsTemplate(string name)
    {
        var parts = name.Substring(name.LastIndexOf('/') + 1).Split('.');
        return parts.Any(part => Is(part, "example") || Is(part, "sample") || Is(part, "template") || Is(part, "dist"));
    }

    /// <summary>The environment in a name like <c>appsettings.Production.json</c> or <c>.env.production</c>; null where there is none.</summary>
    public static string? EnvironmentOf(string name)
    {
        var file = name.Substring(name.LastIndexOf('/') + 1);
        if (IsBetween(file, "appsettings.", ".json"))
            return file.Substring("appsettings.".Length, file.Length - "appsettings.".Length - ".json".Length);

        return file.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) && file.Length > ".env.".Length ? file.Substring(".env.".Length) : null;
    }

    internal static bool IsDockerfile(string file) =>
        Is(file, "Dockerfile") || Is(file, "Containerfile") || file.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase)
            || Ends(file, ".dockerfile") || Ends(file, ".containerfile");

    /// <summary>
    /// What requests in <c>.http</c> files take their variables from: <c>http-client.env.json</c>, <c>http-client.private.env.json</c>, and with
    /// <c>.user</c> behind it what Visual Studio keeps for one person. (Microsoft Learn, "Use .http files in Visual Studio"; JetBrains, "HTTP Client variables".)
    /// </summary>
    internal static bool IsJsonOfVariables(string file) => Ends(file, ".env.json") || Ends(file, ".env.json.user");

    private static ProjectFileKind OtherKindOf(string file)
    {
        if (s_lockNames.Contains(file, StringComparer.OrdinalIgnoreCase) || Ends(file, ".deps.json") || Ends(file, ".min.json")
            || file.StartsWith("agent-supply-chain.", StringComparison.OrdinalIgnoreCase))
        {
            return ProjectFileKind.Other;
        }

        if (IsDockerfile(file))
            return ProjectFileKind.Container;

        if (Is(file, "nuget.config") || s_buildExtensions.Any(extension => Ends(file, extension)))
            return ProjectFileKind.Build;

        var isConfiguration = s_configurationExtensions.Any(extension => Ends(file, extension))
            || s_configurationNames.Contains(file, StringComparer.OrdinalIgnoreCase)
            || (Ends(file, ".json") && s_configurationWords.Any(word => file.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
        return isConfiguration ? ProjectFileKind.Configuration : ProjectFileKind.Other;
    }

    private static bool IsForeign(string name)
    {
        foreach (var folder in s_foreignFolders)
        {
            var at = name.IndexOf(folder + "/", StringComparison.OrdinalIgnoreCase);
            if (at == 0 || (at > 0 && name.IndexOf("/" + folder + "/", StringComparison.OrdinalIgnoreCase) >= 0))
                return true;
        }

        return false;
    }

    private static bool IsSettings(string file) => Is(file, "appsettings.json") || IsBetween(file, "appsettings.", ".json");

    private static bool IsPrompt(string name, string file)
    {
        if (Is(file, "skprompt.txt") || Ends(file, ".prompty"))
            return true;

        var extension = s_textExtensions.FirstOrDefault(extension => Ends(file, extension));
        if (extension is null)
            return false;

        if (Ends(file.Substring(0, file.Length - extension.Length), ".prompt"))
            return true;

        var folders = name.Split('/');
        return folders.Take(folders.Length - 1).Any(folder => Is(folder, "prompts"));
    }

    private static bool IsBetween(string file, string start, string end) =>
        file.Length > start.Length + end.Length && file.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Ends(file, end);

    private static bool Is(string text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
