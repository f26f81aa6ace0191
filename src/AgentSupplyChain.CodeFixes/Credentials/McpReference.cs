using AgentSupplyChain.CodeFixes.Edits;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.CodeFixes.Credentials;

/// <summary>
/// How an MCP file names a variable of the environment in place of a value. VS Code and Visual Studio (<c>servers</c>) and Cursor take
/// <c>${env:NAME}</c>, Claude Code's <c>.mcp.json</c> takes <c>${NAME}</c>, says the documentation of each. Of other clients it is not known: they
/// would hand the server the reference itself.
/// </summary>
internal static class McpReference
{
    /// <param name="span">Of the credential, with or without the quotes around it.</param>
    /// <param name="variable">The variable of its provider; null where only the file says what it is.</param>
    public static Edit? Edit(TextDocument file, string text, TextSpan span, string? variable)
    {
        var path = (file.FilePath ?? file.Name).Replace('\\', '/');
        if (ProjectFileName.KindOf(path) != ProjectFileKind.Mcp || JsonText.Read(text).Root is not { Kind: JsonValueKind.Object } root)
            return null;

        foreach (var group in root.Members)
        {
            var form = Form(group.Name, path);
            if (form is null)
                continue;

            foreach (var server in group.Value.Members)
            {
                if (Within(server.Value["env"], span) is { } setting)
                    return In(file.Id, text, setting.Value, span, form, IsVariable(setting.Name) ? setting.Name : variable);

                if (Within(server.Value["headers"], span) is { } header)
                    return In(file.Id, text, header.Value, span, form, variable ?? SettingName.VariableOf(server.Name, header.Name == "Authorization" ? "Token" : header.Name));
            }
        }

        return null;
    }

    private static string? Form(string group, string path) => group switch
    {
        "servers" => "${env:#}",
        "mcpServers" when path.EndsWith("/.cursor/mcp.json", StringComparison.OrdinalIgnoreCase) => "${env:#}",
        "mcpServers" when path == ".mcp.json" || path.EndsWith("/.mcp.json", StringComparison.OrdinalIgnoreCase) => "${#}",
        _ => null,
    };

    private static JsonMember? Within(JsonNode? settings, TextSpan span) =>
        settings?.Members.FirstOrDefault(member => member.Value.Kind == JsonValueKind.String && member.Value.Start <= span.Start && span.End <= member.Value.End);

    // The whole of it, or what stands behind the scheme of a header.
    private static Edit? In(DocumentId file, string text, JsonNode value, TextSpan span, string form, string? variable)
    {
        var inner = TextSpan.FromBounds(Math.Max(span.Start, value.Start + 1), Math.Min(span.End, value.End - 1));
        var before = text.Substring(value.Start + 1, inner.Start - value.Start - 1);
        return variable is not null && inner.End == value.End - 1 && (before.Length == 0 || before is "Bearer " or "bearer " or "token " or "Token ")
            ? new Edit(file, inner, form.Replace("#", variable))
            : null;
    }

    private static bool IsVariable(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(c => c is '_' or >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z');
}
