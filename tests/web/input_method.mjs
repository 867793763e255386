// A real input method on a virtual screen: ibus with libpinyin, as a desktop of Debian runs it, but with a
// session bus and settings of its own.
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {Skip} from './score.mjs';

/** @typedef {import('./screen.mjs').Screen} Screen */

const run = promisify(execFile);
const settings = '/usr/libexec/ibus-memconf';
const needed = ['/usr/bin/dbus-daemon', '/usr/bin/ibus-daemon', settings,
  '/usr/libexec/ibus-engine-libpinyin'];

/**
 * Starts it, and makes programs that are started on the screen from now on use it. It ends with this
 * process.
 * @param {Screen} screen
 * @returns {Promise<string>} XDG_CONFIG_HOME of the programs that find it by its file there
 */
export async function startInputMethod(screen) {
  const missing = needed.find((file) => !existsSync(file));
  if (missing) throw new Skip(`${missing} is not installed (ibus, ibus-libpinyin)`);
  const home = mkdtempSync(join(tmpdir(), 'kexie-ime-'));
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = [];
  process.on('exit', () => {
    for (const each of started.reverse()) each.kill();
    // What they have started writes on for a moment; what it leaves goes with the temporary files.
    spawn('sh', ['-c', 'sleep 3; rm -rf "$0" 2>/dev/null', home],
      {detached: true, stdio: 'ignore'}).unref();
  });
  /** @type {NodeJS.ProcessEnv} */
  const env = {...screen.environment, LANG: 'C.UTF-8', GSETTINGS_BACKEND: 'memory',
    XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache')};
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'],
    {env, stdio: ['ignore', 'pipe', 'ignore']});
  started.push(bus);
  const [told] = await once(bus.stdout, 'data');
  env.DBUS_SESSION_BUS_ADDRESS = String(told).trim();
  started.push(spawn('ibus-daemon',
    ['--xim', '--panel=disable', '--emoji-extension=disable', '--config=disable'],
    {env, stdio: 'ignore'}));
  let address = '';
  for (let attempt = 0; !address.startsWith('unix:'); ++attempt) {
    if (attempt === 40) throw new Error('ibus does not start');
    await new Promise((done) => setTimeout(done, 250));
    address = (await run('ibus', ['address'], {env}).catch(() => ({stdout: ''}))).stdout.trim();
  }
  // libpinyin does not start without a service that keeps its settings, which the daemon starts only
  // where dconf is there.
  started.push(spawn(settings, [], {env, stdio: 'ignore'}));
  // Its answer comes late, or is that the settings are not there yet; what counts is the engine.
  const pinyin = async () => {
    await run('ibus', ['engine', 'libpinyin'], {env, timeout: 20000}).catch(() => null);
    return (await run('ibus', ['engine'], {env}).catch(() => ({stdout: ''}))).stdout.trim();
  };
  for (let attempt = 0; await pinyin() !== 'libpinyin'; ++attempt) {
    if (attempt === 10) throw new Error('libpinyin does not start');
    await new Promise((done) => setTimeout(done, 500));
  }
  // They end with this process, and do not keep it.
  for (const each of started) each.unref();
  bus.stdout.destroy();
  Object.assign(screen.environment, {IBUS_ADDRESS: address, GTK_IM_MODULE: 'ibus',
    XMODIFIERS: '@im=ibus', LANG: 'C.UTF-8', DBUS_SESSION_BUS_ADDRESS: env.DBUS_SESSION_BUS_ADDRESS});
  return join(home, 'config');
}
