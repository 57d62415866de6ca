import { chromium } from '@playwright/test';
const [file, prefix, ...opts] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, w, scheme] of [['wide', 1400, 'light'], ['narrow', 380, 'light'], ['dark', 1400, 'dark']]) {
  if (opts.length && !opts.includes(name)) continue;
  const p = await b.newPage({ viewport: { width: w, height: 1000 }, colorScheme: scheme });
  p.on('console', (m) => console.log('console', m.type(), m.text()));
  p.on('request', (r) => { if (!r.url().startsWith('file:')) console.log('request', r.url()); });
  p.on('pageerror', (e) => console.log('pageerror', e.message));
  await p.goto('file://' + file);
  await p.screenshot({ path: `${prefix}-${name}-top.png` });
  const f = p.locator('.failure > summary').first();
  if (await f.count()) { await f.click(); await f.scrollIntoViewIfNeeded(); await p.evaluate(() => document.querySelector('.failure').scrollIntoView()); await p.screenshot({ path: `${prefix}-${name}-fail.png` }); await f.click(); }
  await p.evaluate(() => document.querySelector('#operations').scrollIntoView()); await p.screenshot({ path: `${prefix}-${name}-ops.png` });
  await p.evaluate(() => document.querySelector('#requirements').scrollIntoView()); await p.screenshot({ path: `${prefix}-${name}-req.png` });
  await p.evaluate(() => document.querySelector('#coverage').scrollIntoView()); await p.screenshot({ path: `${prefix}-${name}-end.png` });
  console.log(name, 'overflow', await p.evaluate(() => document.documentElement.scrollWidth - innerWidth));
}
await b.close();
