using Qingshan.Platform.Common;

namespace Qingshan.Ui;

public static class UiErrors
{
    public static readonly ErrorKind StaleForm = new("ui.stale-form", 400,
        new("表单无效或已过期", "The form is not valid any more"),
        new("请返回上一页，刷新后重新提交；若已退出，请先登录。", "Go back, reload the page and send the form again; sign in first if you have signed out."));

    public static readonly ErrorKind PasswordsDiffer = new("ui.passwords-differ", 400,
        new("两次输入的新密码不同", "The two new passwords differ"),
        new("请把新密码输入两次，内容相同。", "Enter the same new password twice."));
}
