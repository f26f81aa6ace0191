using System.Text;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// The one way in which a sensor reads a file of the user: never more than its limit, and a failure is a finding with file and cause.
/// </summary>
public static class BoundedFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of the file; null after a finding was added to <paramref name="faults"/>.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">How the file is named to the user: relative to the project, with forward slashes.</param>
    /// <param name="limit">Size in bytes above which the file is refused.</param>
    public static byte[]? ReadBytes(string path, string name, long limit, ICollection<Finding> faults)
    {
        try
        {
            // The size is asked of the open file: it cannot change its mind between the question and the reading.
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            if (length > limit)
            {
                faults.Add(Fault(name, $"it has {length} bytes, and at most {limit} are read; make it smaller or exclude it from the project"));
                return null;
            }

            var bytes = new byte[length];
            for (var read = 0; read < bytes.Length;)
            {
                var part = RandomAccess.Read(file, bytes.AsSpan(read), read);
                if (part == 0)
                    throw new EndOfStreamException();
                read += part;
            }

            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(Fault(name, Cause(e, path)));
            return null;
        }
    }

    /// <summary>The text of a UTF-8 file without its byte-order mark; null after a finding was added to <paramref name="faults"/>.</summary>
    public static string? ReadText(string path, string name, long limit, ICollection<Finding> faults) =>
        ReadBytes(path, name, limit, faults) is { } bytes ? Text(bytes, name, faults) : null;

    /// <summary>The text of UTF-8 bytes without their byte-order mark; null after a finding was added to <paramref name="faults"/>.</summary>
    public static string? Text(byte[] bytes, string name, ICollection<Finding> faults)
    {
        try
        {
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return Strict.GetString(bytes.AsSpan(start));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(Fault(name, "it is not UTF-8; save it as UTF-8"));
            return null;
        }
    }

    /// <summary>ASC9003 for that file.</summary>
    /// <param name="cause">What is wrong and the remedy, as the rest of a sentence: "it is not UTF-8; save it as UTF-8".</param>
    public static Finding Fault(string name, string cause, int line = 0, int column = 0) =>
        new(Rules.InputUnreadable, $"'{name}' could not be read: {cause}", new FileSpan(name, line, column), name);

    // Messages of the platform name absolute paths: they are told in our words.
    internal static string Cause(Exception e, string path) => e switch
    {
        _ when Directory.Exists(path) => "it is a folder; put a file in its place",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist; restore it or remove it from the project",
        UnauthorizedAccessException => "access is denied; grant read permission to the account that builds",
        _ => "the system reports an input/output error; try again, then check the disk",
    };
}
