using AgentSupplyChain.DocGen;

return args switch
{
    ["catalogue", var table, var output] => CatalogueCommand.Run(table, output),
    ["sinks", var table, var output] => SinksCommand.Run(table, output),
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
          catalogue <model-catalog.tsv> <ModelCatalogue.Data.cs>   writes the model catalogue of AgentSupplyChain.Detection
          sinks <ai-api-sinks.tsv> <SinkTable.Data.cs>             writes the table of SDK members of AgentSupplyChain.Analyzers
        """);
    return 2;
}
