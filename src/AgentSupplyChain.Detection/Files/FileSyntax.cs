namespace AgentSupplyChain.Detection.Files;

/// <summary>How a file writes names and values.</summary>
internal enum FileSyntax
{
    /// <summary>It has none that is known: all of it is text.</summary>
    Text,
    Json,

    /// <summary><c>NAME=value</c>, a line each.</summary>
    Variables,
    Yaml,

    /// <summary>YAML between two lines of hyphens, then text.</summary>
    Prompty,
    Dockerfile,

    /// <summary>HTTP requests as editors send them.</summary>
    Requests,
    Xml,
}

internal static class FileSyntaxes
{
    private static readonly (string Extension, FileSyntax Syntax)[] s_extensions =
    [
        (".json", FileSyntax.Json), (".jsonc", FileSyntax.Json),
        (".yaml", FileSyntax.Yaml), (".yml", FileSyntax.Yaml),
        (".prompty", FileSyntax.Prompty),
        (".http", FileSyntax.Requests), (".rest", FileSyntax.Requests),
        (".env", FileSyntax.Variables),
        (".dockerfile", FileSyntax.Dockerfile), (".containerfile", FileSyntax.Dockerfile),
        (".config", FileSyntax.Xml), (".csproj", FileSyntax.Xml), (".fsproj", FileSyntax.Xml), (".vbproj", FileSyntax.Xml), (".user", FileSyntax.Xml),
        (".props", FileSyntax.Xml), (".targets", FileSyntax.Xml), (".runsettings", FileSyntax.Xml), (".pubxml", FileSyntax.Xml),
        (".publishsettings", FileSyntax.Xml), (".xml", FileSyntax.Xml), (".poml", FileSyntax.Xml),
    ];

    /// <param name="name">Relative to the project folder, with forward slashes.</param>
    public static FileSyntax Of(string name)
    {
        var file = name.Substring(name.LastIndexOf('/') + 1);
        if (ProjectFileName.IsJsonOfVariables(file))
            return FileSyntax.Json;

        if (file.StartsWith(".env.", StringComparison.OrdinalIgnoreCase))
            return FileSyntax.Variables;

        if (ProjectFileName.IsDockerfile(file))
            return FileSyntax.Dockerfile;

        foreach (var (extension, syntax) in s_extensions)
        {
            if (file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return syntax;
        }

        return FileSyntax.Text;
    }
}
