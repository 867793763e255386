// The printed page of a PDF among the reader's own files, beside the text that the program draws. Here
// are its place, its buttons and what is said where there is no picture; pdf_page.js draws it and is
// loaded with the first one.
import {manifest} from './assets.js';
import {loadReader, startWorker, withPacks} from './pdf.js';

/**
 * @typedef {import('./pdf_page.js').PageView} PageView
 * @typedef {import('./store.js').StoredFile} StoredFile
 */

/** @type {Record<string, [chinese: string, english: string]>} */
const words = {
  'original': ['原件', 'Original'],
  'previous': ['上一页', 'Previous page'],
  'next': ['下一页', 'Next page'],
  'page': ['第 {0} / {1} 页', 'Page {0} of {1}'],
  'picture': ['{0} 第 {1} 页的图像', 'Picture of page {1} of {0}'],
  'fit': ['适合宽度', 'Fit width'],
  'loading': ['正在打开原件…', 'Opening the original…'],
  'gone': ['浏览器里没有这个文件了，看不到它的版面：请把它再拖进来一次。',
    'The browser no longer has this file, so its pages cannot be shown: drop it here once more.'],
  'pdf-needs-page': ['单个文件的 kexie.html 画不出 PDF 的版面：请打开网站上的网页。',
    'The single file kexie.html cannot draw PDF pages: open the page on its site.'],
  'pdf-reader-missing': ['取不到画 PDF 的程序：请检查网络，然后再试一次。',
    'What draws PDF could not be loaded: check the network and try again.'],
  'damaged': ['这一页画不出来，文件可能有损坏。旁边的文字不受影响。',
    'This page cannot be drawn; the file may be damaged. The text beside it is not affected.'],
};

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {HTMLElement} parent */
function append(tag, parent) {
  const element = document.createElement(tag);
  parent.append(element);
  return element;
}

/** @param {HTMLElement} parent @param {string} sign @param {() => void} pressed */
function button(parent, sign, pressed) {
  const element = append('button', parent);
  element.type = 'button';
  element.textContent = sign;
  element.addEventListener('click', pressed);
  return element;
}

export class Original {
  /** @type {WantedPage | null} */
  #wanted = null;
  /** @type {PageView | null} */
  #view = null;
  #name = '';
  #said = '';
  // Grows with each file: what was begun for another one ends unseen.
  #turn = 0;

  /** @param {(id: string) => Promise<StoredFile | undefined>} fileOf */
  constructor(fileOf) {
    this.fileOf = fileOf;
    this.place = append('section', document.body);
    this.place.id = 'original';
    const head = append('header', this.place);
    this.title = append('span', head);
    this.previous = button(head, '‹', () => this.#turnTo(-1));
    this.number = append('span', head);
    this.number.setAttribute('role', 'status');
    this.next = button(head, '›', () => this.#turnTo(1));
    this.fit = button(head, '', () => {
      if (this.#view) this.#view.isWhole = !this.#view.isWhole;
      this.#view?.draw();
      this.#say();
    });
    this.message = append('p', this.place);
    this.message.setAttribute('role', 'status');
    this.sheet = append('div', this.place);
    // Scrolls with the keys.
    this.sheet.tabIndex = 0;
  }

  /** @param {WantedPage} wanted */
  show(wanted) {
    const before = this.#wanted;
    this.#wanted = wanted;
    this.place.hidden = !wanted.file || wanted.place[2] <= 0;
    if (wanted.file !== before?.file) this.#open(wanted.file);
    if (this.place.hidden) return;
    const {style} = this.place;
    ['left', 'top', 'width', 'height'].forEach((name, i) =>
      style.setProperty(name, `${wanted.place[i]}px`));
    style.color = wanted.ink;
    style.background = wanted.ground;
    style.borderColor = wanted.edge;
    if (wanted.marks !== before?.marks) this.#view?.mark(wanted.marks);
    this.#view?.draw();
    this.#say();
  }

  /** @param {string} id '': closes what is open */
  async #open(id) {
    const turn = ++this.#turn;
    this.#view?.close();
    this.#view = null;
    this.#name = '';
    if (!id) return;
    this.#said = 'loading';
    try {
      const file = await this.fileOf(id);
      if (!file) throw Object.assign(new Error(), {code: 'gone'});
      this.#name = file.name;
      const files = manifest.pdf;
      if (!files) throw Object.assign(new Error(), {code: 'pdf-needs-page'});
      const {text, library, page} = await loadReader(files);
      if (turn !== this.#turn) return;
      const view = new page.PageView(library, this.sheet, (said) => {
        if (turn === this.#turn) this.#say(said);
      });
      this.#view = view;
      await view.open(text.openPdf, withPacks(text, {data: file.bytes.slice(), worker: startWorker(files)}));
      if (turn !== this.#turn) return;
      view.mark(this.#wanted?.marks ?? '');
      view.draw();
    } catch (error) {
      if (turn !== this.#turn) return;
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!code) console.info(`the original: ${error}`);
      this.#say(code in words ? code : 'damaged');
    }
  }

  /** @param {number} by */
  #turnTo(by) {
    this.#view?.turn(by);
    this.#say();
  }

  /** Names everything in the language of the program. @param {string} [said] what stands for a picture */
  #say(said = this.#said) {
    this.#said = said;
    /** @param {string} key @param {(string | number)[]} values */
    const tr = (key, ...values) => words[key][this.#wanted?.english ? 1 : 0]
      .replace(/\{(\d)\}/g, (_, i) => String(values[i]));
    const view = this.#view;
    const has = view !== null && view.pages > 0;
    this.place.setAttribute('aria-label', tr('original'));
    this.place.lang = this.#wanted?.english ? 'en' : 'zh-CN';
    this.title.textContent = `${tr('original')} ${this.#name}`;
    this.number.textContent = has ? tr('page', view.number, view.pages) : '';
    this.previous.ariaLabel = tr('previous');
    this.next.ariaLabel = tr('next');
    this.fit.textContent = tr('fit');
    this.fit.ariaPressed = String(!view?.isWhole);
    this.fit.disabled = !has;
    this.previous.disabled = !has || view.number === 1;
    this.next.disabled = !has || view.number === view.pages;
    this.message.textContent = said && tr(said);
    // Not `hidden`: the next page is drawn as wide as its place.
    this.sheet.style.visibility = ['', 'loading'].includes(said) ? '' : 'hidden';
    if (has) view.name(tr('picture', this.#name, view.number));
  }
}
