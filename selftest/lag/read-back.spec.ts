import { expect, test } from '@playwright/test';
import { Blocked } from '../../src/evidence/failures.ts';
import { rereadInWords } from '../../src/evidence/failure-text.ts';
import { recorder } from '../../src/evidence/recorder.ts';
import { beginReadBacks, lateAnswerIn, readBack } from '../../src/run/read-back.ts';

/** A read that is wrong for some tries. */
function wrongFor(tries: number) {
  const made = { tries: 0 };
  const read = () => {
    expect(++made.tries, 'the number of tries').toBeGreaterThan(tries);
    return Promise.resolve('stored');
  };
  return { made, read };
}

/** Begins a test at an outside target that may be consistent within so many milliseconds. */
function begin(within: number, isEmbedded = false): void {
  recorder.take();
  beginReadBacks(within, isEmbedded, () => undefined);
}

test.describe.configure({ mode: 'serial' });

test('what is right at first is read once, and leaves nothing', async () => {
  begin(5_000);
  const { made, read } = wrongFor(0);

  expect(await readBack(read)).toBe('stored');
  expect(made.tries).toBe(1);
  expect(recorder.take().rereads).toEqual([]);
});

test('what is right within the allowed lag goes on, and is an advisory with the delay', async () => {
  begin(60_000);

  expect(await readBack(wrongFor(2).read)).toBe('stored');

  const { rereads, cause } = recorder.take();
  expect(cause).toBeUndefined();
  expect(rereads).toEqual([{ rightAfter: expect.any(Number), within: 60_000 }]);
  expect(String(lateAnswerIn(rereads))).toMatch(/could be read only later: right after \d+\.\d s; .* allows 60 s/);
});

test('what is right later than allowed fails by its first try, and says after how long', async () => {
  begin(0);

  await expect(readBack(wrongFor(1).read)).rejects.toThrow(/Received:\s+.*1/);

  const [reread] = recorder.take().rereads;
  expect(reread && rereadInWords(reread)).toMatch(/^right after \d\.\d s$/);
});

test('what is never right fails by its first try, and says so', async () => {
  begin(0);

  await expect(readBack(wrongFor(Infinity).read)).rejects.toThrow(/the number of tries/);

  const [reread] = recorder.take().rereads;
  expect(reread && rereadInWords(reread)).toMatch(/^never right, within \d\.\d s$/);
});

for (const [what, isEmbedded, thrown] of [
  ['the embedded tenant is not read again', true, undefined],
  ['a target that could not be asked is not read again', false, new Blocked('gone')],
] as const)
  test(what, async () => {
    begin(60_000, isEmbedded);
    const { made, read } = wrongFor(Infinity);

    await expect(readBack(thrown ? () => Promise.reject(thrown) : read)).rejects.toThrow(thrown ?? /tries/);
    expect(made.tries).toBeLessThan(2);
    expect(recorder.take().rereads).toEqual([]);
  });
