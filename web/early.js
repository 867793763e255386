// Before anything is laid out: all but the canvas waits until the issue is there (boot.js), since
// to set and paint it at once would hold up the program. Where the start takes longer than a moment,
// what is to be read until then is shown; sooner it would be gone before it could be read.
{
  const patienceMs = 400;
  const waiting = document.documentElement.classList;
  waiting.add('starting');
  setTimeout(() => waiting.remove('starting'), patienceMs);
}
