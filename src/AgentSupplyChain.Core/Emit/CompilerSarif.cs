using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The findings of our rules in the SARIF 2.1 that the compiler writes for <c>ErrorLog</c>.</summary>
public static class CompilerSarif
{
    /// <summary>The diagnostic property that carries <see cref="Finding.Subject"/>; without it the message stands for the subject.</summary>
    public const string SubjectProperty = "subject";

    private const int MaxBytes = 128 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <summary>All findings of our rules, the suppressed ones marked; none after a finding was added to <paramref name="faults"/>.</summary>
    /// <param name="name">How the file is named to the user.</param>
    /// <param name="projectDirectory">Absolute: locations become relative to it.</param>
    /// <param name="repositoryRoot">Absolute: a file outside of it is named without its folders.</param>
    public static IReadOnlyList<ReportedFinding> Read(
        byte[] bytes, string name, string projectDirectory, string repositoryRoot, ICollection<Finding> faults)
    {
        if (bytes.Length > MaxBytes)
        {
            faults.Add(BoundedFile.Fault(name, $"it has {bytes.Length} bytes, and at most {MaxBytes} are read; fix other warnings first"));
            return [];
        }

        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            using var log = JsonDocument.Parse(bytes.AsMemory(start), new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (Text(log.RootElement, "version") == "2.1.0" && List(log.RootElement, "runs") is { } runs)
                return [.. runs.SelectMany(run => List(run, "results") ?? []).Select(result => Read(result, projectDirectory, repositoryRoot)).OfType<ReportedFinding>()];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Told below. InvalidOperationException: a string holds half of a surrogate pair.
        }

        faults.Add(BoundedFile.Fault(name, "it is not the SARIF 2.1 log of the compiler; build the project again"));
        return [];
    }

    private static ReportedFinding? Read(JsonElement result, string projectDirectory, string repositoryRoot)
    {
        if (Text(result, "ruleId") is not { } id || Rules.Find(id) is not { } rule)
            return null;

        var message = result.TryGetProperty("message", out var body) ? Text(body, "text") ?? rule.Title : rule.Title;
        var location = Location(result, projectDirectory, repositoryRoot);
        var subject = Object(result, "properties") is { } properties && Object(properties, "customProperties") is { } custom ? Text(custom, SubjectProperty) : null;
        var finding = new Finding(rule, BomText.Plain(message), location, subject ?? Subject(location.File, message));
        return new ReportedFinding(finding, Severity(Text(result, "level"))) { Suppression = Suppression(result) };
    }

    // Lines move, words of a finding do not.
    private static string Subject(string file, string message) =>
        $"{file}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)).AsSpan(0, 8))}";

    // A list of suppressions that is there and empty says: looked for, and open. A rejected one does not suppress.
    private static Suppression? Suppression(JsonElement result)
    {
        if (List(result, "suppressions") is not { } suppressions)
            return null;

        foreach (var suppression in suppressions)
        {
            if (Text(suppression, "status") is null or "accepted")
                return new Suppression(Text(suppression, "kind") ?? "external", Text(suppression, "justification"));
        }

        return null;
    }

    private static FileSpan Location(JsonElement result, string projectDirectory, string repositoryRoot)
    {
        if (List(result, "locations")?.FirstOrDefault() is not { ValueKind: JsonValueKind.Object } location
            || Object(location, "physicalLocation") is not { } physical
            || Object(physical, "artifactLocation") is not { } artifact
            || Text(artifact, "uri") is not { } uri)
        {
            return new FileSpan("");
        }

        var file = ProjectPath(uri, projectDirectory, repositoryRoot);
        return Object(physical, "region") is { } region
            ? new FileSpan(file, Number(region, "startLine"), Number(region, "startColumn"), Number(region, "endLine"), Number(region, "endColumn"))
            : new FileSpan(file);
    }

    private static string ProjectPath(string uri, string projectDirectory, string repositoryRoot)
    {
        // The compiler writes file: addresses, and relative ones where paths are mapped.
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);
        if (path.Contains('\0', StringComparison.Ordinal))
            return "";

        var full = Path.GetFullPath(path, projectDirectory);
        var inRepository = Path.GetRelativePath(repositoryRoot, full).Replace('\\', '/');
        var isOutside = inRepository == ".." || inRepository.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(inRepository);
        return isOutside ? Path.GetFileName(full) : Path.GetRelativePath(projectDirectory, full).Replace('\\', '/');
    }

    private static RuleSeverity Severity(string? level) => level switch
    {
        "error" => RuleSeverity.Error,
        "note" => RuleSeverity.Info,
        "none" => RuleSeverity.None,
        _ => RuleSeverity.Warning,
    };

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : 0;

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static List<JsonElement>? List(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : null;
}
