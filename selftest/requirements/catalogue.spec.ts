import { expect, test } from '@playwright/test';
import { capabilities } from '../../contract/capabilities.ts';
import { requirements, type Requirement } from '../../contract/requirements/index.ts';
import { currentCatalogue, lessonOf, partingOf, readFrozen } from '../../tools/freeze/catalogue.ts';

const catalogue = Object.entries<Requirement>(requirements);
const offenders = (is: (requirement: Requirement, id: string) => boolean) =>
  catalogue.filter(([id, requirement]) => is(requirement, id)).map(([id, { sentence }]) => `${id}: ${sentence}`);

test.describe('the catalogue of requirements', () => {
  test('names each requirement as chapter.topic.behaviour', () => {
    const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
    const form = new RegExp(`^${word}\\.${word}\\.${word}$`);

    expect(offenders((_, id) => !form.test(id))).toEqual([]);
  });

  test('says what is, in one sentence of its own', () => {
    const sentences = catalogue.map(([, { sentence }]) => sentence);

    expect(offenders(({ sentence }) => !/^[A-Z].*[^.\s]\.$/.test(sentence))).toEqual([]);
    expect(offenders(({ sentence }) => /[.!?]\s+[A-Z]/.test(sentence))).toEqual([]);
    expect(offenders(({ sentence }) => /\bshould\b/i.test(sentence))).toEqual([]);
    expect(sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at)).toEqual([]);
  });

  test('gives a source, known needs, and a full reason where nothing tests it', () => {
    expect(offenders(({ source }) => source.trim() === '')).toEqual([]);
    expect(offenders(({ needs = [] }) => needs.some((need) => !(need in capabilities)))).toEqual([]);
    expect(offenders(({ notTested }) => notTested !== undefined && !/testable.*\.$/.test(notTested))).toEqual([]);
  });

  test('gives a ground to every MUST and to no other, and a norm by number to all of the baseline and to no other', () => {
    const numbered = /\b(API\d+:2023|ASVS 5\.0 \d+\.\d+\.\d+|CWE-\d+|RFC \d+, \d+)/;

    expect(offenders(({ level, ground }) => (level === 'MUST') !== (ground !== undefined))).toEqual([]);
    expect(offenders(({ ground, norm }) => (ground === 'baseline') !== (norm !== undefined))).toEqual([]);
    expect(offenders(({ norm }) => norm?.split('; ').some((each) => !numbered.test(each)) === true)).toEqual([]);
  });

  test('has kept the meaning of every frozen id', () => {
    expect(lessonOf(partingOf(currentCatalogue(), readFrozen()))).toEqual([]);
  });
});

test.describe('the freeze of the catalogue', () => {
  const promise = { level: 'MUST', sentence: 'A promise is kept.' } as const;

  test('notices an id that is new, changed its level or sentence, or vanished', () => {
    const frozen = { 'a.level.changes': promise, 'a.sentence.changes': promise, 'a.thing.vanishes': promise };
    const current = {
      'a.level.changes': { ...promise, level: 'SHOULD' },
      'a.sentence.changes': { ...promise, sentence: 'A promise is broken.' },
      'a.thing.appears': promise,
    } as const;

    const parting = partingOf(current, frozen);

    expect(parting).toEqual({
      added: ['a.thing.appears'],
      changed: ['a.level.changes', 'a.sentence.changes'],
      vanished: ['a.thing.vanishes'],
    });
    expect(lessonOf(parting)).toHaveLength(4);
  });
});
