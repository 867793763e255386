// The newest issue as plain elements: something to read while the program is on its way, for those
// whose browser runs no scripts, and for what looks through pages without running them.

export const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  .replaceAll('"', '&quot;');

// As much text as fills a screen; the program brings the rest.
const enoughCharacters = 900;

const day = (iso, inferred) => {
  const [year, month, date] = iso.split('-').map(Number);
  return `${inferred ? '约 ' : ''}${year}年${month}月${date}日`;
};

function masthead(issue, title) {
  const {year, number, total_number: total, inferred} = issue;
  const named = year !== null && number !== null;
  const date = issue.date ? day(issue.date, inferred?.date) : '';
  const numberLine = named ? `${year}年第${number}期${total === null ? '' : `（总第${total}期）`}` : '';
  return [
    // The page's title stands over it already.
    ['h2', issue.title === title ? '' : issue.title],
    ['h2', numberLine || date],
    ['p', [issue.publisher, numberLine && date].filter(Boolean).join('　')],
  ];
}

// HTML without scripts or styles of its own; words of the bundle never become markup.
export function newestIssue(bundle) {
  const issue = bundle.issues.at(-1);
  if (!issue) return '';
  const element = ([tag, text]) => (text ? `<${tag}>${escapeHtml(text)}</${tag}>` : '');
  const lines = masthead(issue, bundle.title).map(element);
  const contents = issue.toc.length > 0 ? issue.toc.map(({text}) => text)
    : issue.articles.map(({title}) => title);
  let left = enoughCharacters;
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
