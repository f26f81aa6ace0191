using System.Text;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Credentials;
using AgentSupplyChain.TestKit.Literals;

namespace AgentSupplyChain.Benchmarks.Credentials.Speed;

/// <summary>What is scanned: this checkout's own files, which hold no credential, and the texts of real assemblies.</summary>
internal static class MeasuredTexts
{
    /// <summary>One byte a character in nearly all source: a million of them are a megabyte.</summary>
    public const int Characters = 1_000_000;

    public const int Literals = 10_000;

    public static string CSharp() => Of("src", "*.cs");

    public static string Json() => Of("tests/judges/schemas", "*.json");

    public static string Prose() => Of("docs", "*.md");

    /// <summary>C# with a credential and a near miss in every two thousand characters: far more than any project has.</summary>
    public static string Mixed()
    {
        const int Between = 2000;
        var random = new Random(EvidencePage.Seed);
        var samples = CredentialSamples.All;
        var code = CSharp();
        var text = new StringBuilder(code.Length * 2);
        for (var at = 0; at < code.Length && text.Length < Characters; at += Between)
        {
            var sample = samples[random.Next(samples.Count)];
            text.Append(code.AsSpan(at, Math.Min(Between, code.Length - at))).Append("\n\"").Append(sample.Make(random)).Append("\"\n\"").Append(sample.NearMiss?.Invoke(random)).Append("\"\n");
        }

        return text.ToString(0, Math.Min(text.Length, Characters));
    }

    /// <summary>Different texts of the assemblies beside this one, in the order in which they stand there.</summary>
    public static string[] RealLiterals()
    {
        var names = new ParameterNames(_ => false);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in RealAssemblies.Below(AppContext.BaseDirectory))
        {
            using var assembly = AssemblyLiterals.Open(path);
            foreach (var literal in assembly?.Read(names) ?? [])
            {
                if (literal.Value.Length > 0 && texts.Count < Literals)
                    texts.Add(literal.Value);
            }
        }

        return texts.Count == Literals ? [.. texts] : throw new InvalidOperationException($"The assemblies hold only {texts.Count} texts.");
    }

    /// <summary>The files below a folder, one after the other and from the start again, until there are enough characters.</summary>
    private static string Of(string folder, string pattern)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        var text = new StringBuilder(Characters);
        for (var i = 0; text.Length < Characters; i++)
            text.Append(files[i % files.Count]);

        return text.ToString(0, Characters);
    }
}
