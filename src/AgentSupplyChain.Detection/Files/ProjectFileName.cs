namespace AgentSupplyChain.Detection.Files;

/// <summary>What a file is to an agent, known by its name and place.</summary>
public enum ProjectFileKind
{
    Other,
    Mcp,
    Prompt,
    Settings,

    /// <summary>Environment variables for local runs: <c>.env</c>, <c>launchSettings.json</c>.</summary>
    Variables,
}

public static class ProjectFileName
{
    private static readonly string[] s_mcpNames = ["mcp.json", ".mcp.json", "mcp-config.json", "mcp_config.json", "claude_desktop_config.json"];

    /// <summary>Endings that hold text for a model. A prompts folder of a .NET project holds code and pictures too.</summary>
    private static readonly string[] s_textExtensions =
        [".md", ".txt", ".yaml", ".yml", ".prompt", ".liquid", ".hbs", ".handlebars", ".mustache", ".jinja", ".jinja2", ".j2", ".xml", ".poml"];

    /// <param name="name">Relative to the project folder, with forward slashes.</param>
    public static ProjectFileKind KindOf(string name)
    {
        var file = name.Substring(name.LastIndexOf('/') + 1);
        if (s_mcpNames.Contains(file, StringComparer.OrdinalIgnoreCase) || IsBetween(file, "mcp.", ".json"))
            return ProjectFileKind.Mcp;

        if (IsSettings(file))
            return ProjectFileKind.Settings;

        if (IsPrompt(name, file))
            return ProjectFileKind.Prompt;

        var isVariables = Is(file, "launchSettings.json") || Is(file, ".env") || file.StartsWith(".env.", StringComparison.OrdinalIgnoreCase);
        return isVariables ? ProjectFileKind.Variables : ProjectFileKind.Other;
    }

    /// <summary>The environment in a name like <c>appsettings.Production.json</c> or <c>.env.production</c>; null where there is none.</summary>
    public static string? EnvironmentOf(string name)
    {
        var file = name.Substring(name.LastIndexOf('/') + 1);
        if (IsBetween(file, "appsettings.", ".json"))
            return file.Substring("appsettings.".Length, file.Length - "appsettings.".Length - ".json".Length);

        return file.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) && file.Length > ".env.".Length ? file.Substring(".env.".Length) : null;
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
