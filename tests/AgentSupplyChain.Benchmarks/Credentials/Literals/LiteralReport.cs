using System.Globalization;
using System.Text;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Literals;

namespace AgentSupplyChain.Benchmarks.Credentials.Literals;

/// <summary>
/// What the credential rules say of the texts in real packages, each hit with the verdict of a person. Fails where one has none, or where a
/// rule reports more than it may.
/// </summary>
internal static class LiteralReport
{
    private const string Folder = "tests/AgentSupplyChain.Benchmarks/Credentials/Literals";

    /// <summary>Most reports per 100,000 texts.</summary>
    private static readonly (string Rule, double Most)[] s_rules = [("ASC6010", 1), ("ASC6011", 5)];

    public static int Run(string[] arguments)
    {
        var limit = CommandOptions.Number(arguments, "--limit", int.MaxValue);
        IReadOnlyList<string> folders = CommandOptions.Text(arguments, "--folder") is { } folder ? [folder] : [Restored(), RealAssemblies.PackageCache, DotnetSdk.Root];
        var corpus = new LiteralCorpus();
        corpus.Read([.. folders.SelectMany(RealAssemblies.Below)], limit);

        var page = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{corpus.Assemblies:N0} assemblies, {corpus.Distinct:N0} different texts ({corpus.Literals:N0} in all), {corpus.Named:N0} of them under the name of a credential.\n\n");
        page.Append("| rule | reports on different texts | per 100,000 | reports in all | per 100,000 | at most |\n|---|---|---|---|---|---|\n");
        foreach (var (rule, most) in s_rules)
            page.Append(CultureInfo.InvariantCulture, $"| {rule} | {corpus.Reports(rule).Distinct} | {corpus.DistinctPer100000(rule):F2} | {corpus.Reports(rule).All} | {corpus.AllPer100000(rule):F2} | {most} |\n");

        // A part of the corpus says nothing of the whole.
        if (arguments.Length == 0)
            EvidencePage.Credentials.Write("literals", page.ToString());
        else
            Console.WriteLine(page);

        var untriaged = Verdicts(corpus, TriageList.Read());
        var tooMany = s_rules.Where(rule => corpus.MostPer100000(rule.Rule) > rule.Most).ToList();
        foreach (var (rule, most) in tooMany)
            Console.Error.WriteLine($"{rule} reports more than {most} of 100,000 texts.");
        if (untriaged > 0)
            Console.Error.WriteLine($"{untriaged} hits are not in {TriageList.Place}.");

        return untriaged == 0 && tooMany.Count == 0 ? 0 : 1;
    }

    /// <summary>Prints every hit, and counts those that nobody has judged. A disassembler finds a text by assembly and token.</summary>
    private static int Verdicts(LiteralCorpus corpus, TriageList triage)
    {
        Console.WriteLine("\n| rule | format | length | sha256 | assembly | token | member | name | verdict |\n|---|---|---|---|---|---|---|---|---|");
        var untriaged = 0;
        foreach (var (hit, assembly, token, member) in corpus.Hits)
        {
            var verdict = triage.Of(hit);
            untriaged += verdict is null ? 1 : 0;
            var judged = verdict is null ? "not triaged" : verdict.IsTrue ? "true: " + verdict.Reason : "false: " + verdict.Reason;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {hit.Rule} | {hit.Format} | {hit.Length} | {hit.Sha256} | {assembly} | {token:X8} | {member} | {hit.Name} | {judged} |"));
        }

        return untriaged;
    }

    // The packages of RealPackages.csproj, by NuGet itself and from wherever the user's configuration takes packages.
    private static string Restored()
    {
        var packages = Path.Combine(Checkout.Artifacts, "literal-packages");
        using var restore = ChildProcess.Start(DotnetSdk.Host, ["restore", Path.Combine(Checkout.Root, Folder, "RealPackages.csproj"), "--packages", packages, "-nodeReuse:false"], Checkout.Root, DotnetSdk.PlainEnvironment());
        restore.Wait(TimeSpan.FromMinutes(20)).MustSucceed();
        return packages;
    }
}
