using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;
using LoggedTask = Microsoft.Build.Logging.StructuredLogger.Task;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>The binary log of a build: everything that the build said, did and embedded.</summary>
public sealed class BinaryLogFile(string path, string root)
{
    private readonly Lazy<Build> build = new(() => BinaryLog.ReadBuild(path));
    private readonly Lazy<ImmutableArray<BuildDiagnostic>> diagnostics = new(() => ReadDiagnostics(path, root));

    public string Path { get; } = path;

    public Build Build => build.Value;

    /// <summary>Every diagnostic as often as it was logged.</summary>
    public IReadOnlyList<BuildDiagnostic> LoggedDiagnostics => diagnostics.Value;

    public IReadOnlyList<LoggedTask> Tasks(string namePrefix)
    {
        var found = ImmutableArray.CreateBuilder<LoggedTask>();
        Build.VisitAllChildren<LoggedTask>(task =>
        {
            if (task.Name.StartsWith(namePrefix, StringComparison.Ordinal))
                found.Add(task);
        });
        return found.ToImmutable();
    }

    public IReadOnlyList<Target> Targets(string name)
    {
        var found = ImmutableArray.CreateBuilder<Target>();
        Build.VisitAllChildren<Target>(target =>
        {
            if (string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase))
                found.Add(target);
        });
        return found.ToImmutable();
    }

    /// <summary>Where in the log a text stands: in the stream of events, or in a file that MSBuild embedded.</summary>
    public IReadOnlyList<string> PlacesOf(string text)
    {
        var places = ImmutableArray.CreateBuilder<string>();
        if (Holds(Unzipped(), text))
            places.Add("events");
        if (Build.SourceFilesArchive is { } embedded)
        {
            using var archive = new ZipArchive(new MemoryStream(embedded));
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                if (Holds(ReadAll(stream), text))
                    places.Add($"embedded file {entry.FullName}");
            }
        }

        return places.ToImmutable();
    }

    private static bool Holds(byte[] content, string text) =>
        content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    private byte[] Unzipped()
    {
        using var file = File.OpenRead(Path);
        using var stream = new GZipStream(file, CompressionMode.Decompress);
        return ReadAll(stream);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static ImmutableArray<BuildDiagnostic> ReadDiagnostics(string path, string root)
    {
        var found = ImmutableArray.CreateBuilder<BuildDiagnostic>();
        foreach (var record in BinaryLog.ReadRecords(path))
        {
            switch (record.Args)
            {
                case BuildErrorEventArgs e:
                    found.Add(new(BuildSeverity.Error, e.Code ?? "", FileName(e.File, e.ProjectFile), e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Message ?? ""));
                    break;
                case BuildWarningEventArgs e:
                    found.Add(new(BuildSeverity.Warning, e.Code ?? "", FileName(e.File, e.ProjectFile), e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Message ?? ""));
                    break;
                case BuildMessageEventArgs { Code.Length: > 0 } e:
                    found.Add(new(BuildSeverity.Info, e.Code, FileName(e.File, e.ProjectFile), e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Message ?? ""));
                    break;
            }
        }

        return found.ToImmutable();

        string FileName(string? file, string? project)
        {
            if (string.IsNullOrEmpty(file))
                return "";
            var folder = System.IO.Path.GetDirectoryName(project) is { Length: > 0 } given ? given : root;
            return System.IO.Path.GetRelativePath(root, System.IO.Path.Combine(folder, file)).Replace('\\', '/');
        }
    }
}
