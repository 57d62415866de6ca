import { readFileSync, writeFileSync } from 'node:fs';
import { page } from '/tmp/wt/page/reporters/page/index.tsx';
import { compare } from '/tmp/wt/page/reporters/history/compare.ts';
import { lineOf } from '/tmp/wt/page/reporters/history/line.ts';
const [src, out, mode] = process.argv.slice(2);
const report = JSON.parse(readFileSync(src!, 'utf8'));
const req = new Map(report.requirements.map((r: any) => [r.id, r]));
const ex = (op: string, status: number, method: string, url: string, body: any, answer: any) => ({ operation: op, speaker: 'customer', milliseconds: 12.3, http: { schemaVersion: 1, request: { method, url: 'http://127.0.0.1:4811' + url, headers: [{ name: 'accept', value: 'application/json' }, { name: 'authorization', value: 'Bearer <access-token:12>' }, { name: 'content-type', value: 'application/json' }, { name: 'user-agent', value: 'emporix-customer-conformance (run 77; test a2b3)' }], ...(body && { body: { contentType: 'application/json', encoding: 'utf8', value: JSON.stringify(body) } }) }, response: { status, statusText: '', headers: [{ name: 'content-type', value: 'application/json; charset=utf-8' }, { name: 'cache-control', value: 'no-store' }, { name: 'date', value: 'Mon, 23 Nov 2026 08:27:18 GMT' }], ...(answer && { body: { contentType: 'application/json', encoding: 'utf8', value: JSON.stringify(answer) } }) } } });
if (mode !== 'plain') for (const t of report.tests) if (['failed', 'advisory'].includes(t.outcome)) {
  const m = /(\w+) \(((\w+) ([^)]+))\) as (\w+) was answered (\d+)/.exec(t.error ?? '');
  const vs = (t.error ?? '').split('\n').slice(1).map((l: string) => /^\s+(.+?): expected (.*), received (.*)$/.exec(l)).filter(Boolean).map((x: any) => ({ check: x[1].startsWith('/') ? 'schema' : x[1], ...(x[1].startsWith('/') && { pointer: x[1] }), expected: x[2], received: x[3] }));
  const op = m?.[1] ?? 'getAddress', route = m?.[2] ?? 'GET /customer/{tenant}/me/addresses/{addressId}';
  t.failure = { version: 1, speaker: m?.[5] ?? 'customer', operation: op, route, requirement: t.requirements.map((id: string) => req.get(id)), expected: m ? vs[0]?.expected ?? 'x' : 'an object with {"city":"Berlin","street":"Lindenweg"}', received: m ? vs[0]?.received ?? 'y' : '{"id":"673f","city":"Hamburg"}', violations: m ? vs : [], curl: `curl -X ${route.split(' ')[0]} 'http://127.0.0.1:4811/customer/shop/me/addresses/673f0a' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' --data '{"city":"Hamburg"}'`, seed: 77, command: `SEED=77 npm run conformance -- ${t.where}`, exchanges: [ex('logIn', 200, 'POST', '/customer/shop/login', { email: 'conf-77-a@example.test', password: '<password:3>' }, { access_token: '<access-token:12>', expires_in: 3600 }), ex('addAddress', 201, 'POST', '/customer/shop/me/addresses', { contactName: 'A', city: 'Berlin', country: 'DE' }, { id: '673f0a' }), ex(op, Number(m?.[6] ?? 200), route.split(' ')[0]!, '/customer/shop/me/addresses/673f0a', { city: 'Hamburg' }, { id: '673f0a', city: 'Hamburg', contactName: 'A', metadata: { createdAt: '2026-11-23T08:00:00Z', version: 2, mixins: {} } })] };
}
const now = lineOf(report);
const back = (days: number, over: any = {}) => ({ ...now, startedAt: new Date(Date.parse(report.startedAt) - days * 86400000).toISOString(), seed: 1000 + days, ...over });
const ids = report.requirements.map((r: any) => r.id);
const bad = now.outcomes.failed ?? [];
const green = { verdict: 'conforms', outcomes: { ...now.outcomes, failed: [], advisory: [] }, counts: { passed: 488 }, p95: Object.fromEntries(Object.entries(now.p95).map(([k, v]) => [k, v * 0.7])) };
const some = { verdict: 'deviates', outcomes: { ...now.outcomes, failed: [...bad.slice(0, 8), 'profile.read.is-own'], advisory: [] }, counts: { passed: 470, failed: 9 } };
const earlier: any[] = mode === 'first' ? [] : [...Array.from({ length: 14 }, (_, i) => back(30 - i, i === 5 ? { verdict: 'blocked', counts: { blocked: 40 } , p95: {}, rest: 'not asked', outcomes: {}} : green)), back(12, some), back(11, green), back(10, some), ...Array.from({ length: 5 }, (_, i) => back(9 - i, some)), back(1, some)];
report.comparison = compare(now, ids, earlier);
const t = Date.now();
const warnings = mode === 'warn' ? ['Line 3 of the history results/history.jsonl is passed over: it is not JSON, expected a run.'] : [];
const html = page({ report, earlier, warnings, proof: { kind: 'known', verdict: 'proved', caught: 3431, run: 3431, parts: [{ name: 'Rule faults: one decision of the reference tenant replaced', caught: 739, run: 739 }, { name: 'Wire faults: answers with members dropped, retyped or emptied', caught: 2692, run: 2692 }], variations: { green: 60, run: 60 } } });
console.log(html.length, Date.now() - t, 'ms');
writeFileSync(out!, html);
