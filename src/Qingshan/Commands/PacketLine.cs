using System.Globalization;
using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>One packet as a JSON object: the members that decoding prints, of which those that make a packet are read.</summary>
internal sealed record PacketLine(Envelope Envelope, OpaqueMessage Message)
{
    private static readonly Text EditionHelp = new("版本是 2005、2017 或 2025，也可由 flag 得出。", "The edition is 2005, 2017 or 2025, or follows from flag.");
    private static readonly Text NumberHelp = new("应为 {0} 至 {1} 的整数。", "It should be a whole number from {0} to {1}.");

    private static readonly Text ItemsHelp = new(
        "报文内容；没有内容时写 []，也可用 cp 直接给出文本。", "What CP carries; [] where it carries nothing. The member cp gives it as text instead.");

    private static readonly Text PartHelp = new("拆分包须同时有 pnum 和 pno。", "A part of a split packet has both pnum and pno.");

    public static Result<PacketLine> Read(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new Reader(json.RootElement, number).Read()
                : Hj212Errors.NotJson.Of(number, json.RootElement.ValueKind);
        }
        catch (JsonException e)
        {
            return Hj212Errors.NotJson.Of(number, e.Message);
        }
    }

    public void Deconstruct(out Envelope envelope, out OpaqueMessage message) => (envelope, message) = (Envelope, Message);

    private sealed class Reader(JsonElement packet, int line)
    {
        private Error? wrong;

        public Result<PacketLine> Read()
        {
            var flag = Whole("flag", 0, 255);
            var edition = EditionOf(flag);
            var (st, mn, pw, qn) = (Text("st"), Text("mn"), Text("pw") ?? "", Text("qn"));
            var cn = Whole("cn", 0, 9999);
            var items = PacketItems.Read(packet, out var badItem);
            var (count, place) = (Whole("pnum", 1, 9999), Whole("pno", 1, 9999));
            var again = Text("rf");
            if (wrong is not null) return wrong;
            if (edition is null) return Missing("edition", EditionHelp);
            if (st is null) return Missing("st", new("系统编码，如 31。", "The system type, such as 31."));
            if (cn is null) return Missing("cn", new("命令编码，如 2011。", "The command number, such as 2011."));
            if (mn is null) return Missing("mn", new("设备唯一标识。", "The device identifier."));
            if (badItem is { } bad) return Hj212Errors.BadMember.Of(line, "items", bad);
            if (items is null) return Missing("items", ItemsHelp);
            if (count is null != place is null) return Missing(count is null ? "pnum" : "pno", PartHelp);
            var part = count is { } of ? new PacketPart(of, place!.Value) : (PacketPart?)null;
            var wantsAnswer = flag is null || (flag & 1) != 0;
            var envelope = new Envelope(mn, st, pw, edition.Value, qn, wantsAnswer, again is "1" or "true", part);
            return new PacketLine(envelope, new OpaqueMessage(cn.Value, MessageDirection.Up, items));
        }

        private Edition? EditionOf(int? flag)
        {
            switch (Text("edition"))
            {
                case null: return flag is { } bits ? (Edition)Math.Min(bits >> 2, (int)Edition.V2025) : null;
                case "2005" or "V2005": return Edition.V2005;
                case "2017" or "V2017": return Edition.V2017;
                case "2025" or "V2025": return Edition.V2025;
                case var other:
                    Bad("edition", other, EditionHelp);
                    return null;
            }
        }

        /// <summary>A text, or a number or truth value as its text; null where it is missing, null or empty.</summary>
        private string? Text(string name)
        {
            if (!packet.TryGetProperty(name, out var value)) return null;
            if (JsonText.Of(value, out var text)) return string.IsNullOrEmpty(text) ? null : text;
            Bad(name, value.ValueKind.ToString(), JsonText.Expected);
            return null;
        }

        private int? Whole(string name, int least, int most)
        {
            if (Text(name) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            Bad(name, text, NumberHelp.With(least, most));
            return null;
        }

        private void Bad(string name, string value, Text why) => wrong ??= Hj212Errors.BadMember.Of(line, $"{name} = {value}", why);

        private Error Missing(string name, Text what) => Hj212Errors.MissingMember.Of(line, name, what);
    }
}
