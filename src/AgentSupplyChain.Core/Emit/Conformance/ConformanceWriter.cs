using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Conformance;

/// <summary>
/// A report as CycloneDX <c>definitions</c> and <c>declarations</c>. What is present is a claim with its evidence; claims that several
/// standards share stand once. What is unknown has no claim, only the share that is known and the reason; what does not apply has the
/// reason and no score, so that nobody counts it as a pass.
/// </summary>
internal static class ConformanceWriter
{
    /// <summary>Refs that are named in a reason; more would make it a list of the whole document.</summary>
    private const int MaxRefs = 5;

    public static void Write(Utf8JsonWriter json, ConformanceReport report, string targetRef)
    {
        // By the fact that proves it: the first requirement that it answers names the claim.
        var claims = new Dictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var standard in report.Standards)
        {
            foreach (var answered in standard.Answers.Where(answered => answered.Answer.State == AnswerState.Present))
                claims.TryAdd(answered.Answer.Fact, new Claim(Ref(standard.Standard, answered.Requirement), answered));
        }

        json.WriteStartObject("declarations");
        json.Objects("assessors", [BomJson.ToolName], name =>
        {
            json.WriteString("bom-ref", "assessor:" + name);
            json.WriteBoolean("thirdParty", false);
            json.WriteStartObject("organization");
            json.WriteString("name", name);
            json.WriteEndObject();
        });
        json.Objects("attestations", report.Standards, standard =>
        {
            json.WriteString("summary", Summary(standard));
            json.WriteString("assessor", "assessor:" + BomJson.ToolName);
            json.Objects("map", standard.Answers, answered => Map(json, standard.Standard, answered, claims));
        });
        json.Objects("claims", claims.Values, claim =>
        {
            json.WriteString("bom-ref", "claim:" + claim.Name);
            json.Text("target", targetRef);
            json.WriteString("predicate", claim.First.Requirement.Title + ": present");
            json.Strings("evidence", ["evidence:" + claim.Name]);
        });
        json.Objects("evidence", claims.Values, claim =>
        {
            json.WriteString("bom-ref", "evidence:" + claim.Name);
            json.Text("description", claim.First.Answer.Fact);
        });
        json.WriteEndObject();

        json.WriteStartObject("definitions");
        json.Objects("standards", report.Standards.Select(standard => standard.Standard), standard =>
        {
            json.WriteString("bom-ref", "standard:" + standard.Key);
            json.WriteString("name", standard.Name);
            json.WriteString("version", standard.Version);
            json.WriteString("description", $"{standard.Source}; requirements in the words of {BomJson.ToolName}");
            json.WriteString("owner", standard.Owner);
            json.Objects("requirements", standard.Requirements, requirement =>
            {
                json.WriteString("bom-ref", Ref(standard, requirement));
                json.WriteString("identifier", requirement.Id);
                json.WriteString("title", $"{requirement.Group}: {requirement.Title}");
            });
        });
        json.WriteEndObject();
    }

    /// <summary>How many of how many.</summary>
    public static string Summary(StandardAnswers standard) =>
        $"{standard.Standard.Name} {standard.Standard.Version}: {standard.Count(AnswerState.Present)} of {standard.Answers.Count} present, "
        + $"{standard.Count(AnswerState.Unknown)} unknown, {standard.Count(AnswerState.NotApplicable)} not applicable";

    /// <summary>The fact, and the first refs of which it is not known.</summary>
    public static string Reason(Answer answer)
    {
        if (answer.Lacking.Count == 0)
            return answer.Fact;

        var more = answer.Lacking.Count > MaxRefs ? $" and {answer.Lacking.Count - MaxRefs} more" : "";
        return $"{answer.Fact}. Unknown of {string.Join(", ", answer.Lacking.Take(MaxRefs))}{more}";
    }

    private static void Map(Utf8JsonWriter json, Standard standard, Answered answered, Dictionary<string, Claim> claims)
    {
        json.WriteString("requirement", Ref(standard, answered.Requirement));
        var answer = answered.Answer;
        if (answer.State == AnswerState.Present)
            json.Strings("claims", ["claim:" + claims[answer.Fact].Name]);

        json.WriteStartObject("conformance");
        if (answer.State != AnswerState.NotApplicable)
            json.WriteNumber("score", answer.Share);

        if (answer.State != AnswerState.Present)
            json.Text("rationale", (answer.State == AnswerState.Unknown ? "unknown: " : "not applicable: ") + Reason(answer));

        json.WriteEndObject();
    }

    private sealed record Claim(string Name, Answered First);

    private static string Ref(Standard standard, Requirement requirement) => $"{standard.Key}:{requirement.Id}";
}
