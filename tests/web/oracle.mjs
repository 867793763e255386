// What a plain scan finds: the independent answer that the page's engine is held to. It knows only
// that blanks, width and letter case do not count.
import {readFileSync} from 'node:fs';

const fold = (text) => text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
  .toLowerCase();

function countIn(text, term) {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) ++count;
  return count;
}

export function readBundle(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

// {total, occurrences, hits: ["2023-18/3", …] sorted} of a term.
export function plainScan(bundle, query) {
  const term = fold(query);
  const hits = [];
  let occurrences = 0;
  for (const issue of bundle.issues) {
    issue.articles.forEach((article, index) => {
      const fields = [article.title, ...article.paragraphs, article.attribution || ''];
      const count = fields.reduce((sum, field) => sum + countIn(fold(field), term), 0);
      if (count === 0) return;
      occurrences += count;
      hits.push(`${issue.id}/${index}`);
    });
  }
  return {total: hits.length, occurrences, hits: hits.sort()};
}
