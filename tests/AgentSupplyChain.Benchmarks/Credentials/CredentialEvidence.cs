using AgentSupplyChain.Benchmarks.Credentials.Comparison;
using AgentSupplyChain.Benchmarks.Credentials.Literals;
using AgentSupplyChain.Benchmarks.Credentials.Recall;
using AgentSupplyChain.Benchmarks.Credentials.Speed;

namespace AgentSupplyChain.Benchmarks.Credentials;

/// <summary>The commands behind CREDENTIALS.md.</summary>
internal static class CredentialEvidence
{
    public static int Run(string[] arguments) => arguments switch
    {
        ["literals", .. var rest] => LiteralReport.Run(rest),
        ["recall", .. var rest] => RecallCommand.Run(rest),
        ["compare", .. var rest] => ComparisonCommand.Run(rest),
        ["cold", .. var rest] => ColdCommand.Run(rest),
        [ColdProcess.LiteralsCommand, var path] => ColdProcess.Literals(path),
        [ColdProcess.FilesCommand, var path] => ColdProcess.Files(path),
        _ => Unknown(),
    };

    private static int Unknown()
    {
        Console.Error.WriteLine("credentials literals [--folder DIR] [--limit N] | recall [--per-format N] [--keep DIR] | compare [--per-format N] | cold [--processes N]");
        return 2;
    }
}
