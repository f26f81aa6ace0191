using System.Runtime.CompilerServices;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.TestKit.Snapshots;

/// <summary>What may happen to files when a text is not the approved one.</summary>
public enum SnapshotMode
{
    /// <summary>The received text is written beside the approved one, and the test fails.</summary>
    Compare,

    /// <summary>The received text becomes the approved one.</summary>
    Accept,

    /// <summary>Nothing is written; a missing approved file fails the test.</summary>
    ReadOnly,
}

/// <summary>Compares a text with an approved file beside the test: <c>Class.Method.approved.ext</c>.</summary>
public static class Snapshot
{
    /// <summary>Set to <c>1</c>, received texts become approved ones, except on a build server.</summary>
    public const string AcceptVariable = "ACCEPT_SNAPSHOTS";

    public static void Match(string actual, string extension = "txt", [CallerFilePath] string testFile = "", [CallerMemberName] string testName = "") =>
        MatchFile(actual, ApprovedPath(testFile, testName, extension), ModeFrom(Environment.GetEnvironmentVariable));

    public static SnapshotMode ModeFrom(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return string.Equals(variable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? SnapshotMode.ReadOnly
            : variable(AcceptVariable) == "1" ? SnapshotMode.Accept
            : SnapshotMode.Compare;
    }

    public static void MatchFile(string actual, string approvedPath, SnapshotMode mode)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var receivedPath = approvedPath.Replace(".approved.", ".received.", StringComparison.Ordinal);
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : null;
        if (approved == actual)
        {
            if (mode != SnapshotMode.ReadOnly)
                File.Delete(receivedPath);
            return;
        }

        if (mode == SnapshotMode.Accept)
        {
            File.WriteAllText(approvedPath, actual);
            File.Delete(receivedPath);
            return;
        }

        if (mode == SnapshotMode.Compare)
            File.WriteAllText(receivedPath, actual);
        var remedy = $"If the new text is right, run the test with {AcceptVariable}=1 and commit the file.";
        throw new CheckFailedException(approved is null
            ? $"{Path.GetFileName(approvedPath)} is missing. {remedy}\n{actual}"
            : $"{Path.GetFileName(approvedPath)} (-) is not what was received (+). {remedy}\n{LineDiff.Between(approved, actual)}");
    }

    private static string ApprovedPath(string testFile, string testName, string extension) =>
        Path.Combine(Path.GetDirectoryName(Unmapped(testFile))!, $"{Path.GetFileNameWithoutExtension(testFile)}.{testName}.approved.{extension}");

    // A deterministic build records source paths below /_/; the tests run somewhere below the folder of the solution.
    private static string Unmapped(string testFile)
    {
        if (!testFile.StartsWith("/_/", StringComparison.Ordinal))
            return testFile;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0)
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No folder above the tests holds the solution, so {testFile} cannot be found."), testFile[3..]);
    }
}
