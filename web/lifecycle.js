// What the program has reached, e.g. its first frame, and when.

/** Milliseconds since navigation. @type {Record<string, number>} */
export const times = {};

/** @type {Map<string, {promise: Promise<void>, resolve: () => void}>} */
const events = new Map();

/** @param {string} name */
function eventOf(name) {
  let event = events.get(name);
  if (!event) {
    let resolve = () => {};
    /** @type {Promise<void>} */
    const promise = new Promise((done) => { resolve = done; });
    event = {promise, resolve};
    events.set(name, event);
  }
  return event;
}

/** Resolves once the program has reported `name`. @param {string} name */
export const reached = (name) => eventOf(name).promise;

/** Only the first report of a name counts. @param {string} name */
export function mark(name) {
  if (name in times) return;
  times[name] = performance.now();
  eventOf(name).resolve();
}
