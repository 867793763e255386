// The page until the canvas shows the archive: progress, the beginning of the newest issue, and
// what went wrong.
import {NeedsOtherFile} from './documents.js';

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const rootClasses = document.documentElement.classList;
const progressIntervalMs = 100;
let shownPercent = -1;
let shownAtMs = -Infinity;
/** @type {Error | null} */
let failure = null;

export const hasFailed = () => failure !== null;

/** @type {(error: Error) => void} */
let rejectFailed;
/** Rejects with the first failure. @type {Promise<never>} */
export const failed = new Promise((_, reject) => { rejectFailed = reject; });

// Hidden when a link points at something other than the newest issue.
export function showBootScreen() {
  byId('newest').hidden = window.location.hash.length > 2;
  byId('bar').hidden = false;
  showProgress(0);
}

/** @param {number} share 0 to 1 */
export function showProgress(share) {
  if (failure) return;
  const percent = Math.floor(share * 100);
  // Painting delays the load itself, so the bar moves at intervals; the end is always shown.
  const now = performance.now();
  if (percent === shownPercent || (percent < 100 && now - shownAtMs < progressIntervalMs)) return;
  shownPercent = percent;
  shownAtMs = now;
  const bar = byId('bar');
  /** @type {HTMLElement} */ (bar.firstElementChild).style.transform = `scaleX(${share})`;
  bar.setAttribute('aria-valuenow', String(percent));
  byId('said').textContent = `正在载入… ${percent}%`;
}

/** Whether early.js still hides everything but the canvas. */
export const isStarting = () => rootClasses.contains('starting');

export function showElements() {
  rootClasses.remove('starting');
}

// In the text version the mirror takes its place, but only once it is complete.
export function hideBootScreen({always = false} = {}) {
  if (!failure && (always || !rootClasses.contains('text'))) byId('boot').hidden = true;
}

/** Shows the first failure, with a button for another attempt. @param {Error} error */
export function fail(error) {
  failure ??= error;
  showElements();
  byId('boot').hidden = false;
  byId('newest').hidden = true;
  byId('bar').hidden = true;
  byId('said').textContent = failure.message;
  byId('retry').hidden = false;
  const {hash} = window.location;
  if (failure instanceof NeedsOtherFile) {
    const {file} = failure;
    byId('retry').textContent = `打开 ${file}`;
    byId('retry').onclick = () => window.location.assign(file + hash);
  } else {
    byId('retry').onclick = () => window.location.reload();
  }
  rejectFailed(failure);
}
