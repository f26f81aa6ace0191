namespace SupportAgent.Desk;

internal sealed record Ticket(string Number, string? OrderNumber, string Subject, string Details);

/// <summary>Stands in for the ticket system. Requests to the MCP server may arrive in parallel.</summary>
internal sealed class TicketDesk
{
    private readonly Lock _lock = new();
    private readonly List<Ticket> _tickets = [];

    public Ticket Open(string? orderNumber, string subject, string details)
    {
        lock (_lock)
        {
            var ticket = new Ticket($"T-{_tickets.Count + 1:0000}", orderNumber, subject, details);
            _tickets.Add(ticket);
            return ticket;
        }
    }

    public IReadOnlyList<Ticket> ForOrder(string orderNumber)
    {
        lock (_lock)
        {
            return
            [
                .. _tickets
                    .Where(ticket => string.Equals(ticket.OrderNumber, orderNumber.Trim(), StringComparison.OrdinalIgnoreCase))
                    .Reverse(),
            ];
        }
    }
}
