// Generates 200 issues of 15 KB of text each, to measure with: node generate_issues.mjs FOLDER
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const folder = process.argv[2];
const letters = '山水风云花鸟虫鱼春夏秋冬东南西北金木土石日月星光河海江湖林田米麦瓜果茶酒琴棋书画笔墨纸砚' +
  '学会科普讲座展览比赛培训交流参观调研座谈选手老师同学专家代表居民社区学校农场工厂';
let seed = 1;
/** @param {number} below */
const next = (below) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % below;
};
/** @param {number} length */
const words = (length) => Array.from({length}, () => letters[next(letters.length)]).join('');

mkdirSync(folder, {recursive: true});
for (let i = 0; i < 200; ++i) {
  const year = 2020 + Math.floor(i / 50);
  const number = i % 50 + 1;
  const day = new Date(Date.UTC(year, 0, 1 + 7 * (number - 1)));
  const lines = ['科协每周动态', `${year}年第${number}期（总第${i + 1}期）`,
    `${year}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`, ''];
  for (let article = 0; article < 10; ++article) {
    lines.push(words(14), '');
    for (let paragraph = 0; paragraph < 3; ++paragraph) lines.push(`\u3000\u3000${words(160)}。`);
    lines.push('（宣传部）', '');
  }
  writeFileSync(join(folder, `${year}-${String(number).padStart(2, '0')}.txt`), lines.join('\n'));
}
