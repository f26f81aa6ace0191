using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace SupportAgent.Desk;

/// <summary>What the agent may do. The same methods are offered by the MCP server.</summary>
[McpServerToolType]
internal sealed class DeskTools(OrderBook orders, TicketDesk tickets)
{
    [McpServerTool(Name = "find_order", ReadOnly = true)]
    [Description("Finds an order by its number and returns its items, status and dates.")]
    public Order? FindOrder(
        [Description("Order number, for example FO-10421.")] string orderNumber) =>
        orders.Find(orderNumber);

    [McpServerTool(Name = "list_tickets", ReadOnly = true)]
    [Description("Lists the support tickets that belong to an order, newest first.")]
    public IReadOnlyList<Ticket> ListTickets(
        [Description("Order number, for example FO-10421.")] string orderNumber) =>
        tickets.ForOrder(orderNumber);

    [McpServerTool(Name = "open_ticket", Destructive = false)]
    [Description("Opens a support ticket for an order and returns it. A colleague answers within one working day.")]
    public Ticket OpenTicket(
        [Description("Order number the ticket is about.")] string orderNumber,
        [Description("One line that says what the customer needs.")] string subject,
        [Description("What the colleague has to know, in a few sentences.")] string details) =>
        orders.Find(orderNumber) is { } order
            ? tickets.Open(order.Number, subject, details)
            : throw new McpException($"There is no order {orderNumber}.");
}
