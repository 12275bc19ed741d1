using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using QRCoder;

namespace Qingshan.Ui.Account;

/// <summary>The picture of the key that is being set up, for the camera of a phone.</summary>
public static class SecondFactorApi
{
    private const int PixelsPerModule = 6;

    public static void MapSecondFactor(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/second-factor/qr", QrAsync).Needs(Permission.SeePublic).ExcludeFromDescription();

    private static async Task<IResult> QrAsync(HttpContext context, SecondFactorDesk desk)
    {
        if (await desk.AddressAsync(PolicyGate.ViewerOf(context)) is not { } address) return new ProblemResult(CommonErrors.NotFound.Of(context.Request.Path));
        context.Response.Headers.CacheControl = "no-store";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return Results.Bytes(picture.GetGraphic(PixelsPerModule), "image/png");
    }
}
