// Says how far the reading of a dropped file has come, and lets the reader stop it.

// Most files are read before anybody would look.
const delayMs = 250;

/**
 * Shows a file until end() is called. Its signal is aborted by the reader.
 * @param {string} name
 * @param {boolean} english
 */
export function startReading(name, english) {
  const place = document.createElement('section');
  place.className = 'reading';
  place.ariaLabel = english ? 'Reading files' : '正在读文件';
  place.lang = english ? 'en' : 'zh-CN';
  const words = document.createElement('span');
  const bar = document.createElement('progress');
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = english ? 'Cancel' : '取消';
  place.append(words, bar, cancel);
  words.textContent = english ? `Reading ${name}` : `正在读 ${name}`;
  bar.ariaLabel = words.textContent;
  const stop = new AbortController();
  cancel.addEventListener('click', () => {
    stop.abort();
    place.remove();
  });
  const timer = setTimeout(() => document.body.append(place), delayMs);
  return {
    signal: stop.signal,
    /** @param {number} number @param {number} pages */
    page: (number, pages) => {
      words.textContent = english ? `Reading ${name}: page ${number} of ${pages}`
        : `正在读 ${name}：第 ${number} / ${pages} 页`;
      bar.max = pages;
      bar.value = number;
    },
    end: () => {
      clearTimeout(timer);
      place.remove();
    },
  };
}
