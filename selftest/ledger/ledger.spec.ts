import { expect, test } from '@playwright/test';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isOpen, tallyOf } from '../../src/ledger/entry.ts';
import { beginLedger, Ledger } from '../../src/ledger/ledger.ts';
import { forgetSettled, readLedger, readLedgers } from '../../src/ledger/past-runs.ts';
import { temporaryFolder, removeTemporaryFolders } from '../support/run-command.ts';

const asked = {
  kind: 'customer',
  tenant: 'shop',
  names: ['conf-1-0123456789-1@example.test'],
  removable: true,
} as const;
const begin = (target = 'http://127.0.0.1:1') => {
  const folder = temporaryFolder();
  const file = beginLedger(folder, { run: 1, target, tenant: 'shop' });
  return { folder, file, ledger: new Ledger(file) };
};

/** A ledger of a process that is long gone, on this machine or another. */
function aPastLedger(host: string, at: string, ...more: readonly object[]) {
  const file = path.join(temporaryFolder(), 'past.jsonl');
  const header = {
    event: 'run',
    version: 1,
    run: 1,
    target: 'http://127.0.0.1:1',
    tenant: 'shop',
    host,
    pid: 999_999_999,
    at,
  };
  writeFileSync(file, [header, ...more].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

test.afterEach(removeTemporaryFolders);

test('a request is open until it has failed or its resource is removed', () => {
  const { file, ledger } = begin();
  const [, refused, removed] = [ledger.ask(asked), ledger.ask(asked), ledger.ask(asked)];
  const stuck = ledger.ask({ ...asked, removable: false });
  ledger.write({ event: 'refused', key: refused });
  ledger.write({ event: 'created', key: removed, id: '7' });
  ledger.write({ event: 'removed', key: removed });
  ledger.write({ event: 'created', key: stuck, id: '8' });

  const { entries = [] } = readLedger(file) ?? {};

  expect(entries.map(({ state }) => state)).toEqual(['asked', 'refused', 'removed', 'created']);
  expect(entries.filter(isOpen)).toHaveLength(2);
  expect(tallyOf(entries)).toEqual({ created: 3, removed: 1, left: 2, stuck: 1 });
});

test('a half written line and a foreign file are ignored', () => {
  const { folder, file, ledger } = begin();
  ledger.ask(asked);
  appendFileSync(file, '{"event":"asked","key":"1-2","ki');
  writeFileSync(path.join(folder, 'notes.jsonl'), 'not a ledger\n');

  expect(readLedgers(folder)).toHaveLength(1);
  expect(readLedger(file)?.entries).toHaveLength(1);
});

test('a run is running while its process lives, and over once it has said so or its process is gone', () => {
  const { file, ledger } = begin();
  const now = new Date().toISOString();

  expect(readLedger(file)?.stage).toBe('running');
  ledger.write({ event: 'ended' });
  expect(readLedger(file)?.stage).toBe('over');
  expect(readLedger(aPastLedger('elsewhere', now))?.stage).toBe('running');
  expect(readLedger(aPastLedger('elsewhere', '2020-01-01T00:00:00.000Z'))?.stage).toBe('over');
  expect(readLedger(aPastLedger('elsewhere', now, { event: 'ended', at: now }))?.stage).toBe('over');
});

test('a run whose own process is gone is ending while a worker of it lives', () => {
  const { file, ledger } = begin();
  ledger.join();
  ledger.write({ event: 'ended' });

  expect(readLedger(file)?.stage).toBe('ending');
});

test('only ledgers without leftovers are deleted, those of an embedded tenant at once', () => {
  const [open, embedded] = [begin(), begin('embedded')];
  for (const { ledger } of [open, embedded]) {
    ledger.ask(asked);
    ledger.write({ event: 'ended' });
  }

  forgetSettled(open.folder);
  forgetSettled(embedded.folder);

  expect([readLedgers(open.folder).length, readLedgers(embedded.folder).length]).toEqual([1, 0]);
});
