using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentSupplyChain.Detection.Credentials;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>The first place of a hit.</summary>
public sealed record LiteralPlace(LiteralHit Hit, string Assembly, int Token, string Member);

/// <summary>
/// The texts of many assemblies, with what the credential rules would say of each. A text counts once however many assemblies hold it; how
/// often it stands in all is counted beside. Copies of one assembly count as one.
/// </summary>
public sealed class LiteralCorpus
{
    private readonly ParameterNames _names = new(name => CredentialName.KindOf(name) != CredentialKind.None);
    private readonly HashSet<Guid> _assemblies = [];
    private readonly Dictionary<UInt128, IReadOnlyList<LiteralHit>> _seen = [];
    private readonly HashSet<(UInt128, string)> _seenNames = [];
    private readonly HashSet<(UInt128 Text, string Rule, string Sha256)> _reported = [];
    private readonly Dictionary<(string Rule, string Sha256), LiteralPlace> _hits = [];
    private readonly Dictionary<string, (long Distinct, long All)> _counts = new(StringComparer.Ordinal);

    /// <summary>How often any text stands anywhere.</summary>
    public long Literals { get; private set; }

    /// <summary>How many different texts there are.</summary>
    public int Distinct => _seen.Count;

    public int Assemblies => _assemblies.Count;

    /// <summary>How many texts have a name that a credential would have: what the judgement by name was tried on.</summary>
    public int Named => _seenNames.Count;

    /// <summary>The different values that were hit, by rule, assembly and token.</summary>
    public IEnumerable<LiteralPlace> Hits =>
        _hits.Values.OrderBy(place => place.Hit.Rule, StringComparer.Ordinal).ThenBy(place => place.Hit.Format, StringComparer.Ordinal).ThenBy(place => place.Hit.Sha256, StringComparer.Ordinal);

    /// <summary>Different texts with a report of this rule, and how often they stand anywhere.</summary>
    public (long Distinct, long All) Reports(string rule) => _counts.GetValueOrDefault(rule);

    public double DistinctPer100000(string rule) => Distinct == 0 ? 0 : Reports(rule).Distinct * 100_000.0 / Distinct;

    public double AllPer100000(string rule) => Literals == 0 ? 0 : Reports(rule).All * 100_000.0 / Literals;

    /// <summary>The worse of the two: a text that is reported may stand in many places, and a rare one may be all that is different.</summary>
    public double MostPer100000(string rule) => Math.Max(DistinctPer100000(rule), AllPer100000(rule));

    /// <param name="paths">Files; what is no managed assembly is left out.</param>
    /// <param name="limit">No further assembly is read once there are so many different texts.</param>
    public void Read(IReadOnlyCollection<string> paths, int limit = int.MaxValue)
    {
        // A call says only the signature of what it calls: first the names of all that may be called.
        foreach (var path in paths)
        {
            using var assembly = AssemblyLiterals.Open(path);
            assembly?.AddNamesTo(_names);
        }

        foreach (var path in paths)
        {
            if (Distinct >= limit)
                return;

            using var assembly = AssemblyLiterals.Open(path);
            if (assembly is null || !_assemblies.Add(assembly.Id))
                continue;

            foreach (var literal in assembly.Read(_names))
            {
                if (literal.Value.Length > 0)
                    Add(literal, assembly.Name);
            }
        }
    }

    private void Add(Literal literal, string assembly)
    {
        Literals++;
        var key = MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(literal.Value.AsSpan())));
        if (!_seen.TryGetValue(key, out var hits))
            _seen.Add(key, hits = LiteralHit.In(literal.Value));

        foreach (var name in literal.Names)
        {
            // The places before this one may have had no name to tell it.
            if (_seenNames.Add((key, name)) && LiteralHit.Under(name, literal.Value) is { } hit && hits!.All(other => other.Sha256 != hit.Sha256))
                _seen[key] = hits = [.. hits!, hit];
        }

        foreach (var hit in hits!)
        {
            _hits.TryAdd((hit.Rule, hit.Sha256), new LiteralPlace(hit, assembly, literal.Token, literal.Member));
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, hit.Rule, out _);
            count = (count.Distinct + (_reported.Add((key, hit.Rule, hit.Sha256)) ? 1 : 0), count.All + 1);
        }
    }
}
