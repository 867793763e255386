// Runs before anything is laid out. Hides everything but the canvas until the issue is on the screen
// (boot.js), since laying it out delays the program. If the start takes longer than a moment, the boot
// screen is shown: any sooner it would be gone before it could be read.
{
  const patienceMs = 400;
  const waiting = document.documentElement.classList;
  waiting.add('starting');
  setTimeout(() => waiting.remove('starting'), patienceMs);
}
