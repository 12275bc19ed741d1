using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Qingshan.Platform.Identity;

/// <summary>
/// 拒绝的合并 · Keeps a flood of refusals from filling the log. The first of its kind of somebody within a minute is always an entry of its
/// own; equal ones after it are counted, and the count becomes one entry when the minute is over. Whoever varies what they ask is counted
/// as a whole beyond a number of kinds, and so are addresses beyond a number of addresses (docs/decisions).
/// </summary>
public sealed class RefusalSums(TimeProvider time)
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Kinds of refusals of one visitor (by address) that get entries of their own within a minute.</summary>
    public const int KindsOfVisitor = 20;

    /// <summary>The same of a person or a program that is known.</summary>
    public const int KindsOfPerson = 200;

    /// <summary>The same of all visitors together.</summary>
    public const int KindsOfVisitors = 600;

    /// <summary>Visitors that are told apart within a minute.</summary>
    public const int MostVisitors = 1000;

    private const string Others = "(…)";

    private readonly record struct Who(Guid? Person, string Actor, string Address);

    private readonly record struct Kind(string Action, string Subject, AuditOutcome Outcome, string? Detail);

    private sealed class Span(DateTime since, AuditEntry first)
    {
        public DateTime Since => since;

        public AuditEntry First => first;

        public Dictionary<Kind, int> Repeats { get; } = [];

        /// <summary>Of kinds that had no room.</summary>
        public int Rest { get; set; }
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<Who, Span> _spans = [];
    private int _kindsOfVisitors;
    private int _visitors;

    /// <summary>Whether an entry is of those that may come in floods: anybody can cause it, and nothing was changed.</summary>
    public static bool Counts(AuditEntry entry) => entry.Outcome == AuditOutcome.Refused || (entry.Action == AuditGate.Call && entry.PersonId is null);

    /// <summary>Whether a refusal gets an entry of its own; otherwise it has been counted.</summary>
    public bool IsFirst(AuditEntry entry)
    {
        lock (_lock)
        {
            var visitor = entry.PersonId is null && entry.Actor == Viewer.Visitor.Name;
            var who = new Who(entry.PersonId, entry.Actor, visitor ? PlaceOf(entry.Address) : "");
            if (!_spans.TryGetValue(who, out var span))
            {
                if (visitor && _visitors >= MostVisitors) who = who with { Address = Others };
                if (!_spans.TryGetValue(who, out span))
                {
                    _spans[who] = span = new Span(time.GetUtcNow().UtcDateTime, entry);
                    if (visitor) _visitors++;
                }
            }
            var kind = new Kind(entry.Action, entry.Subject, entry.Outcome, entry.Detail);
            if (span.Repeats.TryGetValue(kind, out var before))
            {
                span.Repeats[kind] = before + 1;
                return false;
            }
            if (span.Repeats.Count >= (visitor ? KindsOfVisitor : KindsOfPerson) || (visitor && _kindsOfVisitors >= KindsOfVisitors))
            {
                span.Rest++;
                return false;
            }
            if (visitor) _kindsOfVisitors++;
            span.Repeats[kind] = 0;
            return true;
        }
    }

    /// <summary>The entries that sum up the minutes that are over, or all; they are forgotten with that.</summary>
    public IReadOnlyList<AuditEntry> Take(bool all)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var entries = new List<AuditEntry>();
        lock (_lock)
        {
            foreach (var (who, span) in _spans.Where(s => all || (now - s.Value.Since).Duration() >= Minute).ToList())
            {
                _spans.Remove(who);
                if (who.Address.Length > 0)
                {
                    _visitors--;
                    _kindsOfVisitors -= span.Repeats.Count;
                }
                var address = who.Address == Others ? null : span.First.Address;
                foreach (var (kind, more) in span.Repeats.Where(k => k.Value > 0)) entries.Add(Sum(now, span, kind, more, address));
                if (span.Rest > 0) entries.Add(Sum(now, span, new Kind("refuse", Others, AuditOutcome.Refused, "of other kinds"), span.Rest, address));
            }
        }
        return entries;
    }

    private static AuditEntry Sum(DateTime now, Span span, Kind kind, int more, string? address) => new()
    {
        At = now,
        PersonId = span.First.PersonId,
        Actor = span.First.Actor,
        Action = kind.Action,
        Subject = kind.Subject,
        Outcome = kind.Outcome,
        Detail = string.Create(CultureInfo.InvariantCulture, $"{kind.Detail}; {more} more since {span.Since:O}"),
        Address = address,
        Repeats = more,
    };

    /// <summary>Whoever holds a network of IPv6 has all its addresses: the network counts.</summary>
    private static string PlaceOf(string? address)
    {
        if (address is null || !IPEndPoint.TryParse(address, out var end)) return address is { Length: > 0 } ? address : "-";
        var ip = end.Address;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return ip.AddressFamily == AddressFamily.InterNetwork ? ip.ToString() : Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8));
    }
}
