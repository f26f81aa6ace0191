namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>What is true of a project, as a file in the folder <c>Truth</c> has it.</summary>
/// <param name="CheckedOn">Day on which the rows were read beside their evidence, ISO 8601; null for a draft.</param>
/// <param name="Packages">By <c>id@version</c> in lower case. A licence is null where there is none to know, a hash where none is compared.</param>
/// <param name="Edges">As in <see cref="BomFacts"/>.</param>
/// <param name="Ai">What the sources have of AI.</param>
/// <param name="Judged">Rows in which the truth differs from a draft, with a reason in the file: <c>packages/key</c>, <c>packages/key/ships</c>, <c>edges/edge</c> …</param>
internal sealed record Truth(string? CheckedOn, IReadOnlyDictionary<string, PackageFact> Packages, IReadOnlySet<string> Edges, IReadOnlyList<AiFact> Ai, IReadOnlySet<string> Judged);
