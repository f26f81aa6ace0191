using AgentSupplyChain.Detection.Credentials;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace AgentSupplyChain.Benchmarks.Credentials.Speed;

/// <summary>
/// The judgement of texts, warm: whole files by the megabyte, literals one by one. What a compiler run pays for the first of them is measured by
/// <c>credentials cold</c>.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(Columns))]
public class CredentialBenchmark
{
    private static readonly string[] s_names = ["ApiKey", "OpenAI:ApiKey", "maxTokens", "cancellationToken", "connectionString", "PublicKeyToken", "displayName", "x-api-key", "OrderId", "clientSecret"];

    private string _code = "";
    private string _json = "";
    private string _prose = "";
    private string _mixed = "";
    private string[] _literals = [];

    [GlobalSetup]
    public void Setup()
    {
        _code = MeasuredTexts.CSharp();
        _json = MeasuredTexts.Json();
        _prose = MeasuredTexts.Prose();
        _mixed = MeasuredTexts.Mixed();
        _literals = MeasuredTexts.RealLiterals();
        foreach (var (name, text) in new[] { ("C#", _code), ("JSON", _json), ("prose", _prose), ("mixed", _mixed) })
            Console.WriteLine($"// {name}: {CredentialScanner.Scan(text).Count} matches, {EmbeddedCredential.Find(text).Count} embedded");
    }

    [Benchmark]
    public int ScanCSharp() => CredentialScanner.Scan(_code).Count;

    [Benchmark]
    public int ScanJson() => CredentialScanner.Scan(_json).Count;

    [Benchmark]
    public int ScanProse() => CredentialScanner.Scan(_prose).Count;

    [Benchmark]
    public int ScanMixed() => CredentialScanner.Scan(_mixed).Count;

    [Benchmark]
    public int FindEmbeddedInCSharp() => EmbeddedCredential.Find(_code).Count;

    [Benchmark]
    public int FindEmbeddedInMixed() => EmbeddedCredential.Find(_mixed).Count;

    [Benchmark(OperationsPerInvoke = MeasuredTexts.Literals)]
    public int ScanALiteral()
    {
        var count = 0;
        foreach (var literal in _literals)
            count += CredentialScanner.Scan(literal).Count;

        return count;
    }

    [Benchmark(OperationsPerInvoke = MeasuredTexts.Literals)]
    public int FindEmbeddedInALiteral()
    {
        var count = 0;
        foreach (var literal in _literals)
            count += EmbeddedCredential.Find(literal).Count;

        return count;
    }

    [Benchmark(OperationsPerInvoke = MeasuredTexts.Literals)]
    public int JudgeALiteralUnderAName()
    {
        var count = 0;
        foreach (var literal in _literals)
            count += LikelyCredential.Is(CredentialKind.ApiKey, literal) ? 1 : 0;

        return count;
    }

    [Benchmark(OperationsPerInvoke = 10)]
    public int JudgeAName()
    {
        var count = 0;
        foreach (var name in s_names)
            count += CredentialName.KindOf(name) != CredentialKind.None ? 1 : 0;

        return count;
    }

    private sealed class Columns : ManualConfig
    {
        public Columns() => AddColumn(new MegabytesPerSecond());
    }
}
