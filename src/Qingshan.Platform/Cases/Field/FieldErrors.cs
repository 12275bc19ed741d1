using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

public static class FieldErrors
{
    public static readonly ErrorKind Unreadable = new("field.unreadable", 400,
        new("现场记录无法读取", "The field report cannot be read"),
        new("{0}。请用 multipart/form-data 发送：report 为 JSON，照片依次为 photo-0、photo-1……", "{0}. Send multipart/form-data: `report` as JSON, photos as photo-0, photo-1, …"));

    public static readonly ErrorKind OtherPerson = new("field.other-person", 403,
        new("记录属于另一账号", "The report is another account's"),
        new("这份现场记录由另一账号填写，不能以当前账号的名义发送；请以填写人的账号登录后发送。", "This report was written by another account and is not sent in the name of this one; sign in as the one that wrote it."));

    public static readonly ErrorKind Conflict = new("field.conflict", 409,
        new("编号相同而内容不同", "The same identity with another content"),
        new("编号 {0} 的现场记录已收到，内容与这次不同；已收到的不会改变。请把不同之处写成一份新的记录。", "The report {0} has arrived with another content; what has arrived stays. Write what differs as a new report."));

    public static readonly ErrorKind NotChecked = new("field.not-checked", 409,
        new("工单不在核查中", "The case is not being checked"),
        new("工单 {0} 现在是“{1}”，不收现场记录。记录仍在手机上，可复制内容；需要补充时请复核人员退回或重新核查。", "The case {0} is “{1}” now and takes no field reports. The report stays on the phone and can be copied; to add it, have the case sent back or reopened."));

    public static readonly ErrorKind NotYours = new("field.not-yours", 409,
        new("工单已不归本单位办理", "The case is no longer your organisation's"),
        new("工单 {0} 现由 {1} 办理，不收本单位的现场记录。记录仍在手机上，可复制内容交给对方。", "The case {0} is with {1} now and takes no field reports of your organisation. The report stays on the phone; copy it and hand it over."));

    public static readonly ErrorKind WrongTime = new("field.wrong-time", 400,
        new("检查时间不对", "The time is wrong"),
        new("检查时间 {0} 不能晚于发送时间 {1}，也不能早于其 {2} 天；请核对手机的日期和时间。", "The time of the check, {0}, cannot lie after that of sending, {1}, nor more than {2} days before it; look at the date and time of the phone."));

    public static readonly ErrorKind WrongPosition = new("field.wrong-position", 400,
        new("位置不对", "The position is wrong"),
        new("位置须为 WGS-84 的经纬度及以米计的精度；没有位置时请说明原因（{0}）。", "A position is longitude and latitude in WGS-84 with an accuracy in metres; where there is none, say why ({0})."));

    public static readonly ErrorKind TooManyPhotos = new("field.too-many-photos", 400,
        new("照片太多", "Too many photos"),
        new("一份现场记录最多 {0} 张照片；请分成几份记录。", "A report has {0} photos at most; write several."));

    public static readonly ErrorKind NotAPhoto = new("field.not-a-photo", 415,
        new("不是照片", "Not a photo"),
        new("按内容判断，第 {0} 个文件不是完整的 JPEG 或 PNG 图片。", "By its content file {0} is no whole JPEG or PNG image."));

    public static readonly ErrorKind PhotoHash = new("field.photo-hash", 400,
        new("照片与其校验值不符", "A photo does not fit its hash"),
        new("第 {0} 张照片收到的内容的 SHA-256 是 {1}，手机上算得 {2}；请重新发送。", "The bytes of photo {0} that arrived have the SHA-256 {1}, the phone said {2}; send it again."));
}
