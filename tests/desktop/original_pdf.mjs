// Writes the PDF that tests/desktop/original.sh opens: an issue of two pages.
//
//   node original_pdf.mjs FOLDER
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inHex, pagesOf, songTi} from '../web/printed.mjs';

const [folder] = process.argv.slice(2);
/** @param {string} words */
const paragraph = (words) => Array.from({length: 9}, (_, i) =>
  (i ? `第${'一二三四五六七八九'[i]}队` : '　　') + `${words}，来自全市的选手和观众参加，场面十分热闹`).concat('，大家都说好。');
const pages = [
  ['科协每周动态', '2031年第5期（总第905期）', '某某市科协办公室　2031年3月8日', '',
    '试制风筝大赛在河边举行', ...paragraph('3月5日，试制风筝大赛在河边举行'), '（宣传部）'],
  ['市科技馆举办开放日活动', ...paragraph('3月6日，市科技馆举办开放日活动'), '（科技馆）'],
];
// The base lines are 22 points apart, the first 82 from the top of an A4 page.
/** @param {string[]} lines */
const content = (lines) => `BT /F 12 Tf 22 TL 72 760 Td ${lines.map((line) => `${inHex(line)} Tj T*`).join(' ')} ET`;
writeFileSync(join(folder, '风筝.pdf'), pagesOf(pages.map(content), songTi));
