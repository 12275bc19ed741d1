import { pageLanguage, say as sayIn, type Bilingual } from '../lib/language.js';

/** Words of the pages for the field, in the language of the page. */
export const say = (text: Bilingual, values?: Readonly<Record<string, string | number>>): string => sayIn(text, pageLanguage(), values);

export const TEXT = {
  insecure: ['此地址不是 HTTPS，浏览器不允许离线使用和定位；请用 https:// 打开。', 'This address is no HTTPS: browsers allow neither offline use nor positions here. Open it by https://.'],
  unsupported: ['此浏览器不支持离线使用；填写后请等到“已送达”再关闭。', 'This browser does not work offline: wait until a report has arrived before you close it.'],
  preparing: ['正在把本页保存到手机……', 'This page is being kept on the phone…'],
  ready: ['没有网络时也能打开：本页已保存在手机上，有效 12 小时。', 'It opens without a network: this page is kept on the phone for 12 hours.'],
  notKept: ['现在没有保存成功；有网络时重新打开本页再试。', 'It could not be kept now; open this page again where there is a network.'],
  waits: ['{n} 份记录等待发送', '{n} reports wait to be sent'],
  others: ['本机还有其他账号的 {n} 份记录等待发送；由填写人登录后发送。', '{n} reports of other accounts wait on this phone; they are sent when those who wrote them sign in.'],
  waitsHere: ['本机有 {n} 份现场记录等待发送。由填写人登录后自动发送，不会以别人的名义发送。', '{n} field reports wait on this phone. They are sent when those who wrote them sign in, and never in another name.'],
  waiting: ['等待发送：有网络时自动发送', 'waits: it is sent when there is a network'],
  signedOut: ['已退出登录，记录保留在手机上：以 {name} 登录后自动发送', 'signed out; the report stays on the phone and is sent when {name} signs in'],
  signIn: ['登录', 'Sign in'],
  refused: ['没有被接收', 'It was not taken'],
  again: ['再试一次', 'Try again'],
  copy: ['复制内容', 'Copy the text'],
  copied: ['已复制', 'Copied'],
  drop: ['从手机上删除', 'Remove it from the phone'],
  sure: ['再按一次删除', 'Press again to remove it'],
  sendNow: ['现在发送', 'Send now'],
  arrived: ['已送达', 'It has arrived'],
  photos: ['照片 {n} 张', '{n} photos'],
  locating: ['正在定位……', 'Looking for the position…'],
  denied: ['手机未授权定位；请在浏览器设置中允许，或不带位置发送。', 'The phone does not permit it: allow it in the settings of the browser, or send without a position.'],
  unavailable: ['定不了位；到室外再试，或不带位置发送。', 'The position cannot be told: try outside, or send without one.'],
  at: ['{at}，误差约 {accuracy} m', '{at}, within about {accuracy} m'],
  away: ['，距监测点 {distance}', ', {distance} from the point'],
  unreadable: ['这张照片无法读取；请重拍或另选。', 'This photo cannot be read: take it again or choose another.'],
  tooMany: ['最多 {n} 张照片；请分成几份记录。', '{n} photos at most: write several reports.'],
  remove: ['去掉', 'Remove'],
  fromFuture: ['检查时间不能晚于现在。', 'The time of the check cannot lie in the future.'],
  notStored: ['手机没有保存成功（空间不足或禁止了网站数据）；请先腾出空间，不要关闭本页。', 'The phone did not keep it (no space, or data of sites are forbidden): make space first, and do not close this page.'],
} as const satisfies Record<string, Bilingual>;
