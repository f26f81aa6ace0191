using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core;

/// <summary>
/// The one way in which a file of ours is written: whole or not at all, and only where its content changes, so that an unchanged output
/// keeps its time and nothing after it runs again.
/// </summary>
public static class AtomicFile
{
    private const int Attempts = 6;

    private static int _counter;

    /// <summary>True where the file was written; false where it has these bytes already, or after a finding was added to <paramref name="faults"/>.</summary>
    /// <param name="path">Absolute path. Missing folders are created.</param>
    /// <param name="name">How the file is named to the user: relative to the project, with forward slashes.</param>
    public static bool Write(string path, string name, ReadOnlySpan<byte> bytes, ICollection<Finding> faults)
    {
        string? temporary = null;
        try
        {
            if (HasContent(path, bytes))
                return false;

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            temporary = WriteTemporary(path, bytes);
            Move(temporary, path);
            temporary = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(new Finding(Rules.OutputUnwritable, $"'{name}' could not be written: {Cause(e, path)}", new FileSpan(name), name));
            return false;
        }
        finally
        {
            if (temporary is not null)
                Remove(temporary);
        }
    }

    private static bool HasContent(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length != bytes.Length)
                return false;

            var existing = new byte[bytes.Length];
            stream.ReadExactly(existing);
            return bytes.SequenceEqual(existing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is written anew; if that fails too, it is told then.
            return false;
        }
    }

    // In the same folder, so that the move stays within one volume; named by process and count, so that parallel builds never share one.
    private static string WriteTemporary(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _counter)}.tmp";
        try
        {
            using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None);
            stream.Write(bytes);
        }
        catch
        {
            Remove(temporary);
            throw;
        }

        return temporary;
    }

    // A virus scanner or a reader holds a file for moments; anything longer is a fault.
    private static void Move(string temporary, string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(temporary, path, overwrite: true);
                return;
            }
            catch (Exception e) when (attempt < Attempts && IsSharingViolation(e) && !Directory.Exists(path))
            {
                Thread.Sleep(10 << attempt);
            }
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; while a file is replaced, Windows also answers "access denied".
    private static bool IsSharingViolation(Exception e) =>
        (e.HResult & 0xFFFF) is 32 or 33 || (OperatingSystem.IsWindows() && e is UnauthorizedAccessException);

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to tell.
        }
    }

    // Messages of the platform name absolute paths: they are told in our words.
    private static string Cause(Exception e, string path) => e switch
    {
        _ when Directory.Exists(path) => "a folder has its name; rename or remove the folder",
        UnauthorizedAccessException => "access is denied; grant write permission to the account that builds",
        PathTooLongException => "its path is too long; build in a shorter path",
        ArgumentException or NotSupportedException => "its path is not valid on this system; change the output folder",
        IOException when IsSharingViolation(e) => "another process holds it; close that process and build again",
        _ => "the system reports an input/output error; check that the disk has space and that its folder is not a file",
    };
}
