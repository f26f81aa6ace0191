using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>
/// What was computed from a file, remembered while its length and time stay: in the process, so that the projects of a solution compute it once, and in the
/// project's obj, so that its next build does not compute it again. Whoever can write there can also write the result of the build; a release is built in a
/// clean folder, where nothing is remembered.
/// </summary>
internal sealed class FileFacts
{
    private const string Header = "agent-supply-chain facts of files 1";
    private const long FileLimit = 32 * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, Fact> s_ofProcess = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Fact> _stored = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Fact> _used = new(StringComparer.Ordinal);
    private readonly string? _path;

    /// <param name="path">Absolute; the file need not exist. What is faulty in it counts as not there. Null remembers nothing in files.</param>
    public FileFacts(string? path)
    {
        _path = path;
        if (!File.Exists(path) || BoundedFile.ReadText(path, Path.GetFileName(path), FileLimit, []) is not { } text)
            return;

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Header, ..])
            return;

        foreach (var line in lines.Skip(1))
        {
            if (line.Split('\t') is [var key, var length, var ticks, var value]
                && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time))
            {
                _stored[key] = new Fact(size, time, value);
            }
        }
    }

    /// <summary>The fact; null where the file is not there or <paramref name="compute"/> gives none. Several threads may ask.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="key">What of which file: the same in every folder. No tabulator or line end.</param>
    /// <param name="compute">Reads the file; gives one line without tabulators.</param>
    public string? Of(string path, string key, Func<string, string?> compute)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return null;

            // Taken before the look: what changes meanwhile has another time afterwards.
            var (length, ticks) = (file.Length, file.LastWriteTimeUtc.Ticks);
            var ofProcess = key + "\t" + path;
            if ((s_ofProcess.TryGetValue(ofProcess, out var fact) || _stored.TryGetValue(key, out fact)) && fact.Length == length && fact.Ticks == ticks)
                _used[key] = fact;
            else if (compute(path) is { } value)
                _used[key] = fact = new Fact(length, ticks, value);
            else
                return null;

            s_ofProcess[ofProcess] = fact;
            return fact.Value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps what was asked for. Where that cannot be written, the next build computes it again.</summary>
    public void Write()
    {
        if (_path is null || _used.IsEmpty)
            return;

        var text = new StringBuilder(Header).Append('\n');
        foreach (var key in _used.Keys.Order(StringComparer.Ordinal))
        {
            var fact = _used[key];
            text.Append(key).Append('\t').Append(Text(fact.Length)).Append('\t').Append(Text(fact.Ticks)).Append('\t').Append(fact.Value).Append('\n');
        }

        AtomicFile.Write(_path, Path.GetFileName(_path), Encoding.UTF8.GetBytes(text.ToString()), []);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Fact(long Length, long Ticks, string Value);
}
