namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What NuGet's audit said when the project was restored, as the assets file keeps it.</summary>
/// <param name="Code"><c>NU1900</c> to <c>NU1905</c>.</param>
/// <param name="PackageId">Null where the log is about no package.</param>
/// <param name="Advisory">The last part of the address that the log ends in: a <c>GHSA-…</c> id; null where it names none.</param>
public sealed record AuditLog(string Code, string? PackageId, string? Advisory);
