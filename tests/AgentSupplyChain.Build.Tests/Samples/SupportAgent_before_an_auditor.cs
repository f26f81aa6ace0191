using System.Globalization;
using System.Text.Json;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

public sealed class SupportAgent_before_an_auditor(SupportAgent_before_an_auditor.Built built) : IClassFixture<SupportAgent_before_an_auditor.Built>
{
    [Theory]
    [InlineData("cisa-2026", 17)]
    [InlineData("bsi-tr-03183-2", 21)]
    [InlineData("g7-ai", 50)]
    public void Answers_every_element_of_a_standard(string standard, int count)
    {
        var answers = built.Answers.Where(answer => answer.Requirement.StartsWith(standard + ":", StringComparison.Ordinal)).ToList();

        Assert.Equal(count, answers.Select(answer => answer.Requirement).Distinct(StringComparer.Ordinal).Count());
        Assert.All(answers, answer => Assert.True(answer.Fact is not null || (answer.Rationale is not null && answer.Rationale.Contains(": ", StringComparison.Ordinal)), answer.Requirement));
        Assert.All(answers.Where(answer => answer.Fact is null), answer => Assert.NotEqual(1, answer.Score));
    }

    [Fact]
    public void Claims_only_what_the_field_that_it_names_holds()
    {
        var claimed = built.Answers.Where(answer => answer.Fact is not null).ToList();

        Assert.True(claimed.Count >= 20, string.Join('\n', claimed.Select(answer => answer.Requirement)));
        Assert.All(claimed, answer => Assert.True(built.Holds(answer.Fact!), $"{answer.Requirement}: {answer.Fact}"));
    }

    [Fact]
    public void Does_not_claim_a_signature() =>
        Assert.All(
            built.Answers.Where(answer => answer.Requirement is "cisa-2026:author-signature" or "g7-ai:metadata-signature"),
            answer => Assert.StartsWith("unknown: ", answer.Rationale, StringComparison.Ordinal));

    [Fact]
    public void Has_the_same_answers_on_the_page_for_people()
    {
        foreach (var state in new[] { "present", "unknown", "not applicable" })
        {
            var declared = built.Answers.Count(answer => state == (answer.Fact is not null ? "present" : answer.Rationale!.Split(':')[0]));
            var rows = built.Page.Split('\n').Count(line => line.Split(" | ") is [_, var said, ..] && (said == state || said.StartsWith(state + " (", StringComparison.Ordinal)) && !line.StartsWith("| standard", StringComparison.Ordinal));
            Assert.Equal((state, declared), (state, rows));
        }
    }

    /// <param name="Fact">Of the evidence behind the claim; null where nothing is claimed.</param>
    public sealed record Answer(string Requirement, string? Fact, double? Score, string? Rationale);

    public sealed class Built : IDisposable
    {
        private readonly FixtureFolder folder;
        private readonly JsonElement sbom;
        private readonly JsonElement aibom;

        public Built()
        {
            folder = Sample.Of("SupportAgent").WithEnvironment("SOURCE_DATE_EPOCH", "1767225600").Write();
            folder.Run("build", "-p:AgentSupplyChainConformance=true").MustSucceed();
            var documents = folder.Documents();
            sbom = JsonDocument.Parse(documents["SupportAgent.sbom.cdx.json"]).RootElement;
            aibom = JsonDocument.Parse(documents["SupportAgent.aibom.cdx.json"]).RootElement;
            Page = documents["SupportAgent.conformance.md"];

            var declarations = aibom.GetProperty("declarations");
            var evidence = List(declarations, "evidence").ToDictionary(item => Text(item, "bom-ref")!, item => Text(item, "description")!);
            var claims = List(declarations, "claims").ToDictionary(item => Text(item, "bom-ref")!, item => evidence[List(item, "evidence").Single().GetString()!]);
            Answers =
            [
                .. List(declarations, "attestations").SelectMany(attestation => List(attestation, "map")).Select(entry => new Answer(
                    Text(entry, "requirement")!,
                    List(entry, "claims").Select(claim => claims[claim.GetString()!]).SingleOrDefault(),
                    entry.GetProperty("conformance").TryGetProperty("score", out var score) ? score.GetDouble() : null,
                    Text(entry.GetProperty("conformance"), "rationale"))),
            ];
        }

        public IReadOnlyList<Answer> Answers { get; }

        public string Page { get; }

        private JsonElement Metadata => sbom.GetProperty("metadata");

        private List<JsonElement> Components => [.. List(sbom, "components"), Metadata.GetProperty("component")];

        private List<JsonElement> System => [.. List(aibom, "components"), .. List(aibom, "services"), aibom.GetProperty("metadata").GetProperty("component")];

        private List<JsonElement> Models => [.. List(aibom, "components").Where(component => Text(component, "type") == "machine-learning-model")];

        private List<JsonElement> Datasets => [.. List(aibom, "components").Where(component => List(component, "data").Any(data => Text(data, "type") == "dataset"))];

        /// <summary>Looks into the documents, by the field that a fact begins with: what it says there must be so, counts too.</summary>
        public bool Holds(string fact)
        {
            var colon = fact.IndexOf(": ", StringComparison.Ordinal);
            var (field, said) = (fact[..colon], fact[(colon + 2)..]);
            return field switch
            {
                "metadata.authors" => said == $"{List(Metadata, "authors").Count}; metadata.manufacturer: {(Metadata.TryGetProperty("manufacturer", out _) ? "named" : "none")}",
                "bomFormat" => Text(sbom, "bomFormat") == said,
                "specVersion" => Text(sbom, "specVersion") is not null,
                "metadata.lifecycles" => Text(List(Metadata, "lifecycles").Single(), "phase") == said,
                "metadata.timestamp" => Text(Metadata, "timestamp") == "2026-01-01T00:00:00Z",
                "metadata.tools" => List(Metadata.GetProperty("tools"), "components").Any(tool => said == Text(tool, "name") || said == "version " + Text(tool, "version")),
                "serialNumber, version" => Text(sbom, "serialNumber")!.StartsWith("urn:uuid:", StringComparison.Ordinal) && sbom.GetProperty("version").GetInt32() == 1,
                "vulnerabilities" => !sbom.TryGetProperty("vulnerabilities", out _) && !aibom.TryGetProperty("vulnerabilities", out _),
                "compositions" => said == $"stated for each of {Components.Count} components" && Components.All(component => Aggregate(sbom, component) is not null),
                "dependencies, with compositions that say complete" => OfAll(said, said.EndsWith(" components", StringComparison.Ordinal) ? Components : System, element => (Aggregate(sbom, element) ?? Aggregate(aibom, element)) == "complete"),
                "metadata.manufacturer.url" => Metadata.GetProperty("manufacturer").TryGetProperty("url", out _),
                "metadata.component" => Metadata.GetProperty("component").TryGetProperty("manufacturer", out _) || List(Metadata.GetProperty("component"), "authors").Count > 0,
                "metadata.component.name" => Text(Metadata.GetProperty("component"), "name") == "SupportAgent",
                "metadata.component.version" => Text(Metadata.GetProperty("component"), "version") is not null,
                "components, services" => said == $"{System.Count - 1} in the AIBOM, {Components.Count - 1} in the SBOM",
                "components[type=framework]" => said == $"{Components.Count(component => Text(component, "type") == "framework")} in the SBOM",
                "definitions.standards, declarations" => List(aibom.GetProperty("definitions"), "standards").Count == 3,
                "components[type=machine-learning-model].bom-ref" => OfAll(said, Models, model => Has(model, "bom-ref")),
                "modelCard.modelParameters, or properties[asc:stated:properties]" => OfAll(said, Models, model => IsStated(model, "properties") || model.GetProperty("modelCard").GetProperty("modelParameters").EnumerateObject().Any()),
                "modelCard.modelParameters.inputs, outputs" => OfAll(said, Models, model => Has(model.GetProperty("modelCard").GetProperty("modelParameters"), "inputs")),
                "the day in components[].version, or properties[asc:stated:released]" => OfAll(said, Models, model => IsStated(model, "released") || DateOnly.TryParse(Text(model, "version")?[..10], CultureInfo.InvariantCulture, out _)),
                "services[].data" or "services[].data[].classification" => OfAll(said, List(aibom, "services"), service => List(service, "data").Count > 0),
                "properties[asc:kind=guardrail], properties[asc:tool:approval=required]" => said == $"{Having("asc:kind", "guardrail")} and {Having("asc:tool:approval", "required")}",
                "dependencies" => OfAll(said, Datasets, dataset => List(aibom, "dependencies").Any(entry => List(entry, "dependsOn").Any(target => target.GetString() == Text(dataset, "bom-ref")))),
                "modelCard.considerations.useCases" => Models.Any(model => model.GetProperty("modelCard").TryGetProperty("considerations", out _)),
                _ when field.StartsWith("properties[asc:stated:", StringComparison.Ordinal) => System.Any(element => IsStated(element, field["properties[asc:stated:".Length..^1])),
                _ when field.StartsWith("components[type=machine-learning-model].", StringComparison.Ordinal) => OfAll(said, Models, model => HasAny(model, field[(field.IndexOf("].", StringComparison.Ordinal) + 2)..])),
                _ when field.StartsWith("components[data.type=dataset].", StringComparison.Ordinal) => OfAll(said, Datasets, dataset => HasAny(dataset, field[(field.IndexOf("].", StringComparison.Ordinal) + 2)..])),
                _ when field.StartsWith("components[].", StringComparison.Ordinal) => OfAll(said, Components, component => HasAny(component, field["components[].".Length..])),
                _ => false,
            };
        }

        public void Dispose() => folder.Dispose();

        private int Having(string property, string value) =>
            System.Count(element => List(element, "properties").Any(one => Text(one, "name") == property && Text(one, "value") == value));

        private static bool OfAll(string said, List<JsonElement> elements, Func<JsonElement, bool> holds) =>
            said.StartsWith(string.Create(CultureInfo.InvariantCulture, $"of all {elements.Count} "), StringComparison.Ordinal) && elements.TrueForAll(element => holds(element));

        // "manufacturer, supplier or authors"; "externalReferences[distribution].hashes"; "properties[bsi:component:archive]".
        private static bool HasAny(JsonElement element, string fields) =>
            fields.Replace(" or ", ", ", StringComparison.Ordinal).Split(", ").Any(field => field.Split('[', ']', '.') switch
            {
                ["properties", var name, ..] => List(element, "properties").Any(property => Text(property, "name") == name),
                ["externalReferences", var type, "", "hashes"] => List(element, "externalReferences").Any(reference => Text(reference, "type") == type && List(reference, "hashes").Count > 0),
                ["declared" or "concluded"] => List(element, "licenses").Any(licence => (Text(licence, "acknowledgement") ?? Text(licence.GetProperty("license"), "acknowledgement")) == field),
                ["licenses"] => fields == "licenses" && Has(element, field),
                [var name, ..] => Has(element, name),
                [] => false,
            });

        private static bool IsStated(JsonElement element, string what) =>
            List(element, "properties").Any(property => string.Equals(Text(property, "name"), "asc:stated:" + what, StringComparison.OrdinalIgnoreCase));

        private static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out _);

        private static string? Aggregate(JsonElement bom, JsonElement element) =>
            List(bom, "compositions").Where(entry => List(entry, "dependencies").Any(item => item.GetString() == Text(element, "bom-ref"))).Select(entry => Text(entry, "aggregate")).FirstOrDefault();

        private static List<JsonElement> List(JsonElement parent, string name) => parent.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

        private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
