using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>What a person has found out about one hit.</summary>
/// <param name="IsTrue">Whether it is right to report it.</param>
public sealed record Triage(string Sha256, string Rule, string Format, string Where, bool IsTrue, string Reason);

/// <summary>The verdicts on hits in real packages: a row a value, with its digest and never the value.</summary>
public sealed class TriageList
{
    public const string Place = "tests/AgentSupplyChain.Benchmarks/Credentials/Literals/triage.tsv";

    private const string Header = "sha256\trule\tformat\twhere\tverdict\treason";

    private readonly Dictionary<(string Rule, string Sha256), Triage> _rows;

    private TriageList(Dictionary<(string Rule, string Sha256), Triage> rows) => _rows = rows;

    public IReadOnlyCollection<Triage> Rows => _rows.Values;

    /// <summary>The list of this checkout.</summary>
    public static TriageList Read() => Parse(File.ReadAllText(Path.Combine(Checkout.Root, Place)));

    public static TriageList Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines is not [Header, ..])
            throw new FormatException($"The first line is not '{Header}'.");

        var rows = new Dictionary<(string, string), Triage>();
        foreach (var line in lines[1..])
        {
            if (line.Split('\t') is not [{ Length: 64 } sha256, var rule, var format, var where, ("true" or "false") and var verdict, { Length: > 0 } reason])
                throw new FormatException($"Not a row of six fields: {line}");

            rows.Add((rule, sha256), new Triage(sha256, rule, format, where, verdict == "true", reason));
        }

        return new TriageList(rows);
    }

    /// <summary>The verdict on a hit, or null where nobody has looked at it.</summary>
    public Triage? Of(LiteralHit hit) => _rows.GetValueOrDefault((hit.Rule, hit.Sha256));
}
