'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { mayFail, goesOn } = require('../../../src/vscode/notebook/cellTags');

const cases = [
  ['a cell without metadata', undefined, false],
  ['a cell without tags', { metadata: {} }, false],
  ['a cell with other tags', { metadata: { tags: ['hide-input'] } }, false],
  ['a cell that is to raise an exception', { metadata: { tags: ['hide-input', 'raises-exception'] } }, true],
  ['the same as older editors keep it', { tags: ['raises-exception'] }, true],
  ['tags that are no list', { metadata: { tags: 'raises-exception' } }, false],
];

for (const [name, metadata, expected] of cases) test(name, () => assert.strictEqual(mayFail({ metadata }), expected));

const tagged = { metadata: { metadata: { tags: ['raises-exception'] } } };
const endings = [
  ['succeeded', true, true],
  ['failed', false, true],
  ['interrupted', false, false],
  ['timedOut', false, false],
  ['lost', false, false],
  ['aborted', false, false],
];

for (const [status, untaggedGoesOn, taggedGoesOn] of endings) {
  test(`a run after a cell that ended as ${status}`, () =>
    assert.deepStrictEqual([goesOn(status, { metadata: {} }), goesOn(status, tagged)], [untaggedGoesOn, taggedGoesOn]));
}
