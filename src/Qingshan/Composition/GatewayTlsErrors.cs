using Qingshan.Platform.Common;

namespace Qingshan.Composition;

/// <summary>What keeps the gateway's TLS door shut.</summary>
public static class GatewayTlsErrors
{
    public static readonly ErrorKind Certificate = new("tls.certificate", 400,
        new("网关的 TLS 证书用不了", "The gateway's TLS certificate cannot be used"),
        new("证书 {0} 用不了：{1}。GatewayTlsCertificate 应为 PEM（私钥在同一文件或 GatewayTlsKey 中）或 PFX 文件（口令为 GatewayTlsPassword）；不用 TLS 时把 GatewayTlsPort 设为 0。",
            "The certificate {0} cannot be used: {1}. GatewayTlsCertificate has to be a PEM file (the key in it or in GatewayTlsKey) or a PFX file (its password in GatewayTlsPassword); set GatewayTlsPort to 0 for no TLS."));

    public static readonly ErrorKind ClientCa = new("tls.client-ca", 400,
        new("设备证书的根证书用不了", "The root of the devices' certificates cannot be used"),
        new("{0} 用不了：{1}。GatewayTlsClientCa 应为含一个或多个根证书的 PEM 文件；留空则不要求设备出示证书。",
            "{0} cannot be used: {1}. GatewayTlsClientCa has to be a PEM file of one root certificate or several; leave it empty to ask devices for none."));
}
