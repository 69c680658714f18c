'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { mayFail } = require('../../../src/vscode/notebook/cellTags');

const cases = [
  ['a cell without metadata', undefined, false],
  ['a cell without tags', { metadata: {} }, false],
  ['a cell with other tags', { metadata: { tags: ['hide-input'] } }, false],
  ['a cell that is to raise an exception', { metadata: { tags: ['hide-input', 'raises-exception'] } }, true],
  ['the same as older editors keep it', { tags: ['raises-exception'] }, true],
  ['tags that are no list', { metadata: { tags: 'raises-exception' } }, false],
];

for (const [name, metadata, expected] of cases) test(name, () => assert.strictEqual(mayFail({ metadata }), expected));
