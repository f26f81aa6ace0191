using AgentSupplyChain.DocGen;

return args switch
{
    ["catalogue", var table] => CatalogueCommand.Run(table, Checkout.Root),
    ["sinks", var table] => SinksCommand.Run(table, Checkout.Root),
    ["malicious", var table] => MaliciousCommand.Run(table, Checkout.Root),
    ["licences", var schema, var ids, var texts, var debian] => LicencesCommand.Run(schema, ids, texts, debian, Checkout.Root),
    ["names", var popular, var prefixes, var malicious] => NamesCommand.Import(popular, prefixes, malicious, Checkout.Root),
    ["names"] => NamesCommand.MakeIndex(Checkout.Root),
    ["names", "--check"] => NamesCommand.Check(Checkout.Root, Console.Out),
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
          licences <spdx.schema.json> <spdx-license-ids folder> <folder of SPDX texts as JSON> <folder of Debian's common licences>
                                                                   writes the tables of licence ids and texts of AgentSupplyChain.Core
          malicious <malicious-nuget.tsv>                          writes the table of malicious packages of AgentSupplyChain.Core
          sinks <ai-api-sinks.tsv>                                 writes the table of SDK members of AgentSupplyChain.Analyzers
          names <popular.tsv> <prefixes.tsv> <malicious.tsv>       writes the tables of package names, and the index
          names                                                    writes the index of package names of AgentSupplyChain.Core from the tables
          names --check                                            writes nothing; exit code 1 where the index differs from the tables
        """);
    return 2;
}
