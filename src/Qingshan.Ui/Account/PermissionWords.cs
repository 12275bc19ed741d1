using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Permissions in words: what a person reads, and what a program writes.</summary>
public static class PermissionWords
{
    public static Text Of(Permission permission) => permission switch
    {
        Permission.SeePublic => new("查看公开内容", "see what is public"),
        Permission.SeeInternal => new("查看内部数据", "see internal data"),
        Permission.SeePackets => new("查看数据包", "see packets"),
        Permission.SeeQuarantine => new("查看隔离区", "see the quarantine"),
        Permission.HandleSignals => new("处理线索", "handle signals"),
        Permission.KeepDutyLog => new("写值班日志", "keep the duty log"),
        Permission.ManageRoster => new("排班", "manage the roster"),
        Permission.AskDevices => new("向设备取数、申请命令", "ask devices"),
        Permission.ApproveDeviceCommands => new("批准设备命令", "approve commands to devices"),
        Permission.Ingest => new("报送数据", "send observations"),
        Permission.Import => new("导入历史", "import history"),
        Permission.EditLedger => new("修改台账", "change the ledger"),
        Permission.MarkData => new("标记数据", "mark data"),
        Permission.ReviewStation => new("站级审核", "review at the station's stage"),
        Permission.ReviewCity => new("市级审核", "review at the city's stage"),
        Permission.ReviewProvince => new("省级审核", "review at the province's stage"),
        Permission.OwnAccount => new("管理自己的账号", "manage one's own account"),
        Permission.SeeRights => new("查看账号与权限", "see accounts and rights"),
        Permission.ManagePeople => new("管理账号与单位", "manage accounts and organisations"),
        Permission.GrantRights => new("授权", "grant rights"),
        Permission.ReadAudit => new("查看审计日志", "read the audit log"),
        Permission.Operate => new("运行管理", "operate the platform"),
        _ => new(permission.ToString(), permission.ToString()),
    };

    /// <summary>Permissions by the names of docs/security.md; null and empty are: not said.</summary>
    public static Result<IReadOnlyList<Permission>?> ParseAll(IReadOnlyList<string>? names)
    {
        if (names is null || names.Count == 0) return Result.Of<IReadOnlyList<Permission>?>(null);
        var parsed = new List<Permission>();
        foreach (var name in names)
        {
            if (!Enum.TryParse<Permission>(name, ignoreCase: true, out var one) || !Enum.IsDefined(one) || char.IsAsciiDigit(name[0]))
                return CommonErrors.BadParameter.Of("permissions", name, string.Join(", ", Enum.GetNames<Permission>()));
            parsed.Add(one);
        }
        return Result.Of<IReadOnlyList<Permission>?>(parsed);
    }
}
