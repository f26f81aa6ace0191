using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Aibom;

namespace AgentSupplyChain.Core.Tests.Sense.Aibom;

public sealed class ForeignAibomSensorTests
{
    private readonly List<Finding> _faults = [];

    [Fact]
    public void Components_and_services_stay_under_the_name_of_who_asserts_them()
    {
        var document = Read("""
            {
              "bomFormat": "CycloneDX", "specVersion": "1.7", "version": 2,
              "serialNumber": "urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79",
              "components": [
                { "type": "machine-learning-model", "name": "gpt-4o", "properties": [ { "name": "asc:kind", "value": "model" } ],
                  "components": [ { "type": "data", "name": "prompt", "version": "1" } ] }
              ],
              "services": [ { "name": "crm" } ]
            }
            """)!;

        Assert.Equal(("Contoso.Agents/1.0.0", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/2"), (document.AssertedBy, document.BomLink));
        Assert.Equal(
            [new AssertedComponent("data", "prompt", "1", null), new AssertedComponent("machine-learning-model", "gpt-4o", null, "model"), new AssertedComponent("service", "crm", null, null)],
            document.Components);
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("""{ "bomFormat": "CycloneDX" }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "serialNumber": "urn:uuid:x" }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "version": -1 }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "version": 1e400 }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "serialNumber": 5, "components": null }""")]
    public void A_document_without_a_usable_serial_number_has_no_link(string text)
    {
        var document = Read(text)!;

        Assert.Null(document.BomLink);
        Assert.Empty(document.Components);
    }

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""[]""")]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("""{ "bomFormat": "SPDX" }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "components": {} }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "components": [ 5 ] }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "components": [ { "type": "data" } ] }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "components": [ { "type": "data", "name": "" } ] }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "components": [ { "type": "data", "name": "\udc00" } ] }""")]
    [InlineData("""{ "bomFormat": "CycloneDX", "services": [ { "name": "a", "services": 5 } ] }""")]
    public void A_document_that_is_not_what_it_should_be_is_one_finding(string text)
    {
        Assert.Null(Read(text));
        Assert.Equal(("ASC9003", "packages/a.cdx.json"), (Assert.Single(_faults).Rule.Id, _faults[0].Location.File));
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void Ten_thousand_components_are_read_and_no_more(int count, bool isRead)
    {
        var components = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{ "type": "data", "name": "{{i}}" }"""));

        Assert.Equal(isRead, Read("{ \"bomFormat\": \"CycloneDX\", \"components\": [" + components + "] }") is not null);
    }

    [Fact]
    public void A_name_of_a_megabyte_is_refused() =>
        Assert.Null(Read("{ \"bomFormat\": \"CycloneDX\", \"components\": [ { \"type\": \"data\", \"name\": \"" + new string('a', 1024 * 1024) + "\" } ] }"));

    private AssertedDocument? Read(string text) => ForeignAibomSensor.Read(text, "packages/a.cdx.json", "Contoso.Agents/1.0.0", _faults);
}
