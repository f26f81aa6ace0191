namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>That a tool reports a line.</summary>
internal readonly record struct Report(string File, int Line, string Rule);

/// <summary>What a tool has reported, by place.</summary>
internal sealed class Reports
{
    private readonly ILookup<string, Report> _byFile;

    public Reports(IEnumerable<Report> reports)
    {
        All = [.. reports.Distinct()];
        _byFile = All.ToLookup(report => report.File, StringComparer.Ordinal);
    }

    public IReadOnlyList<Report> All { get; }

    /// <summary>A hit is a report in a line of the planted text.</summary>
    public bool Has(Plant plant) => _byFile[plant.File].Any(report => report.Line >= plant.FirstLine && report.Line <= plant.LastLine);

    public bool Has(Plant plant, string rule) => _byFile[plant.File].Any(report => report.Rule == rule && report.Line >= plant.FirstLine && report.Line <= plant.LastLine);

    /// <summary>Reports in lines where nothing is planted.</summary>
    public IEnumerable<Report> Elsewhere(IEnumerable<Plant> plants)
    {
        var byFile = plants.ToLookup(plant => plant.File, StringComparer.Ordinal);
        return All.Where(report => !byFile[report.File].Any(plant => report.Line >= plant.FirstLine && report.Line <= plant.LastLine));
    }
}
