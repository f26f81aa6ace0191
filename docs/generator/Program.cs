using AgentSupplyChain.DocGen;

return args switch
{
    ["catalogue", var table] => CatalogueCommand.Run(table, Checkout.Root),
    ["sinks", var table] => SinksCommand.Run(table, Checkout.Root),
    ["malicious", var table] => MaliciousCommand.Run(table, Checkout.Root),
    ["docs"] => DocsCommand.Write(Checkout.Root, Console.Out),
    ["docs", "--check"] => DocsCommand.Check(Checkout.Root, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          docs                                                     writes what the documents take from the register of rules
          docs --check                                             writes nothing; exit code 1 where a document differs from the register
          catalogue <model-catalog.tsv>                            writes the model catalogue of AgentSupplyChain.Detection, and the table of its tests
          malicious <malicious-nuget.tsv>                          writes the table of malicious packages of AgentSupplyChain.Core
          sinks <ai-api-sinks.tsv>                                 writes the table of SDK members of AgentSupplyChain.Analyzers
        """);
    return 2;
}
