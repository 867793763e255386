// Prints web pages to PDF by Chromium.
//
//   node print_pages.mjs FOLDER tagged|untagged FILE...
import {basename, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {launch} from './engines.mjs';

const [folder, tags, ...files] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage();
for (const file of files) {
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.pdf({path: join(folder, `${basename(file, '.html')}.pdf`), preferCSSPageSize: true,
    tagged: tags === 'tagged'});
}
await browser.close();
