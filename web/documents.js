// Documents that browsers allow less than others: opened from disk, or shown in a frame that is
// sandboxed, of another site, or made from text (blob:, srcdoc), as previews of mails are.

/** kexie::Refused. */
export const Refused = {Settings: 0, Files: 1, Address: 2, Copying: 3};
/** @typedef {keyof typeof Refused} RefusedName */

/** This page needs files beside it, which it may not read: the one with everything inside does. */
export class NeedsOtherFile extends Error {
  file = 'kexie.html';

  constructor() {
    super('这个文件要从服务器打开：在本机请打开同一个文件夹里的 kexie.html。');
  }
}

export const isFromDisk = () => window.location.protocol === 'file:';

/** Whether requests to the page's own server count as those of a stranger. */
export const isStranger = () => window.origin === 'null' && !isFromDisk();

export function keepsSettings() {
  try {
    const key = 'kexie.probe';
    window.localStorage.setItem(key, '1');
    window.localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
