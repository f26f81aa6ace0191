using System.Diagnostics;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Benchmarks.Credentials.Speed;

/// <summary>The process that <see cref="ColdCommand"/> starts. Nothing of the judgement runs in it before it is measured.</summary>
internal static class ColdProcess
{
    public const string LiteralsCommand = "cold-literals";

    public const string FilesCommand = "cold-files";

    /// <summary>What is measured, in the order of the numbers that are printed.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["formats that prove themselves", "credentials inside longer texts", "by name"];

    private static readonly Func<string, int>[] s_steps =
    [
        text => CredentialScanner.Scan(text).Count,
        text => EmbeddedCredential.Find(text).Count,
        text => LikelyCredential.Is(CredentialName.KindOf("apiKey"), text) ? 1 : 0,
    ];

    /// <summary>Prints, for each step, the nanoseconds of the first call and of all.</summary>
    public static int Literals(string path)
    {
        var literals = File.ReadAllText(path).Split('\0');
        var numbers = new List<long>();
        foreach (var step in s_steps)
        {
            var watch = Stopwatch.StartNew();
            var count = step(literals[0]);
            numbers.Add((long)watch.Elapsed.TotalNanoseconds);
            for (var i = 1; i < literals.Length; i++)
                count += step(literals[i]);

            numbers.Add((long)watch.Elapsed.TotalNanoseconds);
        }

        Console.WriteLine(string.Join(' ', numbers));
        return 0;
    }

    /// <summary>Prints how many files were read, and how many credentials were found.</summary>
    public static int Files(string folder)
    {
        var (read, found) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            read++;
            found += ProjectFileName.KindOf(name) is not ProjectFileKind.Other and var kind
                ? FileCredentials.Find(name, kind, text, KeyedValues.Read(name, text), CredentialSettings.Default).Count
                : CredentialScanner.Scan(text).Count + EmbeddedCredential.Find(text).Count;
        }

        Console.WriteLine($"{read} {found}");
        return 0;
    }
}
