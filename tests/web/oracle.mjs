// What a plain scan finds: an independent answer to hold the page's engine to. It only ignores
// blanks, width and letter case.
import {readFileSync} from 'node:fs';

/** @param {string} text */
const fold = (text) => text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
  .toLowerCase();

/** @param {string} text @param {string} query */
function countIn(text, query) {
  let count = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) ++count;
  return count;
}

/** @param {string} path @returns {Bundle} */
export function readBundle(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Hits are "2023-18/3", sorted. @param {Bundle} bundle @param {string} query */
export function plainScan(bundle, query) {
  const folded = fold(query);
  /** @type {string[]} */
  const hits = [];
  let occurrences = 0;
  for (const issue of bundle.issues) {
    issue.articles.forEach((article, index) => {
      const fields = [article.title, ...article.paragraphs, article.attribution || '',
        ...(article.captions || []), article.author || '', article.source_note || ''];
      const count = fields.reduce((sum, field) => sum + countIn(fold(field), folded), 0);
      if (count === 0) return;
      occurrences += count;
      hits.push(`${issue.id}/${index}`);
    });
  }
  return {total: hits.length, occurrences, hits: hits.sort()};
}
