using System.Text.Json;

namespace AgentSupplyChain.Core.Emit;

/// <summary>How the output was built, as CycloneDX <c>formulation</c>: one workflow for each build.</summary>
internal static class FormulationWriter
{
    public static void Write(Utf8JsonWriter json, IEnumerable<BomFormulation> formulations) => json.Objects("formulation", formulations, formula =>
    {
        json.Text("bom-ref", formula.Ref);
        json.Objects("components", formula.Components.OrderBy(component => component.Ref, StringComparer.Ordinal), component => BomElementWriter.Component(json, component, joinedSerial: null));
        json.Objects("workflows", [formula], workflow =>
        {
            json.Text("bom-ref", workflow.Ref + ":workflow");
            json.Text("uid", workflow.Ref);
            json.WriteString("name", "build");
            json.Strings("taskTypes", ["build"]);
            BomElementWriter.Properties(json, workflow.Properties);
        });
    });
}
