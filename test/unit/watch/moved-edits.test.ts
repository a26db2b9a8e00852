import { expect, test } from 'vitest';
import type { Draft } from '../../../utils/post/types.ts';
import { movedEdits } from '../../../utils/watch/moved-edits.ts';

const draft = (...sources: string[]): Draft => ({
  parts: [{ text: 'Hallo', media: sources.map((src) => ({ src, description: '' })) }],
  language: undefined,
});
const edits = { texts: { 0: 'Servus' }, descriptions: { 0: 'Eins', 2: 'Drei' } };
const moved = (before: Draft, after: Draft) => movedEdits(edits, before, after).descriptions;

test('a description goes with its picture, wherever that is put', () => {
  expect(moved(draft('a', 'b', 'c'), draft('c', 'a', 'b'))).toEqual({ 0: 'Drei', 1: 'Eins' });
});

test('a description goes with a picture that is removed, and no other gets it', () => {
  expect(moved(draft('a', 'b', 'c'), draft('b', 'c'))).toEqual({ 1: 'Drei' });
  expect(moved(draft('a', 'b', 'c'), draft('b'))).toEqual({});
});

test('a picture that is shown from elsewhere keeps its description', () => {
  expect(moved(draft('a', 'b', 'c'), draft('https://a', 'b', 'c'))).toEqual({ 0: 'Eins', 2: 'Drei' });
  expect(moved(draft('', '', ''), draft('', '', ''))).toEqual({ 0: 'Eins', 2: 'Drei' });
});

test('where none is shown for a moment nothing is lost, and pictures that come after it are others', () => {
  expect(moved(draft('a', 'b', 'c'), draft())).toBe(edits.descriptions);
  const after = (...sources: string[]) =>
    movedEdits(edits, draft('a', 'b', 'c'), draft(...sources), true).descriptions;
  expect(after('a', 'b', 'c')).toBe(edits.descriptions);
  expect(after('d', 'e', 'f')).toEqual({});
});

test('what is no description stays as it is', () => {
  expect(movedEdits(edits, draft('a', 'b', 'c'), draft()).texts).toEqual({ 0: 'Servus' });
  const none = { warning: 'Lärm' };
  expect(movedEdits(none, draft('a'), draft())).toBe(none);
});
