using System.Text.RegularExpressions;
using AgentSupplyChain.Core.Sense.Files;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>A line of source code that asks for something outside it.</summary>
/// <param name="Kind"><c>package</c>, <c>sdk</c>, <c>include</c> of a file-based app, or <c>nuget</c> of a script.</param>
/// <param name="Version">Null where none is written.</param>
/// <param name="Tag">The directive.</param>
internal sealed record SourceDirective(string Kind, string Name, XmlText? Version, XmlText Tag);

/// <summary>
/// The directives of a file-based app (<c>#:package Id@Version</c>, <c>#:sdk Id@Version</c>, <c>#:include path</c>: .NET SDK, documentation/general/dotnet-run-file.md)
/// and of a script (<c>#r "nuget: Id, Version"</c>: F# RFC FST-1027, dotnet-script). Both make a project that nobody sees.
/// </summary>
internal static partial class SourceDirectives
{
    public const string Package = "package";
    public const string Sdk = "sdk";
    public const string Include = "include";
    public const string Script = "nuget";

    private const long FileLimit = 4 * 1024 * 1024;

    public static IReadOnlyList<SourceDirective> Read(string path, string file, ICollection<Finding> faults) =>
        BoundedFile.ReadText(path, file, FileLimit, faults) is { } text ? Parse(text) : [];

    public static IReadOnlyList<SourceDirective> Parse(string text)
    {
        var lines = new TextLines(text);
        List<SourceDirective> found = [];
        var isComment = false;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var line = length < 0 ? text[start..] : text.Substring(start, length);
            if (!isComment && Directive(line, start, lines) is { } directive)
                found.Add(directive);
            else if (!IsBeforeCode(line.AsSpan().Trim(), ref isComment))
                break;

            start += line.Length + 1;
        }

        return found;
    }

    private static SourceDirective? Directive(string line, int start, TextLines lines)
    {
        if (AppDirective().Match(line) is { Success: true } app)
            return Of(app.Groups["kind"].Value, app, start, lines);

        return ScriptDirective().Match(line) is { Success: true } script ? Of(Script, script, start, lines) : null;
    }

    private static SourceDirective Of(string kind, Match match, int start, TextLines lines)
    {
        var version = match.Groups["version"];
        return new SourceDirective(
            kind,
            match.Groups["name"].Value.Trim(),
            version.Value.Trim().Length == 0 ? null : Span(version.Value.Trim(), start + version.Index + version.Value.Length - version.Value.TrimStart().Length, lines),
            Span(match.Value.Trim(), start + match.Value.Length - match.Value.TrimStart().Length, lines));
    }

    private static XmlText Span(string value, int start, TextLines lines)
    {
        var span = lines.SpanOf("", start, start + value.Length);
        return new XmlText(value, span.Line, span.Column, span.EndLine, span.EndColumn);
    }

    // Directives stand before the first line of code; what looks like one behind it may be text in a string.
    private static bool IsBeforeCode(ReadOnlySpan<char> line, ref bool isComment)
    {
        if (!isComment && (line.IsEmpty || line[0] == '#' || line.StartsWith("//") || line.StartsWith("open ") || line.StartsWith("using ")))
            return true;

        if (!isComment && !line.StartsWith("/*") && !line.StartsWith("(*"))
            return false;

        isComment = !line.Contains("*/", StringComparison.Ordinal) && !line.Contains("*)", StringComparison.Ordinal);
        return true;
    }

    [GeneratedRegex(@"^\s*#:(?<kind>package|sdk|include)\s+(?<name>[^@\s][^@]*)(@(?<version>.*))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AppDirective();

    [GeneratedRegex("^\\s*#r\\s+\"nuget:\\s*(?<name>[^,\"\\s]+)\\s*(,\\s*(?<version>[^\"]*))?\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptDirective();
}
