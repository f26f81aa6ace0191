using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>One element of an SPDX graph, before it is written.</summary>
/// <param name="Type">Its class, as the JSON-LD context names it: <c>software_Package</c>.</param>
/// <param name="Body">Writes everything but class, id and creation.</param>
internal sealed record SpdxNode(string Type, string Id, Action<Utf8JsonWriter> Body);
