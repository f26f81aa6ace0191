using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Findings as SARIF 2.1.0, with the rules of the register. Paths are relative to the repository root.</summary>
public static class SarifDocument
{
    private const string RootName = "SRCROOT";

    /// <param name="results">What is to stand in the document: the open findings, or all of them.</param>
    /// <param name="projectFolder">Of the project relative to the repository root; empty where they are one.</param>
    /// <param name="category">What tells this run from others over the same commit: <c>Agent/net10.0</c>.</param>
    /// <param name="keepsSubjects">For a log that is read again: a subject cannot be told from its fingerprint.</param>
    public static byte[] Write(IReadOnlyList<ReportedFinding> results, string projectFolder, string category, bool keepsSubjects = false)
    {
        var rules = Rules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var sorted = results
            .Where(result => result.Severity != RuleSeverity.None)
            .OrderBy(result => result.Finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Location.File, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Location.Line)
            .ThenBy(result => result.Finding.Location.Column)
            .ThenBy(result => result.Finding.Subject, StringComparer.Ordinal)
            .ThenBy(result => result.Finding.Message, StringComparer.Ordinal)
            .ThenBy(result => result.ToString(), StringComparer.Ordinal);
        return BomJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.Objects("runs", [category], _ =>
            {
                Tool(json, rules);
                json.WriteStartObject("automationDetails");
                json.Text("id", $"{BomJson.ToolName}/{category}/");
                json.WriteEndObject();
                json.WriteStartObject("originalUriBaseIds");
                json.WriteStartObject(RootName);
                Message(json, "description", "The root of the repository.");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteString("columnKind", "utf16CodeUnits");

                // An empty list says that nothing was found; no list would say that nothing was looked for.
                json.WriteStartArray("results");
                foreach (var result in sorted)
                {
                    json.WriteStartObject();
                    Result(json, result, rules.IndexOf(result.Finding.Rule), projectFolder, keepsSubjects);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            json.WriteEndObject();
        });
    }

    private static void Tool(Utf8JsonWriter json, List<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", BomJson.ToolName);
        json.WriteString("semanticVersion", BomJson.ToolVersion);
        json.WriteString("informationUri", Rules.DocumentationRoot);
        json.Objects("rules", rules, rule =>
        {
            json.WriteString("id", rule.Id);
            Message(json, "shortDescription", rule.Title);
            Message(json, "fullDescription", rule.Title + ".");
            Message(json, "help", rule.Fix is null ? $"{rule.Title}. See {rule.HelpLink}" : $"{rule.Title}. Fix: {rule.Fix}. See {rule.HelpLink}");
            json.WriteString("helpUri", rule.HelpLink);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Recommended));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("category", Rules.Category);
            json.Strings("tags", ["security", "supply-chain"]);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, ReportedFinding result, int ruleIndex, string projectFolder, bool keepsSubject)
    {
        var finding = result.Finding;
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(result.Severity));
        Message(json, "message", WithoutLinks(finding.Message));
        if (RepositoryPath.Of(projectFolder, finding.Location.File) is { } path)
            json.Objects("locations", [finding.Location], location => Location(json, location, path));

        json.WriteStartObject("partialFingerprints");
        json.WriteString("findingFingerprint/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding.Fingerprint))));
        json.WriteEndObject();
        if (result.Suppression is { } suppression)
        {
            json.Objects("suppressions", [suppression], item =>
            {
                json.WriteString("kind", item.Kind == "inSource" ? "inSource" : "external");
                json.Text("justification", item.Justification);
            });
        }

        if (finding.Environment is null && !keepsSubject)
            return;

        json.WriteStartObject("properties");
        json.Text("environment", finding.Environment);
        if (keepsSubject)
        {
            // Where the compiler keeps the properties of its diagnostics.
            json.WriteStartObject("customProperties");
            json.Text(CompilerSarif.SubjectProperty, finding.Subject);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, FileSpan span, string path)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", path);
        json.WriteString("uriBaseId", RootName);
        json.WriteEndObject();
        if (span.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", span.Line);
            if (span.Column > 0)
                json.WriteNumber("startColumn", span.Column);

            if (span.EndLine >= span.Line)
                json.WriteNumber("endLine", span.EndLine);

            if (span.Column > 0 && span.EndColumn > 0 && (span.EndLine > span.Line || span.EndColumn >= span.Column))
                json.WriteNumber("endColumn", span.EndColumn);

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.Text("text", text);
        json.WriteEndObject();
    }

    // Even a plain SARIF text makes a link of [words](address): a package of that name must not put one under a reviewer's eyes.
    private static string WithoutLinks(string message) => message.Replace("](", "] (", StringComparison.Ordinal);

    private static string Level(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        RuleSeverity.Info => "note",
        _ => "none",
    };
}
