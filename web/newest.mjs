// The beginning of the newest issue as plain HTML: for reading while the program loads, for browsers
// without JavaScript, and for search engines.

/** @typedef {[tag: string, text: string | null]} Line */

/** @param {string} text */
export const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  .replaceAll('"', '&quot;');

// Fills a screen; the program shows the rest.
const maxCharacters = 900;

/**
 * @param {string} iso
 * @param {boolean} [inferred]
 */
const formatDate = (iso, inferred) => {
  const [year, month, date] = iso.split('-').map(Number);
  return `${inferred ? '约 ' : ''}${year}年${month}月${date}日`;
};

/**
 * @param {Issue} issue
 * @param {string} title of the bundle, which the page shows above it
 * @returns {Line[]}
 */
function masthead(issue, title) {
  const {year, number, total_number: total, inferred} = issue;
  const named = year !== null && number !== null;
  const date = issue.date ? formatDate(issue.date, inferred?.date) : '';
  const numberLine = named ? `${year}年第${number}期${total === null ? '' : `（总第${total}期）`}` : '';
  return [
    ['h2', issue.title === title ? '' : issue.title],
    ['h2', numberLine || date],
    ['p', [issue.publisher, numberLine && date].filter(Boolean).join('　')],
  ];
}

/** Text of the bundle never becomes markup. @param {Bundle} bundle */
export function newestIssue(bundle) {
  const issue = bundle.issues.at(-1);
  if (!issue) return '';
  /** @param {Line} line */
  const element = ([tag, text]) => (text ? `<${tag}>${escapeHtml(text)}</${tag}>` : '');
  const lines = masthead(issue, bundle.title).map(element);
  const contents = issue.toc.length > 0 ? issue.toc.map(({text}) => text)
    : issue.articles.map(({title}) => title);
  let left = maxCharacters;
  for (const article of issue.articles) {
    if (left <= 0) break;
    lines.push(element(['h3', article.title]));
    for (const paragraph of article.paragraphs) {
      if (left <= 0) break;
      lines.push(element(['p', paragraph]));
      left -= paragraph.length;
    }
  }
  lines.push(`<ol>${contents.map((text) => element(['li', text])).join('')}</ol>`);
  return lines.filter(Boolean).join('\n');
}
