using AgentSupplyChain.DocGen;

return args switch
{
    ["catalogue", var table, var output] => CatalogueCommand.Run(table, output),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage:
          catalogue <model-catalog.tsv> <ModelCatalogue.Data.cs>   writes the model catalogue of AgentSupplyChain.Detection
        """);
    return 2;
}
