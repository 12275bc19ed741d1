import type { Bilingual } from '../lib/language.js';
import type { Medium, PointState } from '../lib/colours.js';

const NO_WEBGL: Bilingual = [
  '此浏览器或设备不支持 WebGL 2，无法显示地图。点位列表仍可使用。',
  'This browser or device has no WebGL 2, so the map cannot be drawn. The list of points still works.',
];

export const TEXT = {
  label: ['监测点位地图', 'Map of monitoring points'],
  keys: [
    '方向键移动，加减号缩放，回车键打开离中心最近的点位',
    'Arrow keys move, plus and minus zoom, Enter opens the point nearest to the centre',
  ],
  loading: ['正在加载地图…', 'Loading the map…'],
  noWebgl: [`${NO_WEBGL[0]} / ${NO_WEBGL[1]}`, `${NO_WEBGL[1]} / ${NO_WEBGL[0]}`],
  legend: ['图例', 'Legend'],
  simulated: ['模拟数据', 'Simulated'],
  earlier: ['较早的值（颜色浅、虚边）', 'An earlier value (pale, dashed)'],
  cluster: ['多个点位（边框为最紧要的状态）', 'Several points (edge: most urgent state)'],
  clusterCount: ['{count} 个点位', '{count} points'],
  clusterSimulated: ['其中模拟 {count} 个', '{count} of them simulated'],
  open: ['查看点位', 'Open the point'],
  openLead: ['查看线索', 'Open the lead'],
  land: ['底图：Natural Earth 陆地与水系，不含任何境界线', 'Base: Natural Earth land and waters, without any boundaries'],
  approval: ['境界线审图号：{number}', 'Boundaries: approval number {number}'],
  noApproval: ['境界线未注明审图号', 'Boundaries without an approval number'],
} satisfies Record<string, Bilingual>;

export const STATE_TEXT: Readonly<Record<PointState | 'beyond', Bilingual>> = {
  beyond: ['超出限值', 'Beyond a limit'],
  fresh: ['正常', 'Up to date'],
  late: ['迟到', 'Late'],
  silent: ['无数据', 'Silent'],
  none: ['尚无数据', 'No data yet'],
};

/** Names of levels and classes, the first where none can be told. */
export const LEVEL_TEXT: Readonly<Record<Medium, readonly Bilingual[]>> = {
  air: [
    ['无有效指数', 'No valid index'], ['优', 'Excellent'], ['良', 'Good'], ['轻度污染', 'Lightly polluted'],
    ['中度污染', 'Moderately polluted'], ['重度污染', 'Heavily polluted'], ['严重污染', 'Severely polluted'],
  ],
  water: [
    ['无法判定', 'No class'], ['Ⅰ类', 'Class I'], ['Ⅱ类', 'Class II'], ['Ⅲ类', 'Class III'], ['Ⅳ类', 'Class IV'], ['Ⅴ类', 'Class V'],
    ['劣Ⅴ类', 'Inferior to V'],
  ],
  lead: [['—', '—'], ['提示', 'Notice'], ['警告', 'Warning'], ['严重', 'Serious']],
};

/** MapLibre's own words. */
export const CONTROL_TEXT: Readonly<Record<string, Bilingual>> = {
  'Map.Title': TEXT.label,
  'NavigationControl.ZoomIn': ['放大', 'Zoom in'],
  'NavigationControl.ZoomOut': ['缩小', 'Zoom out'],
  'Popup.Close': ['关闭', 'Close'],
  'ScaleControl.Meters': ['米', 'm'],
  'ScaleControl.Kilometers': ['公里', 'km'],
  'CooperativeGesturesHandler.WindowsHelpText': ['按住 Ctrl 并滚动以缩放', 'Use Ctrl and scroll to zoom'],
  'CooperativeGesturesHandler.MacHelpText': ['按住 ⌘ 并滚动以缩放', 'Use ⌘ and scroll to zoom'],
  'CooperativeGesturesHandler.MobileHelpText': ['用两指移动地图', 'Use two fingers to move the map'],
};
