// Before anything is laid out: all but the canvas waits for the first frame or, where that takes a
// moment, for the time when the page's script shows what is to be read until then (boot.js). To set
// and paint it at once would hold up the program.
document.documentElement.classList.add('starting');
