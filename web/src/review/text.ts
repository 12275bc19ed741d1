import type { Bilingual } from '../lib/language.js';

export const TEXT = {
  label: ['审核曲线', 'Curve under review'],
  loading: ['正在加载…', 'Loading…'],
  empty: ['该时段没有数据', 'No data in this span'],
  near: ['周边点', 'neighbours'],
  valid: ['有效', 'valid'],
  questionable: ['存疑', 'doubtful'],
  invalid: ['无效', 'invalid'],
  substituted: ['替代', 'substituted'],
  missing: ['缺失', 'missing'],
  chosen: ['已选 {from} 至 {to}', 'Chosen: {from} to {to}'],
  help: [
    '方向键移动，按住 Shift 扩选，D 下一个存疑，V 核实有效，X 仪器异常，U 撤销，A 当日通过，N 下一份',
    'Arrows move, Shift extends, D next doubt, V checked and valid, X instrument not right, U undo, A accept the day, N next one',
  ],
  said: ['{stage}：{reason} {detail}（{by}）', '{stage}: {reason} {detail} ({by})'],
} satisfies Record<string, Bilingual>;
