using System.Diagnostics;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class LargeInventoryTests
{
    [Fact]
    public void Five_times_the_packages_take_five_times_the_time_and_not_twenty_five()
    {
        Boms.Write(Of(1000));

        var (small, large) = (Fastest(Of(1000)), Fastest(Of(5000)));

        Assert.True(large < small * 15, $"{small} for 1,000 packages and {large} for 5,000");
    }

    private static TimeSpan Fastest(AgentInventory inventory) => Enumerable.Range(0, 3).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        Boms.Write(inventory);
        return clock.Elapsed;
    });

    // Every package needs the next four: wide and deep at once.
    private static AgentInventory Of(int count) => Inventories.Library() with
    {
        Packages =
        [
            .. Enumerable.Range(0, count).Select(i => new Package($"Package.{i:00000}", "1.0.0")
            {
                IsDirect = i < 100,
                Authors = ["Contoso"],
                LicenseExpression = "MIT",
                Sha512 = i.ToString("x128", System.Globalization.CultureInfo.InvariantCulture),
                Sha256 = i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
                DependsOn = [.. Enumerable.Range(i + 1, 4).Where(next => next < count).Select(next => Inventories.PackageRef($"Package.{next:00000}", "1.0.0"))],
            }),
        ],
    };
}
