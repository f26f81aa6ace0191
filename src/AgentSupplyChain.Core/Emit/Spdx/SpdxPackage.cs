using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>A component or service as an SPDX package, AI package, data set or file. SPDX 3.0.1 has no services: they are packages of purpose <c>other</c>.</summary>
internal sealed class SpdxPackage(SpdxAgents agents)
{
    public SpdxNode Of(BomElement element, string id)
    {
        var type = SpdxWords.ClassOf(element);
        var isDemanding = type is "ai_AIPackage" or "dataset_DatasetPackage";
        var suppliedBy = (element.Supplier ?? element.Manufacturer) is { } supplier ? agents.Of(supplier) : isDemanding ? agents.Unknown() : null;
        string[] makers = [.. element.Manufacturer is { } manufacturer ? [agents.Of(manufacturer)] : Enumerable.Empty<string>(), .. element.Authors.Select(agents.OfAuthor)];
        return new SpdxNode(type, id, json =>
        {
            json.Text("name", element.Name);
            json.Text("description", element.Description);
            json.WriteString("software_primaryPurpose", SpdxWords.Purpose(element));
            if (suppliedBy is not null)
                json.WriteString("suppliedBy", suppliedBy);

            json.Strings("originatedBy", makers);
            json.Text("software_copyrightText", element.Copyright);
            SpdxJson.Hashes(json, element.Hashes);
            SpdxJson.PackageUrl(json, element.PackageUrl);
            SpdxJson.ExternalRefs(json, References(element));
            if (type != "software_File")
                Package(json, element, isDemanding);
            else if (element.Version is not null)
                json.Text("comment", "version " + element.Version);

            if (isDemanding)
            {
                var stated = element.Properties.Where(property => property.Name == AscProperty.StatedReleased).Select(property => property.Value).Order(StringComparer.Ordinal).FirstOrDefault();
                var time = SpdxWords.Time(stated);
                json.WriteString("releaseTime", time ?? SpdxWords.NoTime);
                if (time is null || time != stated)
                    json.Text("comment", ReleaseComment(stated, isTold: time is not null));
            }

            if (type == "ai_AIPackage" && element.ModelCard is { } card)
                Model(json, card);

            if (type == "dataset_DatasetPackage")
                Dataset(json, element);

            SpdxJson.Properties(json, Properties(element));
        });
    }

    private static string ReleaseComment(string? stated, bool isTold) => (stated, isTold) switch
    {
        (null, _) => "When it was released is not known to the build: SPDX demands a time, and this one stands for none.",
        (_, true) => $"Stated is that it was released {stated}: where that names no time of day, the time stands for the begin of that day, UTC.",
        _ => $"Stated is that it was released {stated}, which names no day: SPDX demands a time, and this one stands for none.",
    };

    private static void Package(Utf8JsonWriter json, BomElement element, bool isDemanding)
    {
        json.Text("software_packageVersion", element.Version ?? (isDemanding ? SpdxWords.NoText : null));
        json.Text("software_packageUrl", element.PackageUrl);
        json.Text("software_homePage", element.References.Where(reference => reference.Type == "website").Select(reference => reference.Url).Order(StringComparer.Ordinal).FirstOrDefault());
        if (isDemanding)
            json.Text("software_downloadLocation", element.PackageUrl ?? SpdxWords.NoAddress);
    }

    private static void Model(Utf8JsonWriter json, BomModelCard card)
    {
        if (card.Task is { } task)
            json.Strings("ai_domain", [task]);

        string?[] types = [card.ArchitectureFamily, card.Architecture];
        json.Strings("ai_typeOfModel", types.OfType<string>());
        if (card.Limitations.Count > 0)
            json.Text("ai_limitation", string.Join("; ", card.Limitations.Order(StringComparer.Ordinal)));

        string[] application = [.. card.Inputs.Order(StringComparer.Ordinal).Select(input => "input " + input), .. card.Outputs.Order(StringComparer.Ordinal).Select(output => "output " + output), .. card.UseCases.Order(StringComparer.Ordinal)];
        if (application.Length > 0)
            json.Text("ai_informationAboutApplication", string.Join("; ", application));
    }

    private static void Dataset(Utf8JsonWriter json, BomElement element)
    {
        json.Strings("dataset_datasetType", ["noAssertion"]);

        // The words of the traffic light protocol; the words of others would have to be guessed at.
        if (element.DataClassification is "clear" or "green" or "amber" or "red")
            json.WriteString("dataset_confidentialityLevel", element.DataClassification);
    }

    private static IEnumerable<BomReference> References(BomElement element) =>
        element.References.Concat(element.Endpoints.Select(endpoint => new BomReference("other", endpoint, "endpoint")));

    // What CycloneDX has a field for and SPDX has none.
    private static IEnumerable<BomProperty> Properties(BomElement element)
    {
        foreach (var property in element.Properties)
            yield return property;

        if (element.IsExternal)
            yield return new(AscProperty.External, "true");

        if (element.VersionRange is not null)
            yield return new(AscProperty.VersionRange, element.VersionRange);

        if (element.Type == BomElement.Service)
            yield return new(AscProperty.Type, "service");

        if (element.DataClassification is not null)
            yield return new(AscProperty.Classification, element.DataClassification);

        if (element.IsAuthenticated is { } authenticated)
            yield return new(AscProperty.Authenticated, authenticated ? "true" : "false");

        if (element.CrossesTrustBoundary is { } crosses)
            yield return new(AscProperty.TrustBoundary, crosses ? "true" : "false");

        foreach (var flow in element.DataFlows)
            yield return new(AscProperty.DataFlow, $"{flow.Direction} {flow.Classification}{(flow.Name is null ? "" : " " + flow.Name)}");

        foreach (var tag in element.Tags)
            yield return new(AscProperty.Tag, tag);
    }
}
