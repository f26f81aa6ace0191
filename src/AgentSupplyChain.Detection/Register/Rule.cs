namespace AgentSupplyChain.Detection.Register;

/// <summary>How loud a finding is. The order is the strength.</summary>
public enum RuleSeverity
{
    None,
    Info,
    Warning,
    Error,
}

/// <summary>The severity column a project works with: the policy's <c>profile</c> or <c>AgentSupplyChainProfile</c>.</summary>
public enum Profile
{
    Minimal,
    Recommended,
    Strict,
}

/// <summary>Who may report a rule. A finding is reported once: code by the analyzer, everything else by the gate.</summary>
[Flags]
public enum ReportedBy
{
    Analyzer = 1,
    Gate = 2,
    Tool = 4,
}

/// <summary>A row of the register. Ids and meanings never change; titles may be worded better.</summary>
public sealed class Rule
{
    internal Rule(string id, RuleSeverity recommended, RuleSeverity production, RuleSeverity strict, ReportedBy reportedBy, string title, string? fix = null)
    {
        Id = id;
        Recommended = recommended;
        Production = production;
        Strict = strict;
        ReportedBy = reportedBy;
        Title = title;
        Fix = fix;
    }

    public string Id { get; }

    /// <summary>What is wrong, as a statement without a full stop.</summary>
    public string Title { get; }

    public RuleSeverity Recommended { get; }

    /// <summary>The severity where an environment marked production is concerned.</summary>
    public RuleSeverity Production { get; }

    public RuleSeverity Strict { get; }

    public ReportedBy ReportedBy { get; }

    /// <summary>What the code fix does, as an imperative; null where there is none.</summary>
    public string? Fix { get; }

    /// <summary>The documentation page of the rule.</summary>
    public string HelpLink => Rules.DocumentationRoot + Id + ".md";

    /// <summary>
    /// The severity before anything the user says about this one rule. Production can only raise what the profile says;
    /// the minimal profile lowers warnings and infos by one step afterwards and leaves errors.
    /// </summary>
    public RuleSeverity SeverityIn(Profile profile, bool production)
    {
        var severity = profile == Profile.Strict ? Strict : Recommended;
        if (production && Production > severity)
            severity = Production;

        if (profile != Profile.Minimal || severity == RuleSeverity.Error)
            return severity;

        return severity == RuleSeverity.Warning ? RuleSeverity.Info : RuleSeverity.None;
    }
}
