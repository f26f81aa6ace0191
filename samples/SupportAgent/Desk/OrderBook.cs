using System.Text.Json.Serialization;

namespace SupportAgent.Desk;

[JsonConverter(typeof(JsonStringEnumConverter<OrderStatus>))]
internal enum OrderStatus
{
    Packing,
    Shipped,
    Delivered,
    Returned,
}

internal sealed record Order(
    string Number,
    IReadOnlyList<string> Items,
    decimal Total,
    OrderStatus Status,
    DateOnly PlacedOn,
    DateOnly? DeliveredOn = null);

/// <summary>Stands in for the shop's order system.</summary>
internal sealed class OrderBook
{
    private readonly Dictionary<string, Order> _orders = new Order[]
    {
        new("FO-10421", ["Tent Skarv 2"], 389.00m, OrderStatus.Delivered, new(2026, 10, 2), new(2026, 10, 6)),
        new("FO-10433", ["Sleeping mat", "Stove Ember"], 164.50m, OrderStatus.Shipped, new(2026, 11, 16)),
        new("FO-10440", ["Headlamp Lyn"], 59.90m, OrderStatus.Packing, new(2026, 11, 20)),
    }.ToDictionary(order => order.Number, StringComparer.OrdinalIgnoreCase);

    public Order? Find(string number) => _orders.GetValueOrDefault(number.Trim());
}
